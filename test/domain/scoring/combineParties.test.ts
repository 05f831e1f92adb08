import { describe, expect, it } from "vitest";

import type { Party, Table } from "../../../src/domain/scheme/scheme.ts";
import type { AbsentRule, CriteriaRoundings, PartyLimit } from "../../../src/domain/scheme/stage.ts";
import { leafText, said, scoreFirst, totalOf } from "../../fixtures/observations.ts";
import { leafOf, yearOf } from "../../fixtures/schemes.ts";

type Rules = {
  readonly weights: Readonly<Record<string, string>>;
  readonly absentParty?: AbsentRule;
  readonly limits?: readonly PartyLimit[];
  readonly contested?: Table["notApplicable"]["contested"];
  readonly criterion?: CriteriaRoundings["criterion"];
  readonly parties?: Readonly<Record<string, Partial<Party>>>;
  /** The parties that score the leaf, where not all do. */
  readonly scoredBy?: readonly string[];
};

const together = (
  words: Readonly<Record<string, string>>,
  { weights, absentParty = { kind: "refuse" }, limits = [], contested = "block", criterion = null, ...rest }: Rules,
) => {
  const ids = Object.keys(weights);
  const { parties = Object.fromEntries(ids.map((id) => [id, {}])), scoredBy } = rest;
  const year = yearOf({
    criteria: [leafOf("c", "100", undefined, scoredBy ? { parties: scoredBy } : {})],
    parties,
    table: { notApplicable: { contested, rule: { kind: "rescale", within: "whole" }, leastShare: null } },
    stage: {
      parties: ids.map((party) => ({ party, weight: weights[party] ?? "0" })),
      absentParty,
      limits,
      roundings: { observed: null, reviewer: null, party: null, criterion },
    },
  });
  return totalOf(year, said("c", words));
};

const three = { a: "50", b: "30", c: "20" };
const equally = { kind: "equally" } as const;
const proportional = { kind: "proportional" } as const;
const to = (party: string) => ({ kind: "to", to: party }) as const;

describe("parties", () => {
  // 90 × 40% + 80 × 60% = 84; 90 × 12.5% + 80 × 87.5% = 81.25.
  it("are combined by their weights", () => {
    expect(together({ a1: "90", b1: "80" }, { weights: { a: "40", b: "60" } })).toBe("84");
    expect(together({ a1: "90", b1: "80" }, { weights: { a: "12.5", b: "87.5" } })).toBe("81.25");
  });

  // 81.25 to one place: 81.3 half up, 81.2 to even.
  it("come to points that are rounded where the scheme rounds them", () => {
    const weights = { a: "12.5", b: "87.5" };
    const by = (mode: "half-up" | "half-even") =>
      together({ a1: "90", b1: "80" }, { weights, criterion: { places: 1, mode } });
    expect([by("half-up"), by("half-even")]).toEqual(["81.3", "81.2"]);
  });

  it("wait for the one that has not spoken, even where an absent one's weight would be passed on", () => {
    expect(together({ a1: "90", c1: "60" }, { weights: three, absentParty: equally })).toBe("open score-missing");
  });
});

describe("an absent party", () => {
  const absent = { a1: "90", b1: "80", c1: "回避" };

  // proportional: 90 × 50/80 + 80 × 30/80 = 56.25 + 30 = 86.25. equally: 90 × 60% + 80 × 40% = 86. to b: (90 + 80) ÷ 2 = 85.
  it("gives its weight to the others as the stage says", () => {
    const by = (absentParty: AbsentRule) => together(absent, { weights: three, absentParty });
    expect([by(proportional), by(equally), by(to("a")), by(to("b"))]).toEqual(["86.25", "86", "87", "85"]);
  });

  it("blocks where the stage refuses, and where the one to take over is absent itself", () => {
    expect(together(absent, { weights: three })).toBe("open party-absent");
    expect(together(absent, { weights: three, absentParty: to("c") })).toBe("open party-absent");
  });

  it("blocks where all are, whatever the stage does with their weights", () => {
    const all = { a1: "回避", b1: "回避", c1: "回避" };
    for (const absentParty of [equally, proportional, to("a"), { kind: "refuse" } as const])
      expect(together(all, { weights: three, absentParty })).toBe("open party-absent");
  });

  it("and one that says 不适用 beside a score are told by their names", () => {
    const names = (words: Readonly<Record<string, string>>) =>
      scoreFirst(
        yearOf({
          criteria: [leafOf("c", "100")],
          parties: { a: {}, b: {}, c: {} },
          stage: { parties: Object.entries(three).map(([party, weight]) => ({ party, weight })) },
        }),
        said("c", words),
      ).issues.map(({ code, data }) => [code, data]);
    const place = { unit: "单位u1", criterion: "指标c" };
    expect(names({ a1: "90", b1: "回避", c1: "回避" })).toEqual([
      ["party-absent", { ...place, parties: "评审方b、评审方c" }],
    ]);
    expect(names({ a1: "90", b1: "不适用", c1: "不适用" })).toEqual([
      ["not-applicable-contested", { ...place, reviewers: "评审方b、评审方c" }],
    ]);
  });

  // Only b is left: all the weight is its.
  it("with another leaves everything to the third", () => {
    const words = { a1: "回避", b1: "80", c1: "回避" };
    const by = (absentParty: AbsentRule) => together(words, { weights: three, absentParty });
    expect([by(proportional), by(equally), by(to("b"))]).toEqual(["80", "80", "80"]);
  });

  it("leaves nothing in proportion where those present weigh nothing", () => {
    const words = { a1: "回避", b1: "80" };
    const weights = { a: "100", b: "0" };
    expect(together(words, { weights, absentParty: proportional })).toBe("open party-absent");
    expect(together(words, { weights, absentParty: equally })).toBe("80");
  });

  it("may be one that does not score the criterion at all", () => {
    const scored = { a1: "90", b1: "80" };
    const by = (absentParty: AbsentRule) => together(scored, { weights: three, absentParty, scoredBy: ["a", "b"] });
    expect([by(proportional), by(equally), by(to("b"))]).toEqual(["86.25", "86", "85"]);
  });
});

