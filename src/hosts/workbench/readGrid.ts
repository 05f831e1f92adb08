import { areasWhere } from "../../app/driven/areas.ts";
import type { ChangedSheet, KnownVersions } from "../../app/driven/sheetMirror.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { cellKey, type GridBook, type GridSheet } from "./gridBook.ts";

/** All sheets of the workbook as they stand (读取全部工作表). */
export const readGrid = (book: GridBook): readonly SheetSnapshot[] => book.sheets.map(snapshotOf);

/** All sheets in their order; those that were read before as they still are, without their cells. */
export const readChanged = (book: GridBook, known: KnownVersions): readonly ChangedSheet[] =>
  book.sheets.map((sheet) => ({
    name: sheet.name,
    version: sheet.version,
    sheet: known[sheet.name] === sheet.version ? null : snapshotOf(sheet),
  }));

const snapshotOf = (sheet: GridSheet): SheetSnapshot => {
  const cells = sheet.cells.slice(0, sheet.cells.findLastIndex((row) => row.some((cell) => cell !== null)) + 1);
  const read = { name: sheet.name, visibility: sheet.visibility, cells: cells.map((row) => [...row]) };
  if (sheet.visibility === "veryHidden") return read;
  const width = cells.reduce((most, { length }) => Math.max(most, length), 0);
  const formulas =
    sheet.computed.size === 0
      ? []
      : areasWhere(cells.length, width, (row, column) => sheet.computed.has(cellKey(row, column)));
  return {
    ...read,
    facts: {
      formulas,
      tables: sheet.tables.map(({ name, area }) => ({ name, area, filtered: false, columnsHidden: false })),
      merged: sheet.merged,
      rowsHidden: false,
      filtered: false,
      isProtected: sheet.isProtected,
    },
  };
};
