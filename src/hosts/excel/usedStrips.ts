import type { CellArea } from "../../workbook/sheetSnapshot.ts";
import { isTooLarge } from "./runBatch.ts";

/** A sheet's used range with its size loaded, and where its tables stand. */
export type UsedRange = {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly tables: readonly CellArea[];
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
  readonly cells: Excel.Range;
  /** Its values are there already. */
  readonly loaded: boolean;
};

/** Cells of a range that is asked for as it is. */
const cellsInOne = 20_000;
/** What somebody noted far beside a table makes no more rows than these as wide. */
const rowsOfStrip = 800;
/** Cells whose values come with the answer that says how far others reach; most of them are numbers of a few bytes. */
const cellsBeside = 200_000;

/**
 * Cuts ranges into strips of rows, each as wide as its cells reach (按行成条): below a wide 评分 table stand a few columns of reasons,
 * many thousand rows long, and Excel's used range is the rectangle around both. One round trip, none where all ranges are small; with
 * it come the values of small ranges and of rows that a table fills.
 *
 * @param ranges null objects have no strips
 */
export const usedStrips = async (
  context: Excel.RequestContext,
  ranges: readonly UsedRange[],
  beside = cellsBeside,
): Promise<readonly Strip[]> => {
  const strips = ranges.flatMap(stripsToAsk);
  if (!strips.some(isOpen)) return strips;
  let room = beside;
  const asked = strips.map((strip): Strip => {
    if (isOpen(strip)) {
      strip.cells.load("rowIndex,columnIndex,rowCount,columnCount");
      return strip;
    }
    const size = strip.rows * strip.columns;
    if (strip.loaded || size > room) return strip;
    room -= size;
    strip.cells.load("values");
    return { ...strip, loaded: true };
  });
  try {
    await context.sync();
  } catch (error) {
    if (!isTooLarge(error) || beside === 0) throw error;
    return usedStrips(context, ranges, 0);
  }
  return asked.flatMap((strip): readonly Strip[] => {
    const from = ranges[strip.range]?.used;
    if (!isOpen(strip)) return [strip];
    if (!from || strip.cells.isNullObject) return [];
    const { rowIndex, columnIndex, rowCount, columnCount } = strip.cells;
    const [row, column] = [rowIndex - from.rowIndex, columnIndex - from.columnIndex];
    return [{ ...strip, row, column, rows: rowCount, columns: columnCount }];
  });
};

/** How far its cells reach is still to be asked. */
const isOpen = ({ rows }: Strip): boolean => rows === 0;

const stripsToAsk = ({ sheet, used, tables, loaded }: UsedRange, range: number): readonly Strip[] => {
  if (used.isNullObject) return [];
  const { rowIndex, rowCount, columnIndex, columnCount } = used;
  const whole = { range, row: 0, column: 0, rows: rowCount, columns: columnCount, cells: used, loaded };
  if (loaded || rowCount * columnCount <= cellsInOne) return [whole];
  return stretches(rowIndex, rowIndex + rowCount, tables).map(({ from, rows }): Strip => {
    const cells = sheet.getRangeByIndexes(from, columnIndex, rows, columnCount);
    return isFull({ row: from, column: columnIndex, rows, columns: columnCount }, tables)
      ? { ...whole, row: from - rowIndex, rows, cells }
      : { ...whole, rows: 0, cells: cells.getUsedRangeOrNullObject(true) };
  });
};

/** Rows from `first` up to `end`, cut behind each table and where they become too many. */
const stretches = (
  first: number,
  end: number,
  tables: readonly CellArea[],
): readonly { readonly from: number; readonly rows: number }[] => {
  const cuts = tables.map(({ row, rows }) => row + rows).filter((row) => row > first && row < end);
  const starts = [first, ...cuts.toSorted((a, b) => a - b)];
  return starts.flatMap((start, place) => {
    const stop = starts[place + 1] ?? end;
    return Array.from({ length: Math.ceil((stop - start) / rowsOfStrip) }, (_, strip) => {
      const from = start + strip * rowsOfStrip;
      return { from, rows: Math.min(rowsOfStrip, stop - from) };
    });
  });
};

/** Whether one table takes most of the cells: how far they reach need not be asked. */
const isFull = (stretch: CellArea, tables: readonly CellArea[]): boolean =>
  tables.some(
    ({ row, rows, columns }) =>
      row >= stretch.row &&
      row + rows <= stretch.row + stretch.rows &&
      rows * columns * 2 >= stretch.rows * stretch.columns,
  );
