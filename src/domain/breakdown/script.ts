import { at } from "../shared/at.ts";
import type { SourceSpan } from "../shared/place.ts";
import { charTable } from "./charTable.ts";
import { textOf } from "./codeText.ts";
import { foldCode } from "./foldText.ts";
import { quotedCells } from "./quotedCells.ts";
import { adorns, afterMarks, hasSerialColumn, hiddenStretches, isFurniture } from "./scriptMarks.ts";
import { spacedColumns } from "./spacedColumns.ts";

/** A half-open stretch [start, end) of a script's characters. */
export type Stretch = { readonly start: number; readonly end: number };

/** What stood before a character: nothing, spaces in the line, a line break, an empty line, a bullet (◆) at a line's start. */
export const gaps = { none: 0, space: 1, line: 2, paragraph: 3, bullet: 4 } as const;

/** One written line that is not empty; `cells` where it holds bars or tabs. */
export type ScriptLine = Stretch & { readonly cells: readonly Stretch[] | null };

/**
 * A document's text made ready for patterns (正文): folded, without white space, Markdown marks, rules and page
 * numbers, each character still knowing where it was written.
 */
export type Script = {
  readonly source: string;
  readonly chars: string;
  /** The code units of `chars`: to look at one after another they are far faster than a text. */
  readonly codes: Uint16Array;
  /** Offsets in `source`, one a character, ascending. */
  readonly at: Uint32Array;
  readonly gap: Uint8Array;
  readonly lines: readonly ScriptLine[];
  readonly hasBullets: boolean;
  readonly newlines: readonly number[];
};

/** Makes a script of a document's text; linear in its length. */
export const scriptOf = (source: string): Script => {
  const size = source.length;
  const codes = readCodes(source);
  // What is kept is written over what was read: it never overtakes it.
  const kept = codes;
  const at = new Uint32Array(size);
  const gap = new Uint8Array(size);
  const lines: ScriptLine[] = [];
  const newlines: number[] = [];
  const keepsLoneNumbers = hasSerialColumn(source);
  const quoted = quotedCells(source);
  const hidden = inOrder(hiddenStretches(source), quoted.quotes);
  for (const at of quoted.breaks) codes[at] = carriageReturn;
  const spaced = spacedColumns(source);
  for (const at of spaced) codes[at] = tab;
  const mayHoldTabs = spaced.length > 0 || source.includes("\t");
  const mayHoldBars = source.includes("|");
  let hasBullets = false;
  let nextHidden = 0;
  let count = 0;
  let before: number = gaps.paragraph;

  const readLine = (lineStart: number, lineEnd: number): void => {
    const { start, end } = trimmed(codes, lineStart, lineEnd);
    if (start === end) {
      before = gaps.paragraph;
      return;
    }
    before = Math.max(before, gaps.line);
    if (isFurniture(codes, start, end, keepsLoneNumbers)) return;
    const first = count;
    const barred = codes[start] === bar;
    const tabbed = mayHoldTabs && hasTab(codes, lineStart, lineEnd);
    const parted = !barred && !tabbed && mayHoldBars && countBars(codes, start, end) >= 2;
    const cellStarts = barred || parted || tabbed ? [first] : null;
    // Locals: what the lines share is slower to reach for each character.
    let [place, gapBefore, cover] = [first, before, hidden[nextHidden]];
    const words = afterMarks(codes, lineStart, lineEnd);
    if (words.isItem) {
      gapBefore = gaps.bullet;
      hasBullets = true;
    }
    for (let offset = words.start; offset < lineEnd;) {
      while (cover && cover.end <= offset) cover = hidden[++nextHidden];
      const until = cover && cover.start < lineEnd ? Math.max(offset, cover.start) : lineEnd;
      const from = offset;
      const begin = place;
      for (let code = codes[offset] ?? 0; offset < until && isOrdinary[code] === 1; code = codes[++offset] ?? 0) {
        kept[place] = code;
        at[place++] = offset;
      }
      if (offset > from) {
        gap[begin] = gapBefore;
        gapBefore = gaps.none;
        continue;
      }
      const code = codes[offset++] as number;
      const isCovered = offset > until;
      if (!isCovered && code === asterisk) continue;
      if (!isCovered && cellStarts && ((code === tab && tabbed) || (code === bar && (barred || parted))))
        cellStarts.push(place);
      gapBefore = Math.max(gapBefore, gaps.space);
    }
    count = place;
    before = gapBefore;
    if (count === first) return;
    lines.push({ start: first, end: count, cells: cellStarts ? cellsOf(cellStarts, count, barred, parted) : null });
  };

  for (let lineStart = 0; lineStart <= size;) {
    const found = codes.indexOf(newline, lineStart);
    const lineEnd = found < 0 ? size : found;
    readLine(lineStart, lineEnd);
    if (found >= 0) newlines.push(found);
    lineStart = lineEnd + 1;
  }
  return {
    source,
    chars: textOf(kept, count),
    codes: kept.subarray(0, count),
    at: at.subarray(0, count),
    gap: gap.subarray(0, count),
    lines,
    hasBullets,
    newlines: quoted.breaks.length === 0 ? newlines : [...newlines, ...quoted.breaks].sort((a, b) => a - b),
  };
};

