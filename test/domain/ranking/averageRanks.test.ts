import { describe, expect, it } from "vitest";

import { averageRanks } from "../../../src/domain/ranking/averageRanks.ts";
import { exact } from "../../../src/domain/shared/exact.ts";
import { hasOracles, readOracle } from "../../fixtures/oracles.ts";

type Averages = {
  readonly ascending: { readonly values: readonly number[]; readonly average: readonly number[] };
  readonly descending_best_first: {
    readonly values: readonly (number | null)[];
    readonly average: readonly (number | null)[];
  };
};

describe("average ranks", () => {
  // By hand: 100 is 1; the two of 95.5 take up places 2 and 3, mean 2.5; 88 is 4.
  it("give equal values the mean of the places they take up, in the order they came in", () => {
    expect(averageRanks(["95.5", "88", "95.5", "100"].map(exact))).toEqual([2.5, 4, 2.5, 1]);
    expect(averageRanks([])).toEqual([]);
  });

  it.skipIf(!hasOracles)("are scipy's (needs the oracles beside the project)", () => {
    const { ascending, descending_best_first: descending } = readOracle("rank_ties.json") as Averages;
    const values = descending.values.filter((one) => one !== null);
    expect(averageRanks(values.map((one) => exact(String(one))))).toEqual(
      descending.average.filter((one) => one !== null),
    );
    // Lowest first is highest first of what is lost.
    expect(averageRanks(ascending.values.map((one) => exact(String(-one))))).toEqual(ascending.average);
  });
});
