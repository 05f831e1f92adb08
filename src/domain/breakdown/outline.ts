import { at } from "../shared/at.ts";
import { gapBefore, gaps, type Script, type Stretch } from "./script.ts";
import {
  deepestLevel,
  nextNumber,
  pointLevel,
  type OutlineLevel,
  type OutlineNumber,
  type WrittenNumber,
} from "./outlineNumber.ts";

/** One numbered item of the outline with the items below it (条目). */
export type OutlineItem = {
  readonly number: OutlineNumber;
  /** From the first word to where the item's last child ends. */
  readonly body: Stretch;
  /** The item's own words, up to its first child. */
  readonly own: Stretch;
  readonly children: readonly OutlineItem[];
};

/** A run of items counted from one; a document has a second one where its numbering starts again (部分). */
export type OutlinePart = { readonly items: readonly OutlineItem[]; readonly body: Stretch };

/** A number that does not follow the one before it. */
export type NumberGap = { readonly number: OutlineNumber; readonly wanted: number };

export type Outline = {
  readonly preamble: Stretch;
  readonly parts: readonly OutlinePart[];
  readonly numberGaps: readonly NumberGap[];
};

type Entry = { readonly number: OutlineNumber; readonly opensPart: boolean };
/** How far each level has counted. */
export type Counts = {
  readonly inParent: number[];
  readonly inDocument: number[];
  deepest: OutlineLevel | 0;
  heading: number;
  /** The level of 任务一 and the like; 0 before the first. */
  tasks: OutlineLevel | 0;
  /** The last item above level 4 was an article (第N条). */
  inArticle: boolean;
};

const sentenceEnds = "。;!?)”’》";
const longestHeading = 60;
const widestJump = 3;

/**
 * Finds the outline of a stretch (提纲): numbers at the start of a line count when they follow on, those inside a line
 * only when they are exactly the next one, since text that lost its line breaks still has its numbers.
 *
 * @param counts where the prose before left off, since numbers run on across a table; counted on in place
 */
export const outlineOf = (script: Script, within: Stretch, counts: Counts = freshCounts()): Outline => {
  const { entries, numberGaps } = readEntries(script, within, counts);
  const first = entries[0];
  const preamble = { start: within.start, end: first ? first.number.start : within.end };
  const starts = entries.flatMap((entry, i) => (i === 0 || entry.opensPart ? [i] : []));
  const parts = starts.map((from, i) => {
    const to = starts[i + 1] ?? entries.length;
    const run = entries.slice(from, to).map((entry) => entry.number);
    const end = entries[to]?.number.start ?? within.end;
    return { items: nest(run, end), body: { start: at(run, 0).start, end } };
  });
  return { preamble, parts, numberGaps };
};

export const freshCounts = (): Counts => {
  const none = new Array<number>(deepestLevel + 1).fill(0);
  return { inParent: [...none], inDocument: none, deepest: 0, heading: 0, tasks: 0, inArticle: false };
};

const readEntries = (
  script: Script,
  within: Stretch,
  counts: Counts,
): { entries: readonly Entry[]; numberGaps: readonly NumberGap[] } => {
  const entries: Entry[] = [];
  const numberGaps: NumberGap[] = [];
  const numberFrom = (place: number): WrittenNumber | null => nextNumber(script, place, within.end);
  let from = within.start;
  for (let next = numberFrom(from); next; next = numberFrom(from)) {
    const { start, end } = next;
    const atLine = gapBefore(script, start) >= gaps.line || start === within.start;
    const below = belowArticle(counts, asTask(script, counts, next.number));
    const number = below !== null && atLine && !counts.inArticle ? inStyleOf(script, counts, below) : below;
    const wanted = number === null ? null : placeOf(script, counts, next, number, atLine);
    if (number === null || wanted === null) {
      from = atLine ? start + 1 : end;
      continue;
    }
    from = end;
    const restarts = number.value === 1 && entries.length > 0 && number.level <= topLevel(entries);
    if (wanted !== number.value) numberGaps.push({ number, wanted });
    entries.push({ number, opensPart: restarts && atLine });
    count(counts, number);
  }
  return { entries, numberGaps };
};

