import { describe, expect, it } from "vitest";

import type { Leaf } from "../../../src/domain/scheme/criterion.ts";
import type { LeafRule } from "../../../src/domain/scheme/leafRule.ts";
import { losesPoints } from "../../../src/domain/scoring/losesPoints.ts";
import { exact } from "../../../src/domain/shared/exact.ts";

const leafOf = (rule: LeafRule): Leaf => ({ id: "c1", name: "主动公开", clause: "", maxPoints: "10", rule });
const observed = (value: string | null, count: string | null = null, of: string | null = null) => ({
  value,
  count,
  of,
});
const grades = [
  { id: "good", name: "优", share: "1" },
  { id: "fair", name: "良", share: "0.8" },
];
const more = { id: "more", name: "优+", share: "1" };
const tasks = { leadWeight: "2", supportWeight: "1", noTasks: "full" } as const;
const curve = { curve: [{ ratio: "1", share: "1" }], between: "step", noTarget: "full" } as const;
const faults = [{ id: "late", name: "迟报", points: "1" }];

describe("whether an observation costs points", () => {
  it.each<[string, LeafRule, ReturnType<typeof observed>, boolean]>([
    ["full points", { kind: "points", scale: null }, observed("10"), false],
    ["half a point less", { kind: "points", scale: null }, observed("9.5"), true],
    ["the highest mark of a scale", { kind: "points", scale: { lowest: "1", highest: "5" } }, observed("5"), false],
    ["a lower mark of a scale", { kind: "points", scale: { lowest: "1", highest: "5" } }, observed("4"), true],
    ["the best option", { kind: "options", options: grades }, observed("good"), false],
    ["another option", { kind: "options", options: grades }, observed("fair"), true],
    ["one of two best options", { kind: "options", options: [...grades, more] }, observed("more"), false],
    ["the other of two best options", { kind: "options", options: [...grades, more] }, observed("good"), false],
    ["a task that is done", { kind: "tasks", states: grades, ...tasks }, observed("good"), false],
    ["a task that is half done", { kind: "tasks", states: grades, ...tasks }, observed("fair"), true],
    [
      "any answer",
      { kind: "survey", options: grades, minimumSample: 1, belowMinimum: "refuse" },
      observed("fair", "1"),
      false,
    ],
    [
      "a number for a formula",
      { kind: "formula", formula: "n", inputs: [], outside: "cap" },
      observed("n", "1"),
      false,
    ],
    [
      "a finding",
      { kind: "findings", kinds: faults, cap: "leaf", rounds: ["y"], rectified: "0" },
      observed("late", "1"),
      false,
    ],
    ["a fault that takes from the whole", { kind: "minus", kinds: faults, most: null }, observed("late", "1"), true],
    ["none of them", { kind: "minus", kinds: faults, most: null }, observed("", "0"), false],
    ["a target that was reached", { kind: "completion", ...curve }, observed(null, "12", "12"), false],
    ["a target that was missed", { kind: "completion", ...curve }, observed(null, "11", "12"), true],
    ["a target without what was done", { kind: "completion", ...curve }, observed(null, null, "12"), false],
    ["what was done without a target", { kind: "completion", ...curve }, observed(null, "11", null), false],
    ["no option", { kind: "options", options: grades }, observed(null), false],
    ["no points", { kind: "points", scale: null }, observed(null), false],
    ["a part that is there", { kind: "parts", parts: grades }, observed("good", "1"), false],
    ["a part that is not", { kind: "parts", parts: grades }, observed("good", "0"), true],
    ["all that was due", { kind: "proportion", above: "cap", noneDue: "zero" }, observed(null, "12", "12"), false],
    ["less than was due", { kind: "proportion", above: "cap", noneDue: "zero" }, observed(null, "11", "12"), true],
    ["no fault found", { kind: "deductions", kinds: faults, cap: "leaf" }, observed(null, "0"), false],
    ["a fault", { kind: "deductions", kinds: faults, cap: "leaf" }, observed("late", "1"), true],
    ["nothing that happened", { kind: "allOrNothing" }, observed(null, "0"), false],
    ["something that happened", { kind: "allOrNothing" }, observed(null, "1"), true],
    [
      "few instances of what only earns",
      { kind: "count", base: "0", each: "2", ceiling: "6" },
      observed(null, "1"),
      false,
    ],
  ])("%s", (_, rule, what, costs) => {
    expect(losesPoints(leafOf(rule), exact("10"), what)).toBe(costs);
  });
});
