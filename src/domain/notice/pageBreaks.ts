import { cellPitch } from "./officialMeasures.ts";
import type { PagePiece, ParagraphPiece, TablePiece } from "./pagePiece.ts";

/** A piece before it is put on a page: whether it stays on the page of what follows it (与下段同页). */
export type PageBlock = {
  readonly piece: Exclude<PagePiece, { readonly kind: "imprint" }>;
  readonly keepNext: boolean;
};

type Piece = PageBlock["piece"];

/** The rule of a table's rows. */
const rowRule = 10;
/** A paragraph that is parted leaves two lines on either page. */
const fewestLines = 2;

/** How high a row of a table is: as its highest cell. */
const rowHeight = (cells: readonly (readonly string[])[]): number =>
  Math.max(1, ...cells.map(({ length }) => length)) * cellPitch + rowRule;

const heightOf = (piece: Piece): number => {
  if (piece.kind === "space") return piece.height;
  if (piece.kind === "paragraph") return piece.lines.length * piece.pitch + piece.rule;
  return piece.rows.reduce((sum, row) => sum + rowHeight(row), rowHeight(piece.header));
};

/** The least of a piece that can begin on a page. */
const leastOf = (piece: Piece): number => {
  if (piece.kind === "table") return rowHeight(piece.header) + rowHeight(piece.rows[0] ?? []);
  const parts = piece.kind === "paragraph" && piece.lines.length >= 2 * fewestLines;
  return parts ? fewestLines * piece.pitch : heightOf(piece);
};

/**
 * Puts blocks on pages of a height (分页): what keeps to the next goes with it to the next page, paragraphs are parted with two
 * lines at least on either side, tables between rows.
 */
export const pagesOf = (blocks: readonly PageBlock[], height: number): readonly (readonly PagePiece[])[] => {
  const pages: PagePiece[][] = [[]];
  let used = 0;
  const put = (piece: Piece): void => {
    pages.at(-1)?.push(piece);
    used += heightOf(piece);
  };
  const turn = (): void => {
    pages.push([]);
    used = 0;
  };
  blocks.forEach((block, index) => {
    let rest: Piece | null = block.piece;
    while (rest !== null) {
      const tail = block.keepNext ? chainAfter(blocks, index) : 0;
      const room = height - used;
      if (heightOf(rest) + tail <= room) {
        put(rest);
        break;
      }
      const [before, after]: readonly [Piece | null, Piece | null] = parted(rest, room, used === 0);
      // What is kept with the next but has no room with it on a page of its own stands where it stands.
      if (before === null && used === 0) {
        put(rest);
        break;
      }
      if (before !== null) put(before);
      if (after !== null) turn();
      rest = after;
    }
  });
  return pages;
};

/** How much must stand on one page with a block that keeps to the next. */
const chainAfter = (blocks: readonly PageBlock[], index: number): number => {
  let sum = 0;
  for (const { piece, keepNext } of blocks.slice(index + 1)) {
    if (!keepNext) return sum + leastOf(piece);
    sum += heightOf(piece);
  }
  return sum;
};

/** What of a piece fits into the room, and what is left over; `alone` where the page is empty and something must go on it. */
const parted = (piece: Piece, room: number, alone: boolean): readonly [Piece | null, Piece | null] => {
  if (piece.kind === "paragraph") return partedLines(piece, Math.floor(room / piece.pitch), alone);
  if (piece.kind === "table") return partedRows(piece, room, alone);
  return [null, piece];
};

const partedLines = (
  piece: ParagraphPiece,
  fit: number,
  alone: boolean,
): readonly [ParagraphPiece | null, ParagraphPiece | null] => {
  const { lines } = piece;
  const count = Math.min(fit, lines.length - fewestLines);
  if (count < fewestLines && !(alone && fit > 0 && lines.length > fit)) return [null, piece];
  const at = count < fewestLines ? fit : count;
  return [
    { ...piece, lines: lines.slice(0, at), ends: false, rule: 0 },
    { ...piece, lines: lines.slice(at), begins: false },
  ];
};

const partedRows = (
  piece: TablePiece,
  room: number,
  alone: boolean,
): readonly [TablePiece | null, TablePiece | null] => {
  let [height, count] = [rowHeight(piece.header), 0];
  for (const row of piece.rows) {
    height += rowHeight(row);
    if (height > room) break;
    count++;
  }
  // A row higher than a page goes on one by itself, and over its foot.
  const at = alone ? Math.max(1, count) : count;
  if (at === 0 || at >= piece.rows.length) return at === 0 ? [null, piece] : [piece, null];
  return [
    { ...piece, rows: piece.rows.slice(0, at) },
    { ...piece, rows: piece.rows.slice(at) },
  ];
};
