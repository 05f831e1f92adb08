import { describe, expect, it } from "vitest";

import { averageRanks } from "../../../src/domain/ranking/averageRanks.ts";
import { weightedGeometric, weightedSum, type Weighted } from "../../../src/domain/ranking/weightedAggregates.ts";
import {
  divide,
  exact,
  exactText,
  nearestFloat,
  one,
  sum,
  whole,
  type Exact,
} from "../../../src/domain/shared/exact.ts";
import { hasOracles, readOracle } from "../../fixtures/oracles.ts";

const parts = (...pairs: readonly (readonly [value: string, weight: string])[]): readonly Weighted[] =>
  pairs.map(([value, weight]) => ({ value: exact(value), weight: exact(weight) }));

describe("a weighted sum", () => {
  // 1/3 × 60 + 2/3 × 90 = 80.
  it("is exact", () => {
    expect(exactText(weightedSum(parts(["60", "1/3"], ["90", "2/3"])))).toBe("80");
    expect(exactText(weightedSum([]))).toBe("0");
  });
});

describe("a weighted geometric aggregate", () => {
  // 0.5 × 2 + 0.5 × 1 = 1.5.
  it("adds the logarithms by weight", () => {
    expect(weightedGeometric(parts(["100", "0.5"], ["10", "0.5"]))).toBeCloseTo(1.5, 12);
  });

  it("is none where a value is 0 or below", () => {
    expect(weightedGeometric(parts(["100", "1"], ["0", "1"]))).toBeNull();
    expect(weightedGeometric(parts(["100", "1"], ["-1", "1"]))).toBeNull();
  });
});

type Case = {
  readonly id: string;
  readonly matrix: readonly (readonly number[])[];
  readonly weights: readonly number[];
  readonly objectives?: readonly number[];
  readonly prep?: string;
  readonly model: string;
  readonly score: readonly number[];
  readonly rank: readonly number[];
};

/** Columns as the case says: less is more where the objective is -1, then parts of the column's sum. */
const prepared = ({ matrix, weights, objectives, prep }: Case): readonly (readonly Weighted[])[] => {
  const values = matrix.map((row) =>
    row.map((value, at) => (objectives?.[at] === -1 ? divide(one, exact(String(value))) : exact(String(value)))),
  );
  const share = (value: Exact, all: readonly Exact[]) => (prep === undefined ? value : divide(value, sum(all)));
  const exactWeights = weights.map(whole);
  return values.map((row) =>
    row.map((value, at) => ({
      value: share(
        value,
        values.map((other) => other[at] ?? one),
      ),
      weight: share(exactWeights[at] ?? one, exactWeights),
    })),
  );
};

describe.skipIf(!hasOracles)("aggregates beside scikit-criteria's (need the oracles beside the project)", () => {
  const { cases } = hasOracles
    ? (readOracle("weighted_sum_product.json") as { readonly cases: readonly Case[] })
    : { cases: [] };

  it.each(cases)("$id has the published scores and ranks", (given) => {
    const rows = prepared(given);
    const scores =
      given.model === "sum" ? rows.map((row) => nearestFloat(weightedSum(row))) : rows.map(weightedGeometric);
    expect(scores).toHaveLength(given.score.length);
    scores.forEach((score, at) => expect(score).toBeCloseTo(given.score[at] ?? NaN, 7));
    const order = scores.map((score) => exact((score ?? 0).toFixed(12)));
    expect(averageRanks(order)).toEqual(given.rank);
  });

  it("are held to four published cases", () => expect(cases).toHaveLength(4));
});
