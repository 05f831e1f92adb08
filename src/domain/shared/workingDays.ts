/**
 * A year's arrangement of days off (放假安排), as the notice gives it. ISO dates; they lie in the year or on 29 to 31
 * December before it. `daysOff` may name weekends as well; `workedWeekends` are the weekend days that are worked (调休上班).
 */
export type HolidayNotice = {
  readonly year: number;
  readonly daysOff: readonly string[];
  readonly workedWeekends: readonly string[];
  readonly source: string;
};

/** The working days of each year with a notice, ascending; up to 28 December where the next year has none. */
export type WorkingDayTable = ReadonlyMap<number, readonly string[]>;

/** The arrangement of a year was not published, or is not at hand: Monday to Friday would be a guess. */
export type NoYear = { readonly kind: "no-data"; readonly year: number };

/** From this day on a year's December is settled by the next year's notice, as in 2005, 2006, 2007, 2011 and 2018. */
export const nextNoticeFrom = "12-29";

/** Lays out the working days (工作日) of the years that have a notice; one notice a year. */
export const workingDayTable = (notices: readonly HolidayNotice[]): WorkingDayTable => {
  const years = new Set(notices.map(({ year }) => year));
  const off = new Set(notices.flatMap(({ daysOff }) => daysOff));
  const worked = new Set(notices.flatMap(({ workedWeekends }) => workedWeekends));
  const isWorked = (date: string): boolean => (isWeekend(date) ? worked.has(date) : !off.has(date));
  return new Map(
    [...years].map((year) => [
      year,
      datesOf(year).filter((date) => isWorked(date) && (years.has(year + 1) || !isForNextYear(date))),
    ]),
  );
};

/** Whether a day is worked (是否工作日). @throws RangeError when `date` is not an ISO date of the calendar */
export const isWorkingDay = (table: WorkingDayTable, date: string): { readonly kind: "working" | "rest" } | NoYear => {
  const year = yearOf(date);
  const days = table.get(year);
  if (!days) return { kind: "no-data", year };
  if (isForNextYear(date) && !table.has(year + 1)) return { kind: "no-data", year: year + 1 };
  return { kind: days.includes(date) ? "working" : "rest" };
};

/**
 * The n-th working day after a date (…个工作日内的最后一天); the day itself is not counted.
 * Source: 民法典 第二百零一条, 开始的当日不计入，自下一日开始计算.
 *
 * @param n in [1, ∞)
 * @returns the date, or the first year on the way whose days are not known
 * @throws RangeError when `from` is not an ISO date of the calendar or `n` is not in its range
 */
export const addWorkingDays = (
  table: WorkingDayTable,
  from: string,
  n: number,
): { readonly kind: "date"; readonly date: string } | NoYear => {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`working days: got ${n}, want a whole number from 1`);
  const first = yearOf(from) + (from.endsWith("-12-31") ? 1 : 0);
  let left = n;
  for (let year = first; ; year++) {
    const days = table.get(year);
    if (!days) return { kind: "no-data", year };
    const after = year === first ? days.filter((day) => day > from) : days;
    const date = after[left - 1];
    if (date !== undefined) return { kind: "date", date };
    left -= after.length;
  }
};

const dayLength = 86_400_000;

const isForNextYear = (date: string): boolean => date.slice(5) >= nextNoticeFrom;

/** Saturday or Sunday; `date` is an ISO date. */
export const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

/** True for an ISO date that the calendar has. */
export const isCalendarDate = (date: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(date)) return false;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
};

const yearOf = (date: string): number => {
  if (!isCalendarDate(date)) throw new RangeError(`a date: got ${date}, want one such as 2026-03-18`);
  return Number(date.slice(0, 4));
};

const datesOf = (year: number): readonly string[] => {
  const dates: string[] = [];
  for (let time = Date.UTC(year, 0, 1); time < Date.UTC(year + 1, 0, 1); time += dayLength) {
    dates.push(new Date(time).toISOString().slice(0, 10));
  }
  return dates;
};
