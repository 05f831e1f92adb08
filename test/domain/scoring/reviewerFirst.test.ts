import { describe, expect, it } from "vitest";

import type { Party, Table } from "../../../src/domain/scheme/scheme.ts";
import type { CriteriaRoundings } from "../../../src/domain/scheme/stage.ts";
import { factsOf, leafText, row, said, scoreFirst, totalOf } from "../../fixtures/observations.ts";
import { leafOf, yearOf } from "../../fixtures/schemes.ts";
import type { LeafRule } from "../../../src/domain/scheme/leafRule.ts";
import { exactText } from "../../../src/domain/shared/exact.ts";
import { explainUnit } from "../../../src/domain/scoring/scoreUnits.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";

type Rules = {
  readonly order?: "criterion-first" | "reviewer-first";
  readonly party?: Partial<Party>;
  readonly missing?: Table["missing"];
  readonly contested?: Table["notApplicable"]["contested"];
  readonly roundings?: Partial<CriteriaRoundings>;
  readonly reviewers?: readonly string[];
};

/** c1 of 60 points and c2 of 40; reviewers a1 and a2. */
const yearBy = ({ order = "reviewer-first", missing = "block", contested = "block", ...rest }: Rules) =>
  yearOf({
    criteria: [leafOf("c1", "60"), leafOf("c2", "40")],
    parties: { a: rest.party ?? {} },
    reviewers: rest.reviewers ?? ["a1", "a2"],
    table: { missing, notApplicable: { contested, rule: { kind: "rescale", within: "whole" }, leastShare: null } },
    stage: { order, roundings: { observed: null, reviewer: null, party: null, criterion: null, ...rest.roundings } },
  });

/** What each reviewer says of c1 and c2. */
const rowsOf = (words: Readonly<Record<string, readonly [string, string]>>): readonly Observation[] =>
  Object.entries(words).flatMap(([reviewer, [c1, c2]]) => [
    ...(c1 === "" ? [] : said("c1", { [reviewer]: c1 })),
    ...(c2 === "" ? [] : said("c2", { [reviewer]: c2 })),
  ]);
const by = (rules: Rules, words: Readonly<Record<string, readonly [string, string]>>) =>
  totalOf(yearBy({ reviewers: Object.keys(words), ...rules }), rowsOf(words));

