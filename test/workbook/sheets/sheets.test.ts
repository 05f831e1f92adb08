import { describe, expect, it } from "vitest";

import type { Change } from "../../../src/app/change.ts";
import { dispatch } from "../../../src/app/dispatch.ts";
import { masterSheets } from "../../../src/app/masterSheets.ts";
import { matchFloors } from "../../../src/domain/scheme/weightFloors.ts";
import { performanceFormulas } from "../../../src/workbook/formulas/performanceFormulas.ts";
import type { TableLayout } from "../../../src/workbook/sheetLayout.ts";
import { codesOf } from "../../fixtures/issues.ts";
import {
  after,
  publishedAssessment,
  setUpAssessment,
  smallBreakdown,
  stampAt,
} from "../../fixtures/smallAssessment.ts";
import { observed, smallObservations, smallScheme } from "../../fixtures/smallYear.ts";
import { sha256 } from "../../support/sha256.ts";

const sheetsOf = (assessment: ReturnType<typeof setUpAssessment>) =>
  new Map(masterSheets(assessment, sha256).map((sheet) => [sheet.name, sheet]));
const published = sheetsOf(publishedAssessment());
/** What the cells of a table show: of formulas, what they come to. */
const shownIn = (table: TableLayout | null | undefined) =>
  table?.rows.map((row) => row.map((cell) => (cell !== null && typeof cell === "object" ? cell.value : cell))) ?? [];
const rowsOf = (name: string, sheets = published) => shownIn(sheets.get(name)?.table);

