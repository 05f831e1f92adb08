const entity: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/**
 * A text as it stands in a document's or a page's markup, between tags or in an attribute (标记文本). What markup cannot hold at
 * all is left out. Source: XML 1.0, 2.2 (Char). Workbooks spell such characters instead: `xlsx/textEscapes.ts`.
 */
export const markupText = (text: string): string =>
  text
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (character) => (canStand(character) ? character : ""))
    .replace(/[&<>"]/gu, (mark) => entity[mark] ?? mark);

/** Of control characters the white space, and those above the first block. */
const canStand = (character: string): boolean =>
  /[\t\n\r]/u.test(character) || (character >= "\u007F" && character < "\uFFFE");
