import { describe, expect, it } from "vitest";

import type { Decision } from "../../src/app/reviewDecision.ts";
import type { ReviewTask } from "../../src/app/reviewTasks.ts";
import type { Task } from "../../src/domain/breakdown/breakdown.ts";
import { listedTasks, nextOpen, openTasks, pagesOf } from "../../src/taskpane/reviewView.ts";
import { smallBreakdown } from "../fixtures/smallAssessment.ts";

const [model] = smallBreakdown.tasks as readonly [Task];
const task = (id: string, needed: boolean, part: Partial<Task> = {}): ReviewTask => ({
  task: { ...model, id, heading: `任务${id}`, ...part },
  issues: [],
  needed,
});
const tasks = [
  task("一", true),
  task("二", false, { lead: ["市司法局"] }),
  task("三", true, { support: ["市体育局"] }),
  task("四", true, { text: "接听热线。" }),
];
const confirmed: Decision = { kind: "confirmed", together: false };
const decided = (...ids: readonly string[]) => new Map(ids.map((id) => [id, confirmed]));
const ids = (some: readonly ReviewTask[]) => some.map((one) => one.task.id).join("");

describe("the list of a review", () => {
  it("has the tasks to check, decided or not, so that none moves while one looks", () => {
    expect(ids(listedTasks(tasks, decided(), "needed", ""))).toBe("一三四");
    expect(ids(listedTasks(tasks, decided("一", "二"), "needed", ""))).toBe("一三四");
    expect(ids(listedTasks(tasks, decided("一", "二"), "decided", ""))).toBe("一二");
    expect(ids(listedTasks(tasks, decided(), "all", ""))).toBe("一二三四");
  });

  it.each([
    ["司法", "二"],
    ["体育局", "三"],
    ["热线", "四"],
    ["任务", "一二三四"],
    [" 一 ", "一"],
    ["没有", ""],
    ["  ", "一三四"],
  ])("finds %j in all tasks, by id, heading, text and units", (words, found) => {
    expect(ids(listedTasks(tasks, decided(), "needed", words))).toBe(found);
  });

  it("leads to the next open task, then to the first that was passed over, until none is left", () => {
    expect(nextOpen(tasks, decided("一"), "一")).toBe("三");
    expect(nextOpen(tasks, decided("四"), "四")).toBe("一");
    expect(nextOpen(tasks, decided("一", "三", "四"), "四")).toBe(null);
    expect(ids(openTasks(tasks, decided("三")))).toBe("一四");
  });

  it("has a page even where it is empty", () => {
    expect([0, 1, 10, 11, 2000].map(pagesOf)).toEqual([1, 1, 1, 2, 200]);
  });
});
