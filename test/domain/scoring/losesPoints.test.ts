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
const faults = [{ id: "late", name: "迟报", points: "1" }];

describe("whether an observation costs points", () => {
  it.each<[string, LeafRule, ReturnType<typeof observed>, boolean]>([
    ["full points", { kind: "points", scale: null }, observed("10"), false],
    ["half a point less", { kind: "points", scale: null }, observed("9.5"), true],
    ["the highest mark of a scale", { kind: "points", scale: { lowest: "1", highest: "5" } }, observed("5"), false],
    ["a lower mark of a scale", { kind: "points", scale: { lowest: "1", highest: "5" } }, observed("4"), true],
    ["the best option", { kind: "options", options: grades }, observed("good"), false],
    ["another option", { kind: "options", options: grades }, observed("fair"), true],
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
