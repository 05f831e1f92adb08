import { describe, expect, it } from "vitest";

import { pointsKey } from "../../../src/domain/scoring/score.ts";
import { explainUnit, scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { compare, exact, exactText } from "../../../src/domain/shared/exact.ts";
import { factsFrom } from "../../fixtures/facts.ts";
import { factsOf, sheet, textOf } from "../../fixtures/observations.ts";
import { branchOf, leafOf, yearOf } from "../../fixtures/schemes.ts";
import { smallObservations, smallReviewers, smallScheme, smallUnits } from "../../fixtures/smallYear.ts";

describe("a unit's score", () => {
  const [school, finance] = scoreUnits(
    { scheme: smallScheme, units: smallUnits, reviewers: smallReviewers },
    factsFrom(smallObservations),
  );

  // By hand. c1: office (10 + 9 + 9) ÷ 3 = 28/3, public 8: (50 × 28/3 + 50 × 8) ÷ 100 = 26/3.
  // c2: office (20 + 19 + 19) ÷ 3 = 58/3, public 18: (58/3 + 18) ÷ 2 = 56/3. c3: (70 + 62) ÷ 2 = 66.
  // Total 26/3 + 56/3 + 66 = 82/3 + 198/3 = 280/3 = 93.33….
  it("is the parties' means by their weights, summed, exact to the third", () => {
    expect(school?.criteria.map(({ outcome }) => textOf(outcome))).toEqual(["26/3", "56/3", "66"]);
    expect(textOf(school?.total)).toBe("280/3");
  });

  // By hand. c1 (10 points) leaves the denominator: (56/3 + 66) ÷ 90 × 100 = 254/3 × 10/9 = 2540/27 = 94.07….
  it("is rescaled to the whole where a criterion does not apply", () => {
    expect(finance?.criteria.map(({ outcome }) => textOf(outcome))).toEqual(["notApplicable", "56/3", "66"]);
    expect(textOf(finance?.total)).toBe("2540/27");
    expect(finance?.criteria[0]?.reasons).toEqual(["没有这项职责"]);
  });

  it("is open, and names who is silent, while anything is missing", () => {
    const scores = scoreUnits({ scheme: smallScheme, units: smallUnits, reviewers: smallReviewers }, factsFrom([]));
    expect(scores.map(({ total }) => total.state)).toEqual(["open", "open"]);
    expect(scores[0]?.issues.map(({ code, data }) => [code, data["criterion"], data["reviewers"]])).toEqual([
      ["score-missing", "主动公开", "甲、乙、丙、丁"],
      ["score-missing", "依申请公开", "甲、乙、丙、丁"],
      ["score-missing", "任务落实", "甲、乙、丙、丁"],
    ]);
  });

  it("counts a missing score as 0 where the table says so, with a step that does", () => {
    const year = yearOf({ criteria: [leafOf("x", "60"), leafOf("y", "40")], table: { missing: "zero" } });
    const { score, steps } = explainUnit(year, factsOf(year, sheet({ x: "50" })), "u1");
    expect(textOf(score.total)).toBe("50");
    expect(steps.map(({ kind }) => kind)).toContain("missing-as-zero");
  });

  it("of 0 is a score like any other, of nothing that applies none", () => {
    const year = yearOf({ criteria: [leafOf("x", "60"), leafOf("y", "40")] });
    const [zeros] = scoreUnits(year, factsOf(year, sheet({ x: "0", y: "0" })));
    const [none] = scoreUnits(year, factsOf(year, sheet({ x: "不适用", y: "不适用" })));
    expect([textOf(zeros?.total), textOf(none?.total)]).toEqual(["0", "notApplicable"]);
  });

  it("is equal to another however it was added up", () => {
    const year = yearOf({ criteria: ["x", "y", "z"].map((id) => leafOf(id, "1")) });
    const total = (x: string, y: string, z: string) => {
      const [score] = scoreUnits(year, factsOf(year, sheet({ x, y, z })));
      return score?.total.state === "scored" ? score.total.points : exact("-1");
    };
    expect(compare(total("0.1", "0.2", "0.3"), total("0.3", "0.2", "0.1"))).toBe(0);
    expect(exactText(total("0.1", "0.2", "0.3"))).toBe("0.6");
  });

  it("has its leaves and stages in the scheme's order, what each criterion counts for where a tie-break compares any", () => {
    const year = yearOf({ criteria: [branchOf("B", "10", [leafOf("y", "4"), leafOf("x", "6")]), leafOf("z", "5")] });
    const [group] = year.scheme.groups;
    if (!group) throw new RangeError("groups: got none, want one");
    const tieBreaks = [{ by: "criterion", stage: "s", criterion: "B", first: "higher" }] as const;
    const compared = {
      ...year,
      scheme: { ...year.scheme, groups: [{ ...group, ranking: { ...group.ranking, tieBreaks } }] },
    };
    const facts = factsOf(year, sheet({ x: "6", y: "3", z: "5" }));
    const pointsOf = (assessed: typeof year) =>
      scoreUnits(assessed, facts).map(({ points }) =>
        [...points].map(([key, value]) => [key, exactText(value.points)]),
      );
    expect(scoreUnits(year, facts)[0]?.criteria.map(({ criterion }) => criterion)).toEqual(["y", "x", "z"]);
    expect([pointsOf(year), pointsOf(compared)]).toEqual([
      [[]],
      [
        [
          ["y", "3"],
          ["x", "6"],
          ["B", "9"],
          ["z", "5"],
        ].map(([id = "", value]) => [pointsKey("s", id), value]),
      ],
    ]);
  });
});
