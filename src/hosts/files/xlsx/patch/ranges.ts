import type { Area } from "../addresses.ts";

const corner = (reference: string): { readonly row: number; readonly column: number } | null => {
  const [, letters = "", digits = ""] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/u.exec(reference) ?? [];
  if (letters === "") return null;
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
};

/** The rectangles that a text such as "A1:B2 C3" names; whole columns and whatever else it names are left out. */
export const rangesOf = (text: string): readonly Area[] =>
  text.split(/\s+/u).flatMap((range) => {
    const [from = "", to = from] = range.split(":");
    const [first, last] = [corner(from), corner(to)];
    if (!first || !last) return [];
    return [{ firstRow: first.row, firstColumn: first.column, lastRow: last.row, lastColumn: last.column }];
  });

export const meet = (a: Area, b: Area): boolean =>
  a.firstRow <= b.lastRow && b.firstRow <= a.lastRow && a.firstColumn <= b.lastColumn && b.firstColumn <= a.lastColumn;

export const within = (inner: Area, outer: Area): boolean =>
  inner.firstRow >= outer.firstRow &&
  inner.lastRow <= outer.lastRow &&
  inner.firstColumn >= outer.firstColumn &&
  inner.lastColumn <= outer.lastColumn;
