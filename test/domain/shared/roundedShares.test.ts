import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { compare, exact, exactText, fixedText, round, sum, whole, zero } from "../../../src/domain/shared/exact.ts";
import { roundedShares } from "../../../src/domain/shared/roundedShares.ts";
import { hasOracles, readOracle } from "../../fixtures/oracles.ts";
import { runs, seed } from "../../soak.ts";

const shares = (weights: readonly string[], total: string, places: number) =>
  roundedShares(weights.map(exact), exact(total), places).map(exactText);

describe("rounded shares", () => {
  it("are the shares themselves where they end in time", () => {
    expect(shares(["1", "3"], "100", 0)).toEqual(["25", "75"]);
    expect(shares(["50", "25", "25"], "10", 1)).toEqual(["5", "2.5", "2.5"]);
  });

  // 33.33 three times is 99.99: equal changes, so the first gets the spare 0.01.
  it("give the spare to the first where it changes all alike", () => {
    expect(shares(["1", "1", "1"], "100", 2)).toEqual(["33.34", "33.33", "33.33"]);
  });

  // 16.67 × 6 = 100.02, 0.02 too much; and of 2.5, 2.5, 95 to whole points 3 + 3 + 95 is 1 too much: 95 → 94 changes 1/95.
  it("take away what is too much where the change is smallest in proportion", () => {
    expect(shares(["1", "1", "1", "1", "1", "1"], "100", 2)).toEqual([
      "16.66",
      "16.66",
      "16.67",
      "16.67",
      "16.67",
      "16.67",
    ]);
    expect(shares(["2.5", "2.5", "95"], "100", 0)).toEqual(["3", "3", "94"]);
  });

  it("leave a weight of 0 at 0", () => {
    expect(shares(["0", "1", "1", "1"], "1", 2)).toEqual(["0", "0.34", "0.33", "0.33"]);
  });

  it("are not to be had of weights without a sum, or of a total finer than the places", () => {
    expect(() => shares(["0", "0"], "1", 2)).toThrow(RangeError);
    expect(() => shares(["-1", "2"], "1", 2)).toThrow(RangeError);
    expect(() => shares(["1"], "0.005", 2)).toThrow(RangeError);
  });

  it("always add up to the total, and stay as near as rounding allows", () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 })
          .filter((list) => list.some(Boolean)),
        fc.integer({ min: 0, max: 3 }),
        (list, places) => {
          const rounded = roundedShares(list.map(whole), whole(100), places);
          expect(compare(sum(rounded), whole(100))).toBe(0);
          for (const share of rounded) {
            expect(compare(round(share, { places, mode: "half-up" }), share)).toBe(0);
            if (places > 0) expect(compare(share, zero)).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { seed, numRuns: runs(1000) },
    );
  });

  type Published = {
    readonly weight_sum_rounding: {
      readonly total: number;
      readonly weights_4dp: readonly number[];
      readonly published_2dp: readonly number[];
    };
  };
  it.skipIf(!hasOracles)("are the published ones (needs the oracles beside the project)", () => {
    const { weight_sum_rounding: given } = readOracle("review_aggregation.json") as Published;
    const weights = given.weights_4dp.map((weight) => exact(String(weight)));
    const rounded = roundedShares(weights, whole(given.total), 2).map((share) => fixedText(share, 2));
    expect(rounded).toEqual(given.published_2dp.map((weight) => weight.toFixed(2)));
  });
});
