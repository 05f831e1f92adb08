/**
 * Text in a workbook's XML spells some characters as _xHHHH_, so a text that holds such a pattern by itself must have
 * its underscore spelled out. Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
 */
export const escapeText = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, "_x005F_")
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (character) =>
      character === "\n" || character === "\t"
        ? character
        : `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    );

export const unescapeText = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
