import { describe, expect, it } from "vitest";

import { gradeLimits } from "../../../src/domain/ranking/gradeLimits.ts";
import type { GradeLimit } from "../../../src/domain/scheme/grading.ts";
import type { Table } from "../../../src/domain/scheme/scheme.ts";
import type { UnitScore } from "../../../src/domain/scoring/score.ts";
import { exact } from "../../../src/domain/shared/exact.ts";
import { scored, tableWith } from "./scoredYear.ts";

const onCriterion = (criterion: string, below: string): GradeLimit => ({
  name: `${criterion}不足`,
  when: { by: "criterion", stage: "year", criterion, below },
  atMost: "良好",
});
const onYear: GradeLimit = {
  name: "年终不足 60 分",
  when: { by: "stage", stage: "year", below: "60" },
  atMost: "合格",
};
const held = (limits: readonly GradeLimit[], score: UnitScore, table: Table = tableWith()) =>
  gradeLimits(table, limits)(score).map(({ name }) => name);

describe("a limit on grades", () => {
  // 80% of 10 is 8; 2/3 of 40 is 26.66…
  it("holds a unit with strictly less than the share of a criterion's points, leaf or branch", () => {
    const site = [onCriterion("site", "0.8")];
    expect(held(site, scored("a", "90", { points: { site: "7.9999" } }))).toEqual(["site不足"]);
    expect(held(site, scored("a", "90", { points: { site: "8" } }))).toEqual([]);
    const branch = [onCriterion("open", "2/3")];
    expect(held(branch, scored("a", "90", { points: { open: "26.6666" } }))).toEqual(["open不足"]);
    expect(held(branch, scored("a", "90", { points: { open: "80/3" } }))).toEqual([]);
  });

  it("holds a unit whose stage is strictly below the bound", () => {
    expect(held([onYear], scored("a", "59.9999"))).toEqual(["年终不足 60 分"]);
    expect(held([onYear], scored("a", "60"))).toEqual([]);
  });

  it("holds nobody for what does not apply to them, nor where a veto took the number", () => {
    expect(held([onCriterion("site", "1")], scored("a", "90"))).toEqual([]);
    expect(held([onYear], scored("a", { state: "notApplicable" }))).toEqual([]);
    expect(held([onYear], scored("a", { state: "none" }))).toEqual([]);
  });

  it("is one of all that hold, in the scheme's order", () => {
    const limits = [onYear, onCriterion("site", "0.8"), onCriterion("open", "0.1")];
    expect(held(limits, scored("a", "50", { points: { site: "1", open: "4" } }))).toEqual([
      "年终不足 60 分",
      "site不足",
    ]);
  });

  // Relative weights 1 : 3 of 200 points give 主动公开 50, of which 90% is 45.
  it("counts the points that a table of relative weights shares out in the stage", () => {
    const table = tableWith();
    const relative: Table = {
      ...table,
      weights: "relative",
      criteria: [
        { id: "open", name: "主动公开", clause: "", weight: "1", rule: { kind: "points", scale: null } },
        { id: "request", name: "依申请公开", clause: "", weight: "3", rule: { kind: "points", scale: null } },
      ],
      stages: table.stages.map((stage) => (stage.op === "criteria" ? { ...stage, outOf: "200" } : stage)),
    };
    const limits = [onCriterion("open", "0.9")];
    const withPoints = (open: string) => scored("a", "90", { points: { open }, attainable: exact("200") });
    expect(held(limits, withPoints("44.9"), relative)).toEqual(["open不足"]);
    expect(held(limits, withPoints("45"), relative)).toEqual([]);
  });
});
