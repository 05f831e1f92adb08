import { describe, expect, it } from "vitest";

import { deviationText, selfDeviations } from "../../src/app/selfDeviations.ts";
import { emptyState, type State } from "../../src/app/state.ts";
import type { SelfScore } from "../../src/domain/selfEvaluation/selfEvaluation.ts";
import { scoredAssessment } from "../fixtures/smallAssessment.ts";

const { state } = scoredAssessment();

const claiming = (scores: Readonly<Record<string, readonly (readonly [string, string | null])[]>>): State => ({
  ...state,
  selfEvaluations: Object.entries(scores).map(([unit, points]) => ({
    unit,
    form: "f",
    claims: [],
    scores: points.map(([criterion, value]): SelfScore => ({ criterion, points: value, account: "" })),
  })),
});

describe("how the units' own points compare with the reviewed ones", () => {
  // Reviewed: 教育局 26/3 + 56/3 + 66; 财政局 56/3 + 66, with nothing on the first criterion.
  const told = claiming({
    jyj: [
      ["c1", "9.5"],
      ["c2", "20"],
      ["c3", "66.5"],
    ],
    czj: [
      ["c1", "10"],
      ["c2", null],
      ["c3", "60"],
      ["c9", "5"],
    ],
  });

  it("is said of each unit over the criteria that have both, the largest first, with the one furthest apart", () => {
    expect(selfDeviations(told)).toEqual([
      {
        unit: "czj",
        name: "市财政局",
        criteria: 1,
        self: "60.00",
        reviewed: "66.00",
        deviation: "-6.00",
        furthest: { criterion: "c3", deviation: "-6.00" },
      },
      {
        unit: "jyj",
        name: "市教育局",
        criteria: 3,
        self: "96.00",
        reviewed: "93.33",
        deviation: "2.67",
        furthest: { criterion: "c2", deviation: "1.33" },
      },
    ]);
  });

  it("reads as a table to paste", () => {
    expect(deviationText(selfDeviations(told)).slice(1)).toEqual([
      "单位\t指标数\t自评\t评审\t偏差\t偏差最大的指标",
      "市财政局\t1\t60.00\t66.00\t-6.00\tc3 -6.00",
      "市教育局\t3\t96.00\t93.33\t2.67\tc2 1.33",
    ]);
  });

  it("is nothing where nobody gave points, nothing was reviewed, or there is no scheme", () => {
    expect(selfDeviations(state)).toEqual([]);
    expect(selfDeviations(claiming({ czj: [["c1", "10"]] }))).toEqual([]);
    expect(selfDeviations({ ...told, observations: [] })).toEqual([]);
    expect(selfDeviations(emptyState)).toEqual([]);
  });
});
