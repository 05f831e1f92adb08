import { describe, expect, it } from "vitest";

import type { Criterion } from "../../../src/domain/scheme/criterion.ts";
import type { LeafRule } from "../../../src/domain/scheme/leafRule.ts";
import type { Table } from "../../../src/domain/scheme/scheme.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { apart, criteriaStage, leafOf, partyOf, points, row, schemeOf } from "../../fixtures/schemes.ts";
import { outcomeText, reviewer, scoreOf } from "../../fixtures/scoring.ts";

const kinds = [
  { id: "late", name: "迟", points: "6" },
  { id: "wrong", name: "错", points: "1.5" },
];
/** One leaf of 10 points by a rule. */
const ruled = (rule: LeafRule, ...rows: readonly Observation[]) =>
  outcomeText(
    scoreOf(schemeOf([leafOf("x", "10", rule)], { totalPoints: "10", stages: [criteriaStage({ outOf: "10" })] }), rows)
      .score.total,
  );
const options = [
  { id: "good", name: "优", share: "1" },
  { id: "fair", name: "良", share: "4/5" },
  { id: "poor", name: "差", share: "0" },
];

describe("a leaf of 10 points", () => {
  // Each expected number is worked out beside it.
  it.each<[string, LeafRule, readonly Observation[], string]>([
    ["by points", { kind: "points", scale: null }, [points("x", "9.5")], "9.5"],
    // 10 × (5 − 1) ÷ (7 − 1) = 20/3
    ["by marks of 1 to 7", { kind: "points", scale: { lowest: "1", highest: "7" } }, [points("x", "5")], "20/3"],
    // 10 × 4/5
    ["by options", { kind: "options", options }, [row("x", { kind: "option", value: "fair" })], "8"],
    // 10 × 12 ÷ 15
    [
      "by proportion",
      { kind: "proportion", above: "cap", noneDue: "refuse" },
      [row("x", { kind: "proportion", count: "12", of: "15" })],
      "8",
    ],
    [
      "by proportion, more than all",
      { kind: "proportion", above: "cap", noneDue: "refuse" },
      [row("x", { kind: "proportion", count: "16", of: "15" })],
      "10",
    ],
    // 1 + 3 × 2 = 7; 1 + 6 × 2 = 13, at most 9
    ["by count", { kind: "count", base: "1", each: "2", ceiling: "9" }, [row("x", { kind: "count", count: "3" })], "7"],
    [
      "by count, at its ceiling",
      { kind: "count", base: "1", each: "2", ceiling: "9" },
      [row("x", { kind: "count", count: "6" })],
      "9",
    ],
    // 10 − 6 − 2 × 1.5 = 1; 10 − 2 × 6 < 0 ends at 0
    [
      "by deductions",
      { kind: "deductions", kinds, cap: "leaf" },
      [
        row("x", { kind: "deduction", value: "late", count: "1" }),
        row("x", { kind: "deduction", value: "wrong", count: "2" }),
      ],
      "1",
    ],
    [
      "by deductions, all lost",
      { kind: "deductions", kinds, cap: "leaf" },
      [row("x", { kind: "deduction", value: "late", count: "2" })],
      "0",
    ],
    [
      "by deductions without an end",
      { kind: "deductions", kinds, cap: "none" },
      [row("x", { kind: "deduction", value: "late", count: "2" })],
      "-2",
    ],
    [
      "by deductions that end at the first level",
      { kind: "deductions", kinds, cap: "levelOne" },
      [row("x", { kind: "deduction", value: "late", count: "2" })],
      "0",
    ],
    [
      "by deductions, none found",
      { kind: "deductions", kinds, cap: "leaf" },
      [row("x", { kind: "deduction", count: "0" })],
      "10",
    ],
    ["by all or nothing, once", { kind: "allOrNothing" }, [row("x", { kind: "count", count: "1" })], "0"],
    ["by all or nothing, never", { kind: "allOrNothing" }, [row("x", { kind: "count", count: "0" })], "10"],
    // 90 ÷ 120 = 0.75, between (0.5, 0) and (1, 1): half way, 5
    [
      "by completion on a line",
      {
        kind: "completion",
        curve: [
          { ratio: "0.5", share: "0" },
          { ratio: "1", share: "1" },
        ],
        between: "linear",
        noTarget: "refuse",
      },
      [row("x", { kind: "completion", count: "90", of: "120" })],
      "5",
    ],
    [
      "by completion in steps",
      {
        kind: "completion",
        curve: [
          { ratio: "0", share: "0.2" },
          { ratio: "1", share: "1" },
        ],
        between: "step",
        noTarget: "refuse",
      },
      [row("x", { kind: "completion", count: "90", of: "120" })],
      "2",
    ],
    // (50 × 1 + 25 × 4/5 + 25 × 0) ÷ 100 × 10 = 7
    [
      "by survey",
      { kind: "survey", options, minimumSample: 100, belowMinimum: "refuse" },
      [
        row("x", { kind: "survey", value: "good", count: "50" }),
        row("x", { kind: "survey", value: "fair", count: "25" }),
        row("x", { kind: "survey", value: "poor", count: "25" }),
      ],
      "7",
    ],
    [
      "by parts",
      {
        kind: "parts",
        parts: [
          { id: "a", name: "甲", share: "0.5" },
          { id: "b", name: "乙", share: "0.3" },
        ],
      },
      [row("x", { kind: "part", value: "b", count: "1" })],
      "3",
    ],
  ])("%s", (_, rule, rows, want) => {
    expect(ruled(rule, ...rows)).toBe(want);
  });

  it("by proportion with nothing due does as the rule says", () => {
    const none = row("x", { kind: "proportion", count: "0", of: "0" });
    const by = (noneDue: "full" | "zero" | "notApplicable" | "refuse") =>
      ruled({ kind: "proportion", above: "cap", noneDue }, none);
    expect([by("full"), by("zero"), by("notApplicable")]).toEqual(["10", "0", "notApplicable"]);
    expect(by("refuse")).toContain("denominator-empty");
  });

  it("by survey with too small a sample is no score", () => {
    const answers = row("x", { kind: "survey", value: "good", count: "99" });
    expect(ruled({ kind: "survey", options, minimumSample: 100, belowMinimum: "notApplicable" }, answers)).toBe(
      "notApplicable",
    );
    expect(ruled({ kind: "survey", options, minimumSample: 100, belowMinimum: "refuse" }, answers)).toContain(
      "survey-too-small",
    );
  });
});