/** @returns the value that was due where a number stands, or null when it opens no item */
const placeOf = (
  script: Script,
  counts: Counts,
  { bare }: WrittenNumber,
  number: OutlineNumber,
  atLine: boolean,
): number | null => {
  // 四， may be the rest of a word that the line broke.
  const mayStand = number.level > 1 || sentenceEnds.includes(script.chars.charAt(number.start - 1));
  if (bare) return mayStand && number.value === at(counts.inParent, number.level) + 1 ? number.value : null;
  if (!atLine) return followsInLine(script, counts, number);
  return followsAtLine(counts, number) ?? jumpsTo(script, counts, number);
};

/**
 * 1. 2. （3） 4.: a number in another style that goes on with the count above it opens an item of that level, where a
 * sentence ends before it.
 */
const inStyleOf = (script: Script, counts: Counts, number: OutlineNumber): OutlineNumber => {
  const { level, value, start } = number;
  const above = counts.deepest;
  if (value < 2 || above === 0 || above < 3 || level <= above || at(counts.inParent, level) > 0) return number;
  const last = at(counts.inParent, above);
  const isNext = value > last && value <= last + widestJump && last > 0;
  return isNext && sentenceEnds.includes(script.chars.charAt(start - 1)) ? { ...number, level: above } : number;
};

const topLevel = (entries: readonly Entry[]): number => entries[0]?.number.level ?? 1;

/** 问题一, 任务1 stand where （一） does, unless they first stood below one. */
const asTask = ({ chars }: Script, counts: Counts, number: OutlineNumber | null): OutlineNumber | null => {
  if (number?.level !== 3 || !taskWords.test(chars.slice(number.start, number.start + 2))) return number;
  if (counts.tasks === 0) counts.tasks = at(counts.inParent, 2) === 0 ? 2 : 3;
  return { ...number, level: counts.tasks };
};
const taskWords = /^(?:任务|事项|要点|项目|措施|举措|问题|行动|工程)/u;

/** （一） below 第N条 counts its paragraphs, and does not stand above it as elsewhere; 1. stands below （一）. */
const belowArticle = (counts: Counts, number: OutlineNumber | null): OutlineNumber | null => {
  if (number === null || !counts.inArticle || number.level === 1 || number.label.startsWith("第")) return number;
  if (number.level === 2) return { ...number, level: 4 };
  return number.level === 3 ? { ...number, level: 5 } : number;
};

const count = (counts: Counts, { level, value, end, label }: OutlineNumber): void => {
  if (level < 4) counts.inArticle = label.startsWith("第") && label.endsWith("条");
  counts.inParent[level] = value;
  counts.inDocument[level] = value;
  for (let below = level + 1; below <= deepestLevel; below++) counts.inParent[below] = 0;
  counts.deepest = level;
  counts.heading = end;
};

/** @returns the value that was due at this place, which may differ by a slip, or null when this is no item number */
const followsAtLine = (counts: Counts, { level, value, label }: OutlineNumber): number | null => {
  const last = at(counts.inParent, level);
  const lastAnywhere = at(counts.inDocument, level);
  if (label.includes(".") || value === 1 || value === last + 1 || value === lastAnywhere + 1) return value;
  const runsOn = last === 0 && lastAnywhere > 0 && value > lastAnywhere;
  if (runsOn && value <= lastAnywhere + widestJump) return lastAnywhere + 1;
  if (last === 0 && value <= widestJump) return 1;
  return last > 0 && value >= last && value <= last + widestJump ? last + 1 : null;
};

