import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { weightFlips, type WeightFlip } from "../../../../src/domain/ranking/robustness/weightFlips.ts";
import {
  add,
  compare,
  divide,
  exactText,
  multiply,
  subtract,
  sum,
  whole,
  type Exact,
} from "../../../../src/domain/shared/exact.ts";
import { hasOracles, readOracle } from "../../../fixtures/oracles.ts";
import { runs, seed } from "../../../soak.ts";
import { tableOf } from "./weighed.ts";

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

  const flipsOf = (rows: readonly (readonly (string | null)[])[], weights: readonly string[]) => {
    const flips = weightFlips(tableOf(rows, weights), 0, 1);
    if (flips.state !== "found") throw new RangeError(`the flip: got ${flips.state}, want one`);
    return [flips.shift, flips.oneWeight].map(flipText);
  };

  // Leads 2 and 0 at 1/2 each: only all of the first's weight takes the lead away, or all of the weight put on the second.
  it("may take all of a weight, and of equal changes is the first's", () => {
    const rows = [
      ["3", "1"],
      ["1", "1"],
    ];
    expect(flipsOf(rows, ["1", "1"])).toEqual(["0→1 0.5", "0 -0.5"]);
    // A criterion that applies to neither has no share, whatever its weight.
    const apart = rows.map((row) => [...row, null]);
    expect(flipsOf(apart, ["1", "1", "2"])).toEqual(["0→1 0.5", "0 -0.5"]);
  });

  // Leads 3, 3 and −1 at 1/4, 1/4 and 1/2: gap 1. Either of the first two gives the last 1 ÷ (3 + 1) = 1/4, all it has. Alone the last
  // has to rise to 3 ÷ (3 + 1) = 3/4, since the others lead by 3.
  it("is of shifts that do as much the first's", () => {
    const rows = [
      ["3", "3", "0"],
      ["0", "0", "1"],
    ];
    expect(flipsOf(rows, ["2", "2", "4"])).toEqual(["0→2 0.25", "2 0.25"]);
  });

  // Leads 3, 1 and −1 at 1/4, 1/4 and 1/2: gap 1/2. From the first 1/2 ÷ 4 = 1/8; from the second 1/4, more. Alone the first falls to
  // 1/10, by 3/20; the last would have to rise to 2/3, by 1/6.
  it("stays the least where a criterion behind it would do with more", () => {
    const rows = [
      ["3", "1", "0"],
      ["0", "0", "1"],
    ];
    expect(flipsOf(rows, ["2", "2", "4"])).toEqual(["0→2 0.125", "0 -0.15"]);
    expect(weightFlips(tableOf(rows, ["2", "2", "4"]), 0, 1)).toMatchObject({
      shift: { kind: "shift" },
      oneWeight: { kind: "one-weight" },
    });
  });

  it("is none of a criterion alone, and nothing is asked of units that are not there", () => {
    expect(flipsOf([["2"], ["1"]], ["1"])).toEqual([null, null]);
    const table = tableOf(
      [
        ["3", null],
        ["3", "2"],
      ],
      ["1", "1"],
    );
    expect(weightFlips(table, 0, 1)).toEqual({ state: "none", why: "applies-differently" });
    for (const [first, second] of [
      [0, 2],
      [2, 0],
      [-1, 0],
    ] as const) {
      expect(() => weightFlips(table, first, second)).toThrow(
        new RangeError(`units ${String(first)} and ${String(second)}: got a place outside the table's 2 rows`),
      );
    }
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
