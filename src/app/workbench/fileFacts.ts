import type { MergedCells, ReturnedSheet } from "../../workbook/returned/returnedBook.ts";
import { cellAt, type CellArea, type SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { areasWhere } from "../driven/areas.ts";
import type { BookOp } from "../driven/bookOps.ts";
import type { FilesPort } from "../ports.ts";

/** The sheets of a file with what stands on them beside values, and how much of their look is known without a layout. */
export type SheetsWithFacts = { readonly sheets: readonly SheetSnapshot[]; readonly ops: readonly BookOp[] };

/** The most that a file's parts may hold to be looked through, in bytes: somebody waits for it to open. */
const largest = 48 * 1024 * 1024;

/**
 * Says of each sheet of a file where its formulas and merged cells are, which cells are locked, which columns nobody sees and which numbers are days
 * (文件中的其他情况). A file that is too large for that keeps its values alone.
 */
export const withFileFacts = (
  files: FilesPort,
  bytes: Uint8Array,
  name: string,
  sheets: readonly SheetSnapshot[],
): SheetsWithFacts => {
  const read = files.readReturned(bytes, name, largest);
  if (!read.ok) return { sheets, ops: [] };
  const returned = new Map(read.value.sheets.map((sheet) => [sheet.name, sheet]));
  return {
    sheets: sheets.map((sheet) => {
      const found = returned.get(sheet.name);
      return found && sheet.visibility !== "veryHidden" ? { ...sheet, facts: factsOf(found) } : sheet;
    }),
    ops: read.value.sheets.filter(({ visibility }) => visibility !== "veryHidden").flatMap(lookOf),
  };
};

const factsOf = ({
  formulas,
  merges,
  filtered,
  isProtected = false,
}: ReturnedSheet): NonNullable<SheetSnapshot["facts"]> => ({
  formulas: areasOf([...formulas.keys()]),
  tables: [],
  merged: merges.map(areaOf),
  rowsHidden: false,
  filtered,
  isProtected,
});

const areaOf = ({ firstRow, firstColumn, lastRow, lastColumn }: MergedCells): CellArea => ({
  row: firstRow,
  column: firstColumn,
  rows: lastRow - firstRow + 1,
  columns: lastColumn - firstColumn + 1,
});

/** Cells by address as rectangles. */
const areasOf = (addresses: readonly string[]): readonly CellArea[] => {
  const cells = addresses.flatMap((address) => cellAt(address) ?? []);
  const keys = new Set(cells.map(({ row, column }) => `${row} ${column}`));
  const rows = Math.max(0, ...cells.map(({ row }) => row + 1));
  const columns = Math.max(0, ...cells.map(({ column }) => column + 1));
  return areasWhere(rows, columns, (row, column) => keys.has(`${row} ${column}`));
};

const lookOf = ({ name, days, percents, hiddenColumns, unlocked }: ReturnedSheet): readonly BookOp[] => [
  ...areasOf([...(unlocked ?? [])]).map((area): BookOp => ({ op: "look", sheet: name, area, look: { locked: false } })),
  ...areasOf([...days]).map((area): BookOp => ({ op: "format", sheet: name, area, format: "yyyy-mm-dd" })),
  ...areasOf([...percents]).map((area): BookOp => ({ op: "format", sheet: name, area, format: "0.##%" })),
  ...[...hiddenColumns].map((column): BookOp => {
    return { op: "hideColumn", sheet: name, area: { row: 0, column, rows: 1, columns: 1 } };
  }),
];
