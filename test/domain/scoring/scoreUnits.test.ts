import { describe, expect, it } from "vitest";

import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { compare, exact, exactText } from "../../../src/domain/shared/exact.ts";
import { outcomeText, scoreOf } from "../../fixtures/scoring.ts";
import { factsFrom } from "../../fixtures/facts.ts";
import { smallObservations, smallReviewers, smallScheme, smallUnits } from "../../fixtures/smallYear.ts";
import { leafOf, points, schemeOf } from "../../fixtures/schemes.ts";

describe("a unit's score", () => {
  const [school, finance] = scoreUnits(
    { scheme: smallScheme, units: smallUnits, reviewers: smallReviewers },
    factsFrom(smallObservations),
  );

  // By hand. c1: office (10 + 9 + 9) ÷ 3 = 28/3, public 8: (50 × 28/3 + 50 × 8) ÷ 100 = 26/3.
  // c2: office (20 + 19 + 19) ÷ 3 = 58/3, public 18: (58/3 + 18) ÷ 2 = 56/3. c3: (70 + 62) ÷ 2 = 66.
  // Total 26/3 + 56/3 + 66 = 82/3 + 198/3 = 280/3 = 93.33….
  it("is the parties' means by their weights, summed, exact to the third", () => {
    expect(school?.criteria.map(({ outcome }) => outcomeText(outcome))).toEqual(["26/3", "56/3", "66"]);
    expect(outcomeText(school?.total)).toBe("280/3");
  });

  // By hand. c1 (10 points) leaves the denominator: (56/3 + 66) ÷ 90 × 100 = 254/3 × 10/9 = 2540/27 = 94.07….
  it("is rescaled to the whole where a criterion does not apply", () => {
    expect(finance?.criteria.map(({ outcome }) => outcomeText(outcome))).toEqual(["notApplicable", "56/3", "66"]);
    expect(outcomeText(finance?.total)).toBe("2540/27");
    expect(finance?.criteria[0]?.reasons).toEqual(["没有这项职责"]);
  });

  it("is open, and names who is silent, while anything is missing", () => {
    const scheme = schemeOf([leafOf("x", "60"), leafOf("y", "40")]);
    const { score } = scoreOf(scheme, [points("x", "50")]);
    expect(outcomeText(score.total)).toBe("open: score-missing 单位a 指标y 甲");
  });

  it("counts a missing score as 0 where the table says so, with a step that does", () => {
    const scheme = schemeOf([leafOf("x", "60"), leafOf("y", "40")], { missing: "zero" });
    const { score, steps } = scoreOf(scheme, [points("x", "50")]);
    expect(outcomeText(score.total)).toBe("50");
    expect(steps.map(({ kind }) => kind)).toContain("missing-as-zero");
  });

  it("shares equal totals exactly, whatever the order of adding", () => {
    const parts = ["0.1", "0.2", "0.3"];
    const scheme = schemeOf([leafOf("x", "30"), leafOf("y", "30"), leafOf("z", "40")]);
    const total = (values: readonly string[]) => {
      const { score } = scoreOf(
        scheme,
        values.map((value, index) => points("xyz"[index] ?? "", value)),
      );
      return score.total.state === "scored" ? score.total.points : exact("-1");
    };
    expect(compare(total(parts), total([...parts].reverse()))).toBe(0);
    expect(exactText(total(parts))).toBe("0.6");
  });
});
