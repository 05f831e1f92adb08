import { describe, expect, it } from "vitest";

import { gradeLimits } from "../../../src/domain/ranking/gradeLimits.ts";
import type { NotApplicableRule } from "../../../src/domain/scheme/criterion.ts";
import type { GradeLimit } from "../../../src/domain/scheme/grading.ts";
import type { UnitScore } from "../../../src/domain/scoring/score.ts";
import { scoreFirst, sheet } from "../../fixtures/observations.ts";
import { asWeights, branchOf, leafOf, yearOf } from "../../fixtures/schemes.ts";
import { scored } from "./scoredYear.ts";

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
const held = (limits: readonly GradeLimit[], score: UnitScore) => gradeLimits(limits, score).map(({ name }) => name);

describe("a limit on grades", () => {
  // 80% of 10 is 8; 2/3 of 40 is 26.66…
  it("holds a unit with strictly less than the share of a criterion's points, leaf or branch", () => {
    const site = [onCriterion("site", "0.8")];
    expect(held(site, scored("a", "90", { points: { site: "7.9999 of 10" } }))).toEqual(["site不足"]);
    expect(held(site, scored("a", "90", { points: { site: "8 of 10" } }))).toEqual([]);
    const branch = [onCriterion("open", "2/3")];
    expect(held(branch, scored("a", "90", { points: { open: "26.6666 of 40" } }))).toEqual(["open不足"]);
    expect(held(branch, scored("a", "90", { points: { open: "80/3 of 40" } }))).toEqual([]);
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
    expect(held(limits, scored("a", "50", { points: { site: "1 of 10", open: "4 of 40" } }))).toEqual([
      "年终不足 60 分",
      "site不足",
    ]);
  });
});

describe("a limit on a criterion that something did not apply beneath, or that took points over", () => {
  const limit: GradeLimit = {
    name: "A 不足六成",
    when: { by: "criterion", stage: "s", criterion: "A", below: "0.6" },
    atMost: "良好",
  };
  const limited = (moved: NotApplicableRule, words: Readonly<Record<string, string>>, weights?: "relative") => {
    const tree = [
      branchOf("A", "60", [
        leafOf("x1", "40"),
        leafOf("x2", "20", undefined, { notApplicable: { kind: "rescale", within: "whole" } }),
      ]),
      leafOf("x3", "40", undefined, { notApplicable: moved }),
    ];
    const year = yearOf({ criteria: weights ? asWeights(tree) : tree, ...(weights ? { table: { weights } } : {}) });
    const [group] = year.scheme.groups;
    if (!group) throw new RangeError("groups: got none, want one");
    const groups = [{ ...group, grading: { ...group.grading, limits: [limit] } }];
    const assessed = { ...year, scheme: { ...year.scheme, groups } };
    return gradeLimits([limit], scoreFirst(assessed, sheet(words))).length === 1;
  };

  // By hand. A takes over 40: it counts (20 + 13) × 100 ÷ 60 = 55 of 100, as 33 is 55% of 60; 36 of 60 is 60%.
  it("compares with what the criterion can come to for the unit, what it took over included", () => {
    const moved = { kind: "move", to: "A" } as const;
    expect(limited(moved, { x1: "20", x2: "13", x3: "不适用" })).toBe(true);
    expect(limited(moved, { x1: "20", x2: "16", x3: "不适用" })).toBe(false);
  });

  // 24 of the 40 that apply is 60% exactly; 23.9 is less.
  it("leaves out of the comparison what does not apply beneath it", () => {
    const whole = { kind: "rescale", within: "whole" } as const;
    expect(limited(whole, { x1: "24", x2: "不适用", x3: "1" })).toBe(false);
    expect(limited(whole, { x1: "23.9", x2: "不适用", x3: "1" })).toBe(true);
    expect(limited(whole, { x1: "23.9", x2: "不适用", x3: "1" }, "relative")).toBe(true);
  });
});
