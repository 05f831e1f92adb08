import { describe, expect, it } from "vitest";

import type { AbsentRule, Stage, StageTest } from "../../../src/domain/scheme/stage.ts";
import type { FormulaEvaluator } from "../../../src/domain/scoring/facts.ts";
import { add, exact, zero } from "../../../src/domain/shared/exact.ts";
import { scoreFirst, sheet, stageText, textOf, totalOf } from "../../fixtures/observations.ts";
import { criteriaStage, leafOf, stageOf, yearOf } from "../../fixtures/schemes.ts";

const p = criteriaStage({ id: "p", criteria: ["c"], outOf: "100" });
const q = criteriaStage({ id: "q", criteria: ["d"], outOf: "100" });
const refuse: AbsentRule = { kind: "refuse" };
/** Stages p (criterion c) and q (criterion d) of 100 points each, then those of the test. */
const yearWith = (totalPoints: string, ...stages: readonly Stage[]) =>
  yearOf({ criteria: [leafOf("c", "100"), leafOf("d", "100")], stages: [p, q, ...stages], table: { totalPoints } });

/** The total where p comes to `c` and q to `d`. */
const by = (c: string, d: string, totalPoints: string, ...stages: readonly Stage[]) =>
  totalOf(yearWith(totalPoints, ...stages), sheet({ c, d }));

describe("a sum", () => {
  const withSign = (sign: "+" | "-") => {
    const [first, second] = [{ stage: "p", sign: "+" } as const, { stage: "q", sign }];
    return stageOf({ id: "t", op: "sum", of: [first, second] });
  };
  const [both, less] = [withSign("+"), withSign("-")];

  it("adds and subtracts stages", () => {
    expect(by("80.5", "70", "200", both)).toBe("150.5");
    // Full marks of p less those of q are 0: a lower bound above 0 makes a table of them.
    const one = { ...less, id: "u", bounds: { min: "1", max: null } };
    expect(by("80.5", "70", "1", one)).toBe("10.5");
    expect(by("60", "70", "1", one)).toBe("1");
    // 2 × 60 − 70 = 50, and 2 × 30 − 70 = −10: below 0 unless bounded.
    const twice = [
      both,
      stageOf({
        id: "u",
        op: "sum",
        of: [
          { stage: "t", sign: "+" },
          { stage: "p", sign: "+" },
        ],
      }),
      stageOf({
        id: "v",
        op: "sum",
        of: [
          { stage: "u", sign: "+" },
          { stage: "q", sign: "-" },
        ],
      }),
      stageOf({
        id: "w",
        op: "sum",
        of: [
          { stage: "v", sign: "+" },
          { stage: "q", sign: "-" },
        ],
      }),
    ];
    expect(by("60", "70", "100", ...twice)).toBe("50");
    expect(by("30", "70", "100", ...twice)).toBe("-10");
  });

  it("of nothing that applies does not apply; of some it is open", () => {
    expect(by("不适用", "不适用", "200", both)).toBe("notApplicable");
    expect(by("80", "不适用", "200", both)).toBe("open stage-not-applicable");
  });

  it("waits for what is open", () => {
    expect(totalOf(yearWith("200", both), sheet({ c: "80" }))).toBe("open score-missing");
  });
});

