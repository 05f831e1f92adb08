import { describe, expect, it } from "vitest";

import { row, totalOf } from "../../fixtures/observations.ts";
import { leafOf, unitOf, yearOf } from "../../fixtures/schemes.ts";
import { smallBreakdown } from "../../fixtures/smallAssessment.ts";

describe("tasks", () => {
  const states = [
    { id: "done", name: "完成", share: "1" },
    { id: "half", name: "部分完成", share: "0.5" },
  ];
  const rule = { kind: "tasks", states, leadWeight: "2", supportWeight: "1", noTasks: "refuse" } as const;
  const task = (id: string, value: string) => row("c", "a1", { kind: "task", task: id, value });

  // 市财政局 leads 一/（一） beside another unit that does: (2 × 1 + 1 × 0.5) ÷ 3 = 5/6 of 12 points is 10.
  it("count as led by every one of several that lead", () => {
    const [first, second] = smallBreakdown.tasks;
    if (!first || !second) throw new RangeError("tasks: got fewer, want two");
    const leading = [...second.lead, "市财政局"];
    const breakdown = {
      ...smallBreakdown,
      tasks: [
        { ...first, lead: leading, support: [] },
        { ...second, lead: [], support: leading },
      ],
    };
    for (const name of leading) {
      const year = yearOf({ criteria: [leafOf("c", "12", rule)], units: [unitOf("u1", { name })] });
      expect(totalOf(year, [task(first.id, "done"), task(second.id, "half")], { breakdown }), name).toBe("10");
    }
  });
});
