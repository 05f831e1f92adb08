import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { rankUnits, type TieRule } from "../../../src/domain/ranking/rankUnits.ts";
import { add, compare, divide, exact, sum, whole, type Exact } from "../../../src/domain/shared/exact.ts";
import { hasOracles, readOracle } from "../../fixtures/oracles.ts";
import { runs, seed } from "../../soak.ts";

type Row = { readonly unit: string; readonly total: Exact };
const options = { seed, numRuns: runs(2000) };
const rowsOf = (totals: readonly string[]): readonly Row[] =>
  totals.map((total, index) => ({ unit: `u${String(index).padStart(3, "0")}`, total: exact(total) }));
const ranksOf = (rows: readonly Row[], ties: TieRule) =>
  Object.fromEntries(rankUnits(rows, ties).map(({ unit, rank }) => [unit, rank]));
const ranks = (totals: readonly string[], ties: TieRule) =>
  rowsOf(totals).map(({ unit }) => ranksOf(rowsOf(totals), ties)[unit]);

/** Few different totals, thirds among them, so that ties are common. */
const someRows: fc.Arbitrary<readonly Row[]> = fc
  .array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 20 })
  .map((totals) => totals.map((total, index) => ({ unit: `u${index}`, total: divide(whole(total), whole(3)) })));

describe("ranking", () => {
  // By hand: 95.5 twice shares rank 2 behind 100; then 4 when skipping, 3 when not.
  it("lets equal totals share a rank and skips or does not skip the next, as the scheme says", () => {
    expect(ranks(["95.5", "88", "95.5", "100"], "standard")).toEqual([2, 4, 2, 1]);
    expect(ranks(["95.5", "88", "95.5", "100"], "dense")).toEqual([2, 3, 2, 1]);
  });

  it("finds 0.1 + 0.2 + 0.3 and 0.3 + 0.2 + 0.1 equal", () => {
    const total = (parts: readonly string[]) => sum(parts.map(exact));
    const rows = [
      { unit: "a", total: total(["0.1", "0.2", "0.3"]) },
      { unit: "b", total: total(["0.3", "0.2", "0.1"]) },
    ];
    expect(rankUnits(rows, "standard").map(({ rank, tied }) => [rank, tied])).toEqual([
      [1, true],
      [1, true],
    ]);
  });

  it("tells apart what only differs in the twentieth decimal", () => {
    expect(ranks(["90", "90.00000000000000000001"], "standard")).toEqual([2, 1]);
  });

  it("marks exactly those that share a rank as tied, and leaves the rows as they were", () => {
    const rows = rowsOf(["1", "3", "3", "2", "1"]);
    const before = rows.map(({ unit }) => unit);
    expect(rankUnits(rows, "dense").map(({ unit, rank, tied }) => [unit, rank, tied])).toEqual([
      ["u001", 1, true],
      ["u002", 1, true],
      ["u003", 2, false],
      ["u000", 3, true],
      ["u004", 3, true],
    ]);
    expect(rows.map(({ unit }) => unit)).toEqual(before);
    expect(rankUnits([], "standard")).toEqual([]);
  });

  it("gives equal totals one rank and a higher total a better one", () => {
    fc.assert(
      fc.property(someRows, fc.constantFrom("standard", "dense"), (rows, ties) => {
        const ranked = rankUnits(rows, ties);
        for (const a of ranked) {
          for (const b of ranked) expect(Math.sign(a.rank - b.rank)).toBe(Math.sign(compare(b.total, a.total)));
          expect(a.tied).toBe(ranked.some((b) => b.unit !== a.unit && b.rank === a.rank));
          const ahead = ranked.filter((b) => compare(b.total, a.total) > 0);
          const want = ties === "standard" ? ahead.length : new Set(ahead.map(({ rank }) => rank)).size;
          expect(a.rank).toBe(want + 1);
        }
      }),
      options,
    );
  });

  it("does not depend on the order of the rows", () => {
    const shuffled = someRows.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length })),
    );
    fc.assert(
      fc.property(shuffled, fc.constantFrom("standard", "dense"), ([rows, other], ties) => {
        expect(ranksOf(other, ties)).toEqual(ranksOf(rows, ties));
      }),
      options,
    );
  });

  it("never lowers a unit for more points", () => {
    fc.assert(
      fc.property(
        someRows,
        fc.nat(),
        fc.integer({ min: 0, max: 9 }),
        fc.constantFrom("standard", "dense"),
        (rows, at, more, ties) => {
          const lucky = rows[at % rows.length]?.unit ?? "";
          const raised = rows.map((row) =>
            row.unit === lucky ? { ...row, total: add(row.total, divide(whole(more), whole(7))) } : row,
          );
          expect(ranksOf(raised, ties)[lucky]).toBeLessThanOrEqual(ranksOf(rows, ties)[lucky] ?? 0);
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
  readonly precision_trap: { readonly exact: readonly string[]; readonly rank_on_exact: readonly number[] };
};

describe.skipIf(!hasOracles)("ranks beside scipy's rankdata (needs the oracles beside the project)", () => {
  const oracle = hasOracles ? (readOracle("rank_ties.json") as Ties) : null;
  const withValue = (list: readonly (number | null)[]) => list.filter((one) => one !== null);

  it("of the published values are the same, with and without gaps", () => {
    const { values = [], competition_1224 = [], dense_1223 = [] } = oracle?.descending_best_first ?? {};
    const totals = withValue(values).map(String);
    expect(totals).toHaveLength(7);
    expect(ranks(totals, "standard")).toEqual(withValue(competition_1224));
    expect(ranks(totals, "dense")).toEqual(withValue(dense_1223));
  });

  it("follow the exact values where two print the same", () => {
    const { exact: totals = [], rank_on_exact = [] } = oracle?.precision_trap ?? {};
    expect(totals).toHaveLength(3);
    expect(ranks(totals, "standard")).toEqual(rank_on_exact);
  });
});
