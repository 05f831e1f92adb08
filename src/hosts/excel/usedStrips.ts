/** A sheet's used range with its size loaded, and the rows, from 0, with which one of its tables ends. */
export type UsedRange = {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly ends: readonly number[];
};

/** Rows of one range with the columns that are used in them; `row` and `column` count from the range's first cell. */
export type Strip = {
  readonly range: number;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: Excel.Range;
};

/** Cells of a range that is asked for as it is. */
const cellsInOne = 20_000;
/** What somebody noted far beside a table makes no more rows than these as wide. */
const rowsOfStrip = 800;

/**
 * Cuts ranges into strips of rows, each as wide as its cells reach (按行成条): below a wide 评分 table stand a few columns of reasons,
 * many thousand rows long, and Excel's used range is the rectangle around both. One round trip, none where all ranges are small.
 *
 * @param ranges null objects have no strips
 */
export const usedStrips = async (
  context: Excel.RequestContext,
  ranges: readonly UsedRange[],
): Promise<readonly Strip[]> => {
  const asked = ranges.flatMap(({ sheet, used, ends }, range) => {
    if (used.isNullObject) return [];
    const { rowIndex, rowCount, columnIndex, columnCount } = used;
    if (rowCount * columnCount <= cellsInOne) return [{ range, whole: true, cells: used }];
    return stretches(rowIndex, rowIndex + rowCount, ends).map(({ from, rows }) => {
      const cells = sheet.getRangeByIndexes(from, columnIndex, rows, columnCount).getUsedRangeOrNullObject(true);
      cells.load("rowIndex,columnIndex,rowCount,columnCount");
      return { range, whole: false, cells };
    });
  });
  if (asked.some(({ whole }) => !whole)) await context.sync();
  return asked.flatMap(({ range, cells }): readonly Strip[] => {
    const from = ranges[range]?.used;
    if (!from || cells.isNullObject) return [];
    return [
      {
        range,
        row: cells.rowIndex - from.rowIndex,
        column: cells.columnIndex - from.columnIndex,
        rows: cells.rowCount,
        columns: cells.columnCount,
        cells,
      },
    ];
  });
};

/** Rows from `first` up to `end`, cut behind each table and where they become too many. */
const stretches = (
  first: number,
  end: number,
  ends: readonly number[],
): readonly { readonly from: number; readonly rows: number }[] => {
  const cuts = ends.map((row) => row + 1).filter((row) => row > first && row < end);
  const starts = [first, ...cuts.toSorted((a, b) => a - b)];
  return starts.flatMap((start, place) => {
    const stop = starts[place + 1] ?? end;
    return Array.from({ length: Math.ceil((stop - start) / rowsOfStrip) }, (_, strip) => {
      const from = start + strip * rowsOfStrip;
      return { from, rows: Math.min(rowsOfStrip, stop - from) };
    });
  });
};