describe("the sheets of a master", () => {
  it("show the tasks and what everybody has to do", () => {
    expect(rowsOf("任务分解")[0]).toEqual([
      "一/（一）",
      "一、政策公开",
      "任务一/（一）",
      "按时公开并解读。",
      "市财政局",
      "市教委",
      "未写明",
      "6月底前（2026-06-30）",
      "",
    ]);
    expect(rowsOf("普遍要求")).toEqual([[1, "各单位", "各单位要制定实施方案", ""]]);
  });

  it("ask a person to look at a task below a confidence of 0.8", () => {
    const [task] = smallBreakdown.tasks;
    if (!task) throw new RangeError("a task: got none, want one");
    const tasks = [0.79, 0.8].map((confidence, index) => ({ ...task, id: String(index), confidence }));
    const sheets = sheetsOf(
      after(setUpAssessment(), { kind: "document-loaded", rows: [{ ...smallBreakdown, tasks }] }),
    );
    expect(rowsOf("任务分解", sheets).map((row) => row.at(-1))).toEqual(["请核对", ""]);
  });

  it("say on the cover whether the published results are still the results", () => {
    const line = (sheets: typeof published) => rowsOf("封面", sheets).find(([name]) => name === "结果")?.[1];
    expect(line(sheetsOf(setUpAssessment()))).toBe("未公布");
    expect(line(published)).toBe("已公布，全年尚未锁定");
    const [first] = smallObservations;
    if (!first) throw new RangeError("an observation: got none, want one");
    const changed: Change = { kind: "observations-recorded", rows: [{ ...first, value: "0", reason: "更正" }] };
    const outdated = dispatch(publishedAssessment(), changed, stampAt(30), sha256);
    expect(codesOf(outdated.issues)).toEqual(["results-outdated"]);
    expect(outdated.ok && line(sheetsOf(outdated.value))).toBe("已公布，之后有变动");
  });

  it("show units, criteria and reviewers with the names of their groups and parties", () => {
    expect(rowsOf("单位")).toEqual([
      ["jyj", "市教育局", "市直部门", "市教委", "", "", null, null],
      ["czj", "市财政局", "市直部门", "", "", "", null, null],
    ]);
    expect(rowsOf("指标体系").map((row) => row.slice(1, 4))).toEqual([
      [1, "主动公开", 10],
      [1, "依申请公开", 20],
      [1, "任务落实", 70],
    ]);
    expect(rowsOf("评审人")[3]).toEqual(["r4", "丁", "社会评议", null]);
    expect(published.get("评审人")?.lines).toEqual(["公开办占 50%", "社会评议占 50%"]);
  });

  it("show the claims that came back", () => {
    expect(rowsOf("自评")).toEqual([
      ["市教育局", "一/（一）", "任务一/（一）", "完成", "已完成", "云政办〔2026〕3号", expect.any(String)],
    ]);
    expect(published.get("自评")?.lines).toEqual(["已收回 1 份，共 2 个单位。"]);
  });

  it("show scores, with words where there is no number; totals as the scheme rounds them", () => {
    expect(rowsOf("得分")).toEqual([
      ["jyj", "市教育局", 26 / 3, 56 / 3, 66, 93.33],
      ["czj", "市财政局", "不适用", 56 / 3, 66, 94.07],
    ]);
    const contested = after(setUpAssessment(), {
      kind: "observations-recorded",
      rows: observed("jyj", "c1", ["9", null, "9", "9"]),
    });
    expect(rowsOf("得分", sheetsOf(contested))).toEqual([
      ["jyj", "市教育局", "有分歧", "未报", "未报", "未报"],
      ["czj", "市财政局", "未报", "未报", "未报", "未报"],
    ]);
  });

  it("show the ranking, and say by what it is ranked", () => {
    expect(published.get("排名")?.table?.caption).toBe("市直部门");
    expect(rowsOf("排名").map((row) => row.slice(0, 6))).toEqual([
      [1, "", "市财政局", 94.07, "优秀", (4 * 2540) / 2700],
      [2, "", "市教育局", 93.33, "优秀", (4 * 280) / 300],
    ]);
    expect(published.get("排名")?.lines).toEqual(["名次按精确总分在组内排定，并列后跳号。"]);
  });

  it("show every entry of the ledger in words", () => {
    expect(rowsOf("留痕").map((row) => [row[0], row[3], row[4], row[5]])).toEqual([
      [0, "导入工作要点", "云泽市2026年政务公开工作要点", 1],
      [1, "设定考核方案", "云泽市2026年政务公开工作考核方案", 1],
      [2, "设定被考核单位", "市教育局、市财政局", 2],
      [3, "设定评审人", "甲、乙、丙等 4 个评审人", 4],
      [4, "下发自评表", "市教育局、市财政局", 2],
      [5, "收回自评表", "市教育局", 1],
      [6, "录入评分", "市教育局、市财政局；评审人 r1、r2、r3等 4 个；指标 c1、c2、c3", 24],
      [7, "公布结果", "市财政局、市教育局", 2],
    ]);
  });

  it("tell on the cover how far the year has come and what comes next", () => {
    expect(rowsOf("封面").slice(4)).toEqual([
      ["任务", "2 项"],
      ["被考核单位", "2 个"],
      ["评审人", "4 个"],
      ["自评表", "下发 2 份，收回 1 份"],
      ["评分", "已录入 24 项，应有 24 项"],
      ["轮次", "年终考核"],
      ["状态", "未锁定"],
      ["结果", "已公布，全年尚未锁定"],
      ["下一步", "收回自评表：还差 1 份，市财政局（collect）。"],
      ["", "核对排名后锁定全年（lock）。"],
      ["", "核验并存档（verify）。"],
    ]);
    expect(rowsOf("封面", sheetsOf(setUpAssessment())).slice(-3)).toEqual([
      ["下一步", "下发自评表（issue）。"],
      ["", "下发评审包（packs），或直接在“评分”各表录入。"],
      ["", "补齐评分：还缺 24 项，甲 6、乙 6、丙 6、丁 6（“评分”各表，或 score 收回评审包）。"],
    ]);
  });
});

describe("the sheet 绩效构成", () => {
  const rows = (percent: string) => {
    const floors = smallBreakdown.weightFloors.map((floor) => ({ ...floor, percent }));
    return shownIn(performanceFormulas(smallScheme, matchFloors(smallScheme, floors).held).sheet.table);
  };

  it("shows what each part weighs in each group beside the highest floor and its clause", () => {
    expect(rows("4")).toEqual([
      ["政务公开", 4, 4, 4, "符合", 4, "符合", "分值权重不低于4%"],
      ["其他工作", 96, null, 96, null, 96, null, ""],
    ]);
    expect(rows("3")[0]).toEqual(["政务公开", 4, 4, 4, "符合", 4, "符合", "全国统一下限"]);
    expect(rows("5")[0]).toEqual(["政务公开", 4, 5, 4, "低于下限", 4, "低于下限", "分值权重不低于4%"]);
  });
});
