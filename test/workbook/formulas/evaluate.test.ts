import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { add, compare, exact, exactText, ratio, subtract, type Exact } from "../../../src/domain/shared/exact.ts";
import { evaluate } from "../../../src/workbook/formulas/evaluate.ts";
import { call, number, operate, type FormulaCell } from "../../../src/workbook/formulas/expression.ts";
import { runs, seed } from "../../soak.ts";

const cellsOf = (values: readonly Exact[]): readonly FormulaCell[] =>
  values.map((value, row) => ({ sheet: "排名", row, column: 0, value }));

/** 0 or, over and under it, so little that floats tell it from nothing or not: down to 10⁻¹² and up to 1. */
const little = fc
  .tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 12 }))
  .map(([digit, places]) => ratio(digit, 10 ** places));
const total = fc
  .tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 10_007, max: 9_999_991 }))
  .map(([n, d]) => ratio(n, d));

describe("a comparison in a formula, computed exactly", () => {
  it("comes to what fractions come to, and is doubtful only where two totals differ by less than floats can tell", () => {
    fc.assert(
      fc.property(total, little, (a, apart) => {
        const b = add(a, apart);
        const { value, doubtful } = evaluate(call("IF", operate(number(a), ">", number(b)), number(1), number(0)));
        expect(value).toEqual(exact(compare(a, b) > 0 ? "1" : "0"));
        const size = compare(apart, exact("0")) < 0 ? subtract(exact("0"), apart) : apart;
        const isNear = exactText(apart) !== "0" && compare(size, exact("0.000000002")) < 0;
        expect(doubtful).toBe(isNear);
      }),
      { seed, numRuns: runs(4000) },
    );
  });

  it("ranks a group whose totals differ by a millionth as fractions do", () => {
    const totals = ["90.000001", "90", "90.000002", "270/3"].map(exact);
    const all = { kind: "cells", cells: cellsOf(totals) } as const;
    expect(totals.map((own) => evaluate(call("RANK", number(own), all)))).toEqual(
      ["2", "3", "1", "3"].map((rank) => ({ value: exact(rank), doubtful: false })),
    );
  });
});
