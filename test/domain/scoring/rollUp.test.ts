import { describe, expect, it } from "vitest";

import type { Criterion, NotApplicableRule } from "../../../src/domain/scheme/criterion.ts";
import type { LeafRule } from "../../../src/domain/scheme/leafRule.ts";
import type { Table } from "../../../src/domain/scheme/scheme.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { exactText } from "../../../src/domain/shared/exact.ts";
import { notApplicable, row, scoreFirst, sheet, textOf, totalOf } from "../../fixtures/observations.ts";
import { asWeights, branchOf, leafOf, yearOf } from "../../fixtures/schemes.ts";

const whole = { kind: "rescale", within: "whole" } as const;
const parent = { kind: "rescale", within: "parent" } as const;
const siblings = { kind: "spread", over: "siblings" } as const;
const leaves = { kind: "spread", over: "leaves" } as const;
const refuse = { kind: "refuse" } as const;
const factor = (text: string) => ({ kind: "factor", factor: text }) as const;
const move = (to: string) => ({ kind: "move", to }) as const;

/** Rules of single criteria by id; what is not named refuses. */
type Rules = Readonly<Record<string, NotApplicableRule>>;

/** A of 60 {a1 20, a2 40}, B of 40 {b1 10, b2 30}. */
const tree = (rules: Rules): readonly Criterion[] => {
  const own = (id: string) => (rules[id] ? { notApplicable: rules[id] } : {});
  const leaf = (id: string, maxPoints: string) => leafOf(id, maxPoints, undefined, own(id));
  return [
    branchOf("A", "60", [leaf("a1", "20"), leaf("a2", "40")], own("A")),
    branchOf("B", "40", [leaf("b1", "10"), leaf("b2", "30")], own("B")),
  ];
};
const yearBy = (criteria: readonly Criterion[], rest: Partial<Table> = {}, leastShare: string | null = null) =>
  yearOf({ criteria, table: { notApplicable: { contested: "block", rule: refuse, leastShare }, ...rest } });

const findingsOf = (kinds: Extract<LeafRule, { kind: "findings" }>["kinds"]): LeafRule => ({
  kind: "findings",
  kinds,
  cap: "leaf",
  rounds: ["y"],
  rectified: "0",
});

/** Earned: a1 10, a2 30, b1 8, b2 24, but for those that do not apply. */
const rowsBut = (...apart: readonly string[]): readonly Observation[] =>
  sheet(
    Object.fromEntries(
      Object.entries({ a1: "10", a2: "30", b1: "8", b2: "24" }).map(([id, earned]) => [
        id,
        apart.includes(id) ? "不适用" : earned,
      ]),
    ),
  );
const by = (rules: Rules, ...apart: readonly string[]) => totalOf(yearBy(tree(rules)), rowsBut(...apart));

describe("criteria", () => {
  it("are added up", () => {
    expect(by({})).toBe("72");
  });

  // Weights 3 : 2 : 1 of 100, a1 : a2 = 1 : 3 of A's 50: A 50, B 100/3, C 50/3; a1 12.5, a2 37.5.
  it("by relative weights share out the points of what they make up", () => {
    const criteria = asWeights([
      branchOf("A", "3", [leafOf("a1", "1"), leafOf("a2", "3")]),
      leafOf("B", "2"),
      leafOf("C", "1"),
    ]);
    const score = scoreFirst(
      yearBy(criteria, { weights: "relative" }),
      sheet({ a1: "12.5", a2: "30", B: "33", C: "16" }),
    );
    expect(score.criteria.map(({ maxPoints }) => exactText(maxPoints))).toEqual(["12.5", "37.5", "100/3", "50/3"]);
    expect(textOf(score.total)).toBe("91.5");
  });
});

