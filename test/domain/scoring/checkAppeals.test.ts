import { describe, expect, it } from "vitest";

import type { Appeal, AppealDecision, AppealFiling } from "../../../src/domain/scoring/appeal.ts";
import { checkDecided, checkFiled, type Appealed } from "../../../src/domain/scoring/checkAppeals.ts";
import type { Issue } from "../../../src/domain/shared/result.ts";
import { workingDayTable } from "../../../src/domain/shared/workingDays.ts";
import { decision, filing } from "../../fixtures/appealed.ts";
import { codesOf } from "../../fixtures/issues.ts";
import { finding, monitoredScheme } from "../../fixtures/monitoredYear.ts";
import { observed, smallReviewers, smallUnits } from "../../fixtures/smallYear.ts";

const at = (index: number) => ({ kind: "row", file: "appeals.csv", row: index + 2 }) as const;

// No day off but weekends: 2026-11-16 is a Monday.
const workingDays = workingDayTable([{ year: 2026, daysOff: [], workedWeekends: [], source: "" }]);
const jyjC2 = observed("jyj", "c2", ["18", "18"]);
const appealed: Appealed = {
  assessed: { scheme: monitoredScheme, units: smallUnits, reviewers: smallReviewers },
  observations: jyjC2,
  findings: [finding()],
  appeals: [],
  workingDays,
};

const sayings = (issues: readonly Issue[]) => {
  codesOf(issues);
  return issues.map(({ code, severity, place, data }) => ({
    code,
    severity,
    row: place.kind === "row" ? place.row : null,
    data,
  }));
};
const error = (code: string, data: Issue["data"], row = 2) => ({ code, severity: "error", row, data });

describe("appeals that are filed", () => {
  const check = (filings: readonly AppealFiling[], change: Partial<Appealed> = {}) =>
    sayings(checkFiled(filings, { ...appealed, ...change }, at));

  it("hold within the days, against a finding or against what reviewers said", () => {
    expect(check([])).toEqual([]);
    expect(check([filing(), filing({ id: "s2", criterion: "c2", finding: null })])).toEqual([]);
  });

  it("hold on the day the results came, and on the last working day after", () => {
    expect(check([filing({ filed: "2026-11-16" })])).toEqual([]);
    expect(check([filing({ filed: "2026-11-23" })])).toEqual([]);
  });

  it("are late a day after the last, and none before the results came", () => {
    expect(check([filing({ filed: "2026-11-24" })])).toEqual([
      error("appeal-late", { unit: "市教育局", filed: "2026-11-24", last: "2026-11-23" }),
    ]);
    expect(check([filing({ filed: "2026-11-15" })])).toEqual([
      error("appeal-dates", { earlier: "2026-11-15", later: "2026-11-16" }),
    ]);
  });

  it("are named by id or by row where the unit, the criterion or the finding is unknown", () => {
    expect(check([filing({ unit: "qxj", finding: null })])).toEqual([error("unit-unknown", { unit: "qxj" })]);
    expect(check([filing({ criterion: "c9", finding: null })])).toEqual([
      error("criterion-unknown", { criterion: "c9" }),
    ]);
    expect(check([filing(), filing({ id: "s2", finding: "f9" })])).toEqual([
      error("appeal-finding-unknown", { finding: "f9", unit: "市教育局" }, 3),
    ]);
    expect(check([filing({ unit: "qxj" })])).toEqual([
      error("unit-unknown", { unit: "qxj" }),
      error("appeal-finding-unknown", { finding: "f1", unit: "qxj" }),
    ]);
    expect(check([filing({ unit: "qxj", finding: null, filed: "2026-11-24" })])).toEqual([
      error("unit-unknown", { unit: "qxj" }),
      error("appeal-late", { unit: "qxj", filed: "2026-11-24", last: "2026-11-23" }),
    ]);
  });

  it("are about a finding of their own unit and criterion", () => {
    const unknown = (unit: string) => [error("appeal-finding-unknown", { finding: "f1", unit })];
    expect(check([filing({ unit: "czj" })])).toEqual(unknown("市财政局"));
    expect(check([filing({ criterion: "c2" })])).toEqual(unknown("市教育局"));
  });

  it("have an id that no appeal before has, in the year or in the same file", () => {
    const twice = [error("id-repeated", { id: "s1" })];
    expect(check([filing()], { appeals: [{ ...filing(), decision: null }] })).toEqual(twice);
    expect(check([filing(), filing()])).toEqual([error("id-repeated", { id: "s1" }, 3)]);
  });

  it("are warned of where the days cannot be counted", () => {
    const { appeals, ...unstated } = monitoredScheme;
    expect(appeals).toEqual({ withinWorkingDays: 5 });
    expect(check([filing()], { assessed: { ...appealed.assessed, scheme: unstated } })).toEqual([
      { code: "appeal-days-unstated", severity: "warning", row: 2, data: {} },
    ]);
    expect(check([filing({ served: "2026-12-28", filed: "2026-12-30" })])).toEqual([
      { code: "appeal-days-unknown", severity: "warning", row: 2, data: { year: 2027 } },
    ]);
  });
});

