import type { WeightFloor } from "./breakdown.ts";
import { opensLabel } from "./attributionCandidates.ts";
import { chineseNumber } from "./chineseNumber.ts";
import { numberAt } from "./outlineNumber.ts";
import { gapBefore, gaps, inkOf, lineIndexAt, quoteOf, spanOf, type Script } from "./script.ts";

const percentShape =
  /(?<arabic>\d{1,3}(?:\.\d{1,6})?)(?:%|个百分点)|百分之(?<han>[〇零一二三四五六七八九十]{1,4})(?:点(?<tenths>[〇零一二三四五六七八九]{1,4}))?/gu;
const minimumBefore =
  /(?:不(?:应|得|可|宜|能)?(?:低|少|小)于|至少(?:应?占|应?达到?|为)?|最低(?:应?占|为|不低于)?|下限为?|不低于考核总分的|不低于总分的)$/u;
const minimumAfter = /^(?:\(?含\)?)?(?:及|或)?以上/u;
const weightWord = /权重|比重|占比|所占|分值|占[^。;,]{0,16}(?:比例|总分)/u;
const assessment = /考核|考评|绩效|评估|测评|权重|目标管理|分值/u;
const longestSentence = 240;

/** Finds every stated minimum weight (分值权重不低于4%) anywhere in the document, in order. */
export const weightFloorsIn = (script: Script): readonly WeightFloor[] => {
  const floors: WeightFloor[] = [];
  for (const match of script.chars.matchAll(percentShape)) {
    const percent = percentOf(match);
    const end = match.index + match[0].length;
    const sentenceStart = startOf(script, match.index, "。;!?", longestSentence);
    const before = script.chars.slice(sentenceStart, match.index);
    const after = script.chars.slice(end, end + 16);
    const above = minimumAfter.exec(after)?.[0].length ?? 0;
    if (percent === null || !(minimumBefore.test(before) || above > 0)) continue;
    const near = before.slice(-40) + after.slice(above).replace(/[。;,].*$/su, "");
    if (!weightWord.test(near) || !assessment.test(before + after)) continue;
    const clause = startOf(script, match.index, "。;!?,", longestSentence);
    const start = clause + (/^(?:其中|并且|且|并)/u.exec(script.chars.slice(clause, match.index))?.[0].length ?? 0);
    const stretch = { start, end: end + above };
    floors.push({
      percent,
      subject: subjectOf(script, sentenceStart, start, match.index),
      quote: quoteOf(script, stretch),
      place: spanOf(script, stretch),
    });
  }
  return floors;
};

const percentOf = ({ groups = {} }: RegExpMatchArray): string | null => {
  if (groups["arabic"] !== undefined)
    return groups["arabic"]
      .replace(/(\.\d*?)0+$/u, "$1")
      .replace(/\.$/u, "")
      .replace(/^0+(?=\d)/u, "");
  const whole = chineseNumber(groups["han"] ?? "");
  const tenths = Array.from(groups["tenths"] ?? "")
    .map((digit) => chineseNumber(digit) ?? 0)
    .join("");
  return whole === null ? null : tenths === "" ? String(whole) : `${whole}.${tenths}`;
};

/** Where the words before a place begin: behind one of the marks, or where an item's line or a table's cell does. */
const startOf = (script: Script, place: number, marks: string, longest: number): number => {
  const { chars } = script;
  const first = Math.max(0, place - longest, cellStart(script, place));
  let line = place;
  for (let i = place - 1; i >= first; i--) {
    if (marks.includes(chars.charAt(i))) return i + 1;
    const gap = gapBefore(script, i);
    if (gap < gaps.line) continue;
    // A line of labels (完成时限：…) is never the first half of a sentence that was wrapped.
    if (line < place && opensLabel(chars.slice(i, Math.min(line, i + 24)))) return line;
    const number = numberLength(chars.slice(i, i + 12));
    if (gap >= gaps.paragraph || number > 0 || ":)”》".includes(chars.charAt(i - 1))) return i + number;
    line = i;
  }
  return first + (first > 0 ? numberLength(chars.slice(first, Math.min(place, first + 12))) : 0);
};

const numberLength = (opening: string): number => numberAt(opening, 0)?.end ?? 0;

/** Where the cell begins that a place stands in; 0 outside of tables. */
const cellStart = ({ lines }: Script, place: number): number =>
  lines[lineIndexAt(lines, place)]?.cells?.find(({ start, end }) => start <= place && place < end)?.start ?? 0;

/** 其中政府网站不低于1%: the words right before the minimum, where no other tell. */
const bareSubject =
  /^(?:其中|并|且)*(?!所?占|分值|权重|比重|考核|总分)(?<subject>[^,:占]{2,24}?)(?:原则上)?(?:不(?:应|得|可|宜)?(?:低|少|小)于|至少)$/u;
/** What the weight is of: the words before 分值权重, else what was to be 纳入 or 考评 in the same sentence. */
const subjectOf = (script: Script, sentenceStart: number, clauseStart: number, place: number): string => {
  const clause = script.chars.slice(clauseStart, place);
  const direct =
    /^(?:其中|并|且|确保|明确|将|把|使)*(?:在?[^,在]{0,14}(?:考核|考评|评估|评价)中(?!的))?(?<subject>(?:(?!在)[^,:占]){2,40}?)(?:在[^,]{2,30}?(?:中|内)|占[^,]{2,30}?)?的?(?:所占)?(?:考核|分值|权重|比重|占比|比例)/u.exec(
      clause,
    );
  const own = direct?.groups?.["subject"];
  if (own !== undefined && direct && !/^所?占|^(?:分值|权重|考核)/u.test(own)) {
    const from = clauseStart + clause.indexOf(own);
    return inkOf(script, { start: from, end: from + own.length });
  }
  const sentence = script.chars.slice(sentenceStart, clauseStart);
  const judged =
    /对(?<subject>[^,。;]{2,30})(?:进行|开展)(?:考核|考评|测评|评估|评议)(?![\s\S]*对[^,。;]{2,30}(?:进行|开展)(?:考核|考评|测评|评估|评议))/u.exec(
      sentence,
    );
  const included =
    /(?:将|把)(?<subject>[^,将把]{2,40}?)(?:全部|统一|作为[^,]{2,30}|一并)*(?:纳入|列入)/u.exec(sentence) ??
    /(?:^|,)(?<subject>[^,]{2,40}?)(?:尚未|没有|未|作为[^,]{2,30}|全部|统一|应|要)*(?:纳入|列入)/u.exec(sentence);
  const named = judged ?? included;
  const subject = named?.groups?.["subject"];
  if (!named || subject === undefined) {
    const alone = bareSubject.exec(clause)?.groups?.["subject"] ?? "";
    const start = clauseStart + clause.indexOf(alone);
    return inkOf(script, { start, end: start + alone.length });
  }
  const from = sentenceStart + named.index + named[0].indexOf(subject);
  return inkOf(script, { start: from, end: from + subject.length });
};
