import { describe, expect, it } from "vitest";

import { finished, weightUncertainty } from "../../../../src/domain/ranking/robustness/weightUncertainty.ts";
import { hasOracles, readOracle } from "../../../fixtures/oracles.ts";
import { seed } from "../../../soak.ts";
import { tableOf } from "./weighed.ts";

const evenly = (rows: readonly (readonly number[])[], draws: number) =>
  finished(
    weightUncertainty(
      tableOf(
        rows.map((row) => row.map(String)),
        (rows[0] ?? []).map(() => "1"),
      ),
      [],
      { draws, seed, concentration: null },
    ),
  );

type Spaces = {
  readonly weight_space: readonly { readonly units: Readonly<Record<string, readonly number[]>> }[];
};

describe.skipIf(!hasOracles)("ranks over all weights (need the oracles beside the project)", () => {
  // The oracle's closed forms: 2/3, (2/3)² and 1/3 each; and a unit that is better everywhere.
  it("are within 0.005 of the closed forms at 100,000 draws", () => {
    const spaces = (readOracle("rank_robustness.json") as Spaces).weight_space;
    const firsts = spaces.map(({ units }) => {
      const { rankCounts, units: count, draws } = evenly(Object.values(units), 100_000);
      return Object.keys(units).map((_, unit) => (rankCounts[unit * count] ?? 0) / draws);
    });
    const wanted = [
      [2 / 3, 1 / 3],
      [4 / 9, 5 / 9],
      [1 / 3, 1 / 3, 1 / 3],
      [1, 0],
    ];
    expect(firsts).toHaveLength(wanted.length);
    firsts.forEach((shares, at) =>
      shares.forEach((share, unit) => {
        expect(Math.abs(share - (wanted[at]?.[unit] ?? NaN))).toBeLessThan(0.005);
      }),
    );
  });
});
