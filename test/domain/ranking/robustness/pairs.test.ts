import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { closeCalls, type Lever } from "../../../../src/domain/ranking/robustness/closeCalls.ts";
import { irreversiblePairs } from "../../../../src/domain/ranking/robustness/irreversiblePairs.ts";
import { leaveOneOut } from "../../../../src/domain/ranking/robustness/leaveOneOut.ts";
import { weightFlips, type WeightFlip } from "../../../../src/domain/ranking/robustness/weightFlips.ts";
import {
  add,
  compare,
  divide,
  exact,
  exactText,
  multiply,
  subtract,
  sum,
  whole,
  type Exact,
} from "../../../../src/domain/shared/exact.ts";
import { hasOracles, readOracle } from "../../../fixtures/oracles.ts";
import { runs, seed } from "../../../soak.ts";

const given = (row: readonly (string | null)[]) => row.map((text) => (text === null ? null : exact(text)));
const tableOf = (rows: readonly (readonly (string | null)[])[], weights: readonly string[]) => ({
  rows: rows.map(given),
  weights: weights.map(exact),
});

const flipText = (flip: WeightFlip | null): string | null =>
  flip &&
  (flip.kind === "shift" ? `${flip.from}→${flip.to} ${exactText(flip.by)}` : `${flip.criterion} ${exactText(flip.by)}`);

type Flip = {
  readonly flip: { readonly weights: number[]; readonly A: number[]; readonly B: number[]; readonly tie_at_t: string };
};

describe.skipIf(!hasOracles)("the smallest change of a weight (needs the oracles beside the project)", () => {
  it("is the published shift, and its other sign for the one weight of two", () => {
    const { weights, A, B, tie_at_t } = (readOracle("rank_robustness.json") as Flip).flip;
    const table = tableOf([A.map(String), B.map(String)], weights.map(String));
    for (const [first, second] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const flips = weightFlips(table, first, second);
      if (flips.state !== "found") throw new RangeError("the flip: got none, want one");
      expect(flipText(flips.shift)).toBe(`0→1 ${tie_at_t}`);
      expect(flipText(flips.oneWeight)).toBe(`0 -${tie_at_t}`);
    }
  });
});

describe("the smallest change of a weight", () => {
  // Weights 1/2, 3/10, 1/5; leads 2, −1, −1: gap 1/2. From the first to another: 1/2 ÷ 3 = 1/6. The first alone: others' mean
  // lead −1, wanted −1 ÷ (−1 − 2) = 1/3, that is −1/6. Either other alone would want more.
  it("is the least of all", () => {
    const flips = weightFlips(
      tableOf(
        [
          ["5", "1", "1"],
          ["3", "2", "2"],
        ],
        ["5", "3", "2"],
      ),
      0,
      1,
    );
    if (flips.state !== "found") throw new RangeError("the flip: got none, want one");
    expect([flipText(flips.shift), flipText(flips.oneWeight)]).toEqual(["0→1 1/6", "0 -1/6"]);
  });

  it("is none where one unit is better everywhere, and nothing is said of equal units or of other criteria", () => {
    const table = tableOf(
      [
        ["3", "2"],
        ["2", "1"],
        ["3", "2"],
        ["3", null],
      ],
      ["1", "1"],
    );
    expect(weightFlips(table, 0, 1)).toEqual({ state: "found", shift: null, oneWeight: null });
    expect(weightFlips(table, 0, 2)).toEqual({ state: "equal" });
    expect(weightFlips(table, 0, 3)).toEqual({ state: "none", why: "applies-differently" });
    expect(weightFlips(tableOf([["1"], ["2"]], ["0"]), 0, 1)).toEqual({ state: "none", why: "no-weight" });
  });

  it("makes any two units exactly equal", () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 });
    const weighing = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(numbers, numbers, weighing, (a, b, w) => {
        const flips = weightFlips(tableOf([a.map(String), b.map(String)], w.map(String)), 0, 1);
        if (flips.state !== "found") return;
        const shares = w.map((weight) => divide(whole(weight), sum(w.map(whole))));
        const gapAt = (weights: readonly Exact[]): string =>
          exactText(sum(weights.map((weight, at) => multiply(weight, whole((a[at] ?? 0) - (b[at] ?? 0))))));
        for (const flip of [flips.shift, flips.oneWeight]) {
          if (!flip) continue;
          const changed = shares.map((share, at) => {
            if (flip.kind === "shift") {
              return at === flip.from ? subtract(share, flip.by) : at === flip.to ? add(share, flip.by) : share;
            }
            const own = shares[flip.criterion] ?? whole(0);
            const rest = divide(subtract(subtract(whole(1), own), flip.by), subtract(whole(1), own));
            return at === flip.criterion ? add(share, flip.by) : multiply(share, rest);
          });
          expect(gapAt(changed)).toBe("0");
          expect(changed.every((weight) => compare(weight, whole(0)) >= 0)).toBe(true);
        }
      }),
      { seed, numRuns: runs(2000) },
    );
  });
});