describe("不适用 of a party", () => {
  const words = { a1: "90", b1: "80", c1: "不适用" };

  it("blocks where the table wants that settled", () => {
    expect(together(words, { weights: three, absentParty: equally })).toBe("open not-applicable-contested");
  });

  it("makes it absent where it does not", () => {
    const by = (contested: "omit" | "majority") => together(words, { weights: three, absentParty: equally, contested });
    expect([by("omit"), by("majority")]).toEqual(["86", "86"]);
    expect(together(words, { weights: three, contested: "omit" })).toBe("open party-absent");
  });

  it("of all who are there makes the criterion 不适用", () => {
    expect(together({ a1: "不适用", b1: "不适用", c1: "不适用" }, { weights: three })).toBe("notApplicable");
    expect(together({ a1: "不适用", b1: "不适用", c1: "回避" }, { weights: three })).toBe("notApplicable");
  });
});

describe("a limit", () => {
  // Party "u" is the unit itself.
  const parties = { a: {}, u: { by: "self" } } as const;
  const weights = { a: "50", u: "50" };
  const limit = (ratio: string, margin: string): PartyLimit => ({ party: "u", against: "a", ratio, margin });

  // 80 × 1.1 + 2 = 90 at most: (80 + 90) ÷ 2 = 85. 80 × 1 + 0: 80. 80 × 1.1 + 20 = 108 holds nothing.
  it("holds a party's number at another's", () => {
    const by = (...limits: readonly PartyLimit[]) => together({ a1: "80", u1: "100" }, { weights, parties, limits });
    expect(by()).toBe("90");
    expect([by(limit("1.1", "2")), by(limit("1", "0")), by(limit("1.1", "20"))]).toEqual(["85", "80", "90"]);
    expect(by(limit("1.1", "2"), limit("1", "0"))).toBe("80");
  });

  it("leaves alone what is below it", () => {
    expect(together({ a1: "80", u1: "70" }, { weights, parties, limits: [limit("1", "0")] })).toBe("75");
  });

  it("does nothing where either is absent", () => {
    const rules = { weights, parties, limits: [limit("1", "0")], absentParty: equally };
    expect(together({ a1: "回避", u1: "100" }, rules)).toBe("100");
    expect(together({ a1: "80", u1: "回避" }, rules)).toBe("80");
  });

  // c1: 8 and 10 of 10, held at 8: 8. c2: 10 and 6: 8. Held on the sum (18 against 16) it would come to 17.
  it("is looked at criterion by criterion", () => {
    const year = yearOf({
      criteria: [leafOf("c1", "10"), leafOf("c2", "10")],
      parties,
      stage: {
        parties: [
          { party: "a", weight: "50" },
          { party: "u", weight: "50" },
        ],
        limits: [limit("1", "0")],
      },
    });
    const score = scoreFirst(year, [...said("c1", { a1: "8", u1: "10" }), ...said("c2", { a1: "10", u1: "6" })]);
    expect([leafText(score, "c1"), leafText(score, "c2")]).toEqual(["8", "8"]);
  });

  it("against a party that is held itself goes by what that one gave", () => {
    const limits = [
      { party: "a", against: "b", ratio: "1", margin: "0" },
      { party: "c", against: "a", ratio: "1", margin: "0" },
    ];
    // a 90 held at b's 60; c 100 held at a's 90, not at 60: 60 × 50% + 60 × 30% + 90 × 20% = 66.
    expect(together({ a1: "90", b1: "60", c1: "100" }, { weights: three, limits })).toBe("66");
  });
});
