import { describe, expect, it } from "vitest";

import {
  compare,
  divide,
  exact,
  exactText,
  fixedText,
  multiply,
  nearestFloat,
  round,
  sum,
  whole,
} from "../../../src/domain/shared/exact.ts";
import { hasOracles, readOracle } from "../../fixtures/oracles.ts";

type Rounding = {
  readonly published_gbt8170: readonly { readonly x: string; readonly to: string; readonly r: string }[];
  readonly no_successive_rounding: { readonly x: string; readonly right: string };
  readonly cases: readonly {
    readonly x: string;
    readonly places: number;
    readonly half_up: string;
    readonly half_even_gbt8170: string;
  }[];
};

describe.skipIf(!hasOracles)(
  "rounding beside Python's decimal and GB/T 8170 (needs the oracles beside the project)",
  () => {
    const oracle = hasOracles ? (readOracle("rounding.json") as Rounding) : null;

    it("gives the same texts, but for the sign of zero, which a notice does not print", () => {
      for (const { x, places, half_up, half_even_gbt8170 } of oracle?.cases ?? []) {
        const unsigned = (text: string) => text.replace(/^-(?=0(?:\.0*)?$)/u, "");
        expect(fixedText(exact(x), places), `${x} to ${places}`).toBe(unsigned(half_up));
        const even = round(exact(x), { places, mode: "half-even" });
        expect(fixedText(even, places), `${x} to ${places}, half even`).toBe(unsigned(half_even_gbt8170));
      }
      expect(oracle?.cases.length).toBeGreaterThan(50);
    });

    it("gives the examples that the standard prints", () => {
      for (const { x, to, r } of oracle?.published_gbt8170 ?? []) {
        const steps = round(divide(exact(x), exact(to)), { places: 0, mode: "half-even" });
        expect(compare(multiply(steps, exact(to)), exact(r)), `${x} to ${to}`).toBe(0);
      }
    });

    it("rounds once, not digit by digit", () => {
      const { x, right } = oracle?.no_successive_rounding ?? { x: "", right: "" };
      expect(exactText(round(exact(x), { places: 0, mode: "half-up" }))).toBe(right);
    });
  },
);

type Sums = {
  readonly cases: readonly {
    readonly id: string;
    readonly matrix: readonly (readonly number[])[];
    readonly weights: readonly number[];
    readonly objectives?: readonly number[];
    readonly score: readonly number[];
  }[];
};

describe.skipIf(!hasOracles)("weighted sums beside scikit-criteria (needs the oracles beside the project)", () => {
  const cases = hasOracles ? (readOracle("weighted_sum_product.json") as Sums).cases : [];
  const sumsOf = (matrix: readonly (readonly number[])[], weights: readonly number[]) =>
    matrix.map((row) => sum(row.map((value, index) => multiply(exact(String(value)), whole(weights[index] ?? 0)))));

  it("of a plain table are the published ones", () => {
    const plain = cases.find(({ id }) => id === "skc-wsm-1");
    expect(sumsOf(plain?.matrix ?? [], plain?.weights ?? []).map(nearestFloat)).toEqual(plain?.score);
  });

  it("of a normalised table agree to eight places", () => {
    const table = cases.find(({ id }) => id === "skc-wsm-kracka2010");
    const { matrix = [], weights = [], objectives = [], score = [] } = table ?? {};
    const turned = matrix.map((row) =>
      row.map((value, index) =>
        objectives[index] === -1 ? divide(whole(1), exact(String(value))) : exact(String(value)),
      ),
    );
    const columnSum = weights.map((_, column) => sum(turned.map((row) => row[column] ?? whole(0))));
    const weightSum = sum(weights.map(whole));
    const totals = turned.map((row) =>
      sum(
        row.map((value, index) =>
          divide(multiply(divide(value, columnSum[index] ?? whole(1)), whole(weights[index] ?? 0)), weightSum),
        ),
      ),
    );
    expect(totals.map((total) => fixedText(total, 8))).toEqual(score.map((one) => one.toFixed(8)));
    expect(totals).toHaveLength(6);
  });
});