describe("pairs that no weights can reverse", () => {
  it("are those of which one is nowhere worse, equal ones said so", () => {
    const table = tableOf(
      [
        ["3", "2", "1"],
        ["2", "1", "1"],
        ["1", "3", "1"],
        ["3", "2", "1"],
      ],
      ["1", "1", "1"],
    );
    expect(irreversiblePairs(table)).toEqual([
      { better: 0, worse: 1, equal: false },
      { better: 0, worse: 3, equal: true },
      { better: 3, worse: 1, equal: false },
    ]);
  });

  // Two criteria, the second does not apply to the second unit: 5 and 4 against 3 hold always; 5 and 2 against 3 do not.
  it("look at every criterion that applies to one unit only, and at none without weight", () => {
    expect(
      irreversiblePairs(
        tableOf(
          [
            ["5", "4"],
            ["3", null],
          ],
          ["1", "1"],
        ),
      ),
    ).toHaveLength(1);
    expect(
      irreversiblePairs(
        tableOf(
          [
            ["5", "2"],
            ["3", null],
          ],
          ["1", "1"],
        ),
      ),
    ).toEqual([]);
    expect(
      irreversiblePairs(
        tableOf(
          [
            ["5", "2"],
            ["3", "4"],
          ],
          ["1", "0"],
        ),
      ),
    ).toHaveLength(1);
    expect(
      irreversiblePairs(
        tableOf(
          [
            ["5", "2"],
            [null, null],
          ],
          ["1", "1"],
        ),
      ),
    ).toEqual([]);
  });

  it("are, of small tables, those that no weights out of many reverse", () => {
    const value = fc.option(fc.integer({ min: 0, max: 4 }), { freq: 5 });
    const row = fc.array(value, { minLength: 3, maxLength: 3 });
    const tried = [1, 30, 900].flatMap((x) => [1, 30, 900].flatMap((y) => [1, 30, 900].map((z) => [x, y, z])));
    const mean = (values: readonly (number | null)[], w: readonly number[]): number =>
      values.reduce<number>((all, one, at) => all + (one ?? 0) * (w[at] ?? 0), 0) /
      values.reduce<number>((all, one, at) => all + (one === null ? 0 : (w[at] ?? 0)), 0);
    fc.assert(
      fc.property(row, row, (a, b) => {
        if ([a, b].some((values) => values.every((one) => one === null))) return;
        const text = (values: readonly (number | null)[]) => values.map((one) => (one === null ? null : String(one)));
        const pairs = irreversiblePairs(tableOf([text(a), text(b)], ["1", "1", "1"]));
        const leads = tried.map((w) => mean(a, w) - mean(b, w));
        const [ever, never] = [leads.some((lead) => lead > 1e-9), leads.some((lead) => lead < -1e-9)];
        expect(pairs).toHaveLength(ever && never ? 0 : 1);
        if (pairs[0] && ever !== never) expect(pairs[0].better).toBe(ever ? 0 : 1);
      }),
      { seed, numRuns: runs(2000) },
    );
  });
});

describe("leaving one reviewer out", () => {
  it("tells who moves and how many pairs turn; a tie that comes is no turn", () => {
    const [left] = leaveOneOut(given(["90", "80", "70", null]), [
      { reviewer: "r1", totals: given(["80", "80", "81", "60"]) },
    ]);
    expect(left).toEqual({
      reviewer: "r1",
      moves: [
        { unit: 0, from: 1, to: 2 },
        { unit: 2, from: 3, to: 1 },
        { unit: 3, from: null, to: 4 },
      ],
      reversed: 2,
    });
  });

  it("refuses totals of other units", () => {
    expect(() => leaveOneOut(given(["1"]), [{ reviewer: "r1", totals: [] }])).toThrow(/want 1/u);
  });
});

describe("close calls", () => {
  const lever = (unit: number, score: string, weight: string, highest = "10"): Lever => ({
    unit,
    reviewer: `r${unit}`,
    criterion: "c",
    given: exact(score),
    lowest: exact("0"),
    highest: exact(highest),
    weight: exact(weight),
  });

  // 80.02 and 80: a score that counts a quarter closes 0.02 by 0.08; the third is 0.05 behind, which takes 0.2.
  it("are pairs that a tenth of a point from one reviewer makes equal, with the smallest change that does", () => {
    const calls = closeCalls(
      given(["80.02", "80", "79.95", null]),
      [lever(0, "8", "1/5"), lever(1, "8", "1/4"), lever(2, "8", "1/4"), lever(3, "8", "1")],
      exact("0.1"),
    );
    expect(
      calls.map(({ ahead, behind, gap, flip }) => [
        ahead,
        behind,
        exactText(gap),
        flip?.lever.unit,
        flip && exactText(flip.by),
      ]),
    ).toEqual([[0, 1, "0.02", 1, "0.08"]]);
  });

  it("keep to what a score may still move, take exactly the bound in, and name equal pairs first", () => {
    const levers = [lever(0, "8", "1/5"), lever(1, "10", "1/4"), lever(2, "0", "1/4")];
    const calls = closeCalls(given(["80.02", "80", "80"]), levers, exact("0.1"));
    // The second is at its highest: the first must come down by 0.02 ÷ 1/5; the third may rise by 0.02 ÷ 1/4.
    expect(
      calls.map(({ ahead, behind, flip }) => [ahead, behind, flip && [flip.lever.unit, exactText(flip.by)]]),
    ).toEqual([
      [1, 2, null],
      [0, 2, [2, "0.08"]],
      [0, 1, [0, "-0.1"]],
    ]);
    expect(closeCalls(given(["80.03", "80"]), levers, exact("0.1"))).toEqual([]);
  });
});
