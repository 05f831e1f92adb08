import type { CellArea } from "../../workbook/sheetSnapshot.ts";
import { areaFields } from "./askSheets.ts";
import { isTooLarge } from "./runBatch.ts";
import { cellsOf, cutStrip, passing, rangeOf, weightOf, type Strip, type UsedRange } from "./strips.ts";

/** A strip, and what is still to be asked of it: how far its cells reach, or whether anything stands beside the table that it is. */
type Stretch = { readonly strip: Strip; readonly ask: "nothing" | "reach" | "beside" };

/** Cells of a range that is asked for as it is. */
const cellsInOne = 20_000;
/** What somebody noted far beside a table makes no more rows than these as wide. */
const rowsOfStrip = 800;
/** What stands beside a long table is read with the rows between, where these are no more cells. */
const cellsOfNotes = 100_000;
/**
 * Cells whose values come with the answer that says how far others reach, those of the last sheets first: there stand the results,
 * fractions of few bytes that take longest to unpack.
 */
const cellsBeside = 150_000;

/**
 * Cuts ranges into strips of rows, each as wide as its cells reach (按行成条): below a wide 评分 table stand a few columns of reasons,
 * many thousand rows long, and Excel's used range is the rectangle around both. One round trip, none where all ranges are small, one
 * more where notes stand far apart beside a long table; with it come the values of small ranges and of rows that a table fills.
 *
 * @param ranges null objects have no strips
 * @returns with how many round trips it took beyond one
 */
export const usedStrips = async (
  context: Excel.RequestContext,
  ranges: readonly UsedRange[],
  breathe: () => Promise<void>,
): Promise<{ readonly strips: readonly Strip[]; readonly lost: number }> => {
  let stretches: readonly Stretch[] = ranges.flatMap(stretchesOf);
  let room = cellsBeside;
  let trips = 0;
  while (stretches.some(({ ask }) => ask !== "nothing")) {
    trips++;
    try {
      stretches = await askStretches(context, ranges, stretches, room, breathe);
    } catch (error) {
      if (!isTooLarge(error) || room === 0) throw error;
      room = 0;
    }
  }
  return { strips: stretches.map(({ strip }) => strip), lost: Math.max(0, trips - 1) };
};

const askStretches = async (
  context: Excel.RequestContext,
  ranges: readonly UsedRange[],
  stretches: readonly Stretch[],
  cells: number,
  breathe: () => Promise<void>,
): Promise<readonly Stretch[]> => {
  let room = cells;
  const asked: { readonly stretch: Stretch; readonly reach: Excel.Range | null }[] = [];
  for (const stretch of stretches.toReversed()) {
    const { strip, ask } = stretch;
    if (ask !== "nothing") asked.push({ stretch, reach: askReach(stretch, ranges) });
    else {
      const [first, second] = cutStrip(strip, strip.loaded ? strip.rows : rowsWithin(room, strip, ranges));
      if (second) asked.push({ stretch: { strip: second, ask }, reach: null });
      if (first) {
        room -= weightOf(first, ranges);
        asked.push({ stretch: { strip: loadStrip(first, ranges), ask }, reach: null });
      }
    }
    await breathe();
  }
  await context.sync();
  await breathe();
  return asked.toReversed().flatMap(({ stretch, reach }) => (reach ? reached(stretch, reach, ranges) : [stretch]));
};

/** Asks how far the cells of a stretch reach, or those beside the table that it is. */
const askReach = ({ strip, ask }: Stretch, ranges: readonly UsedRange[]): Excel.Range | null => {
  const used = ranges[strip.range]?.used;
  if (!used) return null;
  const column = ask === "beside" ? strip.columns : 0;
  const whole = rangeOf({ ...strip, column, columns: used.columnCount - column }, ranges);
  const reach = passing(whole.getUsedRangeOrNullObject(true));
  reach.load(areaFields);
  return reach;
};

