import { describe, expect, it } from "vitest";

import { averageRanks } from "../../../src/domain/ranking/averageRanks.ts";
import { rankUnits } from "../../../src/domain/ranking/rankUnits.ts";
import { weightedGeometric } from "../../../src/domain/ranking/weightedAggregates.ts";
import { divide, exact, whole } from "../../../src/domain/shared/exact.ts";
import { hasOracles, readOracle } from "../../fixtures/oracles.ts";

/** 51 countries, 49 indicators in 4 levels, each level's weighted geometric mean, as the R package COINr makes it. */
type Composite = {
  readonly meta: readonly { readonly iCode: string; readonly Weight: number; readonly Parent: string | null }[];
  readonly units: readonly string[];
  readonly indicators: readonly string[];
  readonly case_geometric_on_1_100: {
    readonly normalised_1_100: readonly (readonly number[])[];
    readonly aggregates: readonly string[];
    readonly scores: readonly (readonly number[])[];
  };
};
type Untied = {
  readonly untie_bug: { readonly rank: readonly number[]; readonly right_by_row_order: readonly number[] };
};

describe.skipIf(!hasOracles)("advisory aggregates and orders of others (need the oracles beside the project)", () => {
  const oracle = hasOracles ? (readOracle("coinr_asem_complete.json") as Composite) : null;

  it("are COINr's weighted geometric means at every level, to 1e-9", () => {
    if (!oracle) throw new RangeError("the oracle: got none, want it beside the project");
    const { meta, indicators, units, case_geometric_on_1_100: given } = oracle;
    const meanOf = (code: string, row: readonly number[]): number => {
      const column = indicators.indexOf(code);
      const own = row[column];
      if (column >= 0 && own !== undefined) return own;
      const children = meta.filter(({ Parent }) => Parent === code);
      const all = children.reduce((sum, { Weight }) => sum + Weight, 0);
      const parts = children.map(({ iCode, Weight }) => ({
        value: exact(meanOf(iCode, row).toFixed(12)),
        weight: divide(exact(String(Weight)), exact(String(all))),
      }));
      return 10 ** (weightedGeometric(parts) ?? NaN);
    };
    expect([units.length, given.aggregates.length]).toEqual([51, 11]);
    units.forEach((unit, at) => {
      given.aggregates.forEach((code, place) => {
        const got = meanOf(code, given.normalised_1_100[at] ?? []);
        const want = given.scores[at]?.[place] ?? NaN;
        expect(Math.abs(got - want), `${unit} ${code}`).toBeLessThan(1e-9);
      });
    });
  });

  // scikit-criteria sorts places instead of ranking them; by a tie-break on the row's number the order is right.
  it("break ties by a value, never by sorting places", () => {
    const { rank, right_by_row_order } = (readOracle("weighted_sum_product.json") as Untied).untie_bug;
    const contenders = rank.map((value, at) => ({
      unit: `u${at}`,
      total: whole(-value),
      compared: [whole(at)],
      vetoes: [],
      limits: [],
    }));
    const tieBreaks = [{ by: "stage", stage: "row", first: "lower" }] as const;
    const ranked = rankUnits(contenders, { on: "exact", ties: "standard", tieBreaks });
    const placeOf = new Map(ranked.map((one) => [one.unit, one.rank]));
    expect(rank.map((_, at) => placeOf.get(`u${at}`))).toEqual(right_by_row_order);
    expect(averageRanks(rank.map((value) => whole(-value)))).toEqual([3, 1.5, 1.5, 4]);
  });
});
