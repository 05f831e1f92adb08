import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { bordaCounts } from "../../../../src/domain/ranking/advisory/bordaCounts.ts";
import { copelandScores, outranking } from "../../../../src/domain/ranking/advisory/outranking.ts";
import { partsOf, type WeighedTable } from "../../../../src/domain/ranking/advisory/weighedTable.ts";
import { arithmeticMean, geometricMean, harmonicMean } from "../../../../src/domain/ranking/advisory/weightedMeans.ts";
import { exact, exactText, nearestFloat, type Exact } from "../../../../src/domain/shared/exact.ts";
import { hasOracles, readOracle } from "../../../fixtures/oracles.ts";
import { runs, seed } from "../../../soak.ts";

const tableOf = (rows: readonly (readonly (number | null)[])[], weights: readonly number[]): WeighedTable => ({
  rows: rows.map((row) => row.map((value) => (value === null ? null : exact(String(value))))),
  weights: weights.map((weight) => exact(String(weight))),
});

const floatOf = (value: Exact | null): number | null => value && nearestFloat(value);

type Coinr = {
  readonly X: readonly (readonly number[])[];
  readonly w: readonly number[];
  readonly outrank: readonly (readonly number[])[];
  readonly copeland: readonly number[];
  readonly amean: readonly number[];
  readonly gmean: readonly number[];
  readonly hmean: readonly number[];
  readonly norm: { readonly x: { readonly x: readonly (number | null)[]; readonly borda: readonly (number | null)[] } };
};

type Tennessee = {
  readonly borda_copeland: {
    readonly profile: readonly (readonly [voters: number, order: readonly string[]])[];
    readonly borda: Readonly<Record<string, number>>;
    readonly pairwise: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly copeland_net: Readonly<Record<string, number>>;
  };
};

describe.skipIf(!hasOracles)("advisory figures beside others' (need the oracles beside the project)", () => {
  const coinr = hasOracles ? (readOracle("coinr_small_functions.json") as Coinr) : null;
  const given = (): Coinr => {
    if (!coinr) throw new RangeError("the oracle: got none, want it beside the project");
    return coinr;
  };

  it("outranking and Copeland are COINr's", () => {
    const { X, w, outrank, copeland } = given();
    const shares = outranking(tableOf(X, w));
    shares.forEach((row, first) =>
      row.forEach((share, second) => {
        if (first === second) expect(share).toBeNull();
        else expect(floatOf(share)).toBeCloseTo(outrank[first]?.[second] ?? NaN, 12);
      }),
    );
    expect(copelandScores(shares)).toEqual(copeland);
  });

  it("the three weighted means are COINr's, to 1e-11", () => {
    const { X, w, amean, gmean, hmean } = given();
    const { rows, weights } = tableOf(X, w);
    rows.forEach((row, unit) => {
      const parts = partsOf(row, weights);
      expect(floatOf(arithmeticMean(parts))).toBeCloseTo(amean[unit] ?? NaN, 11);
      expect(geometricMean(parts)).toBeCloseTo(gmean[unit] ?? NaN, 11);
      expect(floatOf(harmonicMean(parts))).toBeCloseTo(hmean[unit] ?? NaN, 11);
    });
  });

  it("one column's Borda count is COINr's, ties and gaps among it", () => {
    const { x, borda } = given().norm.x;
    const counts = bordaCounts(
      tableOf(
        x.map((value) => [value]),
        [1],
      ),
    );
    expect(counts.map((count, unit) => (x[unit] === null ? null : floatOf(count)))).toEqual(borda);
  });

  it("Borda, pairs and Copeland are those of the capital of Tennessee", () => {
    const { profile, borda, pairwise, copeland_net } = (readOracle("rank_robustness.json") as Tennessee).borda_copeland;
    const cities = Object.keys(borda);
    const table = tableOf(
      cities.map((city) => profile.map(([, order]) => order.length - order.indexOf(city))),
      profile.map(([voters]) => voters),
    );
    expect(bordaCounts(table).map(floatOf)).toEqual(Object.values(borda));
    const shares = outranking(table);
    cities.forEach((city, first) =>
      cities.forEach((other, second) => {
        const wanted = pairwise[city]?.[other];
        if (wanted !== undefined) expect(floatOf(shares[first]?.[second] ?? null)).toBe(wanted / 100);
      }),
    );
    expect(copelandScores(shares)).toEqual(cities.map((city) => copeland_net[city]));
  });
});

describe("advisory figures by hand", () => {
  // Columns weigh 2, 1, 1. First against second: better on 2, equal on 1 (half), the third does not apply: 2.5 of 3.
  it("count equal columns half, and leave out what does not apply to both", () => {
    const shares = outranking(
      tableOf(
        [
          [3, 1, null],
          [2, 1, 5],
        ],
        [2, 1, 1],
      ),
    );
    expect(shares.map((row) => row.map((share) => share && exactText(share)))).toEqual([
      [null, "5/6"],
      ["1/6", null],
    ]);
    expect(copelandScores(shares)).toEqual([1, -1]);
  });

  it("know no share of two units with nothing in common, and no mean of nothing or of 0", () => {
    const table = tableOf(
      [
        [1, null],
        [null, 1],
      ],
      [1, 1],
    );
    expect(outranking(table)[0]?.[1]).toBeNull();
    expect(copelandScores(outranking(table))).toEqual([0, 0]);
    expect([arithmeticMean([]), geometricMean([]), harmonicMean([])]).toEqual([null, null, null]);
    const withNought = partsOf([exact("0"), exact("1")], [exact("1"), exact("1")]);
    expect([geometricMean(withNought), harmonicMean(withNought)]).toEqual([null, null]);
    expect(floatOf(arithmeticMean(withNought))).toBe(0.5);
  });

  it("refuse a table whose rows and weights do not fit", () => {
    expect(() => bordaCounts(tableOf([[1, 2]], [1]))).toThrow(/want 1/u);
    expect(() => outranking(tableOf([[1]], [-1]))).toThrow(/below 0/u);
  });
});

describe("advisory figures of any table", () => {
  const tables = fc.integer({ min: 1, max: 5 }).chain((columns) => {
    const row = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: columns, maxLength: columns });
    return fc.tuple(
      fc.array(row, { minLength: 2, maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: columns, maxLength: columns }),
    );
  });

  it("order the three means as they must, sum Copeland to 0 and count Borda as pair by pair", () => {
    fc.assert(
      fc.property(tables, ([rows, weights]) => {
        const table = tableOf(rows, weights);
        for (const row of table.rows) {
          const parts = partsOf(row, table.weights);
          const [least, middle, most] = [harmonicMean(parts), geometricMean(parts), arithmeticMean(parts)];
          expect(floatOf(least)).toBeLessThanOrEqual((middle ?? NaN) + 1e-9);
          expect(middle).toBeLessThanOrEqual((floatOf(most) ?? NaN) + 1e-9);
        }
        expect(copelandScores(outranking(table)).reduce((sum, score) => sum + score, 0)).toBe(0);
        const slow = rows.map((row) =>
          rows.reduce(
            (sum, other) =>
              sum + weights.reduce((all, weight, at) => all + ((other[at] ?? 0) < (row[at] ?? 0) ? weight : 0), 0),
            0,
          ),
        );
        expect(bordaCounts(table).map(floatOf)).toEqual(slow);
      }),
      { seed, numRuns: runs(1000) },
    );
  });
});
