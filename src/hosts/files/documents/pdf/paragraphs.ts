import { opensWithNumber } from "../opensWithNumber.ts";
import type { PageLine } from "./pageLines.ts";

/** Within so many characters of the right edge a line is full; Chinese lines end ragged by a character or two. */
const raggedness = 2.2;
const indent = 0.8;

/**
 * Joins lines into paragraphs (合并段落): a line goes on in the next one where it is full and the next is neither
 * indented nor opens with a number.
 */
export const paragraphsOf = (lines: readonly PageLine[]): readonly string[] => {
  const { left, right } = columnOf(lines);
  const indents = usesIndents(lines, left, right);
  const paragraphs: string[] = [];
  lines.forEach((line, index) => {
    const last = lines[index - 1];
    const goesOn =
      last !== undefined &&
      last.right >= right - raggedness * last.size &&
      line.left <= left + indent * line.size &&
      Math.abs(line.size - last.size) <= 0.15 * last.size &&
      (indents || !/[。；;：:]$/u.test(last.text)) &&
      !opensWithNumber(line.text);
    if (goesOn) paragraphs.push(glued(paragraphs.pop() ?? "", line.text));
    else paragraphs.push(line.text);
  });
  return paragraphs;
};

/** The edges of the text: where most full lines end, and the furthest left that more than one line begins. */
const columnOf = (lines: readonly PageLine[]): { readonly left: number; readonly right: number } => {
  const rights = lines.map((line) => line.right).sort((a, b) => a - b);
  const lefts = new Map<number, number>();
  for (const line of lines) lefts.set(Math.round(line.left), (lefts.get(Math.round(line.left)) ?? 0) + 1);
  const common = [...lefts].filter(([, count]) => count > 1 || lines.length < 4).map(([left]) => left);
  return {
    left: common.reduce((least, left) => Math.min(least, left), Infinity),
    right: rights[Math.floor(rights.length * 0.9)] ?? 0,
  };
};

/** Where paragraphs are not indented, a full line that closes a sentence may well be the last of its paragraph. */
const usesIndents = (lines: readonly PageLine[], left: number, right: number): boolean => {
  const openings = lines.filter((_, index) => {
    const last = lines[index - 1];
    return last !== undefined && last.right < right - raggedness * last.size;
  });
  return openings.filter((line) => line.left > left + indent * line.size).length * 2 >= openings.length;
};

const glued = (before: string, after: string): string =>
  /[\w%]$/u.test(before) && /^[A-Za-z]/u.test(after) ? `${before} ${after}` : before + after;
