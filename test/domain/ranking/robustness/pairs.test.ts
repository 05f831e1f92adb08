import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { irreversiblePairs } from "../../../../src/domain/ranking/robustness/irreversiblePairs.ts";
import { leaveOneOut } from "../../../../src/domain/ranking/robustness/leaveOneOut.ts";
import { hasOracles, readOracle } from "../../../fixtures/oracles.ts";
import { runs, seed } from "../../../soak.ts";
import { given, tableOf } from "./weighed.ts";

type Spaces = { readonly weight_space: readonly { readonly units: Readonly<Record<string, readonly number[]>> }[] };

describe("pairs that no weights can reverse", () => {
  it.skipIf(!hasOracles)("are the published one alone (needs the oracles beside the project)", () => {
    const spaces = (readOracle("rank_robustness.json") as Spaces).weight_space;
    const pairs = spaces.map(({ units }) => {
      const rows = Object.values(units).map((row) => row.map(String));
      return irreversiblePairs(tableOf(rows, rows[0]?.map(() => "1") ?? []));
    });
    expect(pairs).toEqual([[], [], [], [{ better: 0, worse: 1, equal: false }]]);
  });

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

  // The third criterion applies to the second unit only: its 4 is more than the first unit's 3, and all weight may come to stand on both.
  it("look at a criterion of the other unit beside each of the one's own", () => {
    const pairs = (...rows: readonly (readonly (string | null)[])[]) =>
      irreversiblePairs(tableOf(rows, ["1", "1", "1"]));
    expect(pairs(["5", "3", null], ["3", "2", "4"])).toEqual([]);
    expect(pairs(["5", "4", null], ["3", "2", "4"])).toEqual([{ better: 0, worse: 1, equal: false }]);
    expect(pairs(["3", "2", "4"], ["5", "4", null])).toEqual([{ better: 1, worse: 0, equal: false }]);
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
