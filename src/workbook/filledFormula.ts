import type { FilledFormula, LaidFormula } from "./sheetLayout.ts";

/** Stands around a distance within a text: no formula that spreadsheets take has such a character. */
const mark = "\u0001";
const distance = new RegExp(`${mark}(-?\\d+)${mark}`, "u");

/** The row of a reference in a text that `filledFormula` takes apart: so many rows below the cell's own. */
export const distantRow = (rows: number): string => `${mark}${rows}${mark}`;

/** A text of a formula in which rows that move with the cell were written by `distantRow`. */
export const filledFormula = (text: string): FilledFormula =>
  text.split(distance).map((piece, place) => (place % 2 === 1 ? Number(piece) : piece));

/** The text of a formula in the cell of a row, from 0, without "=" (公式文字). */
export const formulaIn = ({ formula }: LaidFormula, row: number): string => {
  if (typeof formula === "string") return formula;
  let text = "";
  for (const piece of formula) text += typeof piece === "number" ? String(row + 1 + piece) : piece;
  return text;
};
