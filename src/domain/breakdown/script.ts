import type { SourceSpan } from "../shared/place.ts";
import { foldCode } from "./foldText.ts";

/** A half-open stretch [start, end) of a script's characters. */
export type Stretch = { readonly start: number; readonly end: number };

/** What stood before a character: nothing, spaces in the line, a line break, an empty line. */
export const gaps = { none: 0, space: 1, line: 2, paragraph: 3 } as const;

/** One written line that is not empty; `cells` where it holds bars or tabs. */
export type ScriptLine = Stretch & { readonly cells: readonly Stretch[] | null };

/**
 * A document's text made ready for patterns (正文): folded, without white space, Markdown marks, rules and page
 * numbers, each character still knowing where it was written. `chars` and `ink` have equal length; `ink` is unfolded.
 */
export type Script = {
  readonly source: string;
  readonly chars: string;
  readonly ink: string;
  /** Offsets in `source`, one a character, ascending. */
  readonly at: Uint32Array;
  readonly gap: Uint8Array;
  readonly lines: readonly ScriptLine[];
  readonly newlines: readonly number[];
};

const furniture = [
  /^[-*_=~·.\s]+$/u,
  /^-+\s*\d{1,4}\s*-+$/u,
  /^第?\s*\d{1,4}\s*页(?:[\s,/]*共?\s*\d{1,4}\s*页)?$/u,
  /^\d{1,4}\s*\/\s*\d{1,4}$/u,
  /^\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/u,
];
const loneNumber = /^\d{1,4}$/u;
const serialColumn = /(?:^|[\n|\t])[ \u3000]*(?:序号|序號|编号|編號)[ \u3000]*(?:$|[\r\n|\t])/u;
const bookmark = /\[bookmark:[^\]\n]{0,80}\]|<br ?\/?>|&nbsp;/giu;
const bullet = /^(?:#{1,6}|>|[-+*•·●◆■▪➢]|\[[ x]\])(?=[\s*#>])|^[•·●◆■▪➢]/u;

const isSpace = (code: number): boolean => code <= 0x20;

/** Makes a script of a document's text; linear in its length. */
export const scriptOf = (source: string): Script => {
  const size = source.length;
  const folded = new Uint16Array(size);
  const ink = new Uint16Array(size);
  const at = new Uint32Array(size);
  const gap = new Uint8Array(size);
  const lines: ScriptLine[] = [];
  const newlines: number[] = [];
  const keepsLoneNumbers = serialColumn.test(source);
  const hidden = hiddenStretches(source);
  let nextHidden = 0;
  let count = 0;
  let before: number = gaps.paragraph;

  const readLine = (start: number, end: number): void => {
    const line = foldedLine(source, start, end);
    const trimmed = line.trim();
    if (trimmed === "") {
      before = gaps.paragraph;
      return;
    }
    if (isFurniture(trimmed, keepsLoneNumbers)) {
      before = Math.max(before, gaps.line);
      return;
    }
    before = Math.max(before, gaps.line);
    const first = count;
    const cellStarts = [first];
    const barred = trimmed.startsWith("|");
    const tabbed = trimmed.includes("\t") || line.startsWith("\t");
    let offset = start + leadingMarks(line);
    for (; offset < end; offset++) {
      while (nextHidden < hidden.length && (hidden[nextHidden]?.end ?? 0) <= offset) nextHidden++;
      const cover = hidden[nextHidden];
      const code = line.charCodeAt(offset - start);
      if (cover && cover.start <= offset) {
        before = Math.max(before, gaps.space);
      } else if (code === 0x7c || (code === 9 && tabbed)) {
        if (barred || code === 9) cellStarts.push(count);
        before = Math.max(before, gaps.space);
      } else if (isSpace(code)) {
        before = Math.max(before, gaps.space);
      } else if (code !== 0x2a) {
        folded[count] = code;
        ink[count] = source.charCodeAt(offset);
        at[count] = offset;
        gap[count] = before;
        before = gaps.none;
        count++;
      }
    }
    if (count === first) return;
    lines.push({ start: first, end: count, cells: barred || tabbed ? cellsOf(cellStarts, count, barred) : null });
  };

  let lineStart = 0;
  for (let offset = 0; offset <= size; offset++) {
    const code = offset < size ? foldCode(source.charCodeAt(offset)) : 10;
    const returned = code === 13 && source.charCodeAt(offset + 1) !== 10;
    if (code !== 10 && !returned) continue;
    readLine(lineStart, offset);
    lineStart = offset + 1;
    if (offset < size) newlines.push(offset);
  }
  return {
    source,
    chars: textOf(folded, count),
    ink: textOf(ink, count),
    at: at.slice(0, count),
    gap: gap.slice(0, count),
    lines,
    newlines,
  };
};

const isFurniture = (trimmed: string, keepsLoneNumbers: boolean): boolean => {
  if (trimmed.length > 400) return false;
  if (!keepsLoneNumbers && loneNumber.test(trimmed)) return true;
  return furniture.some((shape) => shape.test(trimmed));
};

const hiddenStretches = (source: string): readonly Stretch[] => {
  const found: Stretch[] = [];
  for (const match of source.matchAll(bookmark)) found.push({ start: match.index, end: match.index + match[0].length });
  return found;
};

const foldedLine = (source: string, start: number, end: number): string => {
  const codes = new Uint16Array(end - start);
  for (let i = start; i < end; i++) codes[i - start] = foldCode(source.charCodeAt(i));
  return textOf(codes, codes.length);
};

const textOf = (codes: Uint16Array, count: number): string => {
  let text = "";
  for (let i = 0; i < count; i += 8192) {
    const piece: ArrayLike<number> = codes.subarray(i, Math.min(count, i + 8192));
    text += String.fromCharCode.apply(null, piece as number[]);
  }
  return text;
};

const leadingMarks = (line: string): number => {
  let from = 0;
  for (let turn = 0; turn < 4; turn++) {
    while (from < line.length && line.charCodeAt(from) === 32) from++;
    const mark = bullet.exec(line.slice(from, from + 12));
    if (!mark) return from;
    from += mark[0].length;
  }
  return from;
};

/** A barred row opens and may close with a bar: what stands outside is no cell. */
const cellsOf = (starts: readonly number[], end: number, barred: boolean): readonly Stretch[] => {
  const cells = starts.map((start, i) => ({ start, end: starts[i + 1] ?? end }));
  if (!barred) return cells;
  const inner = cells.slice(1);
  const last = inner.at(-1);
  return last && last.start === last.end && inner.length > 1 ? inner.slice(0, -1) : inner;
};

/** The verbatim text of a stretch, white space and marks included. */
export const quoteOf = (script: Script, { start, end }: Stretch): string => {
  const span = spanOf(script, { start, end });
  return script.source.slice(span.start, span.end);
};

/** Where a stretch stands in the document as written; an empty stretch is empty there too. */
export const spanOf = (script: Script, { start, end }: Stretch): SourceSpan => {
  const from = script.at[start] ?? script.source.length;
  const to = end > start ? (script.at[end - 1] ?? from) + 1 : from;
  return { start: from, end: to, line: lineAt(script.newlines, from) };
};

const lineAt = (newlines: readonly number[], offset: number): number => {
  let low = 0;
  let high = newlines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((newlines[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low + 1;
};
