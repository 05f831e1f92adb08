import { withoutRadicals } from "./radicals.ts";

/** A piece of text on a page; lengths in points, y upwards. */
export type TextPiece = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
};

/** A line put together from pieces (文字行), with the height of its page. */
export type PageLine = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly page: number;
  readonly pageHeight: number;
};

/** Pieces whose feet stand nearer than this share of their size stand on one line. */
const sameLine = 0.45;

/** The lines of a page from top to bottom. */
export const pageLines = (pieces: readonly TextPiece[], page: number, pageHeight: number): readonly PageLine[] => {
  const down = pieces.filter(({ text, size }) => text.trim() !== "" && size > 0).sort((a, b) => b.y - a.y || a.x - b.x);
  const lines: TextPiece[][] = [];
  let y = 0;
  for (const piece of down) {
    const line = lines.at(-1);
    const size = Math.max(piece.size, line?.[0]?.size ?? 0);
    if (line && Math.abs(y - piece.y) <= size * sameLine) line.push(piece);
    else {
      lines.push([piece]);
      y = piece.y;
    }
  }
  return lines.map((line) => joined(line, page, pageHeight));
};

const joined = (pieces: readonly TextPiece[], page: number, pageHeight: number): PageLine => {
  const across = [...pieces].sort((a, b) => a.x - b.x);
  let text = "";
  let right = across[0]?.x ?? 0;
  for (const piece of across) {
    const gap = (piece.x - right) / piece.size;
    text += `${text === "" || gap < 0.3 ? "" : gap < 1.5 ? " " : "  "}${piece.text}`;
    right = Math.max(right, piece.x + piece.width);
  }
  return {
    text: withoutRadicals(text).trim(),
    left: across[0]?.x ?? 0,
    right,
    y: across[0]?.y ?? 0,
    size: across.reduce((most, { size }) => Math.max(most, size), 0),
    page,
    pageHeight,
  };
};