/** What a stretch is, now that it is known how far it reaches. */
const reached = ({ strip, ask }: Stretch, reach: Excel.Range, ranges: readonly UsedRange[]): readonly Stretch[] => {
  const used = ranges[strip.range]?.used;
  if (!used) return [];
  if (reach.isNullObject) return ask === "beside" ? [{ strip, ask: "nothing" }] : [];
  const [row, column] = [reach.rowIndex - used.rowIndex, reach.columnIndex - used.columnIndex];
  const { rowCount: rows, columnCount: columns } = reach;
  if (ask === "reach") return [{ strip: { ...strip, row, column, rows, columns }, ask: "nothing" }];
  const wide = column + columns;
  if (rows * wide > cellsOfNotes) return inStrips(strip).map((one) => ({ strip: one, ask: "reach" }));
  const [above, rest] = cutStrip(strip, row - strip.row);
  const [beside, below] = rest ? cutStrip(rest, rows) : [null, null];
  return [above, beside && { ...beside, columns: wide }, below].flatMap((one): readonly Stretch[] =>
    one ? [{ strip: one, ask: "nothing" }] : [],
  );
};

const loadStrip = (strip: Strip, ranges: readonly UsedRange[]): Strip => {
  if (strip.loaded) return strip;
  const cells = cellsOf(strip, ranges);
  for (const part of cells) part.load(ranges[strip.range]?.what);
  return { ...strip, cells, loaded: true };
};

const rowsWithin = (room: number, strip: Strip, ranges: readonly UsedRange[]): number =>
  Math.floor((room * strip.rows) / weightOf(strip, ranges));

/** Cuts a range behind its tables, before those that are long, and where rows become too many. */
const stretchesOf = ({ used, tables, loaded }: UsedRange, range: number): readonly Stretch[] => {
  if (used.isNullObject) return [];
  const { rowIndex, rowCount, columnIndex, columnCount } = used;
  const size = { rows: rowCount, columns: columnCount };
  const whole = { range, row: 0, column: 0, ...size, cells: loaded ? [used] : null, loaded };
  if (loaded || rowCount * columnCount <= cellsInOne) return [{ strip: whole, ask: "nothing" }];
  const placed = tables.map((table) => ({ ...table, row: table.row - rowIndex, column: table.column - columnIndex }));
  const long = placed.filter(
    ({ column, rows, columns }) => column === 0 && columns <= columnCount && rows > rowsOfStrip,
  );
  const cuts = new Set([0, ...placed.map(({ row, rows }) => row + rows), ...long.map(({ row }) => row)]);
  const starts = [...cuts].filter((row) => row >= 0 && row < rowCount).toSorted((a, b) => a - b);
  return starts.flatMap((row, place): readonly Stretch[] => {
    const rows = (starts[place + 1] ?? rowCount) - row;
    const table = long.find((one) => one.row <= row && one.row + one.rows >= row + rows);
    if (table) {
      const isAll = table.columns === columnCount;
      return [{ strip: { ...whole, row, rows, columns: table.columns }, ask: isAll ? "nothing" : "beside" }];
    }
    return inStrips({ ...whole, row, rows }).map((strip) => ({
      strip,
      ask: isFull(strip, placed) ? "nothing" : "reach",
    }));
  });
};

/** A strip in several, none of more rows than one is to have. */
const inStrips = (strip: Strip): readonly Strip[] =>
  Array.from({ length: Math.ceil(strip.rows / rowsOfStrip) }, (_, place) => {
    const from = place * rowsOfStrip;
    return { ...strip, row: strip.row + from, rows: Math.min(rowsOfStrip, strip.rows - from) };
  });

/** Whether one table takes most of the cells: how far they reach need not be asked. */
const isFull = (strip: CellArea, tables: readonly CellArea[]): boolean =>
  tables.some(
    ({ row, rows, columns }) =>
      row >= strip.row && row + rows <= strip.row + strip.rows && rows * columns * 2 >= strip.rows * strip.columns,
  );
