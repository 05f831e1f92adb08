import { areasWhere } from "../../app/driven/areas.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { cellKey, type GridBook, type GridSheet } from "./gridBook.ts";

/** All sheets of the workbook as they stand (读取全部工作表). */
export const readGrid = (book: GridBook): readonly SheetSnapshot[] => book.sheets.map(snapshotOf);

const snapshotOf = (sheet: GridSheet): SheetSnapshot => {
  const cells = sheet.cells.slice(0, sheet.cells.findLastIndex((row) => row.some((cell) => cell !== null)) + 1);
  const read = { name: sheet.name, visibility: sheet.visibility, cells: cells.map((row) => [...row]) };
  if (sheet.visibility === "veryHidden") return read;
  const width = Math.max(0, ...cells.map(({ length }) => length));
  const formulas =
    sheet.computed.size === 0
      ? []
      : areasWhere(cells.length, width, (row, column) => sheet.computed.has(cellKey(row, column)));
  return {
    ...read,
    facts: {
      formulas,
      tables: sheet.tables.map(({ name, area }) => ({ name, area, filtered: false })),
      merged: sheet.merged,
      rowsHidden: false,
      filtered: false,
      isProtected: sheet.isProtected,
    },
  };
};
