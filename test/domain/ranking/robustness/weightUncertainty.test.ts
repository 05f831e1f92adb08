import { createHash } from "node:crypto";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { weightSource } from "../../../../src/domain/ranking/robustness/drawWeights.ts";
import { rankIntervals } from "../../../../src/domain/ranking/robustness/rankInterval.ts";
import { exponential, naturalLog } from "../../../../src/domain/ranking/robustness/sameEverywhere.ts";
import { finished, weightUncertainty } from "../../../../src/domain/ranking/robustness/weightUncertainty.ts";
import { exact } from "../../../../src/domain/shared/exact.ts";
import { runs, seed } from "../../../soak.ts";

const tableOf = (rows: readonly (readonly (number | null)[])[], weights: readonly number[]) => ({
  rows: rows.map((row) => row.map((value) => (value === null ? null : exact(String(value))))),
  weights: weights.map((weight) => exact(String(weight))),
});

describe("logarithm and exponential of our own", () => {
  it("are those of the engine to 1e-14", () => {
    for (let power = -250; power <= 20; power += 0.37) {
      const value = exponential(power);
      expect(value / Math.exp(power)).toBeCloseTo(1, 13);
      expect(naturalLog(value)).toBeCloseTo(power, 11);
      expect(naturalLog(1 + value)).toBeCloseTo(Math.log(1 + value), 13);
    }
    expect([naturalLog(1), exponential(0), exponential(-1000)]).toEqual([0, 1, 0]);
    // e^−690 is 2.2e-300.
    expect(exponential(-690)).toBeGreaterThan(2e-300);
    expect(exponential(-690.5)).toBe(0);
  });
});

describe("drawn weights", () => {
  // Dirichlet: mean p, variance p (1 − p) ÷ (concentration + 1).
  it.each([0.5, 4, 200])("have the mean and variance of a Dirichlet of concentration %s", (concentration) => {
    const shares = [0.6, 0.3, 0.1];
    const draw = weightSource(
      shares.map((share) => share * concentration),
      seed,
    );
    const weights = new Float64Array(3);
    const [sums, squares] = [
      [0, 0, 0],
      [0, 0, 0],
    ];
    const draws = 40_000;
    let off = 0;
    for (let done = 0; done < draws; done++) {
      draw(weights);
      off = Math.max(off, Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1));
      weights.forEach((weight, at) => {
        sums[at] = (sums[at] ?? 0) + weight;
        squares[at] = (squares[at] ?? 0) + weight * weight;
      });
    }
    expect(off).toBeLessThan(1e-12);
    shares.forEach((share, at) => {
      const mean = (sums[at] ?? 0) / draws;
      const variance = (share * (1 - share)) / (concentration + 1);
      expect(Math.abs(mean - share)).toBeLessThan(5 * Math.sqrt(variance / draws));
      expect(((squares[at] ?? 0) / draws - mean * mean) / variance).toBeCloseTo(1, 1);
    });
  });

  it("refuse a shape of 0 and a seed that is no whole number", () => {
    expect(() => weightSource([1, 0], 1)).toThrow(/above 0/u);
    expect(() => weightSource([1], 0.5)).toThrow(/32 bits/u);
  });
});

