import { contentOf } from "./attributionContent.ts";
import type { Script, Stretch } from "./script.ts";
import type { Column } from "./tableColumns.ts";

/**
 * A row that lacks its first cells, which were merged above it, is set against the right edge: where its units then
 * stand below theirs and do not when it is set against the left.
 */
export const fitted = (
  script: Script,
  columns: readonly (Column | null)[],
  cells: readonly Stretch[],
): readonly Stretch[] => {
  const missing = columns.length - cells.length;
  const [first] = cells;
  if (missing <= 0 || cells.length < 2 || !first) return cells;
  const holdsUnits = (shift: number): boolean =>
    cells.some((cell, i) => isUnitColumn(columns[i + shift] ?? null) && saysUnits(script, cell));
  if (holdsUnits(0) || !holdsUnits(missing)) return cells;
  const blank = { start: first.start, end: first.start };
  return [...new Array<Stretch>(missing).fill(blank), ...cells];
};

/** True for a column of units, whatever their role. */
export const isUnitColumn = (column: Column | null): boolean =>
  column === "strong" || column === "weak" || column === "support";

const longestUnitCell = 160;
const saysUnits = (script: Script, cell: Stretch): boolean => {
  if (cell.end === cell.start || cell.end - cell.start > longestUnitCell) return false;
  const units = contentOf(script, cell).roles.groups.flatMap((group) => group.units);
  return units.length > 0 && units.every(({ likely }) => likely);
};
