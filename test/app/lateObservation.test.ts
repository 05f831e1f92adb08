import { describe, expect, it } from "vitest";

import type { Change } from "../../src/app/change.ts";
import { lateObservation } from "../../src/app/lateObservation.ts";
import type { Scheme } from "../../src/domain/scheme/scheme.ts";
import type { Observation } from "../../src/domain/scoring/observation.ts";
import type { SelfEvaluation } from "../../src/domain/selfEvaluation/selfEvaluation.ts";
import { codesOf } from "../fixtures/issues.ts";
import { smallReviewers, smallScheme, smallTable, smallUnits } from "../fixtures/smallYear.ts";

const item = (per: "event" | "workingDay") => ({
  ...{ id: "late", name: "逾期报送", clause: "", points: "1", atMost: null },
  per,
});
const scheme: Scheme = {
  ...smallScheme,
  tables: [
    {
      ...smallTable,
      stages: [
        ...smallTable.stages,
        {
          ...{ id: "penalties", name: "扣分", op: "events", effect: "penalty", rounds: ["annual"] },
          ...{ items: [item("workingDay")], bounds: { min: null, max: null }, rounding: null },
        },
      ],
    },
  ],
};
const year = { scheme, units: smallUnits, reviewers: smallReviewers, observations: [] };
const rule = { event: "late", recorder: "r1" };
const form = (late: SelfEvaluation["late"], unit = "jyj"): SelfEvaluation => ({
  ...{ unit, form: "f", claims: [] },
  ...(late ? { late } : {}),
});

const rowsOf = (changes: readonly Change[]): readonly Observation[] =>
  changes.flatMap((change) => (change.kind === "observations-recorded" ? change.rows : []));

describe("late forms that are counted", () => {
  it("are those that were late, by working days, with no file named where none is known", () => {
    const { changes, issues } = lateObservation([form(undefined), form({ days: 4, workingDays: 2 })], year, rule);
    expect(rowsOf(changes)).toMatchObject([
      { round: "annual", unit: "jyj", criterion: "late", count: "2", reason: "自评表逾期 4 天", evidence: "" },
    ]);
    expect(codesOf(issues)).toEqual(["late-counted"]);
  });

  it("are not counted again, nor for days that were all days off", () => {
    const late = [form({ days: 4, workingDays: 2 })];
    const observations = rowsOf(lateObservation(late, year, rule).changes);
    expect(lateObservation(late, { ...year, observations }, rule)).toEqual({ changes: [], issues: [] });
    expect(lateObservation([form({ days: 2, workingDays: 0 })], year, rule)).toEqual({ changes: [], issues: [] });
  });

  it("are asked about where the arrangement of working days is not known", () => {
    const { changes, issues } = lateObservation([form({ days: 3, workingDays: null })], year, rule);
    expect([changes, issues.map(({ code, data }) => [code, data["unit"]])]).toEqual([
      [],
      [["late-days-unknown", "市教育局"]],
    ]);
  });

  it("are of no unit, event or scheme that there is none of", () => {
    const late = [form({ days: 1, workingDays: 1 }, "qxj")];
    expect(lateObservation(late, year, rule).issues.map(({ code, data }) => [code, data["unit"]])).toEqual([
      ["late-event-unknown", "qxj"],
    ]);
    expect(codesOf(lateObservation(late, { ...year, scheme: null }, rule).issues)).toEqual(["scheme-absent"]);
  });
});
