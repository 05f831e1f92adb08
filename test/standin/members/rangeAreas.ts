import { areaOf, intersect, lastColumn, lastRow, type Area } from "../addresses.ts";
import { areaOfHandle, rangeHandle, sheetOf, type Argument, type Handle, type Host } from "../host.ts";
import { notImplemented, refuse, shown } from "../hostError.ts";
import type { CellState } from "../model.ts";
import type { TypeDefinition } from "../typeDefinition.ts";

/** The areas lie in the handle's key, as JSON. */
const areasOf = (handle: Handle): readonly Area[] => JSON.parse(handle.key ?? "[]") as readonly Area[];

const areas = (handle: Handle, found: readonly Area[]): Handle | null =>
  found.length === 0 ? null : { handle: "RangeAreas", sheetId: handle.sheetId ?? "", key: JSON.stringify(found) };

/** Docs: `Excel.RangeAreas`, `Excel.RangeCollection`, "Work with multiple ranges simultaneously in Excel add-ins". */
export const rangeAreasTypes: Readonly<Record<string, TypeDefinition>> = {
  RangeAreas: {
    get: { areaCount: (handle) => areasOf(handle).length },
    navigate: { areas: (handle) => ({ ...handle, handle: "RangeCollection" }) },
  },
  RangeCollection: {
    items: (handle, host) => areasOf(handle).map((area) => rangeHandle(host, handle.sheetId ?? "", area)),
    call: { getCount: (handle) => areasOf(handle).length },
  },
};

/**
 * Docs: `Range.getSpecialCellsOrNullObject`, "Find special cells within a range": the cells that hold formulas, as few
 * rectangles side by side. Belief without a page: on a protected sheet it is refused, as SpecialCells of VBA is.
 */
export function specialCells(handle: Handle, kind: Argument, host: Host): Handle | null {
  if (kind !== "Formulas") notImplemented(`getSpecialCells(${shown(kind)})`);
  const sheet = sheetOf(handle, host);
  if (sheet.protection.protected) refuse("AccessDenied", `the sheet ${sheet.name} is protected`);
  const area = areaOfHandle(handle);
  const holds = (cell: CellState | undefined): boolean => cell?.formula !== undefined;
  const done: Area[] = [];
  let open: Area[] = [];
  for (let row = area.row; row <= lastRow(area); row += 1) {
    const next: Area[] = [];
    for (let column = area.column; column <= lastColumn(area); column += 1) {
      const first = column;
      while (column <= lastColumn(area) && holds(sheet.cells[row]?.[column])) column += 1;
      if (column === first) continue;
      const run = areaOf(row, first, row, column - 1);
      const above = open.find((each) => each.column === run.column && each.columnCount === run.columnCount);
      next.push(above ? { ...above, rowCount: above.rowCount + 1 } : run);
      open = open.filter((each) => each !== above);
    }
    done.push(...open);
    open = next;
  }
  return areas(handle, [...done, ...open]);
}

/** Docs: `Range.getMergedAreasOrNullObject`: the merged areas that lie in the range. */
export function mergedAreas(handle: Handle, host: Host): Handle | null {
  const area = areaOfHandle(handle);
  return areas(
    handle,
    sheetOf(handle, host).merges.filter((merge) => intersect(merge, area)),
  );
}
