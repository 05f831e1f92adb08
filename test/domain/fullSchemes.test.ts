import { describe, expect, it } from "vitest";

import { evaluateFormula } from "../../src/app/evaluateFormula.ts";
import { rankAssessment } from "../../src/domain/ranking/rankAssessment.ts";
import type { RankingRow } from "../../src/domain/ranking/ranking.ts";
import { checkReviewers } from "../../src/domain/scheme/reviewer.ts";
import { checkUnits } from "../../src/domain/scheme/unit.ts";
import { checkFindings } from "../../src/domain/scoring/checkFindings.ts";
import { checkFullMarks } from "../../src/domain/scoring/fullMarks.ts";
import { checkObservations } from "../../src/domain/scoring/checkObservations.ts";
import { pointsKey, type StageScore, type UnitScore } from "../../src/domain/scoring/score.ts";
import { explainUnits, scoreUnits } from "../../src/domain/scoring/scoreUnits.ts";
import { exactText } from "../../src/domain/shared/exact.ts";
import { fullScheme, type ExpectedUnit } from "../fixtures/fullSchemes.ts";
import { codesOf, valueOf } from "../fixtures/issues.ts";

/** As the expected numbers are written: exact text, the state, or null where a veto leaves nothing. */
const textOf = (outcome: StageScore["outcome"]): string | null => {
  if (outcome.state === "scored") return exactText(outcome.points);
  if (outcome.state === "none") return null;
  if (outcome.state === "open") return `open: ${codesOf(outcome.issues).join(", ")}`;
  return outcome.state;
};

const stagesOf = ({ stages }: UnitScore) =>
  Object.fromEntries(stages.map(({ stage, outcome }) => [stage, textOf(outcome)]));

const leavesOf = ({ criteria }: UnitScore): Record<string, Record<string, string | null>> => {
  const leaves: Record<string, Record<string, string | null>> = {};
  for (const { stage, criterion, outcome, basis } of criteria) {
    if (basis === "counted") (leaves[stage] ??= {})[criterion] = textOf(outcome);
  }
  return leaves;
};

/** What scores keep of branches for tie-breaks and grade limits: those that apply, under `stage criterion`. */
const branchesOf = ({ points }: UnitScore, { branches }: ExpectedUnit) =>
  Object.entries(branches).flatMap(([stage, ofStage]) =>
    Object.keys(ofStage).map((criterion) => {
      const value = points.get(pointsKey(stage, criterion));
      return [`${stage} ${criterion}`, value ? exactText(value.points) : "notApplicable"];
    }),
  );
const wantedBranches = ({ branches }: ExpectedUnit) =>
  Object.entries(branches).flatMap(([stage, ofStage]) =>
    Object.entries(ofStage).map(([criterion, points]) => [`${stage} ${criterion}`, points]),
  );

describe.each([
  { folder: "a", style: "市直部门", tasks: true },
  { folder: "b", style: "县（市、区）", tasks: false },
] as const)("A full scheme of the style $style", ({ folder, tasks }) => {
  const { scheme, units, reviewers, observations, findings, breakdown, facts, expected } = fullScheme(folder, tasks);
  const assessed = { scheme, units: units.rows, reviewers: reviewers.rows };

  it("is read and checked without a complaint", () => {
    expect(codesOf(checkUnits(units.rows, scheme, units.place))).toEqual([]);
    expect(codesOf(checkReviewers(reviewers.rows, scheme, reviewers.place))).toEqual([]);
    expect(codesOf(checkObservations(observations.rows, assessed, observations.place, breakdown))).toEqual([]);
    expect(codesOf(checkFindings(findings.rows, assessed, findings.place))).toEqual([]);
  });

  it("comes to the full total where everything is met", () => {
    expect(codesOf(checkFullMarks(scheme, evaluateFormula, "scheme.json"))).toEqual([]);
  });

  const scores = scoreUnits(assessed, facts);
  const scoreOf = (unit: string): UnitScore => {
    const score = scores.find((one) => one.unit === unit);
    if (!score) throw new RangeError(`score of ${unit}: got none, want one`);
    return score;
  };

  it.each(expected)("gives $unit the points, stage by stage, that were calculated apart", (one) => {
    const score = scoreOf(one.unit);
    expect(leavesOf(score)).toEqual(one.leaves);
    expect(stagesOf(score)).toEqual(one.stages);
    expect(textOf(score.total)).toEqual(one.total);
    expect(branchesOf(score, one)).toEqual(wantedBranches(one));
  });

  it("gives the same numbers when the steps are asked for", () => {
    const explained = explainUnits(assessed, facts).map(({ score }) => [score.unit, stagesOf(score), leavesOf(score)]);
    expect(explained).toEqual(scores.map((score) => [score.unit, stagesOf(score), leavesOf(score)]));
  });

  const ranking = rankAssessment(assessed, scores);
  const rowsByUnit = <T>(of: (row: RankingRow) => T): Record<string, T> =>
    Object.fromEntries(valueOf(ranking).groups.flatMap(({ rows }) => rows.map((row) => [row.unit, of(row)])));
  const wantByUnit = <T>(of: (one: ExpectedUnit) => T): Record<string, T> =>
    Object.fromEntries(expected.map((one) => [one.unit, of(one)]));

  it("ranks every unit in its group as was worked out apart", () => {
    const groups = valueOf(ranking).groups.flatMap(({ group, rows }) => rows.map(({ unit }) => [unit, group] as const));
    expect(Object.fromEntries(groups)).toEqual(wantByUnit(({ group }) => group));
    expect(rowsByUnit(({ rank, tied }) => ({ rank, tied }))).toEqual(wantByUnit(({ rank, tied }) => ({ rank, tied })));
  });

  it("grades every unit as was worked out apart", () => {
    expect(rowsByUnit(({ grade }) => grade)).toEqual(wantByUnit(({ grade }) => grade));
  });

  it("carries every total over to performance as was calculated apart", () => {
    const contributions = rowsByUnit(({ contribution }) => contribution && exactText(contribution));
    expect(contributions).toEqual(wantByUnit(({ contribution }) => contribution));
  });
});
