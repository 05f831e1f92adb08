import { describe, expect, it } from "vitest";

import { formDifferences } from "../../src/app/formDifferences.ts";
import { reviewReason } from "../../src/app/reviewReason.ts";
import type { ReviewRow } from "../../src/app/reviewRow.ts";
import type { SelfEvaluation } from "../../src/domain/selfEvaluation/selfEvaluation.ts";

const bare: SelfEvaluation = { unit: "jyj", form: "f", claims: [] };

describe("what two versions of a form say differently", () => {
  it("is said item by item: tasks, duties, points, answers, evidence and who signed", () => {
    const full: SelfEvaluation = {
      ...bare,
      claims: [{ task: "一/（一）", state: "done", account: "已公开", evidence: "" }],
      duties: [{ duty: 1, state: "partly", account: "正在办" }],
      scores: [
        { criterion: "c1", points: "9.5", account: "" },
        { criterion: "c2", points: null, account: "没有这项职责" },
      ],
      answers: [
        { finding: "f1", rectified: true, date: "2026-05-06", account: "已补发" },
        { finding: "f2", rectified: false, date: null, account: "" },
      ],
      materials: [{ about: { kind: "task", id: "一/（一）" }, title: "说明", number: "3号", date: null, url: "" }],
      signed: { by: "王五", phone: "12345", approvedBy: "赵六", date: "2026-12-01" },
    };
    expect(formDifferences(bare, full)).toEqual([
      { item: "填报人", before: "—", now: "王五 12345 赵六 2026-12-01" },
      { item: "一/（一）", before: "—", now: "完成 已公开" },
      { item: "普遍-1", before: "—", now: "部分完成 正在办" },
      { item: "指标-c1", before: "—", now: "9.5" },
      { item: "指标-c2", before: "—", now: "不适用 没有这项职责" },
      { item: "问题-f1", before: "—", now: "已整改 2026-05-06 已补发" },
      { item: "问题-f2", before: "—", now: "未整改" },
      { item: "佐证 一/（一）", before: "—", now: "说明（3号）" },
    ]);
    expect(formDifferences(full, full)).toEqual([]);
  });

  it("shows the beginning of what is long", () => {
    const long = { ...bare, claims: [{ task: "t", state: "open", account: "长".repeat(200), evidence: "" } as const] };
    const [difference] = formDifferences(bare, long);
    expect(difference?.now).toBe(`未完成 ${"长".repeat(116)}……`);
  });
});

describe("a review in words", () => {
  const corrected = (
    task: string,
    field: "heading" | "leadMode" | "due" | "lead",
    read: unknown,
    now: unknown,
  ): ReviewRow =>
    ({ kind: "corrected", task, field, read, corrected: now, ...(field === "due" ? { time: 0 } : {}) }) as ReviewRow;

  it("says how many tasks were confirmed, one by one and together", () => {
    const rows: readonly ReviewRow[] = [
      { kind: "confirmed", task: "一/1", together: false },
      { kind: "confirmed", task: "一/2", together: true },
    ];
    expect(reviewReason(rows)).toBe("确认 2 项（其中成批确认 1 项）");
    expect(reviewReason(rows.slice(0, 1))).toBe("确认 1 项");
  });

  it("spells out the first five corrections, and names the first five tasks that are none", () => {
    const rows = [
      corrected("一/1", "leadMode", "sole", "each"),
      corrected("一/1", "due", null, "2026-06-30"),
      corrected("一/2", "lead", [], ["市教育局", "市财政局"]),
      corrected("一/3", "heading", "旧", "新".repeat(50)),
      corrected("一/4", "heading", "旧", "新"),
      corrected("一/5", "heading", "旧", "新"),
      ...["二/1", "二/2", "二/3", "二/4", "二/5", "二/6"].map((task): ReviewRow => ({
        kind: "removed",
        task,
        read: "x",
      })),
    ];
    expect(reviewReason(rows).split("；")).toEqual([
      "更正 5 项 6 处，删除 6 项（二/1、二/2、二/3、二/4、二/5等）",
      "一/1 牵头方式：单独牵头 → 分别牵头",
      "一/1 时限：（空） → 2026-06-30",
      "一/2 牵头单位：（空） → 市教育局、市财政局",
      `一/3 任务名称：旧 → ${"新".repeat(40)}…`,
      "一/4 任务名称：旧 → 新",
      "另 1 处见记录",
    ]);
  });
});
