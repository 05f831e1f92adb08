import { utf8Length } from "../../app/driven/bookOps.ts";
import { isTooLarge } from "./runBatch.ts";
import { cellsOf, cutStrip, valuesOf, weightOf, type Strip, type UsedRange } from "./strips.ts";

/**
 * Takes a row of a range: which range and row, the column, from 0, in which the cells begin, and what they say as formulas where that
 * was asked. Each range's come in their order.
 */
export type TakeCells = (
  range: number,
  row: number,
  column: number,
  cells: unknown[],
  texts: readonly unknown[] | undefined,
) => void;

/** Cells of a first answer, whose weight is not known. */
const cellsAtFirst = 230_000;
/**
 * Cells of any: they are unpacked in one stretch of work, some 10 ms for each 100,000. With fewer a year of the design size would take
 * more round trips than three and one for each 3 MB.
 */
const cellsAtOnce = 290_000;
/** By so many more where a round trip was made in vain: a year of the design size ends within as many as if it had not. */
const cellsForLost = 45_000;
/** Cells of any where most are empty, which take a third of that. */
const emptyAtOnce = 320_000;
/** What an answer is to come to at most: Excel on the web takes 5 MB, and a round trip is to be worth it. */
const bytesAtOnce = 4_300_000;
/** A cell is taken to weigh so much at least: below a table of short numbers may stand whole sentences. */
const leastOfCell = 10;
/** One row in so many is weighed; a prime, so that what recurs in a table is met. */
const weighedOf = 7;

/**
 * Reads strips of ranges in pieces (分块读取): as few answers as take them all, each with as many cells as the others, as far as one
 * answer can, judged by the one before; one that is too large is asked for again by halves. Each row is handed on as it is read, so
 * that no more than one answer is held.
 *
 * @param ranges which the strips are cut from
 * @param strips of those that are loaded nothing is asked
 * @param lost round trips that were made in vain
 */
export const readPieces = async (
  context: Excel.RequestContext,
  ranges: readonly UsedRange[],
  strips: readonly Strip[],
  lost: number,
  take: TakeCells,
  breathe: () => Promise<void>,
): Promise<void> => {
  const most = cellsAtOnce + lost * cellsForLost;
  let waiting = strips;
  let room = cellsAtFirst + lost * cellsForLost;
  while (waiting.length > 0) {
    const left = waiting.reduce((sum, strip) => sum + weightOf(strip, ranges), 0);
    const { batch, rest } = takeBatch(waiting, ranges, shareOf(left, room, Math.max(room, most)));
    const asked = batch.map((strip) => ({ strip, cells: cellsOf(strip, ranges) }));
    for (const { strip, cells } of asked)
      if (!strip.loaded) for (const part of cells) part.load(ranges[strip.range]?.what);
    try {
      if (batch.some(({ loaded }) => !loaded)) await context.sync();
    } catch (error) {
      if (!isTooLarge(error) || !canBeHalved(batch)) throw error;
      room = Math.ceil(batch.reduce((sum, strip) => sum + weightOf(strip, ranges), 0) / 2);
      continue;
    }
    waiting = rest;
    await breathe();
    for (const { strip, cells } of asked) {
      const { values, texts } = valuesOf(cells, ranges[strip.range]?.what);
      let [bytes, weighed, empty] = [0, 0, 0];
      for (const [place, row] of values.entries()) {
        const said = texts?.[place];
        if (place % weighedOf === 0) {
          bytes += bytesOf(row) + (said ? bytesOf(said) : 0);
          weighed += row.length + (said?.length ?? 0);
          empty += emptyOf(row) + (said ? emptyOf(said) : 0);
        }
        take(strip.range, strip.row + place, strip.column, row, said);
        await breathe();
      }
      // Excel's object stays until all is read; its rows need not.
      values.length = 0;
      if (texts) texts.length = 0;
      // What stands last in an answer is most like what comes next.
      const weight = Math.max(leastOfCell, bytes / Math.max(1, weighed));
      const cellsOfAny = empty * 2 > weighed ? Math.max(emptyAtOnce, most) : most;
      if (!strip.loaded) room = Math.min(cellsOfAny, Math.ceil(bytesAtOnce / weight));
    }
  }
};

/** What one answer takes: no more than its room, and as much as the others where as few as can be take all. */
const shareOf = (cells: number, room: number, most: number): number =>
  Math.min(room, Math.ceil(cells / Math.max(1, Math.ceil(cells / most))));

/** The strips of one answer, the last of them cut where it is full; one row at least. */
const takeBatch = (
  waiting: readonly Strip[],
  ranges: readonly UsedRange[],
  share: number,
): { readonly batch: readonly Strip[]; readonly rest: readonly Strip[] } => {
  let left = share;
  for (const [place, strip] of waiting.entries()) {
    const weight = weightOf(strip, ranges);
    if (weight <= left) {
      left -= weight;
      continue;
    }
    const fit = Math.floor((left * strip.rows) / weight);
    const rows = place === 0 ? Math.max(1, fit) : fit;
    const [first, second] = rows === 0 ? [null, strip] : cutStrip(strip, rows);
    return {
      batch: first ? [...waiting.slice(0, place), first] : waiting.slice(0, place),
      rest: second ? [second, ...waiting.slice(place + 1)] : waiting.slice(place + 1),
    };
  }
  return { batch: waiting, rest: [] };
};

/** The bytes of a row on the wire. */
const bytesOf = (row: readonly unknown[]): number =>
  row.reduce<number>(
    (sum, value) => sum + (typeof value === "string" ? 3 + utf8Length(value) : String(value).length + 1),
    2,
  );

const emptyOf = (row: readonly unknown[]): number => row.filter((value) => value === "").length;

const canBeHalved = (batch: readonly Strip[]): boolean =>
  batch.filter(({ loaded }) => !loaded).reduce((sum, { rows }) => sum + rows, 0) > 1;
