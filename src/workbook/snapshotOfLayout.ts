import { cellsOf, type LayoutCell, type SheetLayout } from "./sheetLayout.ts";
import type { CellValue, SheetSnapshot } from "./sheetSnapshot.ts";

/** What a host would read from a sheet that is as laid out; "" counts as empty, as it does in every host. */
export const snapshotOfLayout = (layout: SheetLayout): SheetSnapshot => ({
  name: layout.name,
  visibility: layout.visibility,
  cells: cellsOf(layout).map((row) => row.map(valueOfCell)),
});

/** What a host would read from a cell. */
export const valueOfCell = (cell: LayoutCell): CellValue => {
  const value = cell !== null && typeof cell === "object" ? cell.value : cell;
  return value === "" ? null : value;
};
