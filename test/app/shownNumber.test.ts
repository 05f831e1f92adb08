import { describe, expect, it } from "vitest";

import { shownNumber } from "../../src/app/shownNumber.ts";

describe("what a cell shows of its number", () => {
  // As Excel and LibreOffice show them.
  it.each<[number, string, string]>([
    [92.5, "0.00", "92.50"],
    [92.456, "0.0", "92.5"],
    [92.5, "0", "93"],
    [92.5, "General", "92.5"],
    [92.5, "@", "92.5"],
    [1234.5, "#,##0.0", "1234.5"],
    [92.5, '"99.5"', "99.5"],
    [92.5, '"9"0.0', "992.5"],
    [92.5, "\\90.0", "992.5"],
    [92.5, "0,", "0"],
    [92500, "0.0,", "92.5"],
    [0.95, "0%", "95%"],
    [92.5, '0.0"分"', "92.5分"],
    [92.5, '"得分："0.0_);[Red](0.0)', "得分：92.5"],
    [-2, "0.0;[Red]0.0", "2.0"],
    [-2, "0.0", "-2.0"],
    [0, "0.0;-0.0;", ""],
    [92.5, ";;;", ""],
    [92.5, '[>=90]"优秀";0.0', "优秀"],
    [82.5, '[>=90]"优秀";0.0', "82.5"],
    [46203, "yyyy-mm-dd", "2026-06-30"],
  ])("shows %s by %s as %s", (value, code, shown) => {
    expect(shownNumber(value, code)).toBe(shown);
  });

  it("says nothing of fractions and powers of ten", () => {
    expect(shownNumber(92.5, "# ?/?")).toBeNull();
    expect(shownNumber(92.5, "0.00E+00")).toBeNull();
  });
});