describe("a weighted mean of stages", () => {
  const weighted = (absent: AbsentRule) =>
    stageOf({
      id: "t",
      op: "weighted",
      of: [
        { stage: "p", weight: "60" },
        { stage: "q", weight: "40" },
      ],
      absent,
    });

  // 80 × 60% + 70 × 40% = 76.
  it("takes each by its weight", () => {
    expect(by("80", "70", "100", weighted(refuse))).toBe("76");
  });

  it("passes on the weight of what does not apply as it says", () => {
    const one = (absent: AbsentRule) => by("80", "不适用", "100", weighted(absent));
    expect([one({ kind: "proportional" }), one({ kind: "equally" }), one({ kind: "to", to: "p" })]).toEqual([
      "80",
      "80",
      "80",
    ]);
    expect([one(refuse), one({ kind: "to", to: "q" })]).toEqual([
      "open stage-not-applicable",
      "open stage-not-applicable",
    ]);
    expect(by("不适用", "不适用", "100", weighted({ kind: "equally" }))).toBe("notApplicable");
  });

  // Four quarters, 10%, 20%, 30%, 40%, the second does not apply: (90 × 10 + 80 × 30 + 70 × 40) ÷ 80 = 76.25; in equal parts
  // 90 × (10 + 20/3)% + 80 × (30 + 20/3)% + 70 × (40 + 20/3)% = 15 + 88/3 + 98/3 = 77; to the first 90 × 30% + 24 + 28 = 79.
  it("weighs rounds of the year", () => {
    const quarters = ["q1", "q2", "q3", "q4"];
    const byRule = (absent: AbsentRule) =>
      totalOf(
        yearOf({
          criteria: [leafOf("c", "100")],
          rounds: quarters,
          stages: [
            ...quarters.map((round) => criteriaStage({ id: `of-${round}`, round })),
            stageOf({
              id: "t",
              op: "weighted",
              of: quarters.map((round, index) => ({ stage: `of-${round}`, weight: String(10 * (index + 1)) })),
              absent,
            }),
          ],
          table: { totalPoints: "100" },
        }),
        quarters.flatMap((round, index) =>
          sheet({ c: index === 1 ? "不适用" : (["90", "", "80", "70"][index] ?? "") }, { round }),
        ),
      );
    expect([
      byRule({ kind: "proportional" }),
      byRule({ kind: "equally" }),
      byRule({ kind: "to", to: "of-q1" }),
    ]).toEqual(["76.25", "77", "79"]);
  });
});

describe("a conversion", () => {
  const convert = (lowest: string, highest: string) =>
    stageOf({ id: "t", op: "convert", of: "p", from: { lowest: "0", highest: "100" }, to: { lowest, highest } });
  const one = (c: string, ...[lowest, highest]: readonly [string, string]) =>
    totalOf(
      yearOf({
        criteria: [leafOf("c", "100")],
        stages: [p, convert(lowest, highest)],
        table: { totalPoints: highest },
      }),
      sheet({ c }),
    );

  // 85 of 100 to 30: 25.5; to 60…90: 60 + 0.85 × 30 = 85.5.
  it("goes from one scale to another", () => {
    expect([one("85", "0", "30"), one("85", "60", "90"), one("1", "0", "3")]).toEqual(["25.5", "85.5", "0.03"]);
    expect(one("不适用", "0", "30")).toBe("notApplicable");
  });
});

describe("a gate", () => {
  // Whether p counts is decided by q.
  const gate = (is: StageTest["is"], bound = "80") =>
    stageOf({ id: "t", op: "gate", of: "p", when: { stage: "q", is, bound }, otherwise: "1" });
  const at = (d: string) =>
    (["above", "atLeast", "below", "atMost"] as const).map((is) =>
      by("90", d, is === "above" || is === "atLeast" ? "100" : "1", gate(is)),
    );

  it("at exactly its bound is passed by at least and at most, not by above and below", () => {
    expect(at("79.999")).toEqual(["1", "1", "90", "90"]);
    expect(at("80")).toEqual(["1", "90", "1", "90"]);
    expect(at("80.001")).toEqual(["90", "90", "1", "1"]);
  });

  it("gives what is otherwise said, below 0 too", () => {
    const otherwise = { ...gate("atLeast"), otherwise: "-5" } as Stage;
    expect(by("90", "10", "100", otherwise)).toBe("-5");
  });

  it("without a number to test has none either; closed it asks for no other", () => {
    expect(by("90", "不适用", "100", gate("above"))).toBe("notApplicable");
    expect(by("不适用", "90", "100", gate("above"))).toBe("notApplicable");
    expect(by("不适用", "70", "100", gate("above"))).toBe("1");
    expect(totalOf(yearWith("100", gate("above")), sheet({ c: "90" }))).toBe("open score-missing");
  });
});

