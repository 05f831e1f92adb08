import { tooLarge } from "../../app/driven/bookDriver.ts";

type Grid = readonly (readonly unknown[])[];

/** A stretch of rows of one range that is asked for at once. */
type Piece = { readonly range: number; readonly first: number; readonly rows: number };

/** Cells of a piece at first: a few characters each, so that an answer stays far below what Excel on the web takes. */
const cellsAtOnce = 150_000;

/**
 * Reads ranges in pieces of rows (分块读取): as many pieces a round trip as one answer takes; one that is still too large is
 * asked for again by halves.
 *
 * @param ranges with their sizes loaded; null objects have no rows
 */
export const readPieces = async (
  context: Excel.RequestContext,
  ranges: readonly Excel.Range[],
  what: "values" | "formulas",
  breathe: () => Promise<void>,
): Promise<readonly Grid[]> => {
  const grids: unknown[][][] = ranges.map(() => []);
  let waiting = ranges.flatMap((range, place) => piecesOf(range, place));
  let room = cellsAtOnce;
  while (waiting.length > 0) {
    const batch = takeBatch(waiting, ranges, room);
    const asked = batch.map((piece) => ({ piece, cells: cellsOf(ranges[piece.range], piece) }));
    for (const { cells } of asked) cells?.load(what);
    try {
      await context.sync();
    } catch (error) {
      if (!isTooLarge(error) || !canBeHalved(batch)) throw error;
      room = Math.ceil(room / 2);
      waiting = [...halved(batch), ...waiting.slice(batch.length)];
      continue;
    }
    await breathe();
    for (const { piece, cells } of asked) {
      (cells?.[what] as Grid | undefined)?.forEach((row, place) => {
        const grid = grids[piece.range];
        if (grid) grid[piece.first + place] = [...row];
      });
    }
    waiting = waiting.slice(batch.length);
  }
  return grids;
};

const piecesOf = (range: Excel.Range, place: number): readonly Piece[] => {
  if (range.isNullObject) return [];
  const rows = Math.max(1, Math.floor(cellsAtOnce / range.columnCount));
  return Array.from({ length: Math.ceil(range.rowCount / rows) }, (_, piece) => ({
    range: place,
    first: piece * rows,
    rows: Math.min(rows, range.rowCount - piece * rows),
  }));
};

const cellsOf = (range: Excel.Range | undefined, { first, rows }: Piece): Excel.Range | undefined =>
  range?.getCell(first, 0).getAbsoluteResizedRange(rows, range.columnCount);

const takeBatch = (waiting: readonly Piece[], ranges: readonly Excel.Range[], room: number): readonly Piece[] => {
  let cells = 0;
  const end = waiting.findIndex(({ range, rows }, place) => {
    cells += rows * (ranges[range]?.columnCount ?? 0);
    return place > 0 && cells > room;
  });
  return end < 0 ? waiting : waiting.slice(0, end);
};

const canBeHalved = (batch: readonly Piece[]): boolean => batch.length > 1 || (batch[0]?.rows ?? 0) > 1;

const halved = (batch: readonly Piece[]): readonly Piece[] =>
  batch.flatMap((piece): readonly Piece[] => {
    const half = Math.ceil(piece.rows / 2);
    return piece.rows === 1
      ? [piece]
      : [
          { ...piece, rows: half },
          { ...piece, first: piece.first + half, rows: piece.rows - half },
        ];
  });

const isTooLarge = (error: unknown): boolean => error instanceof OfficeExtension.Error && error.code === tooLarge;