describe("ranks under drawn weights", () => {
  const rows = [
    [0.9, 0.5, 0.7],
    [0.6, 0.8, 0.7],
    [0.9, 0.5, 0.7],
    [0.2, 0.1, null],
  ];
  const grades = [
    { from: exact("0.6"), places: 2 },
    { from: exact("0.3"), places: null },
    { from: null, places: null },
  ];
  const plan = { draws: 1_200, seed, concentration: 50 };
  const run = () => weightUncertainty(tableOf(rows, [5, 3, 2]), grades, plan);

  it("say how far they are and may be left off", () => {
    expect([...run()]).toEqual([500, 1_000, 1_200]);
    const left = run();
    left.next();
    left.return({ draws: 0, units: 0, rankCounts: new Uint32Array(), gradeCounts: new Uint32Array() });
    expect(left.next().done).toBe(true);
  });

  it("let equal units share rank and grade, and rank by what applies", () => {
    const { rankCounts, gradeCounts } = finished(run());
    expect([...rankCounts.subarray(0, 4)]).toEqual([...rankCounts.subarray(8, 12)]);
    expect([...gradeCounts.subarray(0, 3)]).toEqual([...gradeCounts.subarray(6, 9)]);
    // 0.2 and 0.1 of what applies are below all others and below 0.3.
    expect([...rankCounts.subarray(12)]).toEqual([0, 0, 0, plan.draws]);
    expect([...gradeCounts.subarray(9)]).toEqual([0, 0, plan.draws]);
  });

  // The digests are this program's own: they are here so that another engine or version can be held to them.
  it("are the same bytes for the same seed", () => {
    const digest = (counts: Uint32Array) => createHash("sha256").update(counts).digest("hex").slice(0, 16);
    const { rankCounts, gradeCounts } = finished(run());
    expect([digest(rankCounts), digest(gradeCounts)]).toEqual(["eb89b7edde8a5d4c", "6619030f3c21a97f"]);
    expect(finished(run()).rankCounts).toEqual(rankCounts);
    const other = finished(weightUncertainty(tableOf(rows, [5, 3, 2]), grades, { ...plan, seed: 1 }));
    expect(other.rankCounts).not.toEqual(rankCounts);
  });

  // 0.3 whatever the weights, though other criteria apply to each.
  it("let units be equal that have one value wherever something applies", () => {
    const same = [
      [0.3, 0.3, 0.3],
      [0.3, null, 0.3],
      [null, 0.3, null],
    ];
    const { rankCounts } = finished(weightUncertainty(tableOf(same, [5, 3, 2]), [], plan));
    expect([...rankCounts]).toEqual([plan.draws, 0, 0, plan.draws, 0, 0, plan.draws, 0, 0]);
  });

  it("are of one draw at least, and of a whole number of them", () => {
    const drawn = (draws: number) => finished(weightUncertainty(tableOf([[1]], [1]), [], { ...plan, draws }));
    expect([...drawn(1).rankCounts]).toEqual([1]);
    for (const draws of [0, -1, 1.5, Number.NaN]) {
      expect(() => drawn(draws)).toThrow(new RangeError(`draws: got ${String(draws)}, want a whole number above 0`));
    }
  });

  it("refuse a unit to which nothing applies", () => {
    for (const rows of [
      [[null, 1]],
      [
        [1, 1],
        [null, 1],
      ],
    ]) {
      expect(() => finished(weightUncertainty(tableOf(rows, [1, 0]), [], plan))).toThrow(/applies and weighs/u);
    }
  });

  // Of two criteria one weight is w, evenly drawn: w × 1 is above (1 − w) × 2 where w is above 2/3, a third of all.
  it("are of every division of the weight alike where nothing says how firmly the scheme's stand", () => {
    const { rankCounts } = finished(
      weightUncertainty(
        tableOf(
          [
            [1, 0],
            [0, 2],
          ],
          [1, 9],
        ),
        [],
        { draws: 3000, seed, concentration: null },
      ),
    );
    expect((rankCounts[0] ?? 0) / 3000).toBeCloseTo(1 / 3, 1);
  });

  it("are, draw by draw, those of a plain loop over the same weights", () => {
    const table = fc.integer({ min: 1, max: 6 }).chain((columns) => {
      const value = fc.option(fc.integer({ min: 0, max: 10 }), { freq: 6 });
      const row = fc.tuple(
        fc.integer({ min: 0, max: 10 }),
        fc.array(value, { minLength: columns, maxLength: columns }),
      );
      return fc.array(
        row.map(([first, rest]) => [first, ...rest]),
        { minLength: 1, maxLength: 7 },
      );
    });
    fc.assert(
      fc.property(table, fc.integer(), (given, ownSeed) => {
        const weights = (given[0] ?? []).map((_, at) => at + 1);
        const concentration = 30;
        const own = finished(
          weightUncertainty(tableOf(given, weights), [], { draws: 40, seed: ownSeed, concentration }),
        );
        const all = weights.reduce((sum, weight) => sum + weight, 0);
        const draw = weightSource(
          weights.map((weight) => concentration * (weight / all)),
          ownSeed,
        );
        const slow = new Uint32Array(given.length ** 2);
        const drawn = new Float64Array(weights.length);
        for (let done = 0; done < 40; done++) {
          draw(drawn);
          const totals = given.map((row) => {
            const above = row.reduce<number>((sum, value, at) => sum + (value ?? 0) * (drawn[at] ?? 0), 0);
            return above / row.reduce<number>((sum, value, at) => sum + (value === null ? 0 : (drawn[at] ?? 0)), 0);
          });
          totals.forEach((total, unit) => {
            const at = unit * given.length + totals.filter((other) => other > total + 1e-12).length;
            slow[at] = (slow[at] ?? 0) + 1;
          });
        }
        expect(own.rankCounts).toEqual(slow);
      }),
      { seed, numRuns: runs(1000) },
    );
  });
});

describe("the interval of a rank", () => {
  // 5 % of 100 draws is reached with the 5th, 95 % with the 95th.
  it("runs from the rank that 5 % reach to the one that 95 % reach", () => {
    const rankCounts = Uint32Array.from([4, 1, 90, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    rankCounts.set([5, 89, 6, 0], 4);
    rankCounts.set([100], 8);
    rankCounts.set([0, 0, 0, 100], 12);
    expect(rankIntervals({ draws: 100, units: 4, rankCounts, gradeCounts: new Uint32Array() })).toEqual([
      { from: 2, to: 3 },
      { from: 1, to: 3 },
      { from: 1, to: 1 },
      { from: 4, to: 4 },
    ]);
  });
});
