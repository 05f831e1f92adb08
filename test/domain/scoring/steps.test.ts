import { describe, expect, it } from "vitest";

import type { LeafRule } from "../../../src/domain/scheme/leafRule.ts";
import type { Party } from "../../../src/domain/scheme/scheme.ts";
import type { CriteriaRoundings, Stage, Veto } from "../../../src/domain/scheme/stage.ts";
import type { Assessed, Facts, FormulaEvaluator } from "../../../src/domain/scoring/facts.ts";
import type { Finding } from "../../../src/domain/scoring/finding.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import type { Step, StepKind, UnitScore } from "../../../src/domain/scoring/score.ts";
import { explainUnit, scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { divide, exactText, multiply, whole, zero } from "../../../src/domain/shared/exact.ts";
import { abstained, event, factsOf, points, row, said, sheet, textOf } from "../../fixtures/observations.ts";
import { smallBreakdown } from "../../fixtures/smallAssessment.ts";
import { branchOf, criteriaStage, leafOf, stageOf, tableOf, unitOf, yearOf } from "../../fixtures/schemes.ts";

/** "what of: name value×weight, … = result data". */
const lineOf = ({ kind, of, from, result, data }: Step): string => {
  const inputs = from.map(
    ({ name, value, weight }) => `${name} ${exactText(value)}${weight ? `×${exactText(weight)}` : ""}`,
  );
  const rest = Object.entries(data).map(([name, value]) => ` ${name}:${String(value)}`);
  return `${kind} ${of}: ${inputs.join(", ")} = ${exactText(result)}${rest.join("")}`;
};

/** A unit's steps of some kinds in their order, a line each; its score is the same without them. */
const steps = (
  assessed: Assessed,
  rows: readonly Observation[],
  kinds: readonly StepKind[],
  { unit = "u1", ...rest }: Partial<Facts> & { readonly unit?: string } = {},
): readonly string[] => {
  const facts = factsOf(assessed, rows, rest);
  const explained = explainUnit(assessed, facts, unit);
  const plain = scoreUnits(assessed, facts).find((one) => one.unit === unit);
  const numbers = (score: UnitScore | undefined) => score?.stages.map(({ stage, outcome }) => [stage, textOf(outcome)]);
  expect(numbers(plain)).toEqual(numbers(explained.score));
  return explained.steps.filter(({ kind }) => kinds.includes(kind)).map(lineOf);
};

const formulas: FormulaEvaluator = (_, values) => {
  const [done = zero, due = zero] = ["done", "due"].map((name) => values.get(name) ?? zero);
  return { ok: true, value: divide(multiply(values.get("max") ?? whole(100), done), due) };
};
const options = [
  { id: "good", name: "好", share: "1" },
  { id: "fair", name: "中", share: "0.6" },
];
const kinds = [
  { id: "small", name: "一般", points: "0.5" },
  { id: "grave", name: "严重", points: "2" },
];

describe("the step of a leaf's rule", () => {
  const by = (rule: LeafRule, changes: readonly Partial<Observation>[], facts: Partial<Facts> = {}, max = "10") =>
    steps(
      yearOf({ criteria: [leafOf("c", max, rule), leafOf("d", "10")], formulas }),
      [...changes.map((change) => row("c", "a1", change)), points("d", "a1", "0")],
      ["rule"],
      { formulas, ...facts },
    ).filter((line) => line.startsWith("rule c"));
  const of = (rule: string) => ` rule:${rule} reviewer:a1 round:y`;

  it.each<[string, LeafRule, readonly Partial<Observation>[], string]>([
    ["points as typed", { kind: "points", scale: null }, [{ value: "7.25" }], "value 7.25 = 7.25"],
    [
      "points of more places than a column holds",
      { kind: "points", scale: null },
      [{ value: "7.123456789012" }],
      "value 7.123456789012 = 7.123456789012",
    ],
    // 10 × (4 − 1) ÷ (5 − 1).
    [
      "the mark on a scale",
      { kind: "points", scale: { lowest: "1", highest: "5" } },
      [{ value: "4" }],
      "value 4 = 7.5",
    ],
    ["the option's share", { kind: "options", options }, [{ kind: "option", value: "fair" }], "share 0.6×10 = 6"],
    [
      "the parts' shares together",
      {
        kind: "parts",
        parts: [
          { id: "p1", name: "甲", share: "0.5" },
          { id: "p2", name: "乙", share: "0.3" },
        ],
      },
      [
        { kind: "part", value: "p1", count: "1" },
        { kind: "part", value: "p2", count: "1" },
      ],
      "share 0.8×10 = 8",
    ],
    [
      "done and due",
      { kind: "proportion", above: "cap", noneDue: "refuse" },
      [{ kind: "proportion", count: "1", of: "3" }],
      "count 1, of 3 = 10/3",
    ],
    [
      "the base and each",
      { kind: "count", base: "2", each: "1.5", ceiling: "8" },
      [{ kind: "count", count: "3" }],
      "base 2, count 3×1.5 = 6.5",
    ],
    [
      "the points and each fault",
      { kind: "deductions", kinds, cap: "leaf" },
      [
        { kind: "deduction", value: "small", count: "3" },
        { kind: "deduction", value: "grave", count: "1" },
      ],
      "max 10, small 3×0.5, grave 1×2 = 6.5",
    ],
    ["how often it happened", { kind: "allOrNothing" }, [{ kind: "count", count: "7" }], "count 7 = 0"],
    [
      "the ratio reached",
      {
        kind: "completion",
        curve: [
          { ratio: "0.6", share: "0.5" },
          { ratio: "1", share: "1" },
        ],
        between: "linear",
        noTarget: "refuse",
      },
      [{ kind: "completion", count: "3", of: "5" }],
      "ratio 0.6 = 5",
    ],
    [
      "the answers by their shares",
      { kind: "survey", options, minimumSample: 10, belowMinimum: "refuse" },
      [
        { kind: "survey", value: "good", count: "6" },
        { kind: "survey", value: "fair", count: "4" },
      ],
      // (6 + 4 × 0.6) ÷ 10 of 10 points.
      "good 6×1, fair 4×0.6 = 8.4",
    ],
    [
      "the inputs in the rule's order",
      {
        kind: "formula",
        formula: "max * done / due",
        inputs: [
          { id: "done", name: "办结" },
          { id: "due", name: "应办" },
        ],
        outside: "cap",
      },
      [
        { kind: "input", value: "due", count: "4" },
        { kind: "input", value: "done", count: "3" },
      ],
      "done 3, due 4 = 7.5",
    ],
  ])("shows %s", (_, rule, changes, want) => {
    expect(by(rule, changes)).toEqual([`rule c: ${want}${of(rule.kind)}`]);
  });

  it("shows faults that take from the whole", () => {
    const rule: LeafRule = { kind: "minus", kinds, most: "3" };
    const faults = [{ kind: "deduction", value: "grave", count: "2" }] as const;
    expect(by(rule, faults, {}, "0")).toEqual([`rule c: grave 2×2 = -3${of("minus")}`]);
    expect(by(rule, [{ kind: "deduction", value: "", count: "0" }], {}, "0")).toEqual([`rule c:  = 0${of("minus")}`]);
  });

  it("shows nothing where nothing was due and the scheme gives all or none", () => {
    for (const [noneDue, got] of [
      ["full", "10"],
      ["zero", "0"],
    ] as const) {
      expect(by({ kind: "proportion", above: "cap", noneDue }, [{ kind: "proportion", count: "0", of: "0" }])).toEqual([
        `rule c:  = ${got}${of("proportion")}`,
      ]);
    }
  });

  // 市教育局 supports 一/（一） under an alias and leads 一/（二）: (1 × 1 + 0.6 × 2) ÷ 3 of 10 points.
  it("shows each task by its weight", () => {
    const year = yearOf({
      criteria: [
        leafOf("c", "10", { kind: "tasks", states: options, leadWeight: "2", supportWeight: "1", noTasks: "refuse" }),
      ],
      units: [unitOf("u1", { name: "市教育局", aliases: ["市教委"] })],
    });
    const task = (id: string, value: string) => row("c", "a1", { kind: "task", task: id, value });
    expect(
      steps(year, [task("一/（一）", "good"), task("一/（二）", "fair")], ["rule"], { breakdown: smallBreakdown }),
    ).toEqual([`rule c: 一/（一） 1×1, 一/（二） 0.6×2 = 22/3${of("tasks")}`]);
  });

  it("shows findings by their numbers", () => {
    const finding = (id: string, change: Partial<Finding> = {}): Finding => ({
      ...{ id, round: "y", unit: "u1", criterion: "f", kind: "small", count: "2", date: "2026-05-06" },
      ...{ due: null, rectified: null, recheck: null, clause: "", evidence: "" },
      ...change,
    });
    const year = yearOf({
      criteria: [
        leafOf("f", "10", { kind: "findings", kinds, cap: "leaf", rounds: ["y"], rectified: "0.5" }),
        leafOf("d", "10"),
      ],
    });
    const recheck = { date: "2026-06-06", count: "0" };
    const findings = [
      finding("F1"),
      finding("F2", { kind: "grave", count: "1", rectified: "2026-05-20", recheck }),
      finding("F3", { count: "4", recheck: { ...recheck, count: "1" } }),
    ];
    // 2 × 0.5; put right, of one half is left: 0.5 × 2; of four the recheck found one: 1 × 0.5.
    expect(steps(year, [points("d", "a1", "9")], ["rule"], { findings })[0]).toBe(
      `rule f: max 10, F1 2×0.5, F2 0.5×2, F3 1×0.5 = 7.5${of("findings")}`,
    );
  });
});

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
  const yearBy = (rule: Parameters<typeof tableOf>[0]["table"] extends infer T ? T : never) =>
    yearOf({ criteria: tree, ...(rule ? { table: rule } : {}) });
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

describe("the steps of stages", () => {
  const p = criteriaStage({ id: "p", criteria: ["c"], outOf: "100" });
  const q = criteriaStage({ id: "q", criteria: ["d"], outOf: "100" });
  const by = (totalPoints: string, kind: StepKind, c: string, d: string, ...stages: readonly Stage[]) =>
    steps(
      yearOf({
        criteria: [leafOf("c", "100"), leafOf("d", "100")],
        stages: [p, q, ...stages],
        table: { totalPoints },
        formulas,
      }),
      sheet({ c, d }),
      [kind],
      { formulas },
    );
  const terms = [
    { stage: "p", weight: "60" },
    { stage: "q", weight: "40" },
  ];

  it("name the stages they are made of", () => {
    const sum = stageOf({
      id: "t",
      op: "sum",
      of: [
        { stage: "p", sign: "+" },
        { stage: "q", sign: "-" },
      ],
      // Full marks of p less those of q are 0: a lower bound above 0 makes a table of them.
      bounds: { min: "1", max: null },
    });
    expect(by("1", "stages-summed", "80", "70.5", sum)).toEqual(["stages-summed t: p 80, q -70.5 = 9.5"]);
    const weighted = stageOf({ id: "t", op: "weighted", of: terms, absent: { kind: "proportional" } });
    expect(by("100", "stages-weighted", "80", "70", weighted)).toEqual(["stages-weighted t: p 80×0.6, q 70×0.4 = 76"]);
    expect(by("100", "stages-weighted", "80", "不适用", weighted)).toEqual(["stages-weighted t: p 80×1 = 80"]);
    const scale = { from: { lowest: "0", highest: "100" }, to: { lowest: "60", highest: "90" } };
    // 60 + 76 ÷ 100 × 30.
    expect(by("90", "converted", "80", "70", weighted, stageOf({ id: "u", op: "convert", of: "t", ...scale }))).toEqual(
      ["converted u: t 76 = 82.8"],
    );
    const formula = stageOf({
      id: "t",
      op: "formula",
      formula: "100 * done / due",
      inputs: [
        { name: "done", stage: "q" },
        { name: "due", stage: "p" },
      ],
    });
    expect(by("100", "formula", "80", "70", formula)).toEqual(["formula t: done 70, due 80 = 87.5"]);
  });

  it("say whether a gate was passed, and what was tested", () => {
    const gate = stageOf({
      id: "t",
      op: "gate",
      of: "p",
      when: { stage: "q", is: "atLeast", bound: "60" },
      otherwise: "1",
    });
    expect(by("100", "gate-passed", "80", "60", gate)).toEqual(["gate-passed t: q 60, p 80 = 80"]);
    expect(by("100", "gate-closed", "80", "59", gate)).toEqual(["gate-closed t: q 59 = 1"]);
  });

  it("say what a stage was held at by another, and what its bounds cut off", () => {
    const limit = stageOf({ id: "t", op: "limit", of: "p", against: "q", ratio: "1.2", margin: "3" });
    expect(by("100", "limited", "95", "70", limit)).toEqual(["limited t: p 95, q 87 = 87"]);
    const bounded = { ...limit, bounds: { min: "20", max: "100" } };
    expect(by("100", "bounded", "10", "70", bounded)).toEqual(["bounded t: t 10 = 20"]);
    expect(by("100", "bounded", "20", "70", bounded)).toEqual([]);
  });

  it("say what components come to by their roles", () => {
    const roles = [
      { role: "own", weight: "60" },
      { role: "town", weight: "40" },
    ];
    const part = (id: string, role: string) => unitOf(id, { partOf: { unit: "county", role } });
    const year = yearOf({
      criteria: [leafOf("c", "100")],
      units: [unitOf("county", { group: "counties" }), part("o1", "own"), part("t1", "town"), part("t2", "town")],
      others: [
        tableOf({
          criteria: [leafOf("c", "100")],
          stages: [
            criteriaStage({ id: "direct" }),
            stageOf({ id: "parts", op: "components", roles, absent: { kind: "refuse" } }),
            stageOf({
              id: "t",
              op: "weighted",
              of: [
                { stage: "direct", weight: "50" },
                { stage: "parts", weight: "50" },
              ],
              absent: { kind: "refuse" },
            }),
          ],
          table: { id: "counties", name: "县区考核表" },
        }),
      ],
    });
    const rows = Object.entries({ o1: "90", t1: "70", t2: "80", county: "60" }).map(([unit, value]) =>
      points("c", "a1", value, { unit }),
    );
    expect(steps(year, rows, ["components-combined"], { unit: "county" })).toEqual([
      "components-combined parts: own 90×0.6, town 75×0.4 = 84",
    ]);
  });
});

describe("the steps of events and vetoes", () => {
  const item = (id: string, each: string, atMost: string | null) =>
    ({ id, name: `事项${id}`, clause: "", points: each, per: "event", atMost }) as const;
  const vetoOf = (id: string, score: Veto["score"], bonus: Veto["bonus"] = "kept"): Veto => ({
    ...{ id, name: `否决${id}`, clause: "", score, rank: "last", grade: { kind: "kept" }, bonus, quota: "counted" },
  });
  const yearBy = (...vetoes: readonly Veto[]) =>
    yearOf({
      criteria: [leafOf("c", "100")],
      stages: [
        criteriaStage({ id: "base" }),
        stageOf({
          ...{ id: "bonus", op: "events", effect: "bonus", rounds: ["y"] },
          items: [item("praise", "2", "5"), item("pilot", "1.5", null)],
        }),
        stageOf({
          id: "sum",
          op: "sum",
          of: [
            { stage: "base", sign: "+" },
            { stage: "bonus", sign: "+" },
          ],
        }),
        stageOf({ id: "t", op: "veto", of: "sum", rounds: ["y"], vetoes }),
      ],
      table: { totalPoints: "100" },
    });
  const all: readonly StepKind[] = ["event-capped", "events-summed", "bonus-barred", "vetoed"];
  const by = (vetoes: readonly Veto[], ...events: readonly Observation[]) =>
    steps(yearBy(...vetoes), [...sheet({ c: "90" }), ...events], all);
  const harmless = vetoOf("v", { kind: "cap", points: "60" });

  it("name what happened, and what was cut off at an event's most", () => {
    expect(by([harmless], event("praise", "2"), event("pilot", "1"))).toEqual([
      "events-summed bonus: praise 4, pilot 1.5 = 5.5",
    ]);
    expect(by([harmless], event("praise", "3"), event("pilot", "0"))).toEqual([
      "event-capped praise: praise 3×2 = 5 most:5",
      "events-summed bonus: praise 5 = 5",
    ]);
    // 2.5 × 2 is exactly its most: nothing is cut off.
    const even = yearOf({
      criteria: [leafOf("c", "100")],
      stages: [
        criteriaStage({ id: "base" }),
        stageOf({ id: "t", op: "events", effect: "bonus", rounds: ["y"], items: [item("praise", "2.5", "5")] }),
        stageOf({
          id: "u",
          op: "sum",
          of: [
            { stage: "base", sign: "+" },
            { stage: "t", sign: "+" },
          ],
        }),
      ],
    });
    expect(steps(even, [...sheet({ c: "90" }), event("praise", "2")], all)).toEqual(["events-summed t: praise 5 = 5"]);
    expect(steps(even, sheet({ c: "90" }), all)).toEqual(["events-summed t:  = 0"]);
  });

  it("name the veto and what it made of the number", () => {
    const struck = event("v", "1");
    expect(by([harmless], struck)).toEqual(["events-summed bonus:  = 0", "vetoed t: t 90 = 60 veto:v cap:60"]);
    expect(by([vetoOf("v", { kind: "fixed", points: "40" })], struck)).toEqual([
      "events-summed bonus:  = 0",
      "vetoed t: t 90 = 40 veto:v",
    ]);
    expect(by([vetoOf("v", { kind: "keep" }, "barred")], struck, event("praise", "1"))).toEqual([
      "events-summed bonus: praise 2 = 2",
      "bonus-barred bonus: bonus 2 = 0",
    ]);
    expect(by([vetoOf("v", { kind: "keep" }, "kept")], struck, event("praise", "1"))).toEqual([
      "events-summed bonus: praise 2 = 2",
    ]);
    expect(by([vetoOf("v", { kind: "keep" }, "barred")], event("praise", "1"))).toEqual([
      "events-summed bonus: praise 2 = 2",
    ]);
  });
});
