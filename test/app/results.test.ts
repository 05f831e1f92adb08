import { describe, expect, it } from "vitest";

import { computeResults, publishedResults } from "../../src/app/computeResults.ts";
import { resultsJson } from "../../src/app/resultsJson.ts";
import { emptyState } from "../../src/app/state.ts";
import { refusedCodes, valueOf } from "../fixtures/issues.ts";
import { scoredAssessment, setUpAssessment } from "../fixtures/smallAssessment.ts";
import { smallScheme } from "../fixtures/smallYear.ts";

const results = valueOf(computeResults(scoredAssessment().state));

describe("the results of a state", () => {
  // By hand: 280/3 and 2540/27 of 100, at 4%: 56/15 and 508/135.
  it("are published as text, ends of decimals or not", () => {
    expect(publishedResults(results)).toEqual([
      { unit: "czj", group: "departments", total: "94.07", rank: 1, grade: "优秀", contribution: "508/135" },
      { unit: "jyj", group: "departments", total: "93.33", rank: 2, grade: "优秀", contribution: "56/15" },
    ]);
  });

  it("are refused with everything that is absent", () => {
    expect(refusedCodes(computeResults(emptyState))).toEqual(["scheme-absent", "units-absent", "reviewers-absent"]);
    expect(refusedCodes(computeResults({ ...emptyState, scheme: smallScheme }))).toEqual([
      "units-absent",
      "reviewers-absent",
    ]);
    expect(refusedCodes(computeResults(setUpAssessment().state))).toEqual(
      Array.from({ length: 6 }, () => "score-missing"),
    );
  });

  it("as JSON carry every step, exact numbers as text", () => {
    const text = [...resultsJson(scoredAssessment().state, results)].join("");
    const read = JSON.parse(text) as {
      ranking: unknown[];
      scores: { total: unknown; steps: { of: string }[] }[];
    };
    expect(text).toBe(JSON.stringify(read, null, 2));
    expect(read.ranking[0]).toMatchObject({
      group: "departments",
      rows: [
        { unit: "czj", rank: 1, total: "2540/27", shown: "94.07", contribution: "508/135" },
        { unit: "jyj", rank: 2, total: "280/3", shown: "93.33", contribution: "56/15" },
      ],
    });
    expect(read.scores[1]?.total).toEqual({ state: "scored", points: "2540/27" });
    // The two that apply, then the whole rescaled over 90 points: 254/3 × 100 ÷ 90.
    expect(read.scores[1]?.steps.filter(({ of }) => of === "total")).toEqual([
      {
        kind: "criteria-summed",
        of: "total",
        from: [
          { name: "c2", value: "56/3" },
          { name: "c3", value: "66" },
        ],
        result: "254/3",
        data: {},
      },
      {
        kind: "rescaled",
        of: "total",
        from: [
          { name: "total", value: "254/3" },
          { name: "applicable", value: "90" },
          { name: "taken-over", value: "10" },
        ],
        result: "2540/27",
        data: {},
      },
    ]);
  });
});
