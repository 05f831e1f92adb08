import { describe, expect, it } from "vitest";

import type { Party, ReviewerMethod, Table } from "../../../src/domain/scheme/scheme.ts";
import type { CriteriaRoundings } from "../../../src/domain/scheme/stage.ts";
import { leafText, said, scoreFirst, totalOf } from "../../fixtures/observations.ts";
import { leafOf, yearOf } from "../../fixtures/schemes.ts";

type Rules = {
  readonly party?: Partial<Party>;
  readonly missing?: Table["missing"];
  readonly contested?: Table["notApplicable"]["contested"];
  readonly roundings?: Partial<CriteriaRoundings>;
  readonly weights?: readonly string[];
};

/** What one party's reviewers a1, a2 … come to on one leaf of 100 points; "" is a voice that is wanting. */
const number = (
  words: readonly string[],
  { party = {}, missing = "block", contested = "block", ...rest }: Rules = {},
) => {
  const ids = words.map((_, index) => `a${index + 1}`);
  const year = yearOf({
    criteria: [leafOf("c", "100")],
    parties: { a: party },
    reviewers: ids.map((id, index) => (rest.weights ? ([id, rest.weights[index] ?? "1"] as const) : id)),
    table: { missing, notApplicable: { contested, rule: { kind: "rescale", within: "whole" }, leastShare: null } },
    stage: { roundings: { observed: null, reviewer: null, party: null, criterion: null, ...rest.roundings } },
  });
  const spoken = words.flatMap((word, index) => (word === "" ? [] : [[ids[index] ?? "", word] as const]));
  return totalOf(year, said("c", Object.fromEntries(spoken)));
};
const by = (method: ReviewerMethod, ...words: readonly string[]) => number(words, { party: { combine: method } });
const trimmed = (dropHighest: number, dropLowest: number, fewerThan: number, then: "mean" | "median" | "missing") =>
  ({ kind: "trimmed-mean", dropHighest, dropLowest, fewerThan, then }) as const;

describe("a party's number", () => {
  // (10 + 9 + 9) ÷ 3 = 28/3.
  it("is the mean, exact to the third", () => {
    expect(by({ kind: "mean" }, "10", "9", "9")).toBe("28/3");
  });

  // (90 × 2 + 80 × 1 + 70 × 1) ÷ 4 = 82.5; without the second (90 × 2 + 70 × 1) ÷ 3 = 250/3.
  it("is the mean by the reviewers' weights, of those who speak", () => {
    const rules: Rules = { party: { combine: { kind: "weighted-mean" } }, weights: ["2", "1", "1"] };
    expect(number(["90", "80", "70"], rules)).toBe("82.5");
    expect(number(["90", "回避", "70"], rules)).toBe("250/3");
    // A voice that is wanting counts 0 with its weight: (90 × 2 + 80 × 1 + 0 × 1) ÷ 4 = 65.
    expect(number(["90", "80", ""], { ...rules, missing: "zero" })).toBe("65");
  });

  // The middle of 60, 82, 99; of 60, 82, 85, 99 the mean of 82 and 85.
  it("is the median, of an even number the mean of the middle two", () => {
    expect(by({ kind: "median" }, "99", "60", "82")).toBe("82");
    expect(by({ kind: "median" }, "99", "60", "85", "82")).toBe("83.5");
    expect(by({ kind: "median" }, "9", "100", "11")).toBe("11");
  });

  // Of 60, 82, 84, 85, 99: (82 + 84 + 85) ÷ 3 = 251/3; two highest off: (60 + 82 + 84) ÷ 3 = 226/3.
  // Two equal highest of 90, 90, 70, 80: one goes, (80 + 90) ÷ 2 = 85.
  it("is the mean without the highest and the lowest", () => {
    expect(by(trimmed(1, 1, 3, "missing"), "99", "60", "84", "82", "85")).toBe("251/3");
    expect(by(trimmed(2, 0, 3, "missing"), "99", "60", "84", "82", "85")).toBe("226/3");
    expect(by(trimmed(1, 1, 3, "missing"), "90", "90", "70", "80")).toBe("85");
  });

  // (60 + 82 + 99) ÷ 3 = 241/3, their median 82.
  it("of too few for that is what the scheme says", () => {
    expect(by(trimmed(1, 1, 4, "mean"), "99", "60", "82")).toBe("241/3");
    expect(by(trimmed(1, 1, 4, "median"), "99", "60", "82")).toBe("82");
    expect(number(["90", "80", "70", "回避"], { party: { combine: trimmed(1, 1, 4, "missing") } })).toBe(
      "open score-missing",
    );
  });

  // Observed to whole points: 9.5 → 10 and 8.4 → 8, mean 9. The mean of 9.25, 9.26 is 9.255: 9.26 half up, to even 9.26;
  // of 9.25, 9.24 it is 9.245: 9.25 half up, 9.24 to even.
  it("is rounded where the scheme rounds: what is observed, and what it comes to", () => {
    const to = (places: number, mode: "half-up" | "half-even") => ({ places, mode });
    expect(number(["9.5", "8.4"], { roundings: { observed: to(0, "half-up") } })).toBe("9");
    expect(number(["9.5", "8.5"], { roundings: { observed: to(0, "half-even") } })).toBe("9");
    expect(number(["9.5", "8.5"], { roundings: { observed: to(0, "half-up") } })).toBe("9.5");
    expect(number(["9.25", "9.26"], { roundings: { party: to(2, "half-up") } })).toBe("9.26");
    expect(number(["9.25", "9.26"], { roundings: { party: to(2, "half-even") } })).toBe("9.26");
    expect(number(["9.25", "9.24"], { roundings: { party: to(2, "half-up") } })).toBe("9.25");
    expect(number(["9.25", "9.24"], { roundings: { party: to(2, "half-even") } })).toBe("9.24");
  });
});