describe("a limit", () => {
  const limit = (ratio: string, margin: string) =>
    stageOf({ id: "t", op: "limit", of: "p", against: "q", ratio, margin });

  // 70 × 1.2 + 3 = 87 at most; 80 is below it.
  it("holds a stage at another's ratio and margin", () => {
    expect([by("95", "70", "100", limit("1.2", "3")), by("80", "70", "100", limit("1.2", "3"))]).toEqual(["87", "80"]);
    expect(by("95", "60", "100", limit("4/3", "0"))).toBe("80");
  });

  it("holds nothing where what it is held against does not apply, and is 不适用 itself where its own is", () => {
    expect(by("95", "不适用", "100", limit("1", "0"))).toBe("95");
    expect(by("不适用", "90", "100", limit("1", "0"))).toBe("notApplicable");
    expect(by("不适用", "不适用", "100", limit("1", "0"))).toBe("notApplicable");
  });
});

describe("a formula of stages", () => {
  const formulas: FormulaEvaluator = (formula, values) =>
    formula === "x + y"
      ? { ok: true, value: add(values.get("x") ?? zero, values.get("y") ?? exact("1000")) }
      : { ok: false, detail: "y" };
  const stage = (formula: string) =>
    stageOf({
      id: "t",
      op: "formula",
      formula,
      inputs: [
        { name: "x", stage: "p" },
        { name: "y", stage: "q" },
      ],
    });
  const year = yearOf({
    criteria: [leafOf("c", "100"), leafOf("d", "100")],
    stages: [p, q, stage("x + y")],
    table: { totalPoints: "200" },
    formulas,
  });
  const broken = {
    ...year,
    scheme: { ...year.scheme, tables: year.scheme.tables.map((table) => ({ ...table, stages: [p, q, stage("x")] })) },
  };

  it("is computed from their numbers by name", () => {
    expect(totalOf(year, sheet({ c: "80.5", d: "70" }), { formulas })).toBe("150.5");
  });

  it("waits for them, for a result, and for somebody to compute it", () => {
    expect(totalOf(year, sheet({ c: "80", d: "不适用" }), { formulas })).toBe("open stage-not-applicable");
    expect(totalOf(broken, sheet({ c: "80", d: "70" }), { formulas })).toBe("open formula-failed");
    expect(totalOf(year, sheet({ c: "80", d: "70" }))).toBe("open formula-without-evaluator");
  });
});

describe("bounds and rounding", () => {
  const one = (c: string, rest: Pick<Stage, "bounds" | "rounding">) =>
    totalOf(
      yearOf({ criteria: [leafOf("c", "100")], stage: rest, table: { totalPoints: rest.bounds.max ?? "100" } }),
      sheet({ c }),
    );
  const rounding = { places: 1, mode: "half-up" } as const;

  it("hold a stage's number, both bounds included", () => {
    const bounds = { min: "60", max: "95" };
    expect(["59.9", "60", "80", "95", "95.1"].map((c) => one(c, { bounds, rounding: null }))).toEqual([
      "60",
      "60",
      "80",
      "95",
      "95",
    ]);
  });

  // 94.96 is held at 94.94 first, then rounded to 94.9; the other way round it would be 95, held at 94.94.
  it("come in this order", () => {
    const total = scoreFirst(
      yearOf({
        criteria: [leafOf("c", "100")],
        stages: [{ ...p, id: "s", bounds: { min: null, max: "94.94" }, rounding }],
        table: { totalPoints: "94.9" },
      }),
      sheet({ c: "94.96" }),
    ).total;
    expect(textOf(total)).toBe("94.9");
  });

  it("are a stage's own: what reads it sees it rounded", () => {
    // p 80.25 → 80.3, q 70: 150.3.
    const sum = stageOf({
      id: "t",
      op: "sum",
      of: [
        { stage: "p", sign: "+" },
        { stage: "q", sign: "+" },
      ],
    });
    const year = yearOf({
      criteria: [leafOf("c", "100"), leafOf("d", "100")],
      stages: [{ ...p, rounding }, q, sum],
      table: { totalPoints: "200" },
    });
    const score = scoreFirst(year, sheet({ c: "80.25", d: "70" }));
    expect([stageText(score, "p"), stageText(score, "t")]).toEqual(["80.3", "150.3"]);
  });
});
