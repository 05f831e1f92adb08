import { describe, expect, it } from "vitest";

import { heardRatings } from "../../../../src/domain/ranking/agreement/heardRatings.ts";
import type { LeafRule } from "../../../../src/domain/scheme/leafRule.ts";
import { explainUnit } from "../../../../src/domain/scoring/scoreUnits.ts";
import { planTable } from "../../../../src/domain/scoring/tablePlan.ts";
import { exactText } from "../../../../src/domain/shared/exact.ts";
import { factsOf, notApplicable, points, row, said } from "../../../fixtures/observations.ts";
import { criteriaStage, leafOf, stageOf, yearOf } from "../../../fixtures/schemes.ts";

const options: LeafRule = {
  kind: "options",
  options: [
    { id: "good", name: "好", share: "1" },
    { id: "fair", name: "中", share: "0.6" },
  ],
};
const faults: LeafRule = { kind: "minus", kinds: [{ id: "late", name: "迟报", points: "3" }], most: null };

describe("what each reviewer gave a unit", () => {
  // Stage p counts everything in round y, stage q the first criterion of round y once more, and stage r it in round z.
  const year = yearOf({
    criteria: [leafOf("c", "40"), leafOf("d", "60", options), leafOf("m", "0", faults)],
    rounds: ["y", "z"],
    reviewers: ["a1", "a2"],
    stages: [
      criteriaStage({ id: "p", outOf: "100" }),
      criteriaStage({ id: "q", criteria: ["c"], outOf: "40" }),
      criteriaStage({ id: "r", round: "z", criteria: ["c"], outOf: "40" }),
      stageOf({
        id: "t",
        op: "sum",
        of: ["p", "q", "r"].map((stage) => ({ stage, sign: "+" }) as const),
      }),
    ],
    table: { totalPoints: "180" },
  });
  const [table] = year.scheme.tables;
  if (!table) throw new RangeError("tables: got none, want one");
  const ratings = (rows: Parameters<typeof factsOf>[1]) =>
    heardRatings(planTable(year, table), explainUnit(year, factsOf(year, rows), "u1").steps).map(
      ({ round, criterion, reviewer, share }) => `${round} ${criterion} ${reviewer} ${exactText(share)}`,
    );
  const choice = (reviewer: string, value: string) => row("d", reviewer, { kind: "option", value });
  const fault = (reviewer: string, count: string) =>
    row("m", reviewer, { kind: "deduction", value: count === "0" ? "" : "late", count });

  it("is its share of full marks by round, leaf and reviewer, once though two stages count it; none of what earns nothing", () => {
    const rows = [
      ...said("c", { a1: "30", a2: "40" }),
      ...[choice("a1", "fair"), choice("a2", "good"), fault("a1", "0"), fault("a2", "1")],
      ...said("c", { a1: "10", a2: "0" }, { round: "z" }),
    ];
    expect(ratings(rows)).toEqual([
      ...["y c a1 0.75", "y c a2 1", "y d a1 0.6", "y d a2 1"],
      ...["z c a1 0.25", "z c a2 0"],
    ]);
  });

  it("is nothing where it does not apply, or where nobody spoke", () => {
    expect(ratings([notApplicable("c", "a1"), points("c", "a2", "20")])).toEqual(["y c a2 0.5"]);
    expect(ratings([])).toEqual([]);
  });
});
