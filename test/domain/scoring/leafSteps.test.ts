import { describe, expect, it } from "vitest";

import type { LeafRule } from "../../../src/domain/scheme/leafRule.ts";
import type { Facts, FormulaEvaluator } from "../../../src/domain/scoring/facts.ts";
import type { Finding } from "../../../src/domain/scoring/finding.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { divide, multiply, whole, zero } from "../../../src/domain/shared/exact.ts";
import { points, row } from "../../fixtures/observations.ts";
import { leafOf, unitOf, yearOf } from "../../fixtures/schemes.ts";
import { smallBreakdown } from "../../fixtures/smallAssessment.ts";
import { steps } from "../../fixtures/steps.ts";

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
