import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { lateEdits } from "../../../../src/domain/ranking/agreement/lateEdits.ts";
import { reviewerUncertainty } from "../../../../src/domain/ranking/robustness/reviewerUncertainty.ts";
import { finished } from "../../../../src/domain/ranking/robustness/weightUncertainty.ts";
import { scoreUnits } from "../../../../src/domain/scoring/scoreUnits.ts";
import type { Assessed } from "../../../../src/domain/scoring/facts.ts";
import { compare, exact, type Exact } from "../../../../src/domain/shared/exact.ts";
import { factsFrom } from "../../../fixtures/facts.ts";
import { points } from "../../../fixtures/observations.ts";
import { criteriaStage, leafOf, unitOf, yearOf } from "../../../fixtures/schemes.ts";
import { runs, seed } from "../../../soak.ts";

const reviewers = ["a1", "a2", "a3", "b1", "b2"] as const;
const year = yearOf({
  criteria: [leafOf("c1", "60"), leafOf("c2", "40")],
  stages: [
    criteriaStage({
      parties: [
        { party: "a", weight: "60" },
        { party: "b", weight: "40" },
      ],
    }),
  ],
  parties: { a: {}, b: {} },
  reviewers,
  units: ["u1", "u2", "u3"].map((id) => unitOf(id)),
});

type Given = readonly (readonly number[])[];

const totalsOf = (
  assessed: Assessed,
  given: Given,
  named: readonly (readonly [string, number])[],
): readonly (Exact | null)[] =>
  scoreUnits(
    { ...assessed, reviewers: named.map(([id]) => ({ id, name: id, party: id.slice(0, 1), weight: null })) },
    factsFrom(
      named.flatMap(([id, reviewer]) =>
        assessed.units.flatMap(({ id: unit }, u) =>
          ["c1", "c2"].map((criterion, c) =>
            points(criterion, id, String(given[reviewer]?.[2 * u + c] ?? 0), { unit, party: id.slice(0, 1) }),
          ),
        ),
      ),
    ),
  ).map(({ total }) => (total.state === "scored" ? total.points : null));