describe("a leaf that does not apply", () => {
  // Earned without b1's 10 points: 10 + 30 + 24 = 64 of 90; 64 × 100 ÷ 90 = 640/9.
  it("rescales the whole", () => {
    expect(by({ b1: whole }, "b1")).toBe("640/9");
  });

  // B: 24 × 40 ÷ 30 = 32; 40 + 32 = 72.
  it("rescales its parent", () => {
    expect(by({ b1: parent }, "b1")).toBe("72");
  });

  // 64 × 1.1 = 70.4; 64 × 10/9 = 640/9.
  it("multiplies the whole by a factor", () => {
    expect(by({ b1: factor("1.1") }, "b1")).toBe("70.4");
    expect(by({ b1: factor("10/9") }, "b1")).toBe("640/9");
  });

  // b1's 10 over b2 alone: 24 × 40 ÷ 30 = 32.
  it("spreads its points over its siblings", () => {
    expect(by({ b1: siblings }, "b1")).toBe("72");
  });

  // 10/3 each: a1 10 × (70/3) ÷ 20 = 35/3, a2 30 × (130/3) ÷ 40 = 65/2, b2 24 × (100/3) ÷ 30 = 80/3; 70 + 195 + 160 over 6.
  it("spreads its points over all leaves", () => {
    expect(by({ b1: leaves }, "b1")).toBe("425/6");
  });

  // a1: 10 × 30 ÷ 20 = 15; 15 + 30 + 24 = 69. To A as a whole: 40 × 70 ÷ 60 = 140/3, + 24 = 212/3.
  it("moves its points to a named criterion, leaf or branch", () => {
    expect(by({ b1: move("a1") }, "b1")).toBe("69");
    expect(by({ b1: move("A") }, "b1")).toBe("212/3");
  });

  it("keeps the ranking waiting where it must apply", () => {
    expect(by({}, "b1")).toBe("open not-applicable-refused");
  });

  it("follows the table's rule where it has none of its own", () => {
    const notApplicableBy = (rule: NotApplicableRule) => ({ contested: "block", rule, leastShare: null }) as const;
    expect(totalOf(yearBy(tree({}), { notApplicable: notApplicableBy(whole) }), rowsBut("b1"))).toBe("640/9");
    expect(totalOf(yearBy(tree({ b1: parent }), { notApplicable: notApplicableBy(whole) }), rowsBut("b1"))).toBe("72");
  });
});

describe("a branch that does not apply", () => {
  const both = ["b1", "b2"];

  // A's 40 of 60 is what is left: 40 × 100 ÷ 60 = 200/3. The first level's parent is the whole; its only sibling is A.
  it("rescales, spreads or moves as one, by its own rule", () => {
    expect([whole, parent, siblings].map((rule) => by({ B: rule }, ...both))).toEqual(["200/3", "200/3", "200/3"]);
    expect(by({ B: factor("1.5") }, ...both)).toBe("60");
    // 20 each: a1 10 × 40 ÷ 20 = 20, a2 30 × 60 ÷ 40 = 45.
    expect(by({ B: leaves }, ...both)).toBe("65");
    // a2: 30 × 80 ÷ 40 = 60; 10 + 60.
    expect(by({ B: move("a2") }, ...both)).toBe("70");
    expect(by({ b1: whole, b2: whole }, ...both)).toBe("open not-applicable-refused");
  });

  it("may be called so itself", () => {
    const rows = [...sheet({ a1: "10", a2: "30" }), notApplicable("B", "a1")];
    expect(totalOf(yearBy(tree({ B: leaves })), rows)).toBe("65");
  });

  it("does not silence what was said of a leaf beneath it", () => {
    const rows = [...sheet({ a1: "10", a2: "30", b2: "24" }), notApplicable("B", "a1")];
    expect(totalOf(yearBy(tree({ b1: parent })), rows)).toBe("72");
  });

  // The reviewer chose the best of b2, which is no typed number, and called the branch 不适用: what was said of the leaf itself stands.
  it("does not silence what was chosen of a leaf beneath it", () => {
    const chosen: LeafRule = { kind: "options", options: [{ id: "best", name: "好", share: "1" }] };
    const criteria = [leafOf("a", "60"), branchOf("B", "40", [leafOf("b1", "10"), leafOf("b2", "30", chosen)])];
    const year = yearBy(criteria, { notApplicable: { contested: "block", rule: whole, leastShare: null } });
    const rows = [...sheet({ a: "45" }), row("b2", "a1", { kind: "option", value: "best" }), notApplicable("B", "a1")];
    // (45 + 30) × 100 ÷ 90 = 250/3.
    for (const some of [rows, [...rows].reverse()]) expect(totalOf(year, some)).toBe("250/3");
  });

  it("with a leaf beneath that the findings decide does not apply either", () => {
    const rule = findingsOf([{ id: "k", name: "错链", points: "1" }]);
    const criteria = [leafOf("a", "60"), branchOf("B", "40", [leafOf("b1", "10", rule), leafOf("b2", "30")])];
    const year = yearBy(criteria, { notApplicable: { contested: "block", rule: whole, leastShare: null } });
    // 30 × 100 ÷ 60 = 50.
    expect(totalOf(year, [...sheet({ a: "30" }), notApplicable("B", "a1")])).toBe("50");
    expect(totalOf(year, sheet({ a: "30", b2: "20" }))).toBe("60");
  });
});

