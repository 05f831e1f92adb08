import { labelSource, labelStarts } from "./attributionLabel.ts";
import { marksAt, charTable } from "./charTable.ts";
import { isUnitLine, lineFrom } from "./unitLine.ts";
import { gapBefore, gaps, inkOf, writtenAt, type Script, type Stretch } from "./script.ts";
import { isUnitList } from "./unitNames.ts";

const longestBracket = 1600;
const deepestBracket = 4;
const freeLabel = new RegExp(`(?:${labelSource})(?:\\([^()]{0,12}\\))?:`, "uy");
/** The farthest that a label's first character may stand before its colon. */
const longestLabel = 64;
/** 【责任单位】: a label in brackets; one word in them (牵头) is a mark behind a name. */
const bracketLabel = new RegExp(`\\((?=[^()]{3,14}\\))(?:${labelSource})\\):?`, "uy");
const openingLabel = new RegExp(
  `^(?:${labelSource})(?:\\([^()]{0,12}\\))?(?::|[为是]?(?=各|省|市|区|县|州|同[上前第]))`,
  "u",
);
const [openBracket, closeBracket, colon] = [0x28, 0x29, 0x3a];
const isMark = charTable("():牵责主承配协落实第");
const endsBefore = charTable("。;!?),-");
const goesOn = charTable("、,;:及和(");

/** True where a text opens with a label and what it is the label of (牵头单位：). */
export const opensLabel = (text: string): boolean =>
  (labelStarts[text.charCodeAt(0)] === 1 && openingLabel.test(text)) || bracketLabelLength(text, 0) > 0;

/** The length of 【责任单位】 where it opens at a place; 0 where none does. */
export const bracketLabelLength = (chars: string, at: number): number => {
  if (chars.charCodeAt(at) !== openBracket || labelStarts[chars.charCodeAt(at + 1)] !== 1) return 0;
  bracketLabel.lastIndex = at;
  return bracketLabel.test(chars) ? bracketLabel.lastIndex - at : 0;
};

/** A stretch that may be an attribution: in brackets, or `open` after a label (候选). */
export type Candidate = Stretch & { readonly open: boolean; readonly closed: boolean };

/** Finds what may be an attribution in a stretch, in order, outer ones before those inside them. */
export const candidatesIn = (script: Script, within: Stretch): readonly Candidate[] => {
  const marks = marksIn(script, within);
  if (marks === noMarks) return [];
  const brackets = marks.brackets.length > 0 ? bracketsIn(script, within.end, marks.brackets) : [];
  const labels = labelsIn(script, within, marks);
  if (labels.length === 0 && brackets.length < 2) return brackets;
  return brackets.concat(labels).sort((a, b) => a.start - b.start || b.end - a.end);
};

/** Where the brackets, the colons and the labels without a colon (责任单位市财政局) of a stretch stand, in order. */
type Marks = {
  readonly brackets: readonly number[];
  readonly colons: readonly number[];
  readonly plain: readonly number[];
};

/** Looks at each character once; whatever opens an attribution begins at one of these. */
const marksIn = (script: Script, { start, end }: Stretch): Marks => {
  const { codes } = script;
  const brackets: number[] = [];
  const colons: number[] = [];
  const plain: number[] = [];
  for (let i = start; i < end; i++) {
    const code = codes[i] as number;
    if (isMark[code] !== 1) continue;
    if (code === openBracket || code === closeBracket) brackets.push(i);
    else if (code === colon) colons.push(i);
    else if (marksAt(unitWords, codes, i + 2) && isBounded(script, i) && opensPlainly(script, i)) plain.push(i);
  }
  const isPlain = brackets.length === 0 && colons.length === 0 && plain.length === 0;
  return isPlain ? noMarks : { brackets, colons, plain };
};

const noMarks: Marks = { brackets: [], colons: [], plain: [] };

/** Pairs of brackets, outer ones first; a bracket that never closes runs to the end of the stretch. */
const bracketsIn = (script: Script, end: number, brackets: readonly number[]): Candidate[] => {
  const pairs: Candidate[] = [];
  const open: number[] = [];
  for (const i of brackets) {
    if (script.codes[i] === openBracket) {
      open.push(i);
      continue;
    }
    const from = open.pop();
    if (from === undefined || open.length >= deepestBracket || i - from > longestBracket) continue;
    pairs.push({ start: from, end: i + 1, open: false, closed: true });
  }
  const lost = open.at(-1);
  if (lost !== undefined && end - lost <= longestBracket) pairs.push({ start: lost, end, open: false, closed: false });
  return pairs;
};

const labelsIn = (script: Script, within: Stretch, marks: Marks): readonly Candidate[] => {
  const candidates: Candidate[] = [];
  let from = within.start;
  for (const { start, isBracket } of labelStartsIn(script, within, marks)) {
    const bounded = isBracket || start === within.start || isBounded(script, start);
    if (start < from || !bounded || script.codes[start - 1] === openBracket) continue;
    const end = endOfLabels(script, start, within.end);
    candidates.push({ start, end, open: true, closed: true });
    from = end;
  }
  return candidates;
};

