import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { rankUnits } from "../../../src/domain/ranking/rankUnits.ts";
import type { TieBreak } from "../../../src/domain/scheme/grading.ts";
import { runs, seed } from "../../soak.ts";
import { contender, contendersOf, ranksOf, someTotals, someVeto, standard, vetoWith } from "./contenders.ts";

const options = { seed, numRuns: runs(2000) };
const online: TieBreak = { by: "criterion", stage: "year", criterion: "online", first: "higher" };

describe("a veto", () => {
  const last = vetoWith({ id: "v-last", rank: "last" });
  const unranked = vetoWith({ id: "v-out", rank: "unranked" });

  it("leaves the rank alone, puts the unit behind all others, or takes it out of the ranking", () => {
    const rows = (effect: "kept" | "last" | "unranked") => [
      contender("a", "95", [], vetoWith({ rank: effect })),
      contender("b", "90"),
      contender("c", "80"),
    ];
    expect(ranksOf(rows("kept"), standard)).toEqual({ a: 1, b: 2, c: 3 });
    expect(ranksOf(rows("last"), standard)).toEqual({ b: 1, c: 2, a: 3 });
    expect(ranksOf(rows("unranked"), standard)).toEqual({ b: 1, c: 2, a: null });
  });

  it("of the last ranks those with a total by total, and those without one share the very end", () => {
    const rows = [
      contender("a", null, [null], last),
      contender("b", "70", ["1"], last),
      contender("c", "60", ["1"]),
      contender("d", "90", ["1"], last),
      contender("e", null, [null], last),
    ];
    expect(ranksOf(rows, { ...standard, tieBreaks: [online] })).toEqual({ c: 1, d: 2, b: 3, a: 4, e: 4 });
    expect(rankUnits(rows, { ...standard, tieBreaks: [online] }).at(-1)?.steps).toEqual([
      { kind: "vetoed", veto: "v-last", rank: "last" },
      { kind: "no-total" },
      { kind: "shared", among: ["a", "e"] },
    ]);
  });

  it("that puts a unit last parts it from one of the same total that no veto struck", () => {
    const rows = [contender("a", "60", [], last), contender("b", "60")];
    expect(ranksOf(rows, standard)).toEqual({ b: 1, a: 2 });
  });

  it("among several takes the strongest effect", () => {
    const rows = [contender("a", "95", [], last, unranked, vetoWith({})), contender("b", "50")];
    expect(ranksOf(rows, standard)).toEqual({ b: 1, a: null });
  });

  it("never gives a vetoed unit a better rank, nor others a worse one", () => {
    fc.assert(
      fc.property(someTotals(12), someVeto, fc.nat(), (totals, veto, at) => {
        const rows = contendersOf(totals);
        const struck = rows[at % rows.length]?.unit ?? "";
        const plain = ranksOf(rows, standard);
        const after = ranksOf(
          rows.map((row) => (row.unit === struck ? { ...row, vetoes: [veto] } : row)),
          standard,
        );
        expect(after[struck] ?? Infinity).toBeGreaterThanOrEqual(plain[struck] ?? 0);
        for (const { unit } of rows) {
          if (unit !== struck) expect(after[unit]).toBeLessThanOrEqual(plain[unit] ?? 0);
        }
      }),
      options,
    );
  });
});
