import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Observation } from "../../../src/domain/scoring/observation.ts";
import type { CriterionScore, UnitScore } from "../../../src/domain/scoring/score.ts";
import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { compare, exact, exactText, isExact, whole, zero } from "../../../src/domain/shared/exact.ts";
import { observed, smallObservations, smallReviewers, smallScheme, smallUnits } from "../../fixtures/smallYear.ts";
import { runs, seed } from "../../soak.ts";

const assessed = { scheme: smallScheme, units: smallUnits, reviewers: smallReviewers };
const score = (observations: readonly Observation[]) => scoreUnits(assessed, observations);

/** Scores with their exact numbers as text, to be compared. */
const plain = (scores: readonly UnitScore[]): unknown =>
  JSON.parse(JSON.stringify(scores, (_, value: unknown) => (isExact(value) ? exactText(value) : value)));

const pointsOf = (one: CriterionScore | undefined): string =>
  one?.state === "scored" ? exactText(one.points) : (one?.state ?? "none");
const totalOf = (one: UnitScore | undefined) =>
  one?.total.state === "scored"
    ? { exact: exactText(one.total.exact), rounded: exactText(one.total.rounded) }
    : one?.total.state;

describe("a unit's score", () => {
  const [school, finance] = score(smallObservations);

  // By hand. c1: office (10 + 9 + 9) ÷ 3 = 28/3, public 8: (50 × 28/3 + 50 × 8) ÷ 100 = 26/3.
  // c2: office (20 + 19 + 19) ÷ 3 = 58/3, public 18: (58/3 + 18) ÷ 2 = 56/3. c3: (70 + 62) ÷ 2 = 66.
  // Total 26/3 + 56/3 + 66 = 82/3 + 198/3 = 280/3 = 93.33….
  it("is the parties' means by their weights, summed, exact to the third", () => {
    expect(school?.criteria.map(pointsOf)).toEqual(["26/3", "56/3", "66"]);
    expect(totalOf(school)).toEqual({ exact: "280/3", rounded: "93.33" });
  });

  // By hand. c1 (10 points) leaves the denominator: (56/3 + 66) ÷ 90 × 100 = 254/3 × 10/9 = 2540/27 = 94.07….
  it("is rescaled to the whole where a criterion does not apply", () => {
    expect(finance?.criteria.map(pointsOf)).toEqual(["notApplicable", "56/3", "66"]);
    expect(totalOf(finance)).toEqual({ exact: "2540/27", rounded: "94.07" });
  });

  it("carries every step to it", () => {
    expect(plain(finance ? [finance] : [])).toEqual([
      {
        unit: "czj",
        criteria: [
          { criterion: "c1", state: "notApplicable", reasons: ["没有这项职责"] },
          {
            criterion: "c2",
            state: "scored",
            points: "56/3",
            steps: [
              { kind: "reviewer-mean", party: "office", values: ["20", "19", "19"], result: "58/3" },
              { kind: "reviewer-mean", party: "public", values: ["18"], result: "18" },
              {
                kind: "parties-combined",
                shares: [
                  { party: "office", weight: "50", value: "58/3" },
                  { party: "public", weight: "50", value: "18" },
                ],
                result: "56/3",
              },
            ],
          },
          expect.objectContaining({ criterion: "c3", points: "66" }),
        ],
        total: {
          state: "scored",
          exact: "2540/27",
          rounded: "94.07",
          steps: [
            {
              kind: "criteria-summed",
              points: [
                { criterion: "c2", points: "56/3" },
                { criterion: "c3", points: "66" },
              ],
              result: "254/3",
            },
            { kind: "rescaled", earned: "254/3", applicable: "90", result: "2540/27" },
            { kind: "rounded", places: 2, result: "94.07" },
          ],
        },
      },
    ]);
  });

  it("is missing, not 0, while a reviewer has not spoken, and says who", () => {
    const [first] = score(
      smallObservations.filter(
        ({ unit, criterion, reviewer }) => !(unit === "jyj" && criterion === "c2" && reviewer !== "r1"),
      ),
    );
    expect(first?.criteria[1]).toEqual({ criterion: "c2", state: "missing", reviewers: ["r2", "r3", "r4"] });
    expect(totalOf(first)).toBe("missing");
    expect(score([]).map(totalOf)).toEqual(["missing", "missing"]);
  });

  it("is contested where only some say that a criterion does not apply, and says who", () => {
    const others = smallObservations.filter(({ unit, criterion }) => unit !== "jyj" || criterion !== "c1");
    const [first] = score([...others, ...observed("jyj", "c1", ["10", null, "9", null])]);
    expect(first?.criteria[0]).toEqual({ criterion: "c1", state: "contested", reviewers: ["r2", "r4"] });
    expect(totalOf(first)).toBe("missing");
  });

  it("is none, neither 0 nor 100, where nothing applies", () => {
    const nothing = ["c1", "c2", "c3"].flatMap((criterion) => observed("jyj", criterion, [null, null, null, null]));
    expect(totalOf(score(nothing)[0])).toBe("notApplicable");
  });

  it("of 0 is a score like any other", () => {
    const zeros = ["c1", "c2", "c3"].flatMap((criterion) => observed("jyj", criterion, ["0", "0", "0", "0"]));
    expect(totalOf(score(zeros)[0])).toEqual({ exact: "0", rounded: "0" });
  });

  it("keeps each different reason why a criterion does not apply, once", () => {
    const reasons = observed("jyj", "c1", [null, null, null, null]).map((one, index) => ({
      ...one,
      reason: index < 2 ? "甲" : "乙",
    }));
    expect(score(reasons)[0]?.criteria[0]).toMatchObject({ reasons: ["甲", "乙"] });
  });

  it("is rounded as the scheme says", () => {
    // By hand: 93.35 to one place is 93.4 half up and 93.4 half even (3 is odd); 93.45 is 93.5 and 93.4.
    const total = (c3: string, mode: "half-up" | "half-even") => {
      const scheme = { ...smallScheme, policy: { ...smallScheme.policy, rounding: { places: 1, mode } } };
      const observations = [
        ...observed("jyj", "c1", ["10", "10", "10", "10"]),
        ...observed("jyj", "c2", ["20", "20", "20", "20"]),
        ...observed("jyj", "c3", [c3, c3, c3, c3]),
      ];
      const [first] = scoreUnits({ ...assessed, scheme }, observations);
      return first?.total.state === "scored" ? exactText(first.total.rounded) : "";
    };
    expect([total("63.35", "half-up"), total("63.35", "half-even")]).toEqual(["93.4", "93.4"]);
    expect([total("63.45", "half-up"), total("63.45", "half-even")]).toEqual(["93.5", "93.4"]);
  });
});