describe("points of what does not apply", () => {
  const four = (more: Partial<Table>, d: Partial<Criterion> = {}) =>
    schemeOf(
      [
        leafOf("a", "50"),
        leafOf("b", "30"),
        leafOf("c", "0", { kind: "minus", kinds, most: null }),
        { ...leafOf("d", "20"), ...d },
      ],
      more,
    );
  const seen = [points("a", "40"), points("b", "24"), row("c", { kind: "deduction", count: "0" }), apart("d")];
  const rule = (notApplicable: Table["notApplicable"]["rule"]) =>
    ({ notApplicable: { contested: "block", rule: notApplicable, leastShare: null } }) as const;

  it.each([
    // (40 + 24) × 100 ÷ 80 = 80
    ["rescale the whole", { kind: "rescale", within: "whole" }, "80"],
    // 64 × 5/4 = 80, a factor the scheme fixes: 64 × 4/3 = 256/3
    ["take a fixed factor", { kind: "factor", factor: "4/3" }, "256/3"],
    // 10 to each of a and b: 40 × 60 ÷ 50 + 24 × 40 ÷ 30 = 48 + 32 = 80
    ["spread in equal amounts", { kind: "spread", over: "siblings" }, "80"],
    // b takes 20: 40 + 24 × 50 ÷ 30 = 80
    ["move to a named criterion", { kind: "move", to: "b" }, "80"],
  ] as const)("%s", (_, how, want) => {
    expect(outcomeText(scoreOf(four(rule(how)), seen).score.total)).toBe(want);
  });

  it("are refused where the scheme says so, or where what takes them does not apply", () => {
    expect(outcomeText(scoreOf(four(rule({ kind: "refuse" })), seen).score.total)).toContain("not-applicable-refused");
    const moved = [points("a", "40"), apart("b"), row("c", { kind: "deduction", count: "0" }), apart("d")];
    expect(outcomeText(scoreOf(four(rule({ kind: "move", to: "b" })), moved).score.total)).toContain(
      "move-target-not-applicable",
    );
  });

  it("with nothing left are no score, and not 0", () => {
    const scheme = schemeOf([leafOf("a", "60"), leafOf("b", "40")]);
    expect(outcomeText(scoreOf(scheme, [apart("a"), apart("b")]).score.total)).toBe("notApplicable");
  });

  it("of a branch go by the branch's rule", () => {
    const branch: Criterion = {
      id: "g",
      name: "分支",
      clause: "",
      maxPoints: "25",
      notApplicable: { kind: "factor", factor: "4/3" },
      children: [leafOf("g1", "10"), leafOf("g2", "15")],
    };
    // 60 of 75 × 4/3 = 80
    expect(
      outcomeText(scoreOf(schemeOf([leafOf("a", "75"), branch]), [points("a", "60"), apart("g")]).score.total),
    ).toBe("80");
  });
});

describe("reviewers of a party", () => {
  const five = ["60", "82", "84", "85", "99"].map((value, index) => points("x", value, { reviewer: `r${index + 1}` }));
  const reviewers = five.map(({ reviewer: id }, index) => reviewer(id, id, "office", String(index + 1)));
  const by = (combine: Parameters<typeof partyOf>[1], rows = five) =>
    outcomeText(
      scoreOf(schemeOf([leafOf("x", "100")], {}, { parties: [partyOf("office", combine)] }), rows, { reviewers }).score
        .total,
    );

  it("are combined as the scheme says", () => {
    // (60 + 82 + 84 + 85 + 99) ÷ 5 = 82; middle 84; (82 + 84 + 85) ÷ 3; (60 + 164 + 252 + 340 + 495) ÷ 15
    expect(by({ combine: { kind: "mean" } })).toBe("82");
    expect(by({ combine: { kind: "median" } })).toBe("84");
    expect(by({ combine: { kind: "trimmed-mean", dropHighest: 1, dropLowest: 1, fewerThan: 3, then: "mean" } })).toBe(
      "251/3",
    );
    expect(by({ combine: { kind: "weighted-mean" } })).toBe("87.4");
  });

  it("fewer than the trimming wants go by the rule for fewer", () => {
    const trimmed = { kind: "trimmed-mean", dropHighest: 1, dropLowest: 1, fewerThan: 3 } as const;
    expect(by({ combine: { ...trimmed, then: "mean" }, required: 2 }, five.slice(0, 2))).toBe("71");
    expect(by({ combine: { ...trimmed, then: "missing" }, required: 2 }, five.slice(0, 2))).toContain("score-missing");
  });

  it("who abstain leave the count; who disagree on 不适用 go by the table's rule", () => {
    const abstained = five.map((one, index) =>
      index === 4 ? { ...one, value: null, state: "abstained" as const, reason: "回避" } : one,
    );
    // (60 + 82 + 84 + 85) ÷ 4
    expect(by({}, abstained)).toBe("77.75");
    expect(by({}, [...five.slice(0, 4), apart("x", { reviewer: "r5" })])).toContain("not-applicable-contested");
  });
});
