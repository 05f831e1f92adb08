import { expect, it } from "vitest";

import { formulaR1C1 } from "../../../src/app/driven/formulaR1C1.ts";

// D5 is the formula's own cell: row 4 and column 3, from 0.
it.each([
  ["B5*2", "RC[-2]*2"],
  ["SUM($B$2:C5)", "SUM(R2C2:RC[-1])"],
  ["B$2+$B6+D5", "R2C[-2]+R[1]C2+RC"],
  [`'表 A1'!A1&"A1"`, `'表 A1'!R[-4]C[-3]&"A1"`],
  ["SUM(B:B)", null],
  ["SUM(2:$3)", null],
])("%s in D5 reads the same wherever it is filled to as %s", (formula, wanted) => {
  expect(formulaR1C1(formula, 4, 3)).toBe(wanted);
});
