import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { closeCalls, type Lever } from "../../../../src/domain/ranking/robustness/closeCalls.ts";
import {
  add,
  compare,
  divide,
  exact,
  exactText,
  multiply,
  negate,
  subtract,
  sum,
  zero,
  type Exact,
} from "../../../../src/domain/shared/exact.ts";
import { runs, seed } from "../../../soak.ts";
import { given } from "./weighed.ts";

const size = (value: Exact): Exact => (compare(value, zero) < 0 ? negate(value) : value);

const totalOf = (levers: readonly Lever[]): Exact => sum(levers.map((own) => multiply(own.weight, own.given)));

describe("close calls", () => {
  const lever = (unit: number, score: string, weight: string, highest = "10"): Lever => ({
    unit,
    round: "year",
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

  /** Who is ahead and behind, by how much, and which unit's score moves by how much. */
  const told = (...given: Parameters<typeof closeCalls>) =>
    closeCalls(...given).map(({ ahead, behind, gap, flip }) => [
      ...[ahead, behind, exactText(gap)],
      flip && [flip.lever.unit, exactText(flip.by)],
    ]);
  const tenth = exact("0.1");

  // 0.02 is 0.08 of a score that counts a quarter and 0.1 of one that counts a fifth.
  it("say who is ahead wherever it stands in the list, by the scores of either", () => {
    const both = [lever(0, "8", "1/4"), lever(1, "8", "1/5")];
    expect(told(given(["80", "80.02"]), both, tenth)).toEqual([[1, 0, "0.02", [0, "0.08"]]]);
    expect(told(given(["80.02", "80"]), both, tenth)).toEqual([[0, 1, "0.02", [0, "-0.08"]]]);
    expect(told(given(["80", "80.02"]), both.slice(1), tenth)).toEqual([[1, 0, "0.02", [1, "-0.1"]]]);
    expect(told(given(["80.02", "80"]), both.slice(1), tenth)).toEqual([[0, 1, "0.02", [1, "0.1"]]]);
    expect(told(given(["80.02", "80"]), both.slice(0, 1), tenth)).toEqual([[0, 1, "0.02", [0, "-0.08"]]]);
  });

  it("take a change of just so much, and as much as the score has room for, and no more", () => {
    const totals = given(["80.02", "80"]);
    expect(told(given(["80.025", "80"]), [lever(1, "8", "1/4")], tenth)).toEqual([[0, 1, "0.025", [1, "0.1"]]]);
    expect(told(given(["80.026", "80"]), [lever(1, "8", "1/4")], tenth)).toEqual([]);
    expect(told(totals, [lever(1, "9.92", "1/4")], tenth)).toEqual([[0, 1, "0.02", [1, "0.08"]]]);
    expect(told(totals, [lever(1, "9.93", "1/4")], tenth)).toEqual([]);
    expect(told(totals, [lever(0, "0.08", "1/4")], tenth)).toEqual([[0, 1, "0.02", [0, "-0.08"]]]);
    expect(told(totals, [lever(0, "0.07", "1/4")], tenth)).toEqual([]);
    // The score that reaches so far is at its lowest; another would have to move by half a point.
    expect(told(given(["80.05", "80"]), [lever(0, "0", "1"), lever(0, "8", "1/10")], tenth)).toEqual([]);
  });

  it("name of several changes the smallest, of equal ones the first, and pairs that are as close by place", () => {
    const [a, b] = [lever(0, "8", "1/4"), lever(1, "8", "1/4")];
    expect(told(given(["80.02", "80"]), [a, b], tenth)).toEqual([[0, 1, "0.02", [0, "-0.08"]]]);
    expect(told(given(["80.02", "80"]), [lever(0, "8", "1/5"), b], tenth)).toEqual([[0, 1, "0.02", [1, "0.08"]]]);
    const three = [0, 1, 2].map((unit) => lever(unit, "8", "1/4"));
    const pairs = (totals: readonly string[]) =>
      closeCalls(given(totals), three, tenth).map(({ ahead, behind }) => [ahead, behind]);
    expect(pairs(["80", "80.02", "79.98"])).toEqual([
      [0, 2],
      [1, 0],
    ]);
    expect(pairs(["80", "80", "80.02"])).toEqual([
      [0, 1],
      [2, 0],
      [2, 1],
    ]);
  });

  it("make the pair equal, and no score alone does so by less", () => {
    const tenths = fc.integer({ min: 0, max: 100 });
    const unit = fc.array(fc.tuple(tenths, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(unit, unit, (one, two) => {
        const levers = [one, two].flatMap((scores, at) =>
          scores.map(([tenth, part]) => lever(at, String(tenth / 10), `1/${part}`)),
        );
        const totals = [0, 1].map((at) => totalOf(levers.filter((own) => own.unit === at)));
        const within = exact("0.5");
        const [call] = closeCalls(totals, levers, within);
        // What each score alone would have to change by, and whether it may.
        const wanted = levers.flatMap((own) => {
          const lead = subtract(totals[own.unit] ?? zero, totals[1 - own.unit] ?? zero);
          const by = negate(divide(lead, own.weight));
          const then = add(own.given, by);
          const allowed = compare(then, own.lowest) >= 0 && compare(then, own.highest) <= 0;
          return allowed && compare(size(by), within) <= 0 ? [size(by)] : [];
        });
        const equal = compare(totals[0] ?? zero, totals[1] ?? zero) === 0;
        if (equal) expect(call?.flip).toBeNull();
        else if (wanted.length === 0) expect(call).toBeUndefined();
        else {
          const { flip } = call ?? {};
          if (!flip) throw new RangeError("a close call: got none, want one");
          expect(wanted.every((by) => compare(size(flip.by), by) <= 0)).toBe(true);
          const moved = levers.map((own) => (own === flip.lever ? { ...own, given: add(own.given, flip.by) } : own));
          const [a, b] = [0, 1].map((at) => totalOf(moved.filter((own) => own.unit === at)));
          expect(compare(a ?? zero, b ?? zero)).toBe(0);
        }
      }),
      { seed, numRuns: runs(2000) },
    );
  });
});