/** Any full or partial set of observations for the small year: points in hundredths, 不适用 now and then, gaps too. */
const anyObservations: fc.Arbitrary<readonly Observation[]> = fc
  .tuple(
    ...smallUnits.flatMap(({ id }) =>
      smallScheme.criteria.map(({ id: criterion, maxPoints }) =>
        fc
          .array(
            fc.oneof(
              {
                weight: 12,
                arbitrary: fc
                  .integer({ min: 0, max: Number(maxPoints) * 100 })
                  .map((cents) => (cents / 100).toFixed(2)),
              },
              { weight: 1, arbitrary: fc.constant(null) },
            ),
            { minLength: 3, maxLength: 4 },
          )
          .map((values) => observed(id, criterion, values)),
      ),
    ),
  )
  .map((cells) => cells.flat());

describe("scoring", () => {
  it("does not depend on the order of the observations", () => {
    const shuffled = anyObservations.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(plain(score(other))).toEqual(plain(score(all)));
      }),
      { seed, numRuns: runs(1000) },
    );
  });

  it("does not depend on the order of the units", () => {
    fc.assert(
      fc.property(anyObservations, (all) => {
        const turned = scoreUnits({ ...assessed, units: [...smallUnits].reverse() }, all);
        expect(plain([...turned].reverse())).toEqual(plain(score(all)));
      }),
      { seed, numRuns: runs(1000) },
    );
  });

  it("stays between 0 and the points there are, and its last step is the score", () => {
    fc.assert(
      fc.property(anyObservations, (all) => {
        for (const { criteria, total } of score(all)) {
          criteria.forEach((one, index) => {
            if (one.state !== "scored") return;
            expect(compare(one.points, zero)).toBeGreaterThanOrEqual(0);
            expect(compare(one.points, exact(smallScheme.criteria[index]?.maxPoints ?? "0"))).toBeLessThanOrEqual(0);
            expect(one.steps.at(-1)?.result).toEqual(one.points);
          });
          if (total.state !== "scored") continue;
          expect(compare(total.exact, zero)).toBeGreaterThanOrEqual(0);
          expect(compare(total.exact, whole(100))).toBeLessThanOrEqual(0);
          expect(total.steps.at(-1)?.result).toEqual(total.rounded);
        }
      }),
      { seed, numRuns: runs(1000) },
    );
  });
});
