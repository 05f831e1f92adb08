import { lineSpan } from "./lineSpan.ts";
import { bodyRows, placedTables, rowsOf, type LayoutCell, type SheetLayout } from "./sheetLayout.ts";

/** A line of 11-point text, and the tallest row Excel takes, in points. */
export const linePoints = 16;
const tallest = 409;
const titlePoints = 24;

/** Chinese characters and full-width marks take two columns of the default font. */
const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/gu;

/**
 * The height of every row of a sheet in points (行高), so that wrapped text is seen whole in programs that do not fit rows
 * by themselves; an estimate from the columns' widths.
 */
export const rowHeights = (sheet: SheetLayout): readonly number[] => {
  const placed = placedTables(sheet);
  const span = lineSpan(sheet);
  return rowsOf(sheet).map((cells, row) => {
    if (row === 0) return titlePoints;
    const within = placed.find(({ table, headerRow }) => row >= headerRow && row <= headerRow + bodyRows(table));
    if (!within) return Math.min(linesOf(cells[0] ?? null, span.width) * linePoints, tallest);
    const { columns } = within.table;
    const lines = cells.map((cell, column) =>
      columns[column]?.hidden === true ? 1 : linesOf(cell, columns[column]?.width ?? 10),
    );
    return Math.min(Math.max(1, ...lines) * linePoints, tallest);
  });
};

/** How many lines a cell takes in a column of so many characters; one is left free: programs break lines a little before the edge. */
export const linesOf = (cell: LayoutCell, width: number): number => {
  if (typeof cell !== "string") return 1;
  // However wide its characters are, it fits.
  if (2 * cell.length < width && !cell.includes("\n")) return 1;
  return cell.split("\n").reduce((lines, line) => {
    const taken = line.length + (line.match(wide)?.length ?? 0);
    return lines + Math.max(1, Math.ceil(taken / Math.max(width - 1, 1)));
  }, 0);
};
