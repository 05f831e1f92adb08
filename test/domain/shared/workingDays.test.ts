import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { shippedNotices } from "../../../src/domain/shared/holidayNotices.ts";
import { addWorkingDays, isWorkingDay, workingDayTable } from "../../../src/domain/shared/workingDays.ts";

const shipped = workingDayTable(shippedNotices);

describe("the n-th working day after a date", () => {
  // Counted by hand from the notices of the General Office of the State Council (国务院办公厅关于…年部分节假日安排的通知).
  it.each([
    // 2024 春节: 2月10日至17日放假调休, 2月4日、2月18日（星期日）上班
    ["2024-02-05", 4, "2024-02-09"],
    ["2024-02-05", 5, "2024-02-18"],
    ["2024-02-05", 30, "2024-03-22"],
    ["2024-02-02", 1, "2024-02-04"],
    // 2024 国庆节: 10月1日至7日放假调休, 9月29日（星期日）、10月12日（星期六）上班
    ["2024-09-27", 2, "2024-09-30"],
    ["2024-09-27", 3, "2024-10-08"],
    ["2024-09-27", 7, "2024-10-12"],
    ["2024-09-27", 8, "2024-10-14"],
    // 2025 春节: 1月28日至2月4日放假调休, 1月26日（星期日）、2月8日（星期六）上班
    ["2025-01-24", 1, "2025-01-26"],
    ["2025-01-24", 3, "2025-02-05"],
    ["2025-01-24", 6, "2025-02-08"],
    ["2025-01-24", 7, "2025-02-10"],
    // 2025 国庆节、中秋节: 10月1日至8日放假调休, 9月28日（星期日）、10月11日（星期六）上班
    ["2025-09-26", 3, "2025-09-30"],
    ["2025-09-26", 4, "2025-10-09"],
    ["2025-09-26", 6, "2025-10-11"],
    // 2026 春节: 2月15日至23日放假调休, 2月14日、2月28日（星期六）上班
    ["2026-02-13", 1, "2026-02-14"],
    ["2026-02-13", 2, "2026-02-24"],
    ["2026-02-13", 6, "2026-02-28"],
    // 2019 劳动节, as adjusted: 5月1日至4日放假调休, 4月28日、5月5日（星期日）上班
    ["2019-04-26", 4, "2019-05-05"],
    // a week without any holiday
    ["2018-05-11", 5, "2018-05-18"],
    // over the turn of a year: 2019 元旦 is 2018-12-30 to 2019-01-01, Saturday 2018-12-29 is worked
    ["2018-12-27", 2, "2018-12-29"],
    ["2018-12-27", 3, "2019-01-02"],
    ["2003-12-31", 1, "2004-01-02"],
  ])("%s and %i working days end on %s", (from, n, date) => {
    expect(addWorkingDays(shipped, from, n)).toEqual({ kind: "date", date });
  });

  it("does not count the day of issue, also where that is no working day", () => {
    // 2025-10-01 is a holiday, 2025-10-09 the first working day after it.
    expect(addWorkingDays(shipped, "2025-10-09", 1)).toEqual({ kind: "date", date: "2025-10-10" });
    expect(addWorkingDays(shipped, "2025-10-01", 1)).toEqual({ kind: "date", date: "2025-10-09" });
  });

  it("is not guessed in a year without a notice, nor when the count runs into one", () => {
    expect(addWorkingDays(shipped, "1999-05-01", 3)).toEqual({ kind: "no-data", year: 1999 });
    expect(addWorkingDays(shipped, "2003-12-30", 1)).toEqual({ kind: "no-data", year: 2003 });
    expect(addWorkingDays(shipped, "2026-12-10", 30)).toEqual({ kind: "no-data", year: 2027 });
    expect(addWorkingDays(shipped, "2026-12-31", 1)).toEqual({ kind: "no-data", year: 2027 });
    expect(addWorkingDays(shipped, "2026-01-01", 1_000_000_000)).toEqual({ kind: "no-data", year: 2027 });
  });

  it("is not guessed in the last days of December before the next year's notice is known", () => {
    expect(addWorkingDays(shipped, "2026-12-25", 1)).toEqual({ kind: "date", date: "2026-12-28" });
    expect(addWorkingDays(shipped, "2026-12-25", 2)).toEqual({ kind: "no-data", year: 2027 });
    const next = { year: 2027, daysOff: ["2026-12-31", "2027-01-01"], workedWeekends: ["2027-01-03"], source: "" };
    const longer = workingDayTable([...shippedNotices, next]);
    expect(addWorkingDays(longer, "2026-12-25", 4)).toEqual({ kind: "date", date: "2027-01-03" });
  });

  it("stops at a gap between years", () => {
    const gap = workingDayTable(shippedNotices.filter(({ year }) => year !== 2021));
    expect(addWorkingDays(gap, "2020-12-20", 12)).toEqual({ kind: "no-data", year: 2021 });
  });

  it("of a date or a count that is none is a bug", () => {
    for (const from of ["", "2024-02-30", "2024-2-5", "二〇二四年"]) {
      expect(() => addWorkingDays(shipped, from, 1)).toThrow(RangeError);
    }
    for (const n of [0, -1, 1.5, Number.NaN, 1e300]) {
      expect(() => addWorkingDays(shipped, "2024-02-05", n)).toThrow(RangeError);
    }
  });

  it("is a working day, with n - 1 of them before it and after the date", () => {
    const days = fc.integer({ min: 0, max: 22 * 365 }).map((day) => dayAt(day));
    const property = fc.property(days, fc.integer({ min: 1, max: 200 }), (from, n) => {
      const last = addWorkingDays(shipped, from, n);
      if (last.kind !== "date") throw new Error(`${from} and ${n}: no date`);
      let counted = 0;
      for (let day = from; day < last.date;) {
        day = dayAt((Date.parse(day) - origin) / 86_400_000 + 1);
        if (isWorkingDay(shipped, day).kind === "working") counted++;
      }
      expect(counted).toBe(n);
      expect(isWorkingDay(shipped, last.date)).toEqual({ kind: "working" });
    });
    fc.assert(property, { seed: 20260318, numRuns: 100 });
  });
});

