import type { Duty } from "./breakdown.ts";
import { marksAt, charTable } from "./charTable.ts";
import { demandsOf, type Demand } from "./dutyDemands.ts";
import { numberAt } from "./outlineNumber.ts";
import { gapBefore, gaps, quoteOf, spanOf, type Script, type Stretch } from "./script.ts";
import type { TimeBase, UnreadTime } from "./timeLimits.ts";

export type Duties = { readonly duties: readonly Duty[]; readonly unread: readonly UnreadTime[] };

/** The letter's own words and what the document is for: they ask nothing, whoever was named before. */
const courtesy =
  /^(?:现|经|已经|《)[^。]*(?:印发|下发|转发|通知)|遵照执行$|印发给你们|^特此通知|^(?:今年|(?:19|20)\d\d年)(?:度)?(?:是|,?全)|^(?:今年|(?:19|20)\d\d年度?)?,?(?:全[省市区县州镇]|我[省市区县局]|本[省市区县局])[^,]{0,16}工作|总体要求是|^为(?:了)?(?:深入|全面|进一步|贯彻|认真|切实|扎实|抓好|做好|规范|落实|推进)/u;
/** 备注：, 有关要求： and the like name what follows and ask nothing. */
const remark = /^(?:备注|注|说明|附注|(?:有关|工作|其他|几点|相关|具体)?要求|联系方式)[0-9]?:/u;

/** Finds what the stretches (covering notice, general requirements, closing) ask of everybody (普遍要求), demand by demand. */
export const dutiesIn = (script: Script, stretches: readonly Stretch[], base: TimeBase): Duties => {
  const duties: Duty[] = [];
  const unread: UnreadTime[] = [];
  for (const stretch of stretches) {
    let who = "";
    for (const sentence of sentencesOf(script, stretch)) {
      if (courtesy.test(script.chars.slice(sentence.start, sentence.end))) continue;
      const read = demandsOf(script, sentence, who, base);
      who = read.who;
      for (const demand of read.demands) {
        for (const one of demand.unread) unread.push(one);
        duties.push(dutyOf(script, demand));
      }
    }
  }
  return { duties, unread };
};

const dutyOf = (script: Script, { start, end, who, times }: Demand): Duty => ({
  quote: quoteOf(script, { start, end }),
  who,
  times: times.map(({ limit }) => limit),
  place: spanOf(script, { start, end }),
});

const endsSentence = charTable("。;!?");
const closesLine = charTable("。;!?:)”》");

/** Sentences without their closing mark, without a number that opens them and without 备注：. */
const sentencesOf = (script: Script, { start, end }: Stretch): readonly Stretch[] => {
  const sentences: Stretch[] = [];
  let from = start;
  const cut = (to: number, next: number): void => {
    const first = afterOpening(script, from, to);
    if (to > first && script.chars[to - 1] !== ":") sentences.push({ start: first, end: to });
    from = next;
  };
  for (let i = start; i < end; i++) {
    const gap = script.gap[i] as number;
    if (gap >= gaps.line && i > from) {
      const afterMark = marksAt(closesLine, script.codes, i - 1);
      if (gap >= gaps.paragraph || afterMark || isShortLine(script, from, i)) cut(i, i);
    }
    if (endsSentence[script.codes[i] as number] === 1) cut(i, i + 1);
  }
  cut(end, end);
  return sentences;
};

const longestTitleLine = 16;

/** A short line without marks is a title, not the first half of a sentence that was wrapped. */
const isShortLine = (script: Script, from: number, to: number): boolean =>
  gapBefore(script, from) >= gaps.line &&
  to - from <= longestTitleLine &&
  !/[,、。;:]/u.test(script.chars.slice(from, to));

const afterOpening = (script: Script, from: number, to: number): number => {
  let first = from;
  for (let turn = 0; turn < 3; turn++) {
    const opening = script.chars.slice(first, Math.min(to, first + 14));
    const length = numberAt(opening, 0)?.end ?? remark.exec(opening)?.[0].length ?? 0;
    if (length === 0) break;
    first += length;
  }
  return Math.min(first, to);
};