describe("several that do not apply", () => {
  // 30 + 24 = 54 of 70: 54 × 100 ÷ 70 = 540/7.
  it("are taken off the whole together", () => {
    expect(by({ a1: whole, b1: whole }, "a1", "b1")).toBe("540/7");
  });

  // B: 24 × 40 ÷ 30 = 32 of 40; with A gone: 32 × 100 ÷ 40 = 80.
  it("are taken over from the leaves up: the parent's before the whole's", () => {
    expect(by({ b1: parent, A: whole }, "b1", "a1", "a2")).toBe("80");
    // A 30 of 40, B 32 of 40: 62 × 100 ÷ 80 = 77.5.
    expect(by({ b1: parent, a1: whole }, "a1", "b1")).toBe("77.5");
  });

  // 54 × 1.1 × 1.2 = 71.28.
  it("multiply their factors", () => {
    expect(by({ a1: factor("1.1"), b1: factor("1.2") }, "a1", "b1")).toBe("71.28");
  });

  // 70 points apply and take 20 over: 54 × 90 ÷ 70 × 1.1 = 2673/35.
  it("rescale first, then take the factor", () => {
    expect(by({ a1: whole, b1: factor("1.1") }, "a1", "b1")).toBe("2673/35");
  });

  // b1's 10 spread over a2 and b2, 5 each; a1's 20 moved to b2: a2 30 × 45 ÷ 40 = 33.75, b2 24 × 55 ÷ 30 = 44.
  it("add up where they fall on one criterion; nothing compounds", () => {
    expect(by({ b1: leaves, a1: move("b2") }, "a1", "b1")).toBe("77.75");
    // B takes b1's 10 and a1's 20 on its applicable 30: 24 × 60 ÷ 30 = 48; 30 + 48.
    expect(by({ b1: parent, a1: move("B") }, "a1", "b1")).toBe("78");
    // b2 took 20 and stands at 40 of 50, then B takes 10 on 50: 40 × 60 ÷ 50 = 48.
    expect(by({ b1: parent, a1: move("b2") }, "a1", "b1")).toBe("78");
  });

  it("have nowhere to go where what should take over does not apply", () => {
    expect(by({ b1: move("a1"), a1: whole }, "a1", "b1")).toBe("open move-target-not-applicable");
    expect(by({ b1: move("a1"), A: whole }, "a1", "a2", "b1")).toBe("open move-target-not-applicable");
  });

  it("that are all there is leave no score, whatever the rules", () => {
    const all = ["a1", "a2", "b1", "b2"];
    expect(by({}, ...all)).toBe("notApplicable");
    expect(by({ A: move("B"), B: siblings }, ...all)).toBe("notApplicable");
  });
});

