import type { Duty } from "./breakdown.ts";
import { gaps, quoteOf, spanOf, type Script, type Stretch } from "./script.ts";
import { timesIn, type TimeBase, type UnreadTime } from "./timeLimits.ts";

/** Everybody, as a notice addresses them: 各区、各部门, 市级各部门, 有牵头任务的部门. */
const everybody =
  /^(?:同时|另外|此外|其中|请)?,?(?<who>(?:各|全[省市区县]各?|[省市区县州][级直]|[省市区县州]政府各|有(?:牵头)?任务的|有关|相关|承担|主要(?:负责)?(?:领导|同志|负责人))[^,。;:]{0,44}?)(?=,?(?:也|还|均|都|一律)?(?:(?<![主重需])要(?!点|求|素)|应当|应(?!急)|须|必须|需(?!求)|务必|请|可结合|结合|于\d|在本|按|每|年内|至少))/u;
const carriesOn =
  /^(?:同时|另外|此外|并且|并)?,?(?:也|还|均|都|一律)?(?:要|应当|应|须|必须|需要|务必|请|并于|并在|于\d)|应(?!急|用|对|届)|(?<![主重需])要(?!点|求|素|闻|件|务)|须|务必|不得/u;
const officeItself =
  /^[^,]{0,30}(?:办公[厅室]|我办|办|政府)(?:\([^()]*\))?(?:将|适时|会同)|将(?:适时|定期|于|对|组织|把)[^,]{0,20}(?:通报|督查|检查|考核|展示)/u;
const courtesy =
  /^(?:现|经|已经|《)|请(?:认真|遵照|结合实际)?(?:认真)?(?:贯彻|组织|遵照|抓好)?(?:落实|执行)$|遵照执行$|印发给你们/u;
const subject = /^(?<who>主要负责同志|主要负责人|主要领导)/u;

export type Duties = { readonly duties: readonly Duty[]; readonly unread: readonly UnreadTime[] };

/** Finds what the stretches (covering notice, general requirements, closing) ask of everybody (普遍要求), by sentence. */
export const dutiesIn = (script: Script, stretches: readonly Stretch[], base: TimeBase): Duties => {
  const duties: Duty[] = [];
  const unread: UnreadTime[] = [];
  for (const stretch of stretches) {
    let who = "";
    for (const sentence of sentencesOf(script, stretch)) {
      const text = script.chars.slice(sentence.start, sentence.end);
      const named = everybody.exec(text) ?? subject.exec(text);
      const asker = named?.groups?.["who"];
      if (named && asker !== undefined) {
        const from = sentence.start + named[0].indexOf(asker);
        who = script.ink.slice(from, from + asker.length);
      }
      const asks = named !== null || (who !== "" && carriesOn.test(text));
      if (!asks || text.length < 6 || courtesy.test(text) || (named === null && officeItself.test(text))) continue;
      const read = timesIn(script, sentence, base);
      for (const one of read.unread) unread.push(one);
      duties.push({
        quote: quoteOf(script, sentence),
        who,
        times: read.times.map(({ limit }) => limit),
        place: spanOf(script, sentence),
      });
    }
  }
  return { duties, unread };
};

/** Sentences without their closing mark; a line that opens with a number loses it. */
const sentencesOf = (script: Script, { start, end }: Stretch): readonly Stretch[] => {
  const sentences: Stretch[] = [];
  let from = start;
  const cut = (to: number, next: number): void => {
    const number = /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、])/u.exec(
      script.chars.slice(from, Math.min(to, from + 8)),
    );
    const first = from + (number?.[0].length ?? 0);
    if (to > first) sentences.push({ start: first, end: to });
    from = next;
  };
  for (let i = start; i < end; i++) {
    const ends = "。;!?".includes(script.chars[i] ?? "");
    const afterMark = "。;!?:)".includes(script.chars[i - 1] ?? "");
    const gap = script.gap[i] ?? 0;
    if (i > from && (gap >= gaps.paragraph || (gap >= gaps.line && afterMark))) cut(i, i);
    if (ends) cut(i, i + 1);
  }
  cut(end, end);
  return sentences.filter((sentence) => script.chars[sentence.end - 1] !== ":");
};