const inOrder = (some: readonly Stretch[], others: readonly Stretch[]): readonly Stretch[] =>
  others.length === 0 ? some : [...some, ...others].sort((a, b) => a.start - b.start);

const [tab, newline, carriageReturn, asterisk, bar] = [9, 10, 13, 0x2a, 0x7c];
/** Every character but white space, bars, asterisks and signs that adorn. */
const isOrdinary = new Uint8Array(0x10000).fill(1, 0x21);
isOrdinary[asterisk] = 0;
isOrdinary[bar] = 0;
for (let code = 0; code < adorns.length; code++) if (adorns[code] === 1) isOrdinary[code] = 0;

const [openSquare, closeSquare, openRound, closeRound, firstHan] = [0x5b, 0x5d, 0x28, 0x29, 0x4e00];

/**
 * The code units folded, where a carriage return that stands alone ends a line as well. [责任单位：…] is in brackets;
 * [1] is the mark of a footnote, [ ] a box, and both stay as they are.
 */
const readCodes = (source: string): Uint16Array => {
  const codes = new Uint16Array(source.length);
  let isOpen = false;
  for (let i = 0; i < codes.length; i++) {
    const code = source.charCodeAt(i);
    codes[i] = code === carriageReturn && source.charCodeAt(i + 1) !== newline ? newline : foldCode(code);
    if (code === openSquare && source.charCodeAt(i + 1) >= firstHan) {
      codes[i] = openRound;
      isOpen = true;
    } else if (code === closeSquare && isOpen) {
      codes[i] = closeRound;
      isOpen = false;
    }
  }
  return codes;
};

const margins = charTable(" \t\r\u2000\u2001");

/** A line without the white space around it; folding left no other kinds than these. */
const trimmed = (codes: Uint16Array, start: number, end: number): Stretch => {
  let [from, to] = [start, end];
  while (from < to && margins[codes[from] as number] === 1) from++;
  while (to > from && margins[codes[to - 1] as number] === 1) to--;
  return { start: from, end: to };
};

const hasTab = (codes: Uint16Array, start: number, end: number): boolean => {
  for (let i = start; i < end; i++) if (codes[i] === tab) return true;
  return false;
};

const countBars = (codes: Uint16Array, start: number, end: number): number => {
  let bars = 0;
  for (let i = start; i < end; i++) if (codes[i] === bar) bars++;
  return bars;
};

/** A barred row opens and may close with a bar, one with bars inside it may close with one: what stands outside is no cell. */
const cellsOf = (starts: readonly number[], end: number, barred: boolean, parted: boolean): readonly Stretch[] => {
  const cells = starts.map((start, i) => ({ start, end: starts[i + 1] ?? end }));
  if (!barred && !parted) return cells;
  const inner = barred ? cells.slice(1) : cells;
  const last = inner.at(-1);
  return last && last.start === last.end && inner.length > 1 ? inner.slice(0, -1) : inner;
};

/** What stood before the character at a place; nothing behind the last one. */
export const gapBefore = ({ gap }: Script, place: number): number => gap[place] ?? gaps.none;

/** Where the character at a place was written, an offset in the source; its end behind the last one. */
export const writtenAt = ({ source, at }: Script, place: number): number => at[place] ?? source.length;

/** The characters of a stretch as written, unfolded; one for each of `chars` (原字). */
export const inkOf = (script: Script, { start, end }: Stretch): string => {
  const { source, at } = script;
  const from = writtenAt(script, start);
  let ink = "";
  let runStart = from;
  let next = from;
  for (let i = start; i < end; i++, next++) {
    const offset = at[i] as number;
    if (offset === next) continue;
    ink += source.slice(runStart, next);
    [runStart, next] = [offset, offset];
  }
  return ink + source.slice(runStart, next);
};

/** The verbatim text of a stretch, white space and marks included. */
export const quoteOf = (script: Script, { start, end }: Stretch): string => {
  const from = writtenAt(script, start);
  return script.source.slice(from, writtenEnd(script, start, end, from));
};

/** Where a stretch stands in the document as written; an empty stretch is empty there too. */
export const spanOf = (script: Script, { start, end }: Stretch): SourceSpan => {
  const from = writtenAt(script, start);
  return { start: from, end: writtenEnd(script, start, end, from), line: lineAt(script.newlines, from) };
};

const writtenEnd = (script: Script, start: number, end: number, from: number): number =>
  end > start ? writtenAt(script, end - 1) + 1 : from;

/** The line that an offset stands in, counted from 1. */
export const lineAt = (newlines: readonly number[], offset: number): number => {
  let low = 0;
  let high = newlines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const newline = newlines[middle];
    if (newline !== undefined && newline < offset) low = middle + 1;
    else high = middle;
  }
  return low + 1;
};

/** The first line that ends after a place; linear only in the logarithm of the lines. */
export const lineIndexAt = (lines: readonly ScriptLine[], place: number): number => {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(lines, middle).end <= place) low = middle + 1;
    else high = middle;
  }
  return low;
};
