import type { SourceSpan } from "../shared/place.ts";
import { noteAt, type Issue } from "../shared/result.ts";
import { addWorkingDays, type NoYear, type WorkingDayTable } from "../shared/workingDays.ts";
import type { Breakdown, TimeLimit } from "./breakdown.ts";
import { foldText } from "./foldText.ts";
import { isFromOwnPublication } from "./ownPublication.ts";
import { lineAt } from "./script.ts";
import type { WorkingDays } from "./timeLimits.ts";

/** The last of so many working days after a date, as the parser asks for it. */
export const lastWorkingDayBy =
  (table: WorkingDayTable): WorkingDays =>
  (from, days) => {
    const last = lastWorkingDay(table, from, days);
    return last.kind === "date" ? last.date : null;
  };

export type DatedBreakdown = { readonly breakdown: Breakdown; readonly issues: readonly Issue[] };

/**
 * Dates what the parser left open of the limits in working days (工作日时限) that count from the document's own publication,
 * and says of each that has no date why. Lengths from other events stay open: the document cannot tell their day.
 * Linear in the text.
 *
 * @param source the document's text, as it was read
 * @returns notes `working-days-without-date` (quote) and `working-days-without-data` (quote, year), each at its words
 */
export const dateWorkingDays = (source: string, breakdown: Breakdown, table: WorkingDayTable): DatedBreakdown => {
  const issues: Issue[] = [];
  const newlines = newlinesOf(source);
  const dated = (times: readonly TimeLimit[], within: SourceSpan): readonly TimeLimit[] => {
    if (!times.some(isOpen)) return times;
    let from = within.start;
    let lost = 0;
    return times.map((limit) => {
      const ahead = lost < mostLost ? placeOf(source, limit.quote, from, within.end + near) : -1;
      if (ahead < 0) lost++;
      else from = ahead + limit.quote.length;
      // A table may have its column for the time before the column for the task.
      const start = ahead < 0 ? placeOf(source, limit.quote, Math.max(0, within.start - near), within.start) : ahead;
      const end = start + limit.quote.length;
      if (start < 0 || !isOpen(limit) || !countsFromOwn(source, start, end)) return limit;
      const place = { kind: "text", start, end, line: lineAt(newlines, start) } as const;
      if (breakdown.date === "") {
        issues.push(noteAt(place, "working-days-without-date", { quote: limit.quote }));
        return limit;
      }
      const last = lastWorkingDay(table, breakdown.date, lengthOf(limit));
      if (last.kind === "date") return { ...limit, due: last.date };
      issues.push(noteAt(place, "working-days-without-data", { quote: limit.quote, year: last.year }));
      return limit;
    });
  };
  const withTimes = <T extends { readonly times: readonly TimeLimit[]; readonly place: SourceSpan }>(one: T): T => {
    const times = dated(one.times, one.place);
    return times === one.times ? one : { ...one, times };
  };
  const tasks = breakdown.tasks.map(withTimes);
  const duties = breakdown.duties.map(withTimes);
  return { breakdown: { ...breakdown, tasks, duties }, issues };
};

/** How far from a task's words its attribution or its cell for the time may stand. */
const near = 400;
/** So many quotes of one task are looked for in vain in all of its words; then only near it, to stay linear. */
const mostLost = 3;
/** How much of a sentence is looked at, to either side. */
const longestSentence = 60;

/** A length that no calendar reaches ends in the first year without data as well. */
const lastWorkingDay = (
  table: WorkingDayTable,
  from: string,
  days: number,
): { readonly kind: "date"; readonly date: string } | NoYear => addWorkingDays(table, from, Math.min(days, 1_000_000));

const lengthOf = ({ value }: TimeLimit): number => Number(/^P(\d+)D\(working\)$/u.exec(value)?.[1] ?? 0);
const isOpen = (limit: TimeLimit): boolean => limit.kind === "within" && limit.due === null && lengthOf(limit) > 0;

/** Where a quote stands, not as the end of a longer number: 3个工作日内 is not found in 13个工作日内. */
const placeOf = (source: string, quote: string, from: number, to: number): number => {
  const region = source.slice(from, to);
  for (let at = region.indexOf(quote); at >= 0; at = region.indexOf(quote, at + quote.length)) {
    if (!/[\d〇一二三四五六七八九十百两第近前]/u.test(region.charAt(at - 1))) return from + at;
  }
  return -1;
};

const countsFromOwn = (source: string, start: number, end: number): boolean => {
  const folded = (from: number, to: number): string =>
    foldText(source.slice(from, to))
      .replaceAll("\t", "|")
      .replace(/[ \r*]+/gu, "");
  const before = folded(Math.max(0, start - longestSentence), start);
  const after = folded(end, end + longestSentence);
  return isFromOwnPublication(before.slice(before.search(/[^。;!?|]*$/u)), after.replace(/[。;!?|].*$/su, ""));
};

const newlinesOf = (source: string): readonly number[] => {
  const newlines: number[] = [];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) newlines.push(at);
  return newlines;
};
