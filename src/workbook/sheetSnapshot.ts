/** What a host read from a cell: the value a formula has, never the formula. */
export type CellValue = string | number | boolean | null;

/** A sheet as a host read it: its cells from A1, rows of any length, empty cells null. */
export type SheetSnapshot = {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "veryHidden";
  readonly cells: readonly (readonly CellValue[])[];
};

/** The text of a cell, trimmed; "" where it is empty. */
export const cellText = (value: CellValue | undefined): string => (value == null ? "" : String(value).trim());

/** "A1" of a row and column that count from 0. */
export const addressOf = (row: number, column: number): string => {
  let letters = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return `${letters}${row + 1}`;
};
