import { isoDate, lastDayOf } from "./calendarDate.ts";
import { chineseNumber } from "./chineseNumber.ts";

/** What a time expression means, before it is placed: `year` null where only the document's year could tell. */
export type TimeMeaning = Deadline | { readonly kind: "within" | "recurring"; readonly value: string };

export type Deadline = {
  readonly kind: "deadline";
  readonly year: WrittenYear;
  readonly month: number;
  readonly day: number | "last";
  /** Written without 前 or 底: in a year gone by it tells when something was, and is no limit. */
  readonly bare?: boolean;
};

/** An explicit year, or 0 for the document's own and 1 for the next. */
export type WrittenYear =
  { readonly kind: "written"; readonly year: number } | { readonly kind: "document"; readonly later: number };

/** Where a match stands, for what the words around it decide. */
export type TimeContext = { readonly before: string; readonly after: string; readonly inTimeField: boolean };

/** One way of writing a time limit (时限写法): a sticky shape, what it begins with, and what it means. */
export type TimeReader = {
  /** Its first characters, each with those that may stand behind it. */
  readonly opens: readonly (readonly [firsts: string, seconds: string])[];
  readonly shape: RegExp;
  /** `null` lets the next reader try; an empty list swallows the stretch: it is a time, but no limit. */
  readonly read: (groups: Groups, context: TimeContext) => readonly TimeMeaning[] | null;
};
export type Groups = Readonly<Record<string, string | undefined>>;

/** How often a period comes round (周期). */
export const periods: Readonly<Record<string, string>> = {
  日: "day",
  天: "day",
  工作日: "day",
  周: "week",
  星期: "week",
  两周: "two-weeks",
  二周: "two-weeks",
  双周: "two-weeks",
  半月: "two-weeks",
  半个月: "two-weeks",
  月: "month",
  月度: "month",
  月份: "month",
  季: "quarter",
  季度: "quarter",
  半年: "half-year",
  半年度: "half-year",
  年: "year",
  年度: "year",
  学年: "school-year",
  学年度: "school-year",
};
const units: Readonly<Record<string, (amount: string) => string>> = {
  工作日: (amount) => `P${amount}D(working)`,
  日: (amount) => `P${amount}D`,
  天: (amount) => `P${amount}D`,
  小时: (amount) => `PT${amount}H`,
  钟头: (amount) => `PT${amount}H`,
  分钟: (amount) => `PT${amount}M`,
  周: (amount) => `P${amount}W`,
  星期: (amount) => `P${amount}W`,
  月: (amount) => `P${amount}M`,
  年: (amount) => `P${amount}Y`,
};
const atLeast = /(?:不少于|不得少于|不低于|至少|最少|不短于|少于|大于|超过)$/u;
const atMost =
  /(?:不得?超过|不多于|不晚于|不迟于|不得?晚于|最迟|最晚|至迟|最长|最多|限期|(?:压缩|压减|缩短|缩减|减少|降低|延长)(?:至|到|为))(?:在)?$|(?:不得?晚于|不迟于|最迟)[^,。;]{1,6}后$/u;
const bygone = /(?:近|前|过去|去年|上年|上年度|往年|第|最近|连续)$/u;

export const recurring = (value: string): TimeMeaning => ({ kind: "recurring", value });
export const within = (value: string): TimeMeaning => ({ kind: "within", value });
export const deadline = (year: string | undefined, month: number, day: number | "last"): Deadline => ({
  kind: "deadline",
  year: writtenYear(year),
  month,
  day,
});
const writtenYear = (word: string | undefined): WrittenYear => {
  if (word === "明年" || word === "次年") return { kind: "document", later: 1 };
  const year = chineseNumber((word ?? "").replace("年", ""));
  return year === null ? { kind: "document", later: 0 } : { kind: "written", year };
};

/** The ISO 8601 length of a number and its unit (期限); null where they make none. */
export const lengthOf = (amount: string, name: string, halved: boolean): string | null => {
  const value = chineseNumber(amount);
  if (halved) return name === "年" ? "P6M" : name === "小时" ? "PT30M" : name === "月" ? "P15D" : null;
  const plain = name === "日历日" || name === "自然日" ? "日" : name;
  return value === null || value === 0 || (plain === "年" && value > 100)
    ? null
    : (units[plain]?.(String(value)) ?? null);
};

export const oneLength = (value: string | null): readonly TimeMeaning[] | null =>
  value === null ? null : [within(value)];
export const negative = (value: string | null): string | null => (value === null ? null : `-${value}`);

