import { describe, expect, it } from "vitest";

import { shippedNotices, withUserNotices } from "../../../src/domain/shared/holidayNotices.ts";
import type { Place } from "../../../src/domain/shared/place.ts";
import type { HolidayNotice } from "../../../src/domain/shared/workingDays.ts";
import { codesOf, refusalOf, valueOf } from "../../fixtures/issues.ts";

const at = (index: number): Place => ({ kind: "row", file: "放假.csv", row: index + 2 });
const notice = (change: Partial<HolidayNotice> = {}): HolidayNotice => ({
  year: 2027,
  daysOff: ["2027-01-01", "2027-02-05"],
  workedWeekends: ["2027-02-14"],
  source: "2027年放假通知",
  ...change,
});
const over = (...users: readonly HolidayNotice[]) => withUserNotices(shippedNotices, users, at);
const of2025 = shippedNotices.find(({ year }) => year === 2025) ?? notice();

describe("a user's arrangement of days off", () => {
  it("is added to the shipped years", () => {
    const all = valueOf(over(notice()));
    expect(all.map(({ year }) => year)).toEqual([...shippedNotices.map(({ year }) => year), 2027]);
  });

  it("may reach into the last days of December before its year", () => {
    expect(over(notice({ daysOff: ["2026-12-31", "2027-01-01"] })).issues).toEqual([]);
  });

  it("is used in place of a shipped year that says otherwise, with a warning that names the days", () => {
    const theirs = {
      ...of2025,
      daysOff: of2025.daysOff.slice(1),
      workedWeekends: [...of2025.workedWeekends, "2025-03-01"],
    };
    const read = over(theirs);
    expect(codesOf(read.issues)).toEqual(["holidays-differ"]);
    expect(read.issues[0]).toMatchObject({
      severity: "warning",
      place: at(0),
      data: { days: "2025-01-01、2025-03-01" },
    });
    if (!read.ok) throw new RangeError("notices: got a refusal, want them");
    expect(read.value.filter(({ year }) => year === 2025)).toEqual([theirs]);
  });

  it("names at most five of the days that differ", () => {
    const read = over({ ...of2025, daysOff: ["2025-01-01"] });
    expect(String(read.issues[0]?.data["days"]).split("、")).toHaveLength(5);
    expect(read.issues[0]?.data["days"]).toMatch(/…$/u);
  });

  it("says nothing where it agrees with the shipped year, weekends among its days off included", () => {
    // 2025-10-04 and -05 are a Saturday and a Sunday within the holidays.
    expect(over({ ...of2025, daysOff: [...of2025.daysOff, "2025-10-04", "2025-10-05"] }).issues).toEqual([]);
  });

  it.each([
    ["holiday-date-invalid", [notice({ daysOff: ["2027-02-30"] })]],
    ["holiday-date-invalid", [notice({ workedWeekends: ["2027/2/14"] })]],
    ["holiday-outside-year", [notice({ daysOff: ["2026-12-28"] })]],
    ["holiday-outside-year", [notice({ daysOff: ["2028-01-01"] })]],
    ["holiday-repeated", [notice({ daysOff: ["2027-01-01", "2027-01-01"] })]],
    ["holiday-repeated", [notice({ daysOff: ["2027-02-14"] })]],
    ["worked-day-not-weekend", [notice({ workedWeekends: ["2027-02-15"] })]],
    ["holiday-year-repeated", [notice(), notice()]],
  ] as const)("is refused with %s", (code, users) => {
    const issues = refusalOf(over(...users));
    expect(codesOf(issues)).toEqual([code]);
    expect(issues[0]?.place).toEqual(at(users.length - 1));
  });

  it("is refused for everything that is wrong with it at once", () => {
    const users = [notice({ daysOff: ["2027-13-01", "2031-01-01"], workedWeekends: ["2027-02-15"] }), notice()];
    expect(codesOf(refusalOf(over(...users)))).toEqual([
      "holiday-date-invalid",
      "holiday-outside-year",
      "worked-day-not-weekend",
      "holiday-year-repeated",
    ]);
  });
});
