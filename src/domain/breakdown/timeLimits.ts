import type { TimeLimit } from "./breakdown.ts";
import { dateAfter } from "./calendarDate.ts";
import { charTable } from "./charTable.ts";
import { quoteOf, type Script, type Stretch } from "./script.ts";
import { deadlineDate, type TimeMeaning, type TimeReader } from "./timeMeaning.ts";
import { timeReaders } from "./timeReaders.ts";

/** A time limit with its place among the script's characters. */
export type PlacedTime = Stretch & { readonly limit: TimeLimit };

/** A time that could not be read: no year to count in, or a day that the calendar lacks. */
export type UnreadTime = Stretch & { readonly reason: "year-unknown" | "date-impossible" };

export type Times = { readonly times: readonly PlacedTime[]; readonly unread: readonly UnreadTime[] };

/** The last day of a length in working days after a date (工作日历); null for a year without data. */
export type WorkingDays = (from: string, days: number) => string | null;

/** What relative times are counted from. */
export type TimeBase = {
  readonly year: number | null;
  readonly date: string;
  readonly workingDays: WorkingDays | null;
};

/** The readers by the two characters that a time begins with: at most places none is tried (本级, 明确, 当地). */
const readersByOpening = ((): ReadonlyMap<number, ReadonlyMap<number, readonly TimeReader[]>> => {
  const byFirst = new Map<number, Map<number, TimeReader[]>>();
  for (const reader of timeReaders) {
    for (const [first, second] of pairsOf(reader)) {
      const bySecond = byFirst.get(first) ?? new Map<number, TimeReader[]>();
      byFirst.set(first, bySecond);
      bySecond.set(second, [...(bySecond.get(second) ?? []), reader]);
    }
  }
  return byFirst;
})();

/** The pairs of code units that a reader's times begin with, each once. */
function pairsOf({ opens }: TimeReader): readonly (readonly [first: number, second: number])[] {
  const pairs = new Set<string>();
  for (const [firsts, seconds] of opens)
    for (const first of firsts) for (const second of seconds) pairs.add(first + second);
  return [...pairs].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]);
}

const mayOpen = charTable(timeReaders.flatMap(({ opens }) => opens.map(([firsts]) => firsts)).join(""));
const longestLead = 12;
/** 完成时限：, and behind it the times of a list that stand before (5月、10月). */
const timeField =
  /(?:时限|期限|时间|节点|日期|进度|频次)(?:要求|安排)?\)?[:为]?(?:[\d一二三四五六七八九十年月日上中下旬底末前]+、)*$/u;
const endsField = charTable(")限间点期度次求排:为");
const endsTime = charTable("月日底末前旬年度");
const comma = 0x3001;
const endsLead = charTable("迟晚过于");
const endsPublication = charTable("发布台开起后的");
const fromPublication = /(?:印发|公布|发布|下发|出台|公开)(?:之日起|之后|后|之日后|以后)?的?$/u;

/** Finds the time limits of a stretch (时限), in order; every reader is tried only where its first character stands. */
export const timesIn = (script: Script, { start, end }: Stretch, base: TimeBase, inTimeField = false): Times => {
  const times: PlacedTime[] = [];
  const unread: UnreadTime[] = [];
  const { codes } = script;
  let at = start;
  while (at < end) {
    const code = codes[at] as number;
    if (mayOpen[code] !== 1) {
      at++;
      continue;
    }
    const readers = readersByOpening.get(code)?.get(codes[at + 1] ?? 0);
    const hit = readers ? readAt(script, readers, at, { start, end }, inTimeField) : null;
    if (hit === null) {
      at++;
      continue;
    }
    for (const meaning of hit.meanings) place(script, hit, meaning, base, times, unread);
    at = hit.end;
  }
  return times.length === 0 && unread.length === 0 ? noTimes : { times, unread };
};

const noTimes: Times = { times: [], unread: [] };

type Hit = Stretch & { readonly meanings: readonly TimeMeaning[] };

const readAt = (
  script: Script,
  readers: readonly TimeReader[],
  at: number,
  { start: from, end: limit }: Stretch,
  inTimeField: boolean,
): Hit | null => {
  const { chars } = script;
  let before: string | null = null;
  let inField = inTimeField;
  for (const { shape, read } of readers) {
    shape.lastIndex = at;
    const match = shape.exec(chars);
    const end = shape.lastIndex;
    if (!match || end === at || end > limit) continue;
    if (before === null) {
      before = chars.slice(Math.max(from, at - longestLead), at);
      inField ||= endsLikeField(before) && timeField.test(before);
    }
    const after = chars.slice(end, Math.min(limit, end + longestLead));
    const meanings = read(match.groups ?? {}, { before, after, inTimeField: inField });
    if (meanings === null) continue;
    return { start: meanings.length > 0 ? withLead(before, at) : at, end, meanings };
  }
  return null;
};

/** Looked at before the pattern is, which few places need. */
const endsLikeField = (before: string): boolean => {
  const last = before.charCodeAt(before.length - 1);
  return endsField[last] === 1 || (last === comma && endsTime[before.charCodeAt(before.length - 2)] === 1);
};

/** 最迟5小时内 is quoted with its 最迟. */
const withLead = (before: string, at: number): number => {
  if (endsLead[before.charCodeAt(before.length - 1)] !== 1) return at;
  const lead = /(?:最迟|最晚|至迟|不得?超过|不晚于|不迟于)$/u.exec(before)?.[0].length ?? 0;
  return at - lead;
};

const place = (
  script: Script,
  { start, end }: Stretch,
  meaning: TimeMeaning,
  base: TimeBase,
  times: PlacedTime[],
  unread: UnreadTime[],
): void => {
  if (meaning.kind !== "deadline") {
    const due = meaning.kind === "within" ? dueOf(script, start, meaning.value, base) : null;
    const quote = quoteOf(script, { start, end });
    times.push({ start, end, limit: { quote, kind: meaning.kind, value: meaning.value, due } });
    return;
  }
  const year =
    meaning.year.kind === "written" ? meaning.year.year : base.year === null ? null : base.year + meaning.year.later;
  if (year === null) {
    unread.push({ start, end, reason: "year-unknown" });
    return;
  }
  if (meaning.bare === true && base.year !== null && year < base.year) return;
  const value = deadlineDate(year, meaning.month, meaning.day);
  if (value === null) unread.push({ start, end, reason: "date-impossible" });
  else
    times.push({ start, end, limit: { quote: quoteOf(script, { start, end }), kind: "deadline", value, due: value } });
};

/** Only a length counted from the document's own publication has a day that the document alone can tell. */
const dueOf = (script: Script, start: number, value: string, base: TimeBase): string | null => {
  if (base.date === "" || endsPublication[script.codes[start - 1] ?? 0] !== 1) return null;
  const before = script.chars.slice(Math.max(0, start - longestLead * 2), start);
  const own = /(?:本|此|该)(?:通知|要点|方案|意见|文件|分工方案|工作要点|计划)?[^。;,]{0,8}$/u.test(before);
  if (!own || !fromPublication.test(before)) return null;
  const working = /^P(\d+)D\(working\)$/u.exec(value);
  return working ? (base.workingDays?.(base.date, Number(working[1])) ?? null) : dateAfter(base.date, value);
};