describe("reviewer first", () => {
  // a1: 50 + 20 = 70, a2: 60 + 40 = 100; mean 85, as criterion first: 55 + 30.
  it("adds up each reviewer's tree, then takes their mean", () => {
    const words = { a1: ["50", "20"], a2: ["60", "40"] } as const;
    expect([by({}, words), by({ order: "criterion-first" }, words)]).toEqual(["85", "85"]);
  });

  // Totals 10 + 40, 60 + 0, 55 + 1 = 50, 60, 56: median 56. Criterion by criterion: 55 and 1 are the medians, 56 … and with
  // 10 + 40, 60 + 30, 55 + 1: totals 50, 90, 56, median 56; criterion by criterion 55 + 30 = 85.
  it("differs from criterion first under a median", () => {
    const words = { a1: ["10", "40"], a2: ["60", "30"], a3: ["55", "1"] } as const;
    const party = { combine: { kind: "median" } } as const;
    expect([by({ party }, words), by({ party, order: "criterion-first" }, words)]).toEqual(["56", "85"]);
  });

  // a1: 50.25 + 20.2 = 70.45, to one place 70.5 (to even 70.4); a2: 70.2. (70.5 + 70.2) ÷ 2 = 70.35, to one place 70.4.
  it("rounds what each reviewer gives in all, and the party's number", () => {
    const words = { a1: ["50.25", "20.2"], a2: ["50.1", "20.1"] } as const;
    const up = { places: 1, mode: "half-up" } as const;
    expect(by({ roundings: { reviewer: up } }, words)).toBe("70.35");
    expect(by({ roundings: { reviewer: { places: 1, mode: "half-even" } } }, words)).toBe("70.3");
    expect(by({ roundings: { reviewer: up, party: up } }, words)).toBe("70.4");
    expect(by({ roundings: { observed: up } }, words)).toBe("70.35");
  });

  it("leaves out whole who abstained on any criterion", () => {
    expect(by({}, { a1: ["50", "回避"], a2: ["60", "40"] })).toBe("100");
    expect(by({}, { a1: ["50", "回避"], a2: ["60", "回避"] })).toBe("open party-absent");
  });

  it("is missing while a reviewer is silent on any criterion", () => {
    expect(by({}, { a1: ["50", ""], a2: ["60", "40"] })).toBe("open score-missing");
    expect(by({ party: { required: 1 } }, { a1: ["50", ""], a2: ["60", "40"] })).toBe("100");
  });

  // a1: 50 + 0 = 50; (50 + 100) ÷ 2 = 75. Silent on everything: (0 + 100) ÷ 2 = 50.
  it("counts 0 for what is wanting where the table says so", () => {
    expect(by({ missing: "zero" }, { a1: ["50", ""], a2: ["60", "40"] })).toBe("75");
    expect(by({ missing: "zero" }, { a1: ["", ""], a2: ["60", "40"] })).toBe("50");
  });

  it("says which 0 stands for a voice that is wanting", () => {
    const year = yearBy({ missing: "zero" });
    const facts = factsOf(year, rowsOf({ a1: ["50", ""], a2: ["60", "40"] }));
    const { steps } = explainUnit(year, facts, "u1");
    expect(steps.filter(({ kind }) => kind === "missing-as-zero").map(({ of, from }) => [of, from[0]?.name])).toEqual([
      ["c2", "a1"],
    ]);
  });

  // a1's own tree without c2: 50 × 100 ÷ 60 = 250/3; (250/3 + 100) ÷ 2 = 275/3.
  it("takes a reviewer's own tree where 不适用 need not be settled", () => {
    const words = { a1: ["50", "不适用"], a2: ["60", "40"] } as const;
    expect(by({ contested: "omit" }, words)).toBe("275/3");
    expect(by({ contested: "majority" }, words)).toBe("275/3");
    expect(by({}, words)).toBe("open not-applicable-contested");
  });

  // Both say so: 50 × 100 ÷ 60 and 60 × 100 ÷ 60: (250/3 + 300/3) ÷ 2 = 275/3.
  it("is not contested where all agree", () => {
    expect(by({}, { a1: ["50", "不适用"], a2: ["60", "不适用"] })).toBe("275/3");
  });

  it("leaves out whole for whom nothing applies, by majority or always", () => {
    const words = { a1: ["不适用", "不适用"], a2: ["60", "20"] } as const;
    expect(by({ contested: "omit" }, words)).toBe("80");
    expect(by({ contested: "majority" }, { ...words, a3: ["不适用", "不适用"] })).toBe("notApplicable");
    expect(by({ contested: "majority" }, words)).toBe("open not-applicable-contested");
  });

  // Silent on everything, a1 is not asked where one is enough: 100; else 0 counts beside it.
  it("asks no more of who is silent on everything than of anybody who is wanting", () => {
    const words = { a1: ["", ""], a2: ["60", "40"] } as const;
    expect(by({ missing: "zero", party: { required: 1 } }, words)).toBe("100");
    expect(by({ missing: "zero", party: { required: 2 } }, words)).toBe("50");
    expect(by({ missing: "zero", party: { required: 1 } }, { ...words, a1: ["6", ""] })).toBe("53");
  });

  // What the findings decide, 40 of 40, is nobody's word: a1 is still silent on everything.
  it("takes no finding for a word", () => {
    const kinds = [{ id: "link", name: "错链", points: "1" }];
    const findings: LeafRule = { kind: "findings", kinds, cap: "leaf", rounds: ["y"], rectified: "0" };
    const year = yearOf({
      criteria: [leafOf("c1", "60"), leafOf("f", "40", findings)],
      parties: { a: { required: 1 } },
      reviewers: ["a1", "a2"],
      table: { missing: "zero" },
      stage: { order: "reviewer-first" },
    });
    expect(totalOf(year, said("c1", { a2: "60" }))).toBe("100");
    expect(totalOf(year, said("c1", { a1: "0", a2: "60" }))).toBe("70");
  });

  it("waits where a reviewer's tree comes to nothing by the scheme's rules", () => {
    const refusing = (rule: LeafRule, notApplicable: Table["notApplicable"]["rule"]) =>
      yearOf({
        criteria: [leafOf("c1", "60"), leafOf("c2", "40", rule)],
        table: { notApplicable: { contested: "block", rule: notApplicable, leastShare: null } },
        stage: { order: "reviewer-first" },
      });
    const points = { kind: "points", scale: null } as const;
    const year = refusing(points, { kind: "refuse" });
    expect(totalOf(year, rowsOf({ a1: ["50", "不适用"] }))).toBe("open not-applicable-refused");
    const proportion = { kind: "proportion", above: "refuse", noneDue: "refuse" } as const;
    const above = row("c2", "a1", { kind: "proportion", count: "3", of: "2" });
    const whole = refusing(proportion, { kind: "rescale", within: "whole" });
    expect(totalOf(whole, [...said("c1", { a1: "50" }), above])).toBe("open proportion-above-one");
  });

  // c2 is made up for by c1: 100; or the whole by a factor of 1.2 of 60: 72.
  it("says what the unit could have reached, and of a leaf that nobody says applies why", () => {
    const score = (rule: Table["notApplicable"]["rule"]) =>
      scoreFirst(
        yearOf({
          criteria: [leafOf("c1", "60"), leafOf("c2", "40")],
          reviewers: ["a1", "a2"],
          table: { notApplicable: { contested: "block", rule, leastShare: null } },
          stage: { order: "reviewer-first" },
        }),
        rowsOf({ a1: ["50", "不适用"], a2: ["60", "不适用"] }),
      );
    const rescaled = score({ kind: "rescale", within: "whole" });
    const most = [rescaled, score({ kind: "factor", factor: "1.2" })].map(({ attainable }) => attainable);
    expect(most.map((one) => one && exactText(one))).toEqual(["100", "72"]);
    expect(rescaled.criteria.map(({ reasons }) => reasons)).toEqual([[], ["没有这项职责"]]);
    expect([leafText(rescaled, "c1"), leafText(rescaled, "c2")]).toEqual(["55", "notApplicable"]);
  });

  // a: 80, b: (60 + 100) ÷ 2 = 80 … with 40% and 60%: a 70, b 80: 28 + 48 = 76.
  it("combines the parties at the end", () => {
    const year = yearOf({
      criteria: [leafOf("c1", "60"), leafOf("c2", "40")],
      parties: { a: {}, b: {} },
      reviewers: ["a1", "b1", "b2"],
      stage: {
        order: "reviewer-first",
        parties: [
          { party: "a", weight: "40" },
          { party: "b", weight: "60" },
        ],
      },
    });
    const rows = rowsOf({ a1: ["50", "20"], b1: ["40", "20"], b2: ["60", "40"] });
    expect(totalOf(year, rows)).toBe("76");
    // For information: c1 50 × 40% + (40 + 60) ÷ 2 × 60% = 50.
    const score = scoreFirst(year, rows);
    expect(leafText(score, "c1")).toBe("50");
    expect(score.criteria.map(({ basis }) => basis)).toEqual(["shown", "shown"]);
  });
});
