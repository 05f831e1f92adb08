import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { rankUnits } from "../../../src/domain/ranking/rankUnits.ts";
import type { Grading, TieBreak } from "../../../src/domain/scheme/grading.ts";
import { compare } from "../../../src/domain/shared/exact.ts";
import { runs, seed } from "../../soak.ts";
import { contender, ranksOf, standard } from "./contenders.ts";

const options = { seed, numRuns: runs(2000) };
const online: TieBreak = { by: "criterion", stage: "year", criterion: "online", first: "higher" };
const late: TieBreak = { by: "stage", stage: "late", first: "lower" };
const breaking = (...tieBreaks: readonly TieBreak[]): Grading["ranking"] => ({ ...standard, tieBreaks });

describe("breaking ties", () => {
  // By hand: three at 90; b leads by 网上公开 30; a and c both have 20, c was late fewer times.
  const equal = [
    contender("a", "90", ["20", "2"]),
    contender("b", "90", ["30", "5"]),
    contender("c", "90", ["20", "1"]),
    contender("d", "91", ["0", "9"]),
  ];

  it("compares one after the other, higher or lower first as the scheme says, and only where totals are equal", () => {
    expect(ranksOf(equal, breaking(online, late))).toEqual({ d: 1, b: 2, c: 3, a: 4 });
    const lateFirst = equal.map((row) => ({ ...row, compared: [...row.compared].reverse() }));
    expect(ranksOf(lateFirst, breaking(late, online))).toEqual({ d: 1, c: 2, a: 3, b: 4 });
    expect(ranksOf(equal, breaking(online))).toEqual({ d: 1, b: 2, a: 3, c: 3 });
  });

  it("says what was compared with whom, and who still shares a rank", () => {
    const steps = new Map(rankUnits(equal, breaking(online)).map((row) => [row.unit, row.steps]));
    const abc = ["a", "b", "c"];
    expect(steps.get("a")).toMatchObject([
      { kind: "total" },
      { kind: "tie-break", tieBreak: online, among: abc },
      { kind: "shared", among: ["a", "c"] },
    ]);
    expect(steps.get("b")).toMatchObject([{ kind: "total" }, { kind: "tie-break", among: abc }]);
    expect(steps.get("d")).toMatchObject([{ kind: "total" }]);
    expect(steps.get("d")).toHaveLength(1);
  });

  // 网上公开 does not apply to c, so it tells none of the three apart; being late applies to all.
  it("passes over what does not apply to one of those that are equal", () => {
    const rows = [
      contender("a", "90", ["20", "2"]),
      contender("b", "90", ["30", "5"]),
      contender("c", "90", [null, "1"]),
    ];
    expect(ranksOf(rows, breaking(online))).toEqual({ a: 1, b: 1, c: 1 });
    expect(ranksOf(rows, breaking(online, late))).toEqual({ c: 1, a: 2, b: 3 });
    expect(rankUnits(rows, breaking(online, late))[0]?.steps).toMatchObject([
      { kind: "total" },
      { kind: "tie-break-skipped", tieBreak: online, among: ["a", "b", "c"] },
      { kind: "tie-break", tieBreak: late },
    ]);
  });

  it("compares values exactly: 1/3 and 0.3333 differ", () => {
    const rows = [contender("a", "90", ["0.3333"]), contender("b", "90", ["1/3"]), contender("c", "90", ["2/6"])];
    expect(ranksOf(rows, breaking(online))).toEqual({ b: 1, c: 1, a: 3 });
  });

  const someTied = fc.array(
    fc.record({
      total: fc.integer({ min: 0, max: 3 }),
      first: fc.option(fc.integer({ min: 0, max: 2 }), { freq: 6 }),
      second: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 1, maxLength: 16 },
  );
  const withValues = someTied.map((rows) =>
    rows.map(({ total, first, second }, at) =>
      contender(`u${at}`, String(total), [first === null ? null : String(first), String(second)]),
    ),
  );

  it("never reverses an order of totals, nor parts what is equal in everything", () => {
    fc.assert(
      fc.property(withValues, (rows) => {
        const plain = ranksOf(rows, standard);
        const broken = ranksOf(rows, breaking(online, late));
        for (const a of rows) {
          for (const b of rows) {
            const [before, after] = [
              (plain[a.unit] ?? 0) - (plain[b.unit] ?? 0),
              (broken[a.unit] ?? 0) - (broken[b.unit] ?? 0),
            ];
            if (before !== 0) expect(Math.sign(after)).toBe(Math.sign(before));
            const same = (n: number) => {
              const [x, y] = [a.compared[n], b.compared[n]];
              return x && y ? compare(x, y) === 0 : x === y;
            };
            if (before === 0 && same(0) && same(1)) expect(after).toBe(0);
          }
        }
      }),
      options,
    );
  });

  it("does not depend on the order of the units", () => {
    fc.assert(
      fc.property(
        withValues.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })),
        ),
        ([rows, other]) => {
          expect(rankUnits(other, breaking(online, late))).toEqual(rankUnits(rows, breaking(online, late)));
        },
      ),
      options,
    );
  });
});
