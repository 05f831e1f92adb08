import { columnLetters } from "../../../../workbook/sheetSnapshot.ts";

/** Text in quotes, a quoted sheet name, or a reference to a cell, whole columns or whole rows. */
const piece =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\w.])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(.])|(?<![\w.])(\$?)([A-Z]{1,3}):(\$?)([A-Z]{1,3})(?![\w(.])|(?<![\w.])(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\w.])/gu;

const indexOf = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/**
 * A formula as it reads when it is filled so many rows down and columns right (公式平移): references move unless they are fixed
 * by "$". A reference that would leave the sheet is #REF!, as in every spreadsheet.
 */
export const shiftFormula = (formula: string, rows: number, columns: number): string => {
  const column = (fixed: string, letters: string): string | null => {
    if (fixed !== "") return `$${letters}`;
    const moved = indexOf(letters) + columns;
    return moved < 0 || moved >= 16_384 ? null : columnLetters(moved);
  };
  const row = (fixed: string, digits: string): string | null => {
    if (fixed !== "") return `$${digits}`;
    const moved = Number(digits) + rows;
    return moved < 1 || moved > 1_048_576 ? null : String(moved);
  };
  return formula.replace(piece, (whole: string, ...groups: readonly (string | undefined)[]) => {
    const [
      c = "",
      cell,
      r = "",
      digits = "",
      from = "",
      first,
      to = "",
      last = "",
      above = "",
      top,
      under = "",
      low = "",
    ] = groups;
    const joined = (parts: readonly (string | null)[], between: string): string =>
      parts.includes(null) ? "#REF!" : parts.join(between);
    if (cell !== undefined) return joined([column(c, cell), row(r, digits)], "");
    if (first !== undefined) return joined([column(from, first), column(to, last)], ":");
    if (top !== undefined) return joined([row(above, top), row(under, low)], ":");
    return whole;
  });
};
