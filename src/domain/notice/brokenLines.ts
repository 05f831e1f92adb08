import { at } from "../shared/at.ts";
/** How type is set (字号与字距): its size in half points, and how much wider or closer than its own width, in twentieths of a point. */
export type Type = { readonly size: number; readonly spacing: number };

/** Marks that begin no line, and of these the ones that may stand in the margin behind a full line. */
const closing = "，。、；：？！）》」』〕】”’…％";
const hanging = "，。、；：？！";
/** Marks that end no line. */
const opening = "（《「『〔【“‘";

/** How wide a text is in twentieths of a point: Chinese characters as wide as they are high, figures and letters half of it. */
export const typeWidth = (text: string, { size, spacing }: Type): number => {
  let width = 0;
  for (const character of text) width += size * (character < "\u0080" ? 5 : 10) + spacing;
  return width;
};

/**
 * A text broken into lines as word processors break Chinese (分行): between any two characters, never within a number or a word
 * that fits on a line, no closing mark first, no opening mark last; a full stop or comma may hang behind a full line. An
 * estimate: the fonts at hand decide.
 *
 * @param width of a line, in twentieths of a point
 * @param first how much less the first line holds
 */
export const brokenLines = (text: string, type: Type, width: number, first = 0): readonly string[] => {
  const lines: string[] = [];
  let line: string[] = [];
  let room = width - first;
  const end = (): void => {
    // What ends no line, and what the next line may not begin without, goes on to it.
    let kept = line.length;
    while (kept > 1 && opening.includes(at(line, kept - 1))) kept--;
    lines.push(line.slice(0, kept).join(""));
    line = line.slice(kept);
    room = width - typeWidth(line.join(""), type);
  };
  const pieces = piecesOf(text).flatMap((piece) => (typeWidth(piece, type) > width ? Array.from(piece) : [piece]));
  for (const piece of pieces) {
    const wide = typeWidth(piece, type);
    if (wide > room && line.length > 0 && !hangs(piece, room, line)) {
      const before = closing.includes(piece) && line.length > 1 ? line.splice(-1) : [];
      end();
      line.push(...before);
      room -= typeWidth(before.join(""), type);
    }
    line.push(piece);
    room -= wide;
  }
  return [...lines, line.join("")];
};

/**
 * A title's lines (标题回行, GB/T 9704-2012, 7.3.1: no word is parted): one that does not fit on one line is broken behind 关于,
 * where the parts fit; else wherever lines end.
 */
export const titleLines = (title: string, type: Type, width: number): readonly string[] => {
  const fits = (text: string): boolean => typeWidth(text, type) <= width;
  const behind = title.indexOf("关于") + 2;
  const parts = [title.slice(0, behind), title.slice(behind)];
  return !fits(title) && behind > 2 && parts.every(fits) ? parts : [title];
};

/** One mark hangs, and only behind what is full without it. */
const hangs = (piece: string, room: number, line: readonly string[]): boolean =>
  piece === " " || (hanging.includes(piece) && room >= 0 && !hanging.includes(at(line, line.length - 1)));

/** Words and numbers whole, every other character by itself. */
const piecesOf = (text: string): readonly string[] => text.match(/[!-~]+|[^]/gu) ?? [];
