import { describe, expect, it } from "vitest";

import { dateAfter } from "../../../src/domain/breakdown/calendarDate.ts";
import { chineseNumber } from "../../../src/domain/breakdown/chineseNumber.ts";

describe("a length of the calendar after a day", () => {
  it.each([
    ["2020-03-31", "P30D", "2020-04-30"],
    ["2020-03-31", "P2W", "2020-04-14"],
    ["2020-12-20", "P20D", "2021-01-09"],
    ["2020-02-28", "P2D", "2020-03-01"],
    ["2020-03-31", "P1M", "2020-04-30"],
    ["2020-11-30", "P3M", "2021-02-28"],
    ["2020-02-29", "P1Y", "2021-02-28"],
    ["2020-02-29", "P4Y", "2024-02-29"],
  ])("%s and %s is %s", (from, length, day) => expect(dateAfter(from, length)).toBe(day));

  it.each([
    ["2020-03-31", "P20D(working)"],
    ["2020-03-31", "PT5H"],
    ["2020年3月31日", "P20D"],
  ])("has no day for %s and %s", (from, length) => expect(dateAfter(from, length)).toBeNull());
});

describe("a number in words", () => {
  it.each([
    ["12", 12],
    ["十", 10],
    ["二十一", 21],
    ["百", 100],
    ["一百", 100],
    ["一百二十三", 123],
    ["一百零三", 103],
    ["二〇一八", 2018],
    ["两", 2],
  ])("%s is %d", (text, value) => expect(chineseNumber(text)).toBe(value));

  it.each(["", "政", "一政", "123456789"])("is not %s", (text) => expect(chineseNumber(text)).toBeNull());
});
