import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

import { noticesOf, packageNotices, tableFile } from "../../../scripts/buildWorkingDays.mjs";
import { shippedNotices } from "../../../src/domain/shared/holidayNotices.ts";
import { isWeekend } from "../../../src/domain/shared/workingDays.ts";

const read = (): Readonly<Record<"holidays" | "workdays", Readonly<Record<string, string>>>> =>
  JSON.parse(readFileSync("node_modules/chinese-days/dist/chinese-days.json", "utf8")) as ReturnType<typeof read>;

describe("the days off that ship", () => {
  it("are what the script builds from the package", async () => {
    expect(shippedNotices).toEqual(packageNotices());
    expect(readFileSync("src/domain/shared/publishedHolidays.ts", "utf8")).toBe(await tableFile(packageNotices()));
  });

  it("cover the published years, each once and with its notice", () => {
    expect(shippedNotices.map(({ year }) => year)).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index));
    for (const { year, source } of shippedNotices)
      expect(source).toContain(`国务院办公厅关于${year}年部分节假日安排的通知`);
  });

  it("are weekdays off and weekend days worked, and nothing else", () => {
    for (const { daysOff, workedWeekends } of shippedNotices) {
      expect(daysOff.filter(isWeekend)).toEqual([]);
      expect(workedWeekends.filter((date) => !isWeekend(date))).toEqual([]);
    }
  });

  // Public holidays of 全国年节及纪念日放假办法: 10 until 2007, 11 from 2008, 13 from 2025; a day off that a swap made is
  // worked at a weekend. Added: 2015-09-03; in 2020 a day off, and a Saturday no longer worked.
  it("lose each year as many weekdays as there are public holidays", () => {
    const added = new Map([
      [2015, 1],
      [2020, 2],
    ]);
    for (const { year, daysOff, workedWeekends } of shippedNotices) {
      const holidays = year < 2008 ? 10 : year < 2025 ? 11 : 13;
      expect(daysOff.length - workedWeekends.length, String(year)).toBe(holidays + (added.get(year) ?? 0));
    }
  });

  it("end with what is published: the package has not a day of the year after", () => {
    const { holidays, workdays } = read();
    const last = [...Object.keys(holidays), ...Object.keys(workdays)].sort().at(-1) ?? "";
    expect(last.slice(0, 4)).toBe(String(shippedNotices.at(-1)?.year));
  });
});

describe("the script", () => {
  it("stops at a year that it knows no notice of", () => {
    const { holidays, workdays } = read();
    const more = { holidays: { ...holidays, "2027-02-08": "" }, workdays };
    expect(() => noticesOf(more)).toThrow("2027-02-08: got no notice");
  });

  it("stops at a year whose swaps do not balance", () => {
    const { holidays, workdays } = read();
    const { "2024-02-18": left, ...rest } = workdays;
    expect(left).toContain("春节");
    expect(() => noticesOf({ holidays, workdays: rest })).toThrow("2024: got 12 weekdays less, want 11");
  });
});