describe("ranks under reviewers drawn anew", () => {
  const anyGiven = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 6, maxLength: 6 }), {
    minLength: 5,
    maxLength: 5,
  });

  it("are, where parties take means, those of scoring every resample anew with its reviewers written out", () => {
    const [draws, parties] = [40, ["a", "b"]];
    fc.assert(
      fc.property(anyGiven, fc.integer({ min: 0, max: 9999 }), (given, drawSeed) => {
        const named = reviewers.map((id, at) => [id, at] as const);
        const totals = totalsOf(year, given, named).map((total) => total ?? exact("0"));
        const drawn = parties.map((party) => ({
          reviewers: named
            .filter(([id]) => id.startsWith(party))
            .map(([id]) => ({
              totals: totalsOf(
                year,
                given,
                named.filter(([other]) => other !== id),
              ),
              rated: year.units.map(() => true),
            })),
        }));
        const quick = finished(reviewerUncertainty(totals, drawn, [], { draws, seed: drawSeed }));
        const counts = new Uint32Array(9);
        let tied = 0;
        const generator = xoroshiro128plus(drawSeed);
        for (let draw = 0; draw < draws; draw++) {
          const copies = parties.flatMap((party) => {
            const own = named.filter(([id]) => id.startsWith(party));
            return own.map((_, copy) => {
              const [, at] = own[uniformInt(generator, 0, own.length - 1)] ?? ["", 0];
              return [`${party}${copy + 10}`, at] as const;
            });
          });
          const anew = totalsOf(year, given, copies).map((total) => total ?? exact("0"));
          anew.forEach((total, unit) => {
            const place = 3 * unit + anew.filter((other) => compare(other, total) > 0).length;
            counts[place] = (counts[place] ?? 0) + 1;
            if (anew.filter((other) => compare(other, total) === 0).length > 1) tied++;
          });
        }
        // What is exactly equal shares a rank, and in floats may be parted by a last digit: of nothing else may a rank differ.
        const parted = [...counts].reduce((sum, count, at) => sum + Math.abs(count - (quick.rankCounts[at] ?? 0)), 0);
        expect(parted / 2).toBeLessThanOrEqual(tied);
      }),
      { seed, numRuns: runs(200) },
    );
  });

  // Without the first reviewer the first unit would have 86, without the second 70: one more of them moves it by half of 80 − 86 and of
  // 80 − 70. The fourth has no total without the first, and 40 without the second. The third rated neither, and nobody the others.
  it("move each unit by those who rated it, one more or less of each", () => {
    const totals = ["80", "76.5", "84.5", "50", "52"].map(exact);
    const alike = totals.slice(1, 3);
    const rest = (fourth: Exact | null) => [...alike, fourth, exact("52")];
    const rated = [true, false, false, true, false];
    const party = {
      reviewers: [
        { totals: [exact("86"), ...rest(null)], rated },
        { totals: [exact("70"), ...rest(exact("40"))], rated },
        { totals: [exact("80"), ...rest(exact("50"))], rated: totals.map(() => false) },
      ],
    };
    const alone = { reviewers: [{ totals: totals.map(() => null), rated: totals.map(() => true) }] };
    const draws = 700;
    const want = new Uint32Array(25);
    const generator = xoroshiro128plus(seed);
    for (let draw = 0; draw < draws; draw++) {
      const times = [0, 0, 0];
      for (const reviewer of times.map(() => uniformInt(generator, 0, 2))) times[reviewer] = (times[reviewer] ?? 0) + 1;
      const [first = 0, second = 0] = times;
      const drawn = [80 - 3 * (first - 1) + 5 * (second - 1), 76.5, 84.5, 50 + 5 * (second - 1), 52];
      drawn.forEach((total, unit) => {
        const place = 5 * unit + drawn.filter((other) => other > total).length;
        want[place] = (want[place] ?? 0) + 1;
      });
    }
    for (const parties of [[party], [alone, party], [party, alone]]) {
      const run = reviewerUncertainty(totals, parties, [], { draws, seed });
      expect(finished(run).rankCounts).toEqual(want);
    }
    expect([...reviewerUncertainty(totals, [party], [], { draws, seed })]).toEqual([500, 700]);
  });

  it("are of one draw at least, and of a whole number of them", () => {
    const run = (draws: number) => finished(reviewerUncertainty([exact("1")], [], [], { draws, seed }));
    expect([...run(1).rankCounts]).toEqual([1]);
    for (const draws of [0, -1, 1.5, Number.NaN]) {
      expect(() => run(draws)).toThrow(new RangeError(`draws: got ${String(draws)}, want a whole number above 0`));
    }
  });

  it("do not move where each party has one reviewer", () => {
    const totals = [exact("80"), exact("70")];
    const alone = { reviewers: [{ totals: [null, null], rated: [true, true] }] };
    const { rankCounts } = finished(reviewerUncertainty(totals, [alone], [], { draws: 100, seed }));
    expect([...rankCounts]).toEqual([100, 0, 0, 100]);
  });
});

describe("late edits", () => {
  const bounds = { minutes: 60, atLeast: 2, share: exact("0.5") };
  const change = (reviewer: number, ...minutes: readonly number[]) => minutes.map((minute) => ({ reviewer, minute }));

  it("are told where enough of a reviewer's changes fall into the last hour before the close", () => {
    const changes = [
      ...change(0, 10, 950, 1000),
      ...change(1, 10, 20, 30, 990, 991),
      ...change(2, 999),
      ...change(3, 1001, 1002),
    ];
    // The first has 2 of 3; the second 2 of 5, too small a share; the third one only; the fourth changed after the close.
    expect(lateEdits(changes, 1000, bounds)).toEqual([{ reviewer: 0, count: 2, of: 3 }]);
  });

  it("begin right after the minute that is an hour before", () => {
    expect(lateEdits(change(0, 940, 941), 1000, { ...bounds, atLeast: 1 })).toEqual([{ reviewer: 0, count: 1, of: 2 }]);
  });
});
