import { describe, expect, it } from "vitest";

import type { Party, Table } from "../../../src/domain/scheme/scheme.ts";
import type { CriteriaRoundings } from "../../../src/domain/scheme/stage.ts";
import type { StepKind } from "../../../src/domain/scoring/score.ts";
import { abstained, points, row, said, sheet } from "../../fixtures/observations.ts";
import { branchOf, leafOf, yearOf } from "../../fixtures/schemes.ts";
import { steps } from "../../fixtures/steps.ts";

const kinds = [
  { id: "small", name: "一般", points: "0.5" },
  { id: "grave", name: "严重", points: "2" },
];

describe("the step of a rounding", () => {
  const yearBy = (roundings: Partial<CriteriaRoundings>, order: "criterion-first" | "reviewer-first") =>
    yearOf({
      criteria: [leafOf("c", "10")],
      stage: {
        order,
        roundings: { observed: null, reviewer: null, party: null, criterion: null, ...roundings },
        rounding: { places: 2, mode: "half-up" },
      },
      reviewers: ["a1", "a2"],
    });
  const one = { places: 1, mode: "half-up" } as const;
  const by = (roundings: Partial<CriteriaRoundings>, order: "criterion-first" | "reviewer-first" = "criterion-first") =>
    steps(yearBy(roundings, order), said("c", { a1: "9.25", a2: "9" }), ["rounded"]);

  it("says what it was and to how many places", () => {
    const last = (text: string) => `rounded s: s ${text} places:2`;
    expect(by({})).toEqual([last("9.125 = 9.13")]);
    expect(by({ observed: one })).toEqual([
      "rounded c: c 9.25 = 9.3 places:1 reviewer:a1",
      "rounded c: c 9 = 9 places:1 reviewer:a2",
      last("9.15 = 9.15"),
    ]);
    expect(by({ party: one })).toEqual(["rounded a: a 9.125 = 9.1 places:1", last("9.1 = 9.1")]);
    expect(by({ criterion: one })).toEqual(["rounded c: c 9.125 = 9.1 places:1", last("9.1 = 9.1")]);
    expect(by({ reviewer: one }, "reviewer-first")).toEqual([
      "rounded a1: a1 9.25 = 9.3 places:1",
      "rounded a2: a2 9 = 9 places:1",
      last("9.15 = 9.15"),
    ]);
    expect(by({}, "reviewer-first")).toEqual([last("9.125 = 9.13")]);
  });
});

describe("the steps from reviewers to a criterion", () => {
  const all: readonly StepKind[] = [
    ...(["reviewers-mean", "reviewers-weighted-mean", "reviewers-median", "reviewers-trimmed-mean"] as const),
    ...(["missing-as-zero", "voices-omitted", "limited", "parties-combined", "weight-passed-on"] as const),
  ];
  const yearBy = (party: Partial<Party>, reviewers: Parameters<typeof yearOf>[0]["reviewers"]) =>
    yearOf({
      criteria: [leafOf("c", "10")],
      parties: { a: party },
      ...(reviewers ? { reviewers } : {}),
      table: {
        missing: "zero",
        notApplicable: { contested: "omit", rule: { kind: "rescale", within: "whole" }, leastShare: null },
      },
    });
  const three = ["a1", "a2", "a3"];

  it("name the method, each voice, and its weight where it has one", () => {
    const words = said("c", { a1: "9", a2: "6", a3: "9" });
    const by = (combine: Party["combine"]) => steps(yearBy({ combine }, three), words, all)[0];
    expect(by({ kind: "mean" })).toBe("reviewers-mean a: a1 9, a2 6, a3 9 = 8");
    expect(by({ kind: "median" })).toBe("reviewers-median a: a1 9, a2 6, a3 9 = 9");
    expect(by({ kind: "trimmed-mean", dropHighest: 1, dropLowest: 1, fewerThan: 3, then: "missing" })).toBe(
      "reviewers-trimmed-mean a: a1 9, a2 6, a3 9 = 9",
    );
    const weighed = [
      ["a1", "2"],
      ["a2", "1"],
    ] as const;
    expect(
      steps(yearBy({ combine: { kind: "weighted-mean" } }, weighed), said("c", { a1: "9", a2: "6" }), all),
    ).toEqual(["reviewers-weighted-mean a: a1 9×2, a2 6×1 = 8", "parties-combined c: a 8×1 = 8"]);
  });

  it("say who counted 0 and whose 不适用 was left out", () => {
    expect(steps(yearBy({}, three), said("c", { a1: "9", a3: "不适用" }), all)).toEqual([
      "voices-omitted a: a3 0 = 0",
      "missing-as-zero a: a2 0 = 0",
      "reviewers-mean a: a1 9, a2 0 = 4.5",
      "parties-combined c: a 4.5×1 = 4.5",
    ]);
  });

  it("say where the weight of an absent party went, and what was held down", () => {
    const year = yearOf({
      criteria: [leafOf("c", "10")],
      parties: { a: {}, b: {}, u: { by: "self" } },
      stage: {
        parties: [
          { party: "a", weight: "40" },
          { party: "b", weight: "20" },
          { party: "u", weight: "40" },
        ],
        absentParty: { kind: "proportional" },
        limits: [{ party: "u", against: "a", ratio: "1.1", margin: "0.2" }],
      },
    });
    const own = points("c", "u1", "10", { party: "u" });
    // At most 8 × 1.1 + 0.2 = 9; b's fifth goes to the others by halves: (8 + 9) ÷ 2.
    expect(steps(year, [points("c", "a1", "8"), abstained("c", "b1"), own], all)).toEqual([
      "reviewers-mean a: a1 8 = 8",
      "reviewers-mean u: u1 10 = 10",
      "limited u: u 10, a 9 = 9",
      "weight-passed-on c: a 8×0.5, u 9×0.5 = 1",
      "parties-combined c: a 8×0.5, u 9×0.5 = 8.5",
    ]);
  });
});

