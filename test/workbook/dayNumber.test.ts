import { describe, expect, it } from "vitest";

import { dayNumber } from "../../src/workbook/dayNumber.ts";

describe("the number by which sheets know a day", () => {
  // As Excel and LibreOffice show them: 1900-03-01 is 61, 2000-01-01 is 36526, 2026-06-30 is 46203.
  it.each([
    ["1900-03-01", 61],
    ["2000-01-01", 36_526],
    ["2024-02-29", 45_351],
    ["2026-06-30", 46_203],
  ])("is that of %s", (date, number) => {
    expect(dayNumber(date)).toBe(number);
  });

  it.each(["1900-02-28", "1850-06-30", "2026-13-01", "6月底", ""])("is none for %j", (date) => {
    expect(dayNumber(date)).toBeNull();
  });
});
