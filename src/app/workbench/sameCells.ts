import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";

/** Whether two copies of a sheet say the same in every cell (逐格相同). */
export const sameCells = (a: SheetSnapshot, b: SheetSnapshot): boolean =>
  a === b ||
  (a.cells.length === b.cells.length &&
    a.cells.every((row, at) => {
      const other = b.cells[at];
      return row.length === other?.length && row.every((cell, column) => cell === other[column]);
    }));
