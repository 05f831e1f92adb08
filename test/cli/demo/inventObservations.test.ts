import { describe, expect, it } from "vitest";

import { inventObservations } from "../../../src/cli/demo/inventObservations.ts";
import { rankAssessment } from "../../../src/domain/ranking/rankAssessment.ts";
import { checkFindings } from "../../../src/domain/scoring/checkFindings.ts";
import { checkFullMarks } from "../../../src/domain/scoring/fullMarks.ts";
import { checkObservations } from "../../../src/domain/scoring/checkObservations.ts";
import { checkScheme } from "../../../src/domain/scheme/checkScheme.ts";
import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { wholeAssessment } from "../../../src/domain/shared/place.ts";
import { factsFrom } from "../../fixtures/facts.ts";
import { fullScheme } from "../../fixtures/fullSchemes.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { mixedRule, seededDraw, sixtyUnitYear, yearOf } from "../../fixtures/largeYear.ts";

const nowhere = () => wholeAssessment;

describe("invented observations", () => {
  it("of sixty units by every kind of rule hold, and every unit comes to a rank", () => {
    const { scheme, units, reviewers, observations, findings } = sixtyUnitYear();
    const assessed = { scheme, units, reviewers };
    expect([...valueOf(checkScheme(scheme, "scheme")).tables]).toHaveLength(1);
    expect(checkFullMarks(scheme, null, "scheme")).toEqual([]);
    expect(checkObservations(observations, assessed, nowhere)).toEqual([]);
    expect(checkFindings(findings, assessed, nowhere)).toEqual([]);
    expect(new Set(observations.map(({ kind }) => kind)).size).toBe(8);
    const scores = scoreUnits(assessed, { ...factsFrom(observations), findings });
    const { groups } = valueOf(rankAssessment(assessed, scores, []));
    expect(groups.flatMap(({ rows }) => rows)).toHaveLength(60);
    expect(new Set(scores.map(({ total }) => JSON.stringify(total))).size).toBeGreaterThan(50);
  });

  it.each([
    ["a", true],
    ["b", false],
  ] as const)("fit the rules of the full scheme %s, tasks and the unit's own voice among them", (one, tasks) => {
    const { scheme, units, reviewers, breakdown } = fullScheme(one, tasks);
    const assessed = { scheme, units: units.rows, reviewers: reviewers.rows };
    const observations = inventObservations(assessed, breakdown, seededDraw);
    expect(observations.length).toBeGreaterThan(0);
    const issues = checkObservations(observations, assessed, nowhere, breakdown);
    expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("are the same each time", () => {
    const year = () => yearOf(4, { seconds: 1, thirds: 2 }, 1, mixedRule);
    expect(year()).toEqual(year());
  });
});