describe("decisions on appeals", () => {
  const open: Appeal = { ...filing(), decision: null };
  const scores: Appeal = { ...filing({ id: "s2", criterion: "c2", finding: null }), decision: null };
  const check = (decisions: readonly AppealDecision[], change: Partial<Appealed> = {}) =>
    sayings(checkDecided(decisions, { ...appealed, appeals: [open, scores], ...change }, at));

  it("hold where they replace a finding or scores, on the day of the appeal too, or reject and replace nothing", () => {
    expect(check([decision(), decision({ appeal: "s2", observations: jyjC2, findings: [] })])).toEqual([]);
    expect(check([decision({ date: "2026-11-18" })])).toEqual([]);
    expect(check([decision({ outcome: "partly" })])).toEqual([]);
    expect(check([decision({ outcome: "rejected", findings: [] })])).toEqual([]);
  });

  it("look at what was recorded once for all of them, not once for each", () => {
    let looked = 0;
    const counted = observed("czj", "c2", ["20"]).map((row) => ({
      ...row,
      get kind() {
        looked++;
        return row.kind;
      },
    }));
    const many = Array.from({ length: 50 }, (_, index) => `s${index + 2}`);
    const appeals = many.map((id): Appeal => ({ ...scores, id }));
    const upheld = many.map((appeal) => decision({ appeal, observations: jyjC2, findings: [] }));
    expect(check(upheld, { appeals, observations: [...jyjC2, ...counted] })).toEqual([]);
    expect(looked).toBeLessThan(5);
  });

  it("are on an appeal that was filed, and not before it", () => {
    expect(check([decision({ appeal: "s9" })])).toEqual([error("appeal-unknown", { appeal: "s9" })]);
    expect(check([decision({ date: "2026-11-17" })])).toEqual([
      error("appeal-dates", { earlier: "2026-11-17", later: "2026-11-18" }),
    ]);
  });

  it("are made once, whether the first stands in the year or in the same file", () => {
    const { appeal, ...made } = decision();
    expect(appeal).toBe("s1");
    expect(check([decision()], { appeals: [{ ...filing(), decision: made }, scores] })).toEqual([
      error("appeal-decided-already", { appeal: "s1" }),
    ]);
    expect(check([decision(), decision()])).toEqual([error("appeal-decided-already", { appeal: "s1" }, 3)]);
  });

  it("change something exactly where they do not reject", () => {
    const nothing = { findings: [], observations: [] };
    for (const outcome of ["upheld", "partly"] as const) {
      expect(check([decision({ outcome, ...nothing })])).toEqual([error("appeal-without-change", { appeal: "s1" })]);
    }
    expect(check([decision({ outcome: "rejected" })])).toEqual([
      error("appeal-rejected-with-change", { appeal: "s1" }),
    ]);
    expect(check([decision({ appeal: "s2", outcome: "rejected", observations: jyjC2, findings: [] })])).toEqual([
      error("appeal-rejected-with-change", { appeal: "s2" }),
    ]);
  });

  it("change nothing of another unit or criterion", () => {
    const others = observed("czj", "c2", ["20"]);
    expect(
      check([decision({ appeal: "s2", observations: others, findings: [] })], { observations: [...jyjC2, ...others] }),
    ).toEqual([error("appeal-other-subject", { appeal: "s2", unit: "czj", criterion: "c2" })]);
    const c1 = [...observed("jyj", "c3", ["70"])];
    expect(
      check([decision({ appeal: "s2", observations: c1, findings: [] })], { observations: [...jyjC2, ...c1] }),
    ).toEqual([error("appeal-other-subject", { appeal: "s2", unit: "jyj", criterion: "c3" })]);
  });

  it("replace only what was recorded, and say how many rows were not", () => {
    expect(check([decision({ findings: [finding({ count: "0" }), finding({ id: "f7" })] })])).toEqual([
      error("appeal-nothing-to-replace", { appeal: "s1", rows: 1 }),
    ]);
    const four = observed("jyj", "c2", ["19", "19", "19", "19"]);
    expect(check([decision({ appeal: "s2", observations: four, findings: [] })])).toEqual([
      error("appeal-nothing-to-replace", { appeal: "s2", rows: 2 }),
    ]);
    const both = { findings: [finding({ id: "f7" })], observations: observed("jyj", "c1", ["9"]) };
    expect(check([decision(both)])).toContainEqual(error("appeal-nothing-to-replace", { appeal: "s1", rows: 2 }));
  });

  it("are held to the scheme as scores and findings are, at the row of the decision", () => {
    expect(
      check([decision(), decision({ appeal: "s2", observations: observed("jyj", "c2", ["21"]), findings: [] })]),
    ).toEqual([expect.objectContaining({ code: "points-above-maximum", row: 3 })]);
    expect(check([decision({ findings: [finding({ count: "0.5" })] })])).toEqual([
      error("count-not-whole", { got: "0.5" }),
    ]);
  });
});
