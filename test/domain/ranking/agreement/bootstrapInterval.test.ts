import { describe, expect, it } from "vitest";

import { bootstrapInterval } from "../../../../src/domain/ranking/agreement/bootstrapInterval.ts";
import { krippendorffAlpha } from "../../../../src/domain/ranking/agreement/krippendorffAlpha.ts";
import type { Coefficient, Ratings } from "../../../../src/domain/ranking/agreement/ratings.ts";
import { divide, sum, whole } from "../../../../src/domain/shared/exact.ts";
import { seed } from "../../../soak.ts";

const plan = { resamples: 2_000, seed };

/** The mean of the first reviewer's ratings: a statistic whose spread is known. */
const meanOfFirst = (ratings: Ratings): Coefficient => {
  const given = (ratings[0] ?? []).filter((value) => value !== null);
  return { state: "measured", value: divide(sum(given), whole(given.length)), things: given.length };
};

describe("the bootstrap interval of a coefficient", () => {
  // 100 things, half 0, half 1: the mean of a resample is binomial, 0.5 ± 1.96 × 0.05.
  it("is that of the binomial for a mean of noughts and ones", () => {
    const ratings = [Array.from({ length: 100 }, (_, thing) => whole(thing % 2))];
    const interval = bootstrapInterval(ratings, meanOfFirst, plan);
    expect(interval?.measured).toBe(2_000);
    expect(interval?.from).toBeCloseTo(0.402, 1);
    expect(interval?.to).toBeCloseTo(0.598, 1);
  });

  it("holds the coefficient, and is the same for the same seed", () => {
    const ratings = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2].map(whole),
      [1, 2, 3, 3, 2, 2, 4, 1, 2].map(whole),
      [1, 3, 3, 3, 2, 3, 4, 2, 2].map(whole),
    ];
    const alpha = (given: Ratings) => krippendorffAlpha(given, "ordinal");
    const interval = bootstrapInterval(ratings, alpha, plan);
    expect(interval).toEqual(bootstrapInterval(ratings, alpha, plan));
    expect(interval).not.toEqual(bootstrapInterval(ratings, alpha, { ...plan, seed: 1 }));
    const measured = alpha(ratings);
    expect(measured.state).toBe("measured");
    expect(interval?.from).toBeLessThan(0.8);
    expect(interval?.to).toBeGreaterThan(0.8);
  });

  it("counts resamples that tell nothing, and is none where none tells anything", () => {
    const nearlyFlat = [[1, 1, 1, 2].map(whole), [1, 1, 1, 2].map(whole)];
    const alpha = (given: Ratings) => krippendorffAlpha(given, "nominal");
    const { measured = 0 } = bootstrapInterval(nearlyFlat, alpha, plan) ?? {};
    // The one thing that differs is drawn with probability 1 − (3/4)⁴ = 0.684; alone, four times, with 1/256.
    expect(measured / plan.resamples).toBeCloseTo(0.68, 1);
    expect(bootstrapInterval([[whole(1), whole(1)]], alpha, plan)).toBeNull();
    expect(bootstrapInterval([], alpha, plan)).toBeNull();
    expect(() => bootstrapInterval([], alpha, { resamples: 0, seed })).toThrow(/above 0/u);
  });
});