/** Labels stand at the start of a line, behind a space or behind a mark. */
const isBounded = (script: Script, start: number): boolean =>
  gapBefore(script, start) > gaps.none || marksAt(endsBefore, script.codes, start - 1);

type LabelStart = { readonly start: number; readonly isBracket: boolean };

/** Where labels begin: with a colon, in brackets of their own, or with a unit right behind them; from left to right. */
const labelStartsIn = (script: Script, within: Stretch, { brackets, colons, plain }: Marks): readonly LabelStart[] => {
  const { chars } = script;
  const starts: LabelStart[] = colons.length > 0 ? labelsBeforeColons(script, within, colons) : [];
  const beforeColons = starts.length;
  for (const start of brackets) {
    const length = bracketLabelLength(chars, start);
    const isBehindName = length > 0 && "、,;。)".includes(chars.charAt(start + length));
    if (length > 0 && !isBehindName && start + length < within.end) starts.push({ start, isBracket: true });
  }
  for (const start of plain) starts.push({ start, isBracket: false });
  return starts.length === beforeColons ? starts : starts.sort((a, b) => a.start - b.start);
};

/** 责任单位市财政局, 责任单位为各区: a label with neither colon nor bracket, where a level or 各 follows, or a space in its line. */
const plainLabel = new RegExp(`(?:${labelSource})(?<=单位|部门|科室|处室|股室|机构|主体)`, "uy");
const unitWords = charTable("单部科处股机主责");
const opensPlainly = (script: Script, start: number): boolean => {
  const { chars } = script;
  plainLabel.lastIndex = start;
  if (!plainLabel.test(chars)) return false;
  const end = plainLabel.lastIndex;
  if (gapBefore(script, end) === gaps.space && gapBefore(script, start) >= gaps.line) return true;
  return /^[为是]?(?:[省市区县州盟旗](?!场|级|直?各?单位)|各(?!自|负|司|尽)|同(?:上|前|第))/u.test(
    chars.slice(end, end + 6),
  );
};

/** Labels with their colons, from left to right; only what stands before a colon is looked at. */
const labelsBeforeColons = (
  { chars, codes }: Script,
  { start, end }: Stretch,
  colons: readonly number[],
): LabelStart[] => {
  const labels: LabelStart[] = [];
  let from = start;
  for (const colon of colons) {
    for (from = Math.max(from, colon - longestLabel); from < colon; from++) {
      if (labelStarts[codes[from] as number] !== 1) continue;
      freeLabel.lastIndex = from;
      if (!freeLabel.test(chars) || freeLabel.lastIndex > end) continue;
      labels.push({ start: from, isBracket: false });
      from = freeLabel.lastIndex - 1;
    }
  }
  return labels;
};

/** A labelled attribution runs to the end of its line, over further labelled lines and over a list that is not done. */
const endOfLabels = (script: Script, start: number, limit: number): number => {
  let end = start;
  for (let turn = 0; turn < 60; turn++) {
    const sentence = endOfSentence(script, end, limit);
    if (sentence >= limit) return limit;
    const unfinished = marksAt(goesOn, script.codes, sentence - 1);
    if (!unfinished && !opensLabel(script.chars.slice(sentence, Math.min(limit, sentence + 24)))) {
      const startsLine = gapBefore(script, sentence) >= gaps.line;
      if (!startsLine) return sentence;
      if (!isUnitLine(script, lineFrom(script, sentence, limit)) && !isBroken(script, start, sentence, limit))
        return sentence;
    }
    end = sentence;
  }
  return end;
};

const partsWords = charTable(":;,、。()");
const neverFirst = charTable(":;,、。)");
/** A shorter line was ended by its writer, and broke nothing. */
const shortestWrapped = 18;
const longestBroken = 24;

/** 责任单位：市公共⏎资源交易中心, 完成时⏎限：6月: the end of a full line broke a name or a label of the run in two. */
const isBroken = (script: Script, start: number, place: number, limit: number): boolean => {
  const { chars, codes, gap, source } = script;
  if (gap[place] !== gaps.line || source[writtenAt(script, place) - 1] !== "\n") return false;
  for (let i = place - 1; i > place - shortestWrapped; i--) if (i < 0 || (gap[i] as number) >= gaps.line) return false;
  if (marksAt(neverFirst, codes, place)) return true;
  let from = place;
  while (from > start && place - from < longestBroken && !marksAt(partsWords, codes, from - 1)) from--;
  if (from === place) return false;
  if (opensLabel(chars.slice(from, Math.min(limit, from + longestBroken)))) return true;
  let to = place;
  while (to < limit && to - place < longestBroken && !marksAt(partsWords, codes, to)) to++;
  return !isUnitList(wordsOf(script, from, place)) && isUnitList(wordsOf(script, from, to));
};

const wordsOf = (script: Script, start: number, end: number) => ({
  folded: script.chars.slice(start, end),
  ink: inkOf(script, { start, end }),
});

/** The first place after `from` where a line starts or right after 。, whichever comes first; else `limit`. */
const endOfSentence = (script: Script, from: number, limit: number): number => {
  for (let i = from; i < limit; i++) {
    if (i > from && (script.gap[i] as number) >= gaps.line) return i;
    if (script.codes[i] === 0x3002) return i + 1;
  }
  return limit;
};