describe("a voice that is wanting", () => {
  it("blocks, where all must have scored", () => {
    expect(number(["90", "80", ""])).toBe("open score-missing");
    expect(number(["", "", ""])).toBe("open score-missing");
  });

  it("is not asked for where enough have scored", () => {
    expect(number(["90", "80", ""], { party: { required: 2 } })).toBe("85");
    expect(number(["90", "", ""], { party: { required: 2 } })).toBe("open score-missing");
  });

  // All three asked: (90 + 80 + 0) ÷ 3 = 170/3. Two asked, one has scored: (90 + 0) ÷ 2 = 45; two have: 85, the third is not asked.
  it("counts 0 where the table says so, as many as are wanting", () => {
    const zero = (words: readonly string[], required: Party["required"]) =>
      number(words, { missing: "zero", party: { required } });
    expect(zero(["90", "80", ""], "all")).toBe("170/3");
    expect(zero(["90", "", ""], 2)).toBe("45");
    expect(zero(["90", "80", ""], 2)).toBe("85");
    expect(zero(["", "", ""], "all")).toBe("0");
  });

  it("is named by its reviewer", () => {
    const year = yearOf({ criteria: [leafOf("c", "10")], reviewers: ["a1", "a2", "a3"] });
    expect(scoreFirst(year, said("c", { a2: "9" })).issues.map(({ data }) => data)).toEqual([
      { unit: "单位u1", criterion: "指标c", reviewers: "评审人a1、评审人a3" },
    ]);
  });
});

describe("a reviewer who abstained", () => {
  it("is not counted among all", () => {
    expect(number(["90", "回避", "80"])).toBe("85");
    expect(number(["90", "回避", "80"], { missing: "zero" })).toBe("85");
    expect(number(["90", "回避", ""])).toBe("open score-missing");
  });

  it("does not make up the number that must have scored", () => {
    expect(number(["90", "回避", "80"], { party: { required: 2 } })).toBe("85");
    expect(number(["90", "回避", "80"], { party: { required: 3 } })).toBe("open score-missing");
  });

  it("is no voice that counts 0 either: who is wanting is missing where fewer may speak than must", () => {
    expect(number(["90", "回避", "80"], { party: { required: 3 }, missing: "zero" })).toBe("open score-missing");
    expect(number(["90", "回避", ""], { party: { required: 2 }, missing: "zero" })).toBe("45");
  });

  it("with all others leaves the party absent", () => {
    expect(number(["回避", "回避"])).toBe("open party-absent");
  });
});

describe("不适用 beside scores", () => {
  it("is left out where the table says so, however many say it", () => {
    expect(number(["90", "不适用"], { contested: "omit" })).toBe("90");
    expect(number(["90", "不适用", "不适用"], { contested: "omit" })).toBe("90");
  });

  it("blocks where it is contested and the table wants that settled", () => {
    expect(number(["90", "不适用", "80"])).toBe("open not-applicable-contested");
    expect(number(["不适用", "不适用", "80"])).toBe("open not-applicable-contested");
  });

  it("is left out where the table omits it", () => {
    expect(number(["90", "不适用", "80"], { contested: "omit" })).toBe("85");
    expect(number(["不适用", "不适用", "80"], { contested: "omit" })).toBe("80");
  });

  it("goes by the majority, a draw blocks", () => {
    const majority = (...words: readonly string[]) => number(words, { contested: "majority" });
    expect(majority("90", "不适用", "80")).toBe("85");
    expect(majority("90", "不适用", "不适用")).toBe("notApplicable");
    expect(majority("90", "不适用")).toBe("open not-applicable-contested");
  });

  it("counts as a voice where a number of voices is required", () => {
    expect(number(["90", "不适用", ""], { contested: "omit", party: { required: 2 } })).toBe("90");
    expect(number(["90", "不适用", ""], { contested: "omit", party: { required: 3 } })).toBe("open score-missing");
  });

  it("of all is 不适用, with each different reason once", () => {
    const year = yearOf({ criteria: [leafOf("c", "10"), leafOf("d", "10")], reviewers: ["a1", "a2", "a3"] });
    const rows = [
      ...said("c", { a1: "不适用", a2: "不适用" }, { reason: "甲" }),
      ...said("c", { a3: "不适用" }, { reason: "乙" }),
      ...said("d", { a1: "10", a2: "10", a3: "10" }),
    ];
    const score = scoreFirst(year, rows);
    expect(leafText(score, "c")).toBe("notApplicable");
    expect(score.criteria[0]?.reasons).toEqual(["甲", "乙"]);
  });
});
