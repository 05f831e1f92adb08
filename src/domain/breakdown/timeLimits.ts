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

const readersByStart = ((): ReadonlyMap<number, readonly TimeReader[]> => {
  const byStart = new Map<number, TimeReader[]>();
  for (const reader of timeReaders) {
    for (const char of new Set(reader.starts)) {
      const code = char.charCodeAt(0);
      byStart.set(code, [...(byStart.get(code) ?? []), reader]);
    }
  }
  return byStart;
})();
const readerStarts = charTable(timeReaders.map(({ starts }) => starts).join(""));
/** A numeral begins a time only where one of these stands behind it; most count something else. */
const numerals = charTable("0123456789〇一二三四五六七八九十百两半");
const afterNumeral = charTable("0123456789〇一二三四五六七八九十百两半个工日天小分周星月年季号.-/~至到双");
const longestLead = 12;
const timeField = /(?:时限|期限|时间|节点|日期|进度|频次)(?:要求|安排)?[:为]?$/u;
const fromPublication = /(?:印发|公布|发布|下发|出台|公开)(?:之日起|之后|后|之日后|以后)?的?$/u;

/** Finds the time limits of a stretch (时限), in order; every reader is tried only where its first character stands. */
export const timesIn = (script: Script, { start, end }: Stretch, base: TimeBase, inTimeField = false): Times => {
  const times: PlacedTime[] = [];
  const unread: UnreadTime[] = [];
  let at = start;
  while (at < end) {
    const code = script.chars.charCodeAt(at);
    const mayStart =
      readerStarts[code] === 1 && (numerals[code] !== 1 || afterNumeral[script.chars.charCodeAt(at + 1)] === 1);
    const readers = mayStart ? readersByStart.get(code) : undefined;
    const hit = readers ? readAt(script, readers, at, { start, end }, inTimeField) : null;
    if (hit === null) {
      at++;
      continue;
    }
    for (const meaning of hit.meanings) place(script, { start: hit.start, end: hit.end }, meaning, base, times, unread);
    at = hit.end;
  }
  return { times, unread };
};

type Hit = Stretch & { readonly meanings: readonly TimeMeaning[] };

const readAt = (
  script: Script,
  readers: readonly TimeReader[],
  at: number,
  { start: from, end: limit }: Stretch,
  inTimeField: boolean,
): Hit | null => {
  const before = script.chars.slice(Math.max(from, at - longestLead), at);
  for (const { shape, read } of readers) {
    shape.lastIndex = at;
    const match = shape.exec(script.chars);
    if (!match || match[0].length === 0 || at + match[0].length > limit) continue;
    const end = at + match[0].length;
    const after = script.chars.slice(end, Math.min(limit, end + longestLead));
    const meanings = read(match.groups ?? {}, { before, after, inTimeField: inTimeField || timeField.test(before) });
    if (meanings === null) continue;
    return { start: meanings.length > 0 ? withLead(before, at) : at, end, meanings };
  }
  return null;
};

/** 最迟5小时内 is quoted with its 最迟. */
const withLead = (before: string, at: number): number => {
  const lead = /(?:最迟|最晚|至迟|不得?超过|不晚于|不迟于)$/u.exec(before)?.[0].length ?? 0;
  return at - lead;
};

const place = (
  script: Script,
  stretch: Stretch,
  meaning: TimeMeaning,
  base: TimeBase,
  times: PlacedTime[],
  unread: UnreadTime[],
): void => {
  const quote = quoteOf(script, stretch);
  if (meaning.kind !== "deadline") {
    const due = meaning.kind === "within" ? dueOf(script, stretch, meaning.value, base) : null;
    times.push({ ...stretch, limit: { quote, kind: meaning.kind, value: meaning.value, due } });
    return;
  }
  const year =
    meaning.year.kind === "written" ? meaning.year.year : base.year === null ? null : base.year + meaning.year.later;
  if (year === null) {
    unread.push({ ...stretch, reason: "year-unknown" });
    return;
  }
  if (meaning.bare === true && base.year !== null && year < base.year) return;
  const value = deadlineDate(year, meaning.month, meaning.day);
  if (value === null) unread.push({ ...stretch, reason: "date-impossible" });
  else times.push({ ...stretch, limit: { quote, kind: "deadline", value, due: value } });
};

/** Only a length counted from the document's own publication has a day that the document alone can tell. */
const dueOf = (script: Script, { start }: Stretch, value: string, base: TimeBase): string | null => {
  const before = script.chars.slice(Math.max(0, start - longestLead * 2), start);
  const own = /(?:本|此|该)(?:通知|要点|方案|意见|文件|分工方案|工作要点|计划)?[^。;,]{0,8}$/u.test(before);
  if (base.date === "" || !own || !fromPublication.test(before)) return null;
  const working = /^P(\d+)D\(working\)$/u.exec(value);
  return working ? (base.workingDays?.(base.date, Number(working[1])) ?? null) : dateAfter(base.date, value);
};