describe("the steps from criteria to a stage", () => {
  const all: readonly StepKind[] = ["criteria-summed", "ended-at-zero", "points-taken-over", "rescaled", "factor"];
  const tree = [branchOf("A", "60", [leafOf("a1", "20"), leafOf("a2", "40")]), leafOf("b", "40")];
  const yearBy = (table: Partial<Table>) => yearOf({ criteria: tree, table });
  const apart = (rule: "whole" | "parent") =>
    yearBy({ notApplicable: { contested: "block", rule: { kind: "rescale", within: rule }, leastShare: null } });

  it("add up each branch, then the whole", () => {
    expect(steps(apart("whole"), sheet({ a1: "10", a2: "30", b: "20" }), all)).toEqual([
      "criteria-summed A: a1 10, a2 30 = 40",
      "criteria-summed s: A 40, b 20 = 60",
    ]);
  });

  it("leave out what does not apply, and say what it was rescaled over", () => {
    const rows = sheet({ a1: "不适用", a2: "30", b: "20" });
    // 50 of the 80 that apply, of 100: 62.5; within A 30 of 40, of 60: 45.
    expect(steps(apart("whole"), rows, all)).toEqual([
      "criteria-summed A: a2 30 = 30",
      "criteria-summed s: A 30, b 20 = 50",
      "rescaled s: s 50, applicable 80, taken-over 20 = 62.5",
    ]);
    expect(steps(apart("parent"), rows, all)).toEqual([
      "criteria-summed A: a2 30 = 30",
      "points-taken-over A: A 30, applicable 40, taken-over 20 = 45",
      "criteria-summed s: A 45, b 20 = 65",
    ]);
  });

  it("multiply by the factor that stands for what does not apply", () => {
    const year = yearBy({
      notApplicable: { contested: "block", rule: { kind: "factor", factor: "1.2" }, leastShare: null },
    });
    expect(steps(year, sheet({ a1: "不适用", a2: "30", b: "20" }), ["factor"])).toEqual(["factor s: s 50×1.2 = 60"]);
  });

  it("say where a first level ended at 0", () => {
    const year = yearOf({
      criteria: [
        branchOf("A", "10", [leafOf("f", "5", { kind: "deductions", kinds, cap: "levelOne" }), leafOf("d", "5")]),
        leafOf("e", "10"),
      ],
    });
    const rows = [row("f", "a1", { kind: "deduction", value: "grave", count: "4" }), ...sheet({ d: "2", e: "10" })];
    expect(steps(year, rows, all)).toEqual([
      "criteria-summed A: f -3, d 2 = -1",
      "ended-at-zero A: A -1 = 0",
      "criteria-summed s: A 0, e 10 = 10",
    ]);
  });
});
