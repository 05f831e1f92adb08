import { describe, expect, it } from "vitest";

import type { LeafRule } from "../../../src/domain/scheme/leafRule.ts";
import { checkObservations } from "../../../src/domain/scoring/checkObservations.ts";
import { wantedKind, type Observation } from "../../../src/domain/scoring/observation.ts";
import { exact } from "../../../src/domain/shared/exact.ts";
import { wholeAssessment } from "../../../src/domain/shared/place.ts";
import { codesOf } from "../../fixtures/issues.ts";
import { row } from "../../fixtures/observations.ts";
import { smallBreakdown } from "../../fixtures/smallAssessment.ts";
import { leafOf, typed, unitOf, yearOf } from "../../fixtures/schemes.ts";

const options = [{ id: "good", name: "好", share: "1" }];
const kinds = [{ id: "late", name: "迟公开", points: "1" }];
const rules = {
  typed,
  marks: { kind: "points", scale: { lowest: "1", highest: "5" } },
  options: { kind: "options", options },
  parts: { kind: "parts", parts: options },
  proportion: { kind: "proportion", above: "cap", noneDue: "full" },
  count: { kind: "count", base: "0", each: "1", ceiling: "5" },
  deductions: { kind: "deductions", kinds, cap: "leaf" },
  allOrNothing: { kind: "allOrNothing" },
  completion: { kind: "completion", curve: [{ ratio: "1", share: "1" }], between: "step", noTarget: "full" },
  tasks: { kind: "tasks", states: options, leadWeight: "1", supportWeight: "1", noTasks: "full" },
  survey: { kind: "survey", options, minimumSample: 1, belowMinimum: "refuse" },
  formula: { kind: "formula", formula: "n", inputs: [{ id: "n", name: "件数" }], outside: "cap" },
} as const satisfies Readonly<Record<string, LeafRule>>;
const task = "一/（一）";

/** What is said against a row on a leaf of 10 points with this rule. */
const complaints = (name: keyof typeof rules, change: Partial<Observation>): readonly string[] => {
  const rule: LeafRule = rules[name];
  const year = yearOf({
    criteria: [leafOf("c", "10", rule)],
    units: [unitOf("u1", { name: "市财政局" })],
    formulas: (_, values) => ({ ok: true, value: values.get("max") ?? exact("0") }),
  });
  const one = row("c", "a1", {
    kind: wantedKind[rule.kind] ?? "event",
    task: rule.kind === "tasks" ? task : "",
    ...change,
  });
  return codesOf(checkObservations([one], year, () => wholeAssessment, smallBreakdown));
};

describe("what an observation says", () => {
  it.each([
    ["typed", { value: "10" }],
    ["marks", { value: "5" }],
    ["options", { value: "good" }],
    ["parts", { value: "good", count: "1" }],
    ["parts", { value: null, count: "0" }],
    ["proportion", { count: "12", of: "10" }],
    ["count", { count: "12" }],
    ["deductions", { value: "late", count: "2" }],
    ["deductions", { value: "", count: "0" }],
    ["allOrNothing", { count: "0" }],
    ["completion", { count: "9.5", of: "10.5" }],
    ["tasks", { value: "good" }],
    ["survey", { value: "good", count: "3" }],
    ["formula", { value: "n", count: "2.5" }],
  ] as const)("of a %s leaf holds: %o", (name, change) => {
    expect(complaints(name, change)).toEqual([]);
  });

  it.each([
    ["typed", { value: null }, "value-missing"],
    ["typed", { value: "10.01" }, "points-above-maximum"],
    ["typed", { value: "1e1" }, "value-not-number"],
    ["typed", { value: "5分" }, "value-not-number"],
    ["typed", { value: "5." }, "value-not-number"],
    ["typed", { value: " 5" }, "value-not-number"],
    ["typed", { value: "-5" }, "value-not-number"],
    ["typed", { value: "五" }, "value-not-number"],
    ["typed", { value: "1/2" }, "value-not-number"],
    ["typed", { value: "" }, "value-not-number"],
    ["typed", { value: "5", of: "10" }, "value-not-wanted"],
    ["marks", { value: "5.1" }, "points-above-maximum"],
    ["marks", { value: "0.9" }, "points-below-minimum"],
    ["options", { value: "bad" }, "value-unknown"],
    ["options", { value: null }, "value-missing"],
    ["options", { value: "good", count: "1" }, "value-not-wanted"],
    ["parts", { value: "good", count: "2" }, "points-above-maximum"],
    ["parts", { value: "good", count: "0.5" }, "count-not-whole"],
    ["parts", { value: "bad", count: "1" }, "value-unknown"],
    ["parts", { value: null, count: "1" }, "value-missing"],
    ["proportion", { count: "1", of: null }, "value-missing"],
    ["proportion", { count: "1.5", of: "2" }, "count-not-whole"],
    ["proportion", { value: "9", count: "1", of: "2" }, "value-not-wanted"],
    ["count", { count: null }, "value-missing"],
    ["count", { count: "1.5" }, "count-not-whole"],
    ["count", { count: "1", of: "2" }, "value-not-wanted"],
    ["deductions", { value: "gone", count: "1" }, "value-unknown"],
    ["deductions", { value: "late", count: null }, "value-missing"],
    ["deductions", { value: "late", count: "0.5" }, "count-not-whole"],
    ["deductions", { value: null, count: "1" }, "value-missing"],
    ["allOrNothing", { count: "0.5" }, "count-not-whole"],
    ["completion", { count: "1", of: null }, "value-missing"],
    ["completion", { value: "1", count: "1", of: "2" }, "value-not-wanted"],
    ["tasks", { value: "bad" }, "value-unknown"],
    ["tasks", { value: "good", task: "二/（一）" }, "task-not-of-unit"],
    ["tasks", { value: "good", task: "" }, "task-not-of-unit"],
    ["survey", { value: "bad", count: "1" }, "value-unknown"],
    ["survey", { value: "good", count: null }, "value-missing"],
    ["survey", { value: "good", count: "0.5" }, "count-not-whole"],
    ["formula", { value: "m", count: "1" }, "value-unknown"],
    ["formula", { value: "n", count: null }, "value-missing"],
    ["count", { kind: "points", value: "3" }, "kind-wrong"],
    ["count", { task: "一", count: "1" }, "task-not-wanted"],
  ] as const)("of a %s leaf is refused: %o, %s", (name, change, code) => {
    expect(complaints(name, change)).toEqual([code]);
  });
});
