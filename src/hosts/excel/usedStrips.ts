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
const rowsOfStrip = 400;

/**
 * Cuts ranges into strips of rows, each as wide as its cells reach (按行成条): below a wide 评分 table stand a few columns of reasons,
 * many thousand rows long, and Excel's used range is the rectangle around both. One round trip, none where all ranges are small.
 *
 * @param ranges with their sizes loaded; null objects have no strips
 */
export const usedStrips = async (
  context: Excel.RequestContext,
  ranges: readonly Excel.Range[],
): Promise<readonly Strip[]> => {
  const asked = ranges.flatMap((range, place) => {
    if (range.isNullObject) return [];
    const { rowCount, columnCount } = range;
    if (rowCount * columnCount <= cellsInOne || rowCount <= rowsOfStrip)
      return [{ range: place, whole: true, cells: range }];
    return Array.from({ length: Math.ceil(rowCount / rowsOfStrip) }, (_, strip) => {
      const first = strip * rowsOfStrip;
      const cells = range
        .getCell(first, 0)
        .getAbsoluteResizedRange(Math.min(rowsOfStrip, rowCount - first), columnCount)
        .getUsedRangeOrNullObject(true);
      cells.load("rowIndex,columnIndex,rowCount,columnCount");
      return { range: place, whole: false, cells };
    });
  });
  if (asked.some(({ whole }) => !whole)) await context.sync();
  return asked.flatMap(({ range, cells }): readonly Strip[] => {
    const from = ranges[range];
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
