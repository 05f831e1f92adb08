import { tooLarge } from "../../app/driven/bookDriver.ts";
import { utf8Length } from "../../app/driven/bookOps.ts";
import { usedStrips, type Strip, type UsedRange } from "./usedStrips.ts";

export type Grid = readonly (readonly unknown[])[];

/** A stretch of rows that is asked for at once; `first` counts from its strip's first row. */
type Piece = { readonly strip: Strip; readonly first: number; readonly rows: number };

/** Cells of a first answer, and what later ones are to come to: Excel on the web takes 5 MB, and a round trip is to be worth it. */
const cellsAtOnce = 150_000;
const bytesAtOnce = 4_300_000;
/** A cell is taken to weigh so much at least: below a table of short numbers may stand whole sentences. */
const leastOfCell = 10;
/** One row in so many is weighed; a prime, so that what recurs in a table is met. */
const weighedOf = 7;
/** A row in which nothing stands. */
const emptyRow: readonly unknown[] = [];

/** A row of which nothing is wanted is not kept: of formulas, one without any. */
const keptOf = (row: readonly unknown[], what: "values" | "formulas"): readonly unknown[] =>
  what === "formulas" && !row.some((text) => typeof text === "string" && text.startsWith("=")) ? emptyRow : row;

/**
 * Reads ranges in pieces of rows (分块读取): as many pieces a round trip as one answer takes, judged by the one before; one that is
 * too large is asked for again by halves.
 *
 * @param ranges null objects have no rows
 * @returns a grid a range; its rows end with the last cell that holds something thereabouts, and are empty where no formula is
 */
export const readPieces = async (
  context: Excel.RequestContext,
  ranges: readonly UsedRange[],
  what: "values" | "formulas",
  breathe: () => Promise<void>,
): Promise<readonly Grid[]> => {
  const grids = ranges.map(({ used }): (readonly unknown[])[] =>
    new Array<readonly unknown[]>(used.isNullObject ? 0 : used.rowCount).fill(emptyRow),
  );
  let waiting = (await usedStrips(context, ranges)).flatMap(piecesOf);
  let room = cellsAtOnce;
  while (waiting.length > 0) {
    const batch = takeBatch(waiting, room);
    const asked = batch.map((piece) => ({ piece, cells: cellsOf(piece, ranges) }));
    for (const { cells } of asked) cells.load(what);
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
      const { strip, first } = piece;
      let [bytes, weighed] = [0, 0];
      const left = Array.from({ length: strip.column }, () => "");
      for (const [place, row] of (cells[what] as Grid).entries()) {
        const grid = grids[strip.range];
        const kept = keptOf(row, what);
        if (grid) grid[strip.row + first + place] = left.length === 0 || kept.length === 0 ? kept : [...left, ...kept];
        if (place % weighedOf > 0) continue;
        bytes += bytesOf(row);
        weighed += row.length;
      }
      // What stands last in an answer is most like what comes next.
      room = Math.ceil(bytesAtOnce / Math.max(leastOfCell, bytes / Math.max(1, weighed)));
      await breathe();
    }
    waiting = waiting.slice(batch.length);
  }
  return grids;
};

const piecesOf = (strip: Strip): readonly Piece[] => {
  const rows = Math.max(1, Math.floor(cellsAtOnce / strip.columns));
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
  const end = waiting.findIndex((piece, place) => {
    cells += cellsIn(piece);
    return place > 0 && cells > room;
  });
  return end < 0 ? waiting : waiting.slice(0, end);
};

const cellsIn = ({ strip, rows }: Piece): number => rows * strip.columns;

/** The bytes of a row on the wire. */
const bytesOf = (row: readonly unknown[]): number =>
  row.reduce<number>(
    (sum, value) => sum + (typeof value === "string" ? 3 + utf8Length(value) : String(value).length + 1),
    2,
  );

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

export const isTooLarge = (error: unknown): boolean =>
  error instanceof OfficeExtension.Error && error.code === tooLarge;
