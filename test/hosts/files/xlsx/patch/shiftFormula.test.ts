import { describe, expect, it } from "vitest";

import { shiftFormula } from "../../../../../src/hosts/files/xlsx/patch/shiftFormula.ts";

describe("a formula filled down and to the right", () => {
  it.each([
    ["A1+$A1+A$1+$A$1", "B3+$A3+B$1+$A$1"],
    ["SUM(Z9:AA10)", "SUM(AA11:AB12)"],
    [`'A1 表'!A1&"A1"&表!C2`, `'A1 表'!B3&"A1"&表!D4`],
    ["SUM(A:B)+SUM(1:$2)", "SUM(B:C)+SUM(3:$2)"],
    ["LOG10(A1)+X1.5+TAB_A1", "LOG10(B3)+X1.5+TAB_A1"],
    ["XFD1", "#REF!"],
  ])("%s becomes %s", (formula, want) => {
    expect(shiftFormula(formula, 2, 1)).toBe(want);
  });
});
