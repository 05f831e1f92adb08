import { utf8Length } from "../../app/driven/bookOps.ts";
import { isTooLarge } from "./runBatch.ts";
import type { Strip, UsedRange } from "./usedStrips.ts";

/** Takes a row of a range: which range and row, and the column, from 0, in which the cells begin. Each range's come in their order. */
export type TakeCells = (range: number, row: number, column: number, cells: unknown[]) => void;

/** A stretch of rows that is asked for at once; `first` counts from its strip's first row. */
type Piece = { readonly strip: Strip; readonly first: number; readonly rows: number };

/** Cells that are asked for as one, so that answers can be filled. */
const cellsOfPiece = 65_000;
/** Cells of a first answer, whose weight is not known. */
const cellsAtFirst = 200_000;
/** Cells of any: they are unpacked in one stretch of work, some 10 ms for each 100,000. */
const cellsAtOnce = 320_000;
/** What an answer is to come to at most: Excel on the web takes 5 MB, and a round trip is to be worth it. */
const bytesAtOnce = 4_300_000;
/** A cell is taken to weigh so much at least: below a table of short numbers may stand whole sentences. */
const leastOfCell = 10;
/** One row in so many is weighed; a prime, so that what recurs in a table is met. */
const weighedOf = 7;

/**
 * Reads strips of ranges in pieces of rows (分块读取): as many pieces a round trip as one answer takes, judged by the one before; one
 * that is too large is asked for again by halves. Each row is handed on as it is read, so that no more than one answer is held.
 *
 * @param ranges which the strips are cut from
 * @param strips of those that are loaded nothing is asked
 */
export const readPieces = async (
  context: Excel.RequestContext,
  ranges: readonly UsedRange[],
  strips: readonly Strip[],
  what: "values" | "formulas",
  take: TakeCells,
  breathe: () => Promise<void>,
): Promise<void> => {
  let waiting = strips.flatMap(piecesOf);
  let room = cellsAtFirst;
  while (waiting.length > 0) {
    const batch = takeBatch(waiting, room);
    const asked = batch.map((piece) => ({ piece, cells: cellsOf(piece, ranges) }));
    for (const { piece, cells } of asked) if (!piece.strip.loaded) cells.load(what);
    try {
      if (batch.some(({ strip }) => !strip.loaded)) await context.sync();
    } catch (error) {
      if (!isTooLarge(error) || !canBeHalved(batch)) throw error;
      room = Math.ceil(room / 2);
      waiting = [...halved(batch), ...waiting.slice(batch.length)];
      continue;
    }
    await breathe();
    for (const { piece, cells } of asked) {
      const { strip, first } = piece;
      let [bytes, weighed] = [0, 0];
      const rows = cells[what] as unknown[][];
      for (const [place, row] of rows.entries()) {
        if (place % weighedOf === 0) {
          bytes += bytesOf(row);
          weighed += row.length;
        }
        take(strip.range, strip.row + first + place, strip.column, row);
        await breathe();
      }
      // Excel's object stays until all is read; its rows need not.
      rows.length = 0;
      // What stands last in an answer is most like what comes next.
      const weight = Math.max(leastOfCell, bytes / Math.max(1, weighed));
      if (!strip.loaded) room = Math.min(cellsAtOnce, Math.ceil(bytesAtOnce / weight));
    }
    waiting = waiting.slice(batch.length);
  }
};

const piecesOf = (strip: Strip): readonly Piece[] => {
  if (strip.loaded) return [{ strip, first: 0, rows: strip.rows }];
  const rows = Math.max(1, Math.floor(cellsOfPiece / strip.columns));
  return Array.from({ length: Math.ceil(strip.rows / rows) }, (_, piece) => ({
    strip,
    first: piece * rows,
    rows: Math.min(rows, strip.rows - piece * rows),
  }));
};

const cellsOf = ({ strip, first, rows }: Piece, ranges: readonly UsedRange[]): Excel.Range => {
  const from = ranges[strip.range];
  if (!from || rows === strip.rows) return strip.cells;
  const { rowIndex, columnIndex } = from.used;
  return from.sheet.getRangeByIndexes(rowIndex + strip.row + first, columnIndex + strip.column, rows, strip.columns);
};

const takeBatch = (waiting: readonly Piece[], room: number): readonly Piece[] => {
  let cells = 0;
  const end = waiting.findIndex((piece) => {
    const before = cells;
    cells += cellsToAsk(piece);
    return before > 0 && cells > room;
  });
  return end < 0 ? waiting : waiting.slice(0, end);
};

const cellsToAsk = ({ strip, rows }: Piece): number => (strip.loaded ? 0 : rows * strip.columns);

/** The bytes of a row on the wire. */
const bytesOf = (row: readonly unknown[]): number =>
  row.reduce<number>(
    (sum, value) => sum + (typeof value === "string" ? 3 + utf8Length(value) : String(value).length + 1),
    2,
  );

const canBeHalved = (batch: readonly Piece[]): boolean =>
  batch.filter(({ strip }) => !strip.loaded).reduce((sum, { rows }) => sum + rows, 0) > 1;

const halved = (batch: readonly Piece[]): readonly Piece[] =>
  batch.flatMap((piece): readonly Piece[] => {
    const half = Math.ceil(piece.rows / 2);
    return piece.rows === 1 || piece.strip.loaded
      ? [piece]
      : [
          { ...piece, rows: half },
          { ...piece, first: piece.first + half, rows: piece.rows - half },
        ];
  });