const origin = Date.UTC(2004, 0, 1);
const dayAt = (days: number): string => new Date(origin + days * 86_400_000).toISOString().slice(0, 10);

describe("a day", () => {
  it.each([
    ["2024-02-04", "working"],
    ["2024-02-12", "rest"],
    ["2024-02-10", "rest"],
    ["2024-02-19", "working"],
    ["2025-10-08", "rest"],
    ["2025-10-11", "working"],
    ["2025-10-12", "rest"],
    // 国务院办公厅关于延长2020年春节假期的通知: to Sunday 2 February, so Saturday the 1st is not worked after all
    ["2020-01-31", "rest"],
    ["2020-02-01", "rest"],
    ["2020-02-03", "working"],
    // the notice for 2006 has Saturday 31 December 2005 worked
    ["2005-12-31", "working"],
    ["2018-12-31", "rest"],
    ["2015-09-03", "rest"],
    ["2015-09-06", "working"],
  ] as const)("%s is %s", (date, kind) => {
    expect(isWorkingDay(shipped, date)).toEqual({ kind });
  });

  it("of a year without a notice is neither", () => {
    expect(isWorkingDay(shipped, "2027-03-01")).toEqual({ kind: "no-data", year: 2027 });
    expect(isWorkingDay(shipped, "2026-12-29")).toEqual({ kind: "no-data", year: 2027 });
    expect(isWorkingDay(shipped, "2003-06-02")).toEqual({ kind: "no-data", year: 2003 });
    expect(() => isWorkingDay(shipped, "2027-02-29")).toThrow(RangeError);
  });
});
