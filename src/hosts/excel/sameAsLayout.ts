import type { SheetLayout } from "../../workbook/sheetLayout.ts";
import { cellText, type CellValue, type SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../workbook/snapshotOfLayout.ts";

/** Whether a sheet already says, cell for cell, what it should. */
export const sameAsLayout = (found: SheetSnapshot, layout: SheetLayout): boolean => {
  const want = snapshotOfLayout(layout);
  if (found.visibility !== want.visibility || filledRows(found.cells) !== filledRows(want.cells)) return false;
  return want.cells.every((row, index) => sameRow(row, found.cells[index] ?? []));
};

const filledRows = (cells: SheetSnapshot["cells"]): number =>
  cells.findLastIndex((row) => row.some((cell) => cell !== null)) + 1;

const sameRow = (want: readonly CellValue[], found: readonly CellValue[]): boolean =>
  Array.from({ length: Math.max(want.length, found.length) }, (_, column) => column).every(
    (column) => cellText(want[column]) === cellText(found[column]),
  );
