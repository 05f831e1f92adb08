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
    const read = JSON.parse(resultsJson(results)) as { ranking: unknown[]; scores: { total: unknown }[] };
    expect(read.ranking[0]).toMatchObject({
      group: "departments",
      rows: [
        { unit: "czj", rank: 1, total: "2540/27", shown: "94.07", contribution: "508/135" },
        { unit: "jyj", rank: 2, total: "280/3", shown: "93.33", contribution: "56/15" },
      ],
    });
    expect(read.scores[1]?.total).toEqual({
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
    });
  });
});
