import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { rankUnits } from "../../../src/domain/ranking/rankUnits.ts";
import type { Grading } from "../../../src/domain/scheme/grading.ts";
import { add, compare, divide, exact, sum, whole, type Exact } from "../../../src/domain/shared/exact.ts";
import { hasOracles, readOracle } from "../../fixtures/oracles.ts";
import { runs, seed } from "../../soak.ts";
import { contender, contendersOf, dense, ranksOf, ranksOfTotals, standard, someTotals } from "./contenders.ts";

type Ranking = Grading["ranking"];
const options = { seed, numRuns: runs(2000) };

describe("ranking", () => {
  // By hand: 95.5 twice shares rank 2 behind 100; then 4 when skipping, 3 when not.
  it("lets equal totals share a rank and skips or does not skip the next, as the scheme says", () => {
    expect(ranksOfTotals(["95.5", "88", "95.5", "100"], standard)).toEqual([2, 4, 2, 1]);
    expect(ranksOfTotals(["95.5", "88", "95.5", "100"], dense)).toEqual([2, 3, 2, 1]);
  });

  it("finds 0.1 + 0.2 + 0.3 and 0.3 + 0.2 + 0.1 equal", () => {
    const total = (parts: readonly string[]) => sum(parts.map(exact));
    const rows = [
      { ...contender("a", "0"), total: total(["0.1", "0.2", "0.3"]) },
      { ...contender("b", "0"), total: total(["0.3", "0.2", "0.1"]) },
    ];
    expect(rankUnits(rows, standard).map(({ rank, tied }) => [rank, tied])).toEqual([
      [1, true],
      [1, true],
    ]);
  });

  it("tells apart what only differs in the twentieth decimal", () => {
    expect(ranksOfTotals(["90", "90.00000000000000000001"], standard)).toEqual([2, 1]);
  });

  // 84.9951 prints 85.00; 84.985 goes up by 四舍五入 and down to the even 84.98 by GB/T 8170.
  it("follows the exact total or the one rounded in the scheme's way", () => {
    const on = (mode: "half-up" | "half-even"): Ranking => ({ ...standard, on: { places: 2, mode } });
    expect(ranksOfTotals(["85", "84.9951", "84.9949"], standard)).toEqual([1, 2, 3]);
    expect(ranksOfTotals(["85", "84.9951", "84.9949"], on("half-up"))).toEqual([1, 1, 3]);
    expect(ranksOfTotals(["84.99", "84.985"], on("half-up"))).toEqual([1, 1]);
    expect(ranksOfTotals(["84.99", "84.985"], on("half-even"))).toEqual([1, 2]);
  });

  it("lists units by rank, within a rank by id, and marks those that share one", () => {
    const rows = contendersOf(["1", "3", "3", "2", "1"]);
    const before = rows.map(({ unit }) => unit);
    expect(rankUnits(rows, dense).map(({ unit, rank, tied }) => [unit, rank, tied])).toEqual([
      ["u001", 1, true],
      ["u002", 1, true],
      ["u003", 2, false],
      ["u000", 3, true],
      ["u004", 3, true],
    ]);
    expect(rows.map(({ unit }) => unit)).toEqual(before);
    expect(rankUnits([], standard)).toEqual([]);
  });

  it("gives equal totals one rank and a higher total a better one", () => {
    fc.assert(
      fc.property(someTotals(20), fc.constantFrom(standard, dense), (totals, ranking) => {
        const rows = contendersOf(totals);
        const totalOf = new Map(rows.map(({ unit, total }) => [unit, total ?? whole(0)]));
        const ranked = rankUnits(rows, ranking).map((row) => ({
          ...row,
          rank: row.rank ?? 0,
          total: totalOf.get(row.unit) ?? whole(0),
        }));
        for (const a of ranked) {
          for (const b of ranked) expect(Math.sign(a.rank - b.rank)).toBe(Math.sign(compare(b.total, a.total)));
          expect(a.tied).toBe(ranked.some((b) => b.unit !== a.unit && b.rank === a.rank));
          const ahead = ranked.filter((b) => compare(b.total, a.total) > 0);
          const want = ranking.ties === "standard" ? ahead.length : new Set(ahead.map(({ rank }) => rank)).size;
          expect(a.rank).toBe(want + 1);
        }
      }),
      options,
    );
  });

  it("never lowers a unit for more points", () => {
    fc.assert(
      fc.property(
        someTotals(20),
        fc.nat(),
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom(standard, dense),
        (totals, at, more, ranking) => {
          const rows = contendersOf(totals);
          const lucky = rows[at % rows.length]?.unit ?? "";
          const raised = rows.map((row) =>
            row.unit === lucky && row.total ? { ...row, total: add(row.total, divide(whole(more), whole(7))) } : row,
          );
          expect(ranksOf(raised, ranking)[lucky]).toBeLessThanOrEqual(ranksOf(rows, ranking)[lucky] ?? 0);
        },
      ),
      options,
    );
  });
});

type Ties = {
  readonly descending_best_first: {
    readonly values: readonly (number | null)[];
    readonly competition_1224: readonly (number | null)[];
    readonly dense_1223: readonly (number | null)[];
  };
  readonly precision_trap: {
    readonly exact: readonly string[];
    readonly rank_on_exact: readonly number[];
    readonly rank_on_printed: readonly number[];
  };
  readonly float_trap: { readonly a: readonly string[]; readonly b: readonly string[]; readonly sum: string };
};

describe.skipIf(!hasOracles)("ranks beside scipy's rankdata (needs the oracles beside the project)", () => {
  const oracle = hasOracles ? (readOracle("rank_ties.json") as Ties) : null;
  const withValue = (list: readonly (number | null)[]) => list.filter((one) => one !== null);

  it("of the published values are the same, with and without gaps", () => {
    const { values = [], competition_1224 = [], dense_1223 = [] } = oracle?.descending_best_first ?? {};
    const totals = withValue(values).map(String);
    expect(totals).toHaveLength(7);
    expect(ranksOfTotals(totals, standard)).toEqual(withValue(competition_1224));
    expect(ranksOfTotals(totals, dense)).toEqual(withValue(dense_1223));
  });

  it("follow the exact values where two print the same, and the printed ones where the scheme says so", () => {
    const { exact: totals = [], rank_on_exact = [], rank_on_printed = [] } = oracle?.precision_trap ?? {};
    expect(totals).toHaveLength(3);
    expect(ranksOfTotals(totals, standard)).toEqual(rank_on_exact);
    expect(ranksOfTotals(totals, { ...standard, on: { places: 2, mode: "half-up" } })).toEqual(rank_on_printed);
  });

  it("tie where floats added in another order would not", () => {
    const { a = [], b = [], sum: want = "" } = oracle?.float_trap ?? {};
    const totals: readonly Exact[] = [sum(a.map(exact)), sum(b.map(exact)), exact(want)];
    const rows = totals.map((total, at) => ({ ...contender(`u${at}`, "0"), total }));
    expect(rankUnits(rows, standard).map(({ rank }) => rank)).toEqual([1, 1, 1]);
  });
});