/** What is done in a time: 9月组织…, 上半年开展…; a time before other words only names something. */
const acts =
  /^(?:[,、]?(?:全部|全面|基本|前期|正式|首次|初步|陆续|统一|集中|分别|各|要|须|应|再|对外|公开|面向?|向|由|将|对|在|至少|举办?|对照|组织|制定|开展))*(?:组织|开展|举办|举行|召开|公布|公示|公开|发布|完成|建成|上线|出台|投入|实现|办结|报送|上报|报告|报|启动|开通|印发|制定|编制|修订|梳理|建立|形成|推出|更新|通报|开放|集中|向社会|进行|提交|汇总|总结|试行|试运行|推进|推广|落实|达到|清理|推开|铺开|覆盖|见效|运行|完工|竣工|开工|通车|投用|使用|到位|收官|销号|清零|整改|选取|邀请|安排|开设|培训|测评|评估|检查|抽查|督查|督导|考核|验收|一次|1次|前|底)(?!的|了)/u;

/** True where the words behind a time say that something is done in it, or where it ends its clause. */
export const isActedOn = (after: string): boolean => acts.test(after) && !/^[^,。;]{0,4}的/u.test(after);

/** 2018年6月底前: a month or day is a limit with 前 or 底, behind a range, in a field of its own, or where something is done. */
export function readMonth(
  groups: Groups,
  { before: words, after, inTimeField }: TimeContext,
): readonly TimeMeaning[] | null {
  const { year, mark, place, day } = groups;
  if (/[第每首前近\d]$/u.test(words) && year === undefined) return null;
  const month = chineseNumber(groups["month"] ?? "") ?? 0;
  const starts = /^(?:起|开始|以来|以后|之后|后(?!勤)|至|到|-|~|之日起)/u.test(after);
  const endsRange = /(?:至|到|-|~|截止|截至)$/u.test(words);
  const isPast = /(?:自|从|去年|上年|上年度|根据|依据|按照|以)$/u.test(words);
  const limited =
    mark !== undefined ||
    groups["until"] !== undefined ||
    place === "底" ||
    place === "末" ||
    endsRange ||
    inTimeField ||
    (!isPast && (isActedOn(after) || /^[、,和及](?:\d{1,2}|[一二三四五六七八九十]{1,2})月/u.test(after)));
  if (starts || !limited) return [];
  if (/^(?:印发|发布的|出台的|制定的|公布的)/u.test(after) && mark === undefined) return [];
  const last = place === "上旬" ? 10 : place === "中旬" ? 20 : "last";
  const limit = deadline(year, month, day === undefined ? last : (chineseNumber(day) ?? 0));
  const bare = mark === undefined && place !== "底" && place !== "末" && !inTimeField;
  return [{ kind: "deadline", year: limit.year, month, day: limit.day, bare }];
}

/** 开学前10日, 启用前7日: what stands before 前 is an event, unless it counts time itself or leaves out what it is (此前、目前). */
export const isEvent = (words: string): boolean => /[\u4e00-\u9fff]{2}$|[节会汛]$/u.test(words) && !noEvent.test(words);
const noEvent =
  /(?:[年月日天周旬季度时底末初每近此之以目先事当提往日空史眼面超支向跟名位于在即的了最连续]|前|排名|位列|小时|分钟)$/u;

/** 5个工作日办结: what has to be done in the length stands right behind it. */
const isDone = /^(?:办结|办毕|办完|出件|出证|答复|回复|反馈|办理完毕|处置完毕|处理完毕|送达)/u;

/** 20个工作日内: a length is a limit with 内, or where it is said to be the most. */
export function readLength(
  groups: Groups,
  { before: words, after, inTimeField }: TimeContext,
): readonly TimeMeaning[] | null {
  const { amount = "", unit: name = "", mark } = groups;
  const value = lengthOf(amount, name, amount === "半");
  if (value === null || bygone.test(words) || (atLeast.test(words) && !atMost.test(words))) return null;
  if (mark === "以前" || mark === "之前" || mark === "前") {
    const isDay = name === "日" || name === "月" || name === "年";
    const event = isEvent(words);
    return !isDay || event ? [within(`-${value}`)] : null;
  }
  if (mark?.endsWith("时间")) return /(?:用|利用|力争|以|花)$/u.test(words) ? [within(value)] : null;
  if (mark !== undefined)
    return name === "月" && /\d$/u.test(amount) && !/个/u.test(groups["whole"] ?? "个") ? null : [within(value)];
  const alone = inTimeField && /^(?:$|[。;,)])/u.test(after) && !/[\u4e00-\u9fff]$/u.test(words);
  const doneIn = (name === "工作日" || name === "小时" || name === "分钟" || name === "天") && isDone.test(after);
  return alone || doneIn || (atMost.test(words) && !/^[前底]/u.test(after)) ? [within(value)] : null;
}

/** The ISO date of a deadline; null where the calendar has no such day. */
export const deadlineDate = (year: number, month: number, day: number | "last"): string | null =>
  isoDate(year, month, day === "last" ? lastDayOf(year, month) : day);
