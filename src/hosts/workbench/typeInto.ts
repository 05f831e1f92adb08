import type { CellValue } from "../../workbook/sheetSnapshot.ts";
import { cellKey, setCell, type GridBook, type GridSheet } from "./gridBook.ts";
import { mayType, type Refusal } from "./mayType.ts";

/** Keeps what a person typed (记下录入): a formula that stood there is gone. */
export const keepTyped = (sheet: GridSheet, row: number, column: number, value: CellValue): void => {
  setCell(sheet, row, column, value);
  sheet.computed.delete(cellKey(row, column));
};

/** Types into a cell as a person does. @returns why it was not taken; null where it was */
export const typeInto = (
  book: GridBook,
  sheet: GridSheet,
  row: number,
  column: number,
  typed: CellValue,
): Refusal | null => {
  const may = mayType(book, sheet, row, column, typed);
  if (!may.ok) return may.refusal;
  keepTyped(sheet, row, column, may.value);
  return null;
};