describe("what only loses points", () => {
  const kinds = [{ id: "k", name: "违规", points: "2" }];
  const minus = leafOf("m", "0", { kind: "minus", kinds, most: null });
  const lost = row("m", "a1", { kind: "deduction", value: "k", count: "3" });
  const yearWith = (rule: NotApplicableRule) =>
    yearBy([leafOf("c", "60"), leafOf("d", "40", undefined, { notApplicable: rule }), minus]);

  // d's 40 over c alone, m takes nothing: 30 × 100 ÷ 60 − 6 = 44. On the whole: (30 − 6) × 100 ÷ 60 = 40.
  it("takes nothing over, but is rescaled with the whole", () => {
    const rows = [...sheet({ c: "30", d: "不适用" }), lost];
    expect([siblings, leaves, whole].map((rule) => totalOf(yearWith(rule), rows))).toEqual(["44", "44", "40"]);
  });

  it("leaves no points behind where it does not apply itself", () => {
    const rows = [...sheet({ c: "30", d: "20" }), notApplicable("m", "a1", { kind: "deduction" })];
    expect(totalOf(yearWith(refuse), rows)).toBe("50");
  });

  it("is nothing to rescale or to spread over", () => {
    const both = (rule: NotApplicableRule) =>
      yearBy([
        leafOf("c", "60", undefined, { notApplicable: rule }),
        leafOf("d", "40", undefined, { notApplicable: rule }),
        minus,
      ]);
    const rows = [...sheet({ c: "不适用", d: "不适用" }), lost];
    expect(totalOf(both(whole), rows)).toBe("open nothing-to-rescale");
    expect(totalOf(both(siblings), rows)).toBe("open nothing-to-spread-over nothing-to-spread-over");
  });

  // P of 10 {p1, deductions 10 to the first level}: 10 − 6 × 2 = −2, ended at 0 before anything is rescaled; q 20 of 50 earned
  // for c's 40: (0 + 20) × 100 ÷ 60 = 100/3.
  it("ends at the first level's 0 before that takes anything over", () => {
    const deductions = leafOf("p1", "10", { kind: "deductions", kinds, cap: "levelOne" });
    const year = yearBy([
      branchOf("P", "10", [deductions]),
      leafOf("q", "50"),
      leafOf("c", "40", undefined, { notApplicable: whole }),
    ]);
    const rows = [...sheet({ q: "20", c: "不适用" }), row("p1", "a1", { kind: "deduction", value: "k", count: "6" })];
    expect(totalOf(year, rows)).toBe("100/3");
  });
});

describe("a least share of children that apply", () => {
  const four = (rule: NotApplicableRule) => [
    leafOf("c", "60"),
    branchOf(
      "D",
      "40",
      ["d1", "d2", "d3", "d4"].map((id) => leafOf(id, "10", undefined, { notApplicable: parent })),
      {
        notApplicable: rule,
      },
    ),
  ];
  const rows = (...earned: readonly string[]) =>
    sheet({ c: "30", ...Object.fromEntries(earned.map((word, index) => [`d${index + 1}`, word])) });
  const byShare = (leastShare: string | null, ...earned: readonly string[]) =>
    totalOf(yearBy(four(whole), {}, leastShare), rows(...earned));

  // Two of four at least half: D is (5 + 7) × 40 ÷ 20 = 24. One of four is less: D goes, 30 × 100 ÷ 60 = 50; without a share
  // it would be 5 × 40 ÷ 10 = 20.
  it("is reached by exactly that share, below it the branch does not apply", () => {
    expect(byShare("0.5", "5", "7", "不适用", "不适用")).toBe("54");
    expect(byShare("0.5", "5", "不适用", "不适用", "不适用")).toBe("50");
    expect(byShare(null, "5", "不适用", "不适用", "不适用")).toBe("50");
    expect(byShare(null, "6", "不适用", "不适用", "不适用")).toBe("54");
    expect(byShare("1/4", "6", "不适用", "不适用", "不适用")).toBe("54");
    // With 6 the two ways differ: 6 × 40 ÷ 10 = 24 where D applies, and it does not.
    expect(byShare("0.5", "6", "不适用", "不适用", "不适用")).toBe("50");
    expect(byShare("1/3", "6", "不适用", "不适用", "不适用")).toBe("50");
  });
});

describe("what a unit could have reached", () => {
  const attainable = (rules: Rules, ...apart: readonly string[]) => {
    const { attainable: most } = scoreFirst(yearBy(tree(rules)), rowsBut(...apart));
    return most && exactText(most);
  };

  it("is the full points where what does not apply is taken over, and what is left by a factor", () => {
    expect(attainable({})).toBe("100");
    for (const rule of [whole, parent, siblings, leaves, move("a1")])
      expect(attainable({ b1: rule }, "b1")).toBe("100");
    // 90 × 1.1 = 99, 60 × 1.5 = 90.
    expect(attainable({ b1: factor("1.1") }, "b1")).toBe("99");
    expect(attainable({ B: factor("1.5") }, "b1", "b2")).toBe("90");
  });

  it("is unknown where the total is open", () => {
    expect(attainable({}, "b1")).toBeNull();
  });
});
