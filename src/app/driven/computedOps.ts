import { rowsOf, type SheetLayout } from "../../workbook/sheetLayout.ts";
import { cellText, type CellValue, type SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { valueOfCell } from "../../workbook/snapshotOfLayout.ts";
import { isWithin } from "./areas.ts";
import type { BookOp } from "./bookOps.ts";

/**
 * What brings the formulas of a program that computes none to what they come to (重算显示): only cells that still hold a formula, and
 * show something else than the core has for it.
 */
export const computedOps = (
  layouts: readonly SheetLayout[],
  found: readonly SheetSnapshot[],
): readonly Extract<BookOp, { readonly op: "cells" }>[] => {
  const sheets = new Map(found.map((sheet) => [sheet.name, sheet]));
  return layouts.flatMap((layout) => {
    const sheet = sheets.get(layout.name);
    const formulas = sheet?.facts?.formulas ?? [];
    if (!sheet || formulas.length === 0) return [];
    return rowsOf(layout).flatMap((cells, row) =>
      cells.flatMap((cell, column) => {
        if (cell === null || typeof cell !== "object") return [];
        const ought = valueOfCell(cell);
        if (isSame(sheet.cells[row]?.[column] ?? null, ought)) return [];
        if (!formulas.some((area) => isWithin(area, row, column))) return [];
        const area = { row, column, rows: 1, columns: 1 };
        return [
          {
            op: "cells" as const,
            sheet: layout.name,
            area,
            entries: [[typeof ought === "number" ? ought : cellText(ought)]],
          },
        ];
      }),
    );
  });
};

const isSame = (is: CellValue, ought: CellValue): boolean =>
  is === ought || (cellText(is) === "" && cellText(ought) === "");