/**
 * 一、 or （八） far ahead of its turn opens an item where a sentence ends before it (节选): as words of the item above
 * it would be lost. 第（八）项 broken over two lines opens none.
 */
const jumpsTo = ({ chars }: Script, counts: Counts, { level, value, start, end }: OutlineNumber): number | null => {
  if (level > 2 || !sentenceEnds.includes(chars.charAt(start - 1)) || /[项款条目、]/u.test(chars.charAt(end)))
    return null;
  const last = at(counts.inParent, level) || at(counts.inDocument, level);
  return last > 0 && value > last ? last + 1 : null;
};

const followsInLine = (
  script: Script,
  counts: Counts,
  { level, value, start, end, label }: OutlineNumber,
): number | null => {
  if (label.includes(".") || /^[第其IVX]/u.test(label)) return null;
  if (level >= pointLevel) return followsAsPoint(script, counts, level, value, start);
  const spaced = script.gap[start] === gaps.space;
  const afterSentence = sentenceEnds.includes(script.chars.charAt(start - 1));
  const last = at(counts.inParent, level);
  const lastAnywhere = at(counts.inDocument, level);
  // 一、公开预算1.公布…: right behind a title, also where the lines were joined or glued together.
  const behindTitle = (): boolean =>
    counts.deepest > 0 &&
    counts.deepest < level &&
    start - counts.heading <= longestHeading &&
    !script.chars.slice(counts.heading, start - 1).includes("。") &&
    !isDigit(script.codes[end]);
  const next = last > 0 ? value === last + 1 || value === lastAnywhere + 1 : value === lastAnywhere + 1 && value > 1;
  if (next) return spaced || afterSentence || (last === 0 && behindTitle()) ? value : null;
  if (value !== 1 || last > 0) return null;
  if (level === 1)
    return lastAnywhere === 0 && (spaced || afterSentence || endsTitle.test(script.chars.slice(start - 4, start)))
      ? value
      : null;
  return behindTitle() || (level === 2 && afterSentence && counts.deepest > 0 && counts.deepest < level) ? value : null;
};

/** …工作要点一、: a document's title that lost the line break behind it. */
const endsTitle = /(?:要点|方案|计划|清单|分工|意见|安排|分解|措施|[务解]表)$/u;

const isDigit = (code: number | undefined): boolean => code !== undefined && code >= 0x30 && code <= 0x39;

/** ① and （1） in a line count on from one behind a sentence, a comma or a colon, or right behind the item's heading. */
const followsAsPoint = (
  script: Script,
  counts: Counts,
  level: OutlineLevel,
  value: number,
  start: number,
): number | null => {
  const last = at(counts.inParent, level);
  const opens = last === 0 && value === 1 && counts.deepest > 0 && counts.deepest < level;
  const isHeading = opens && start - counts.heading <= longestHeading;
  const bounded = `${sentenceEnds},:`.includes(script.chars.charAt(start - 1));
  return (opens || (last > 0 && value === last + 1)) && (bounded || isHeading) ? value : null;
};

/** Builds the tree from the run of numbers with a stack, deeper levels below the nearest higher one. */
const nest = (run: readonly OutlineNumber[], end: number): readonly OutlineItem[] => {
  type Open = { readonly number: OutlineNumber; readonly level: OutlineLevel; readonly children: OutlineItem[] };
  const roots: OutlineItem[] = [];
  const open: Open[] = [];
  const closeDownTo = (level: number, end: number): void => {
    for (let last = open.at(-1); last && last.level >= level; last = open.at(-1)) {
      const { number, children } = last;
      open.pop();
      const own = { start: number.end, end: children[0]?.number.start ?? end };
      const item = { number, body: { start: number.end, end }, own, children };
      (open.at(-1)?.children ?? roots).push(item);
    }
  };
  for (const number of run) {
    closeDownTo(number.level, number.start);
    open.push({ number, level: number.level, children: [] });
  }
  closeDownTo(0, end);
  return roots;
};
