/** What XML cannot hold as it is: half characters, control characters but tab and line feed, two that are none. */
const unfit = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;
const underscore = /_(?=x[0-9A-Fa-f]{4}_)/gu;
/** A text without any of these stays as it is; most do. */
const special = /[&<>\p{Cc}\p{Cs}\uFFFE\uFFFF]|_x/u;

/**
 * Text in a workbook's XML spells some characters as _xHHHH_, so a text that holds such a pattern by itself must have
 * its underscore spelled out. Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
 */
const escapeText = (text: string): string =>
  text
    .replace(underscore, "_x005F_")
    .replace(unfit, (character) => (character === "\n" || character === "\t" ? character : spelled(character)));

const spelled = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;

export const unescapeText = (text: string): string =>
  text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;

const entity: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text as it stands between two tags. */
export const textXml = (text: string): string =>
  special.test(text) ? escapeText(text).replace(/[&<>]/gu, (mark) => entity[mark] ?? mark) : text;

/** A text as it stands in an attribute; white space in it is spelled out, since readers of XML fold it. */
export const attributeXml = (text: string): string =>
  escapeText(text)
    .replace(/[&<>"]/gu, (mark) => entity[mark] ?? mark)
    .replace(/[\n\t]/gu, spelled);
