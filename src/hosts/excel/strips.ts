import type { CellArea } from "../../workbook/sheetSnapshot.ts";

/** What is asked of cells: what they show, and what they say as formulas too. */
type Fields = "values" | "values,formulas";

/** A sheet's used range with its size loaded, where its tables stand, and what is asked of its cells. */
export type UsedRange = {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly tables: readonly CellArea[];
  readonly what: Fields;
  /** Its values came with its size. */
  readonly loaded: boolean;
};

/** Rows of one range with the columns that are used in them; `row` and `column` count from the range's first cell. */
export type Strip = {
  readonly range: number;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** The cells themselves, where they were asked for already. */
  readonly cells: readonly Excel.Range[] | null;
  /** Its values are there already. */
  readonly loaded: boolean;
};

/** The cells that asking for a strip costs: those whose formulas are asked for too come twice. */
export const weightOf = ({ range, rows, columns, loaded }: Strip, ranges: readonly UsedRange[]): number =>
  loaded ? 0 : rows * columns * (ranges[range]?.what === "values,formulas" ? 2 : 1);

/** Cuts a strip behind its first rows; null is a part without rows. */
export const cutStrip = (strip: Strip, rows: number): readonly [Strip | null, Strip | null] =>
  rows <= 0
    ? [null, strip]
    : rows >= strip.rows
      ? [strip, null]
      : [
          { ...strip, rows },
          { ...strip, row: strip.row + rows, rows: strip.rows - rows },
        ];

/** Columns of any sheet: a range of as many is whole rows. */
const allColumns = 16_384;

/** A strip as one range. */
export const rangeOf = (
  { range, row, column, rows, columns }: Omit<Strip, "cells" | "loaded">,
  ranges: readonly UsedRange[],
): Excel.Range => {
  const from = ranges[range];
  if (!from) throw new RangeError(`a strip of range ${range}: got ${ranges.length} ranges`);
  const { rowIndex, columnIndex } = from.used;
  return passing(from.sheet.getRangeByIndexes(rowIndex + row, columnIndex + column, rows, columns));
};

/** The cells of a strip, as Excel tells them: of whole rows it tells none, the last column of these stands apart. */
export const cellsOf = (strip: Strip, ranges: readonly UsedRange[]): readonly Excel.Range[] => {
  const { column, columns, cells } = strip;
  if (cells) return cells;
  if (columns < allColumns) return [rangeOf(strip, ranges)];
  return [
    rangeOf({ ...strip, columns: columns - 1 }, ranges),
    rangeOf({ ...strip, column: column + columns - 1, columns: 1 }, ranges),
  ];
};

/** A range that is asked once: Excel need not remember hundreds of them, nor be told to forget each. */
export const passing = (range: Excel.Range): Excel.Range => {
  range.untrack();
  return range;
};

/** What came of cells that were loaded, of ranges side by side. */
export const valuesOf = (
  cells: readonly Excel.Range[],
  what: Fields | undefined,
): { readonly values: unknown[][]; readonly texts: unknown[][] | null } => ({
  values: sideBySide(cells.map(({ values }) => values as unknown[][])),
  texts: what === "values,formulas" ? sideBySide(cells.map(({ formulas }) => formulas as unknown[][])) : null,
});

const sideBySide = (parts: readonly unknown[][][]): unknown[][] =>
  parts.reduce((left, right) => left.map((row, place) => [...row, ...(right[place] ?? [])]));
