import { at } from "../shared/at.ts";
import { contentOf } from "./attributionContent.ts";
import { namesOnlyUnits } from "./attributionRoles.ts";
import type { Script, Stretch } from "./script.ts";
import type { Column } from "./tableColumns.ts";

/** The widest table whose short rows are looked at. */
const mostColumns = 16;

/**
 * A row that lacks cells which were merged above it, or which stand blank at its end (缺格的行): where its units do not
 * stand below theirs, or stand where the requirement should, its cells are set below the columns that suit them best,
 * in order.
 */
export const fitted = (
  script: Script,
  columns: readonly (Column | null)[],
  cells: readonly Stretch[],
): readonly Stretch[] => {
  const [first] = cells;
  if (cells.length < 2 || cells.length >= columns.length || columns.length > mostColumns || !first) return cells;
  const isUnits = cells.map((cell) => saysUnits(script, cell));
  const areRight = cells.some((_, i) => isUnits[i] === true && isUnitColumn(columns[i] ?? null));
  const areAstray = cells.some((_, i) => isUnits[i] === true && columns[i] === "requirement");
  if (areRight && !areAstray) return cells;
  const blank = { start: first.start, end: first.start };
  const places = bestPlaces(cells.map((cell) => columns.map((column) => suits(script, cell, column))));
  return columns.map((_, j) => cells[places.indexOf(j)] ?? blank);
};

/** True for a column of units, whatever their role. */
export const isUnitColumn = (column: Column | null): boolean =>
  column === "strong" || column === "weak" || column === "support";

const longestUnitCell = 160;

/** True for a cell that names units, and nothing that is none. */
export const saysUnits = (script: Script, cell: Stretch): boolean => {
  if (cell.end === cell.start || cell.end - cell.start > longestUnitCell) return false;
  return namesOnlyUnits(contentOf(script, cell).roles);
};

const saysWhen = /^[^。;]{0,24}$/u;
const timeWords = /[年月日底季周]|长期|持续|及时|实时|随时|适时/u;

/** How well a cell stands below a column; the words of a task suit a column of requirements best. */
const suits = (script: Script, cell: Stretch, column: Column | null): number => {
  const text = script.chars.slice(cell.start, cell.end);
  const isNumber = /^\d{1,4}$/u.test(text);
  if (column === "serial") return isNumber ? 3 : -3;
  if (isUnitColumn(column)) return saysUnits(script, cell) ? 3 : -3;
  if (column === "time") return saysWhen.test(text) && timeWords.test(text) ? 2 : -2;
  const isWords = !isNumber && text !== "" && !saysUnits(script, cell);
  return column === "requirement"
    ? isWords
      ? 2
      : -1
    : column === "task" || column === "section"
      ? isWords
        ? 1
        : -1
      : 0;
};

/** For each cell the column it is set below, so that they suit best in all; the leftmost where several do. */
const bestPlaces = (scores: readonly (readonly number[])[]): readonly number[] => {
  const width = scores[0]?.length ?? 0;
  // best[i][j]: the most that the cells from i on reach below the columns from j on.
  const best = Array.from({ length: scores.length + 1 }, (_, i) =>
    new Array<number>(width + 1).fill(i === scores.length ? 0 : -Infinity),
  );
  const most = (i: number, j: number): number => at(at(best, i), j);
  const placed = (i: number, j: number): number => at(at(scores, i), j) + most(i + 1, j + 1);
  for (let i = scores.length - 1; i >= 0; i--) {
    const row = best[i];
    for (let j = width - 1; row && j >= 0; j--) row[j] = Math.max(placed(i, j), most(i, j + 1));
  }
  let j = 0;
  return scores.map((_, i) => {
    while (j < width - 1 && placed(i, j) < most(i, j)) j++;
    return j++;
  });
};
