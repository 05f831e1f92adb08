import { describe, expect, it } from "vitest";

import { excerptAround } from "../../src/app/excerpt.ts";
import { readSourceDocument } from "../../src/app/readSourceDocument.ts";
import { readCounts, reviewTasks } from "../../src/app/reviewTasks.ts";
import { noteAt, warningAt, type Issue } from "../../src/domain/shared/result.ts";
import { readDocument } from "../../src/hosts/files/documents/readDocument.ts";
import { refusedCodes } from "../fixtures/issues.ts";
import { smallBreakdown } from "../fixtures/smallAssessment.ts";

const text = `云泽市2026年政务公开工作要点

一、政策公开
（一）公开预算。6月底前公开部门预算。（市财政局牵头，市教育局配合）
（二）公开规划。按季度公开规划进展。
（三）办好热线。接听群众来电。
`;

const read = async () => {
  const result = await readSourceDocument(readDocument, new TextEncoder().encode(text), "要点.txt");
  if (!result.ok) throw new RangeError(`the document: got ${result.issues.length} issues, want tasks`);
  return { ...result.value, issues: result.issues };
};

describe("the tasks to look through", () => {
  it("are those of low confidence or with a warning, each with its own issues", async () => {
    const { breakdown, issues } = await read();
    const { tasks, elsewhere } = reviewTasks(breakdown, issues);
    expect(tasks.map(({ task, needed, issues: own }) => [task.id, needed, own.map(({ code }) => code)])).toEqual([
      ["一/（一）", false, []],
      ["一/（二）", true, ["task-without-lead"]],
      ["一/（三）", true, ["task-without-lead"]],
    ]);
    expect(elsewhere.map(({ code }) => code)).toEqual(["document-date-unknown"]);
  });

  it("are found by place where an issue names none; a note alone asks for no look", () => {
    const at = (start: number) => ({ kind: "text", start, end: start + 1, line: 1 }) as const;
    const inFirst: Issue = warningAt(at(3), "year-unknown", { quote: "6月" });
    const tasks = smallBreakdown.tasks.map((task, index) => ({
      ...task,
      attribution: "（市财政局负责）",
      place: { start: index * 100, end: index * 100 + 50, line: index + 1 },
    }));
    const breakdown = { ...smallBreakdown, tasks };
    const needed = (issue: Issue) => reviewTasks(breakdown, [issue]).tasks.map((one) => one.needed);
    expect(needed(inFirst)).toEqual([true, false]);
    expect(needed(warningAt(at(59), "attribution-unclosed", { quote: "（" }))).toEqual([true, false]);
    expect(needed(warningAt(at(62), "attribution-unclosed", { quote: "（" }))).toEqual([false, false]);
    expect(needed(warningAt(at(100), "year-unknown", { quote: "6月" }))).toEqual([false, true]);
    expect(needed(noteAt(at(3), "number-out-of-order", { quote: "二", got: 2, want: 1 }))).toEqual([false, false]);
  });

  it("are counted with duties, different units and time limits", () => {
    expect(readCounts(smallBreakdown)).toEqual({ tasks: 2, duties: 1, units: 3, times: 2 });
  });
});

describe("an excerpt", () => {
  it("shows a task's words in their line", async () => {
    const { breakdown } = await read();
    const excerpts = breakdown.tasks.map(({ place }) => excerptAround(text, place));
    expect(excerpts[0]).toEqual({
      before: "（一）",
      quote: "公开预算。6月底前公开部门预算。",
      after: "（市财政局牵头，市教育局配合）",
      line: 4,
    });
    expect(excerpts.map(({ line }) => line)).toEqual([4, 5, 6]);
  });

  it("shows the line after the words where they end their own", () => {
    const words = "做好公开。 \n \n责任单位：  市财政局\n二、其他";
    expect(excerptAround(words, { start: 0, end: 5, line: 1 }).after).toBe("\n责任单位： 市财政局");
  });

  it("is as long as helps", () => {
    const long = "前".repeat(90) + "任务" + "后".repeat(200);
    const { before, quote, after } = excerptAround(long, { start: 90, end: 92, line: 1 });
    expect([before.length, quote, after.length, after.at(-1)]).toEqual([30, "任务", 101, "…"]);
  });
});

describe("a document that cannot be read", () => {
  it("is refused as by the reader, or by the parser", async () => {
    const bytes = (words: string) => new TextEncoder().encode(words);
    expect(refusedCodes(await readSourceDocument(readDocument, bytes(""), "a.txt"))).toEqual(["file-empty"]);
    expect(refusedCodes(await readSourceDocument(readDocument, bytes("你好"), "a.txt"))).toEqual([
      "document-without-tasks",
    ]);
  });
});
