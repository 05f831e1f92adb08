import { describe, expect, it } from "vitest";

import { supposeParty } from "../../../src/app/supposing/supposeParty.ts";
import { supposeWeight } from "../../../src/app/supposing/supposeWeight.ts";
import type { Assessed } from "../../../src/domain/scoring/facts.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { everyRuleAssessment } from "../../fixtures/everyRule.ts";
import { factsFrom } from "../../fixtures/facts.ts";
import { refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { sheet, textOf } from "../../fixtures/observations.ts";
import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { computeResults } from "../../../src/app/computeResults.ts";
import { exactText } from "../../../src/domain/shared/exact.ts";
import { asWeights, branchOf, criteriaStage, leafOf, stageOf, tableOf, yearOf } from "../../fixtures/schemes.ts";

const weighing = (assessed: Assessed, criterion: string, value: string) =>
  supposeWeight(assessed, { kind: "weight", criterion, value });
/** The first unit's total once a criterion weighs so much. */
const totalWith = (assessed: Assessed, criterion: string, value: string, rows: readonly Observation[]): string => {
  const scheme = valueOf(weighing(assessed, criterion, value));
  return textOf(scoreUnits({ ...assessed, scheme }, factsFrom(rows))[0]?.total);
};

const branched = yearOf({
  criteria: [branchOf("open", "60", [leafOf("site", "40"), leafOf("gazette", "20")]), leafOf("late", "40")],
});
const rows = sheet({ site: "20", gazette: "20", late: "30" });

describe("a supposed weight", () => {
  it("on the second level is shared among the criteria of its branch", () => {
    // Half of site and all of gazette: 10 + 40 of 60, beside 30.
    expect(totalWith(branched, "site", "20", rows)).toBe("80");
  });

  it("of a branch takes all beneath it along", () => {
    // Of 30: half of 20 and all of 10; of 70 three quarters.
    expect(totalWith(branched, "open", "30", rows)).toBe("72.5");
  });

  it("leaves rules that count by themselves as they are: among tasks, answers and targets each keeps its part", () => {
    const { state } = everyRuleAssessment();
    const { scheme, units, reviewers } = state;
    if (!scheme) throw new RangeError("a scheme: got none, want one");
    const after = valueOf(weighing({ scheme, units, reviewers }, "pr", "20"));
    const [first] = valueOf(computeResults({ ...state, scheme: after })).scores;
    // 20 × 0.75, and two thirds of 25/3, 8 and 8: 281/9 in place of 191/6.
    expect(first?.total.state === "scored" && exactText(first.total.points)).toBe("13891/180");
  });

  it("in a table of relative weights is the criterion's own, beside those of the others", () => {
    const relative = yearOf({
      criteria: asWeights([leafOf("a", "60"), branchOf("b", "40", [leafOf("c", "50"), leafOf("d", "50")])]),
      table: { weights: "relative" },
    });
    const said = sheet({ a: "30", c: "20", d: "10" });
    // Half of a, all of c, half of d. As it is: 30 + 20 + 10; with 40 : 40 a has half of 50 and b three quarters of it.
    expect(textOf(scoreUnits(relative, factsFrom(said))[0]?.total)).toBe("60");
    expect(totalWith(relative, "a", "40", said)).toBe("62.5");
    expect(totalWith(relative, "c", "150", said)).toBe("65");
  });

  it("counts among the criteria that one stage counts together", () => {
    const stages = [
      criteriaStage({ id: "s", criteria: ["a", "b"], outOf: "80" }),
      criteriaStage({ id: "m", criteria: ["c"], outOf: "20" }),
      stageOf({
        id: "t",
        op: "sum",
        of: [
          { stage: "s", sign: "+" },
          { stage: "m", sign: "+" },
        ],
      }),
    ];
    const parted = yearOf({
      criteria: [leafOf("a", "40"), leafOf("b", "40"), leafOf("c", "20")],
      stages,
      table: { totalPoints: "100" },
    });
    // A quarter of 60, all of 20, and 10 of 20.
    expect(totalWith(parted, "a", "60", sheet({ a: "10", b: "40", c: "10" }))).toBe("45");
    expect(refusedCodes(weighing(parted, "c", "10"))).toEqual(["supposed-weight-alone"]);
    expect(refusedCodes(weighing(parted, "a", "81"))).toEqual(["supposed-weight-range"]);
  });

  it("leaves a table alone that has no such criterion", () => {
    const counties = { ...tableOf({ criteria: [leafOf("county", "100")] }), id: "counties", name: "县区考核表" };
    const two = yearOf({ criteria: [leafOf("a", "40"), leafOf("b", "60")], others: [counties] });
    const { tables } = valueOf(weighing(two, "a", "50"));
    expect(tables[1]).toEqual(counties);
    expect(tables[0]?.criteria.map(({ maxPoints }) => maxPoints)).toEqual(["50", "50"]);
  });

  it("is refused where nothing could be shared with: all points are its own, or it has none", () => {
    const minus = { kind: "minus", kinds: [{ id: "k", name: "差错", points: "1" }], most: "5" } as const;
    const year = yearOf({ criteria: [leafOf("a", "100"), leafOf("m", "0", minus)] });
    expect(refusedCodes(weighing(year, "a", "50"))).toEqual(["supposed-weight-alone"]);
    expect(refusedCodes(weighing(year, "m", "5"))).toEqual(["supposed-weight-range"]);
    expect(refusedCodes(weighing(yearOf({ criteria: [leafOf("a", "100")] }), "a", "50"))).toEqual([
      "supposed-weight-alone",
    ]);
  });
});

describe("a supposed weight of a party", () => {
  it("is refused where it is the only one in a stage", () => {
    const { scheme } = yearOf({ criteria: [leafOf("a", "100")] });
    expect(refusedCodes(supposeParty(scheme, { kind: "party", party: "a", value: "50" }))).toEqual([
      "supposed-party-alone",
    ]);
  });
});
