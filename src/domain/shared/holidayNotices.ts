import * as v from "valibot";

import { nameShape, type Shape } from "./checkShape.ts";
import type { Place } from "./place.ts";
import { publishedHolidays } from "./publishedHolidays.ts";
import { errorAt, judged, warningAt, type Issue, type Result } from "./result.ts";
import { isCalendarDate, isWeekend, nextNoticeFrom, type HolidayNotice } from "./workingDays.ts";

/** A year's arrangement as users write it (放假安排文件); `source` names the notice. */
export const holidayNoticeShape: Shape<HolidayNotice> = v.strictObject({
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2999)),
  daysOff: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(366)),
  workedWeekends: v.pipe(v.array(v.string()), v.maxLength(366)),
  source: nameShape,
});

/** The arrangements that ship (随附的放假安排), by year, ascending. */
export const shippedNotices: readonly HolidayNotice[] = publishedHolidays.map(([year, off, worked, source]) => ({
  year,
  daysOff: datesIn(off, year),
  workedWeekends: datesIn(worked, year),
  source,
}));

/** A day without its year is of the notice's own. */
function datesIn(days: string, year: number): readonly string[] {
  return days.split(" ").map((day) => (day.length === 5 ? `${year}-${day}` : day));
}

/**
 * Holds users' arrangements to the calendar and puts them over the shipped ones: theirs is used.
 *
 * @param at the place of the n-th of them
 * @returns all notices, one a year; warning `holidays-differ` (year, days) where a shipped year says otherwise; refused
 *   with `holiday-year-repeated`, `holiday-date-invalid`, `holiday-outside-year`, `holiday-repeated` and
 *   `worked-day-not-weekend`, all at once
 */
export const withUserNotices = (
  shipped: readonly HolidayNotice[],
  users: readonly HolidayNotice[],
  at: (index: number) => Place,
): Result<readonly HolidayNotice[]> => {
  const years = new Set<number>();
  const issues = users.flatMap((notice, index): readonly Issue[] => {
    const repeated = years.has(notice.year);
    years.add(notice.year);
    return [
      ...(repeated ? [errorAt(at(index), "holiday-year-repeated", { year: notice.year })] : []),
      ...noticeIssues(notice, at(index)),
      ...differences(shipped, notice, at(index)),
    ];
  });
  return judged(() => [...shipped.filter(({ year }) => !years.has(year)), ...users], issues);
};

const noticeIssues = ({ year, daysOff, workedWeekends }: HolidayNotice, place: Place): readonly Issue[] => {
  const seen = new Set<string>();
  return [...daysOff, ...workedWeekends].flatMap((date, index) => {
    if (!isCalendarDate(date)) return [errorAt(place, "holiday-date-invalid", { date: date.slice(0, 40) })];
    if (seen.has(date)) return [errorAt(place, "holiday-repeated", { date })];
    seen.add(date);
    const within = date.startsWith(`${year}-`) || (date < `${year}` && date >= `${year - 1}-${nextNoticeFrom}`);
    if (!within) return [errorAt(place, "holiday-outside-year", { date, year })];
    const works = index >= daysOff.length;
    return works && !isWeekend(date) ? [errorAt(place, "worked-day-not-weekend", { date })] : [];
  });
};

const mostShown = 5;

/** Days that one of two notices of a year takes otherwise than the other; days off at weekends are off anyway. */
const differences = (shipped: readonly HolidayNotice[], users: HolidayNotice, place: Place): readonly Issue[] => {
  const ours = shipped.find(({ year }) => year === users.year);
  if (!ours) return [];
  const marked = ({ daysOff, workedWeekends }: HolidayNotice): ReadonlySet<string> =>
    new Set([...daysOff.filter((date) => !isCalendarDate(date) || !isWeekend(date)), ...workedWeekends]);
  const [one, other] = [marked(ours), marked(users)];
  const days = [...new Set([...one, ...other])].filter((date) => one.has(date) !== other.has(date)).sort();
  if (days.length === 0) return [];
  const more = days.length > mostShown ? "…" : "";
  const shown = days.slice(0, mostShown).join("、") + more;
  return [warningAt(place, "holidays-differ", { year: users.year, days: shown })];
};
