import { describe, expect, it } from "vitest";

import { breakdownBookText, type SheetText } from "../../src/workbook/breakdownBookText.ts";

const header = [
  "编号",
  "类别",
  "任务",
  "工作要求",
  "牵头单位",
  "配合单位",
  "牵头方式",
  "时限",
  "到期日",
  "来源",
  "核对",
];
const row = (number: string, heading: string, text: string, ...rest: readonly string[]): readonly string[] => [
  ...[number, "一、公开", heading, text, ...rest],
];
const sheet = (rows: readonly (readonly string[])[], rest: Partial<SheetText> = {}): SheetText => ({
  name: "任务分解",
  rows: [["要点"], ["云政办发〔2026〕12号"], ["来源文件：a.txt　共 1 项任务"], header, ...rows],
  mergedTo: -1,
  ...rest,
});
const linesOf = (...sheets: readonly SheetText[]) =>
  breakdownBookText(sheets)
    ?.split("\n")
    .filter((line) => line !== "");

describe("the workbook of a breakdown, read again", () => {
  it("says its title, number and tasks, and each time limit once", () => {
    const text = "6月底前公开预算。";
    const times = "6月底前（2026-06-30）；年底（2026-12-31）";
    const tasks = [row("（一）", "预算", text, "市财政局", "市审计局", "单独牵头", times, "2026年6月30日")];
    expect(linesOf(sheet(tasks))).toEqual([
      "要点",
      "云政办发〔2026〕12号",
      "任务分解",
      "编号\t类别\t任务\t工作要求\t牵头单位\t配合单位\t完成时限",
      `（一）\t一、公开\t预算\t${text}\t市财政局\t市审计局\t年底`,
    ]);
  });

  it("begins a new table before a blank that would be taken for the cell above", () => {
    const tasks = [
      row("（一）", "预算", "公开预算。", "市财政局", "", "单独牵头"),
      row("（二）", "招生", "公布招生范围。", "", "", ""),
      row("（三）", "房源", "公示房源。", "", "", ""),
      row("（四）", "", "公布岗位。", "市人社局", "", "单独牵头"),
    ];
    expect(
      linesOf(sheet(tasks))
        ?.slice(2)
        .map((line) => line.split("\t")[0]),
    ).toEqual([
      ...["任务分解", "编号", "（一）", "任务分解", "编号", "（二）", "（三）", "任务分解", "编号", "（四）"],
    ]);
  });

  it("says that several lead together", () => {
    const tasks = [
      row("（一）", "预算", "公开预算。", "市财政局、市审计局", "市税务局", "共同牵头"),
      row("（二）", "招生", "公布招生范围。", "市教育局", "市公安局", "共同牵头"),
      row("（三）", "房源", "公示房源。", "市住建局、市资规局", "", "分别牵头"),
    ];
    expect(
      linesOf(sheet(tasks))
        ?.slice(4)
        .map((line) => line.split("\t").slice(4, 6)),
    ).toEqual([
      ["市财政局、市审计局共同牵头", "市税务局"],
      ["市教育局会同市公安局牵头", ""],
      ["市住建局、市资规局", ""],
    ]);
  });

  it("says the duties with whom they address, and floors that stand nowhere else", () => {
    const duties = {
      name: "普遍要求",
      mergedTo: -1,
      rows: [
        ["普遍要求"],
        ["序号", "对象", "共同要求"],
        ["1", "各单位", "于4月底前报送方案"],
        ["2", "各单位", "各单位要公开。"],
      ],
    };
    const floors = {
      name: "权重下限与文件信息",
      mergedTo: -1,
      rows: [
        ["事项", "内容", "原文"],
        ["标题", "要点", ""],
        ["权重下限", "4%", "考核权重不低于4%"],
        ["权重下限", "3%", "公开预算。"],
      ],
    };
    const tasks = [row("（一）", "预算", "公开预算。", "市财政局")];
    expect(linesOf(sheet(tasks), duties, floors)?.slice(5)).toEqual([
      "各单位于4月底前报送方案。",
      "各单位要公开。",
      "考核权重不低于4%。",
    ]);
  });

  it("finds its columns in any order, and leaves out rows without a requirement", () => {
    const turned = sheet([]);
    const rows = [
      [...header].reverse(),
      [...row("（一）", "预算", "公开预算。", "市财政局"), "", "", "", "", "", ""].reverse(),
      [],
    ];
    expect(linesOf({ ...turned, rows })?.at(-1)).toBe("（一）\t一、公开\t预算\t公开预算。\t市财政局\t\t");
  });

  it("is a table like any other once cells were merged or columns taken away", () => {
    const tasks = [row("（一）", "预算", "公开预算。", "市财政局")];
    expect(breakdownBookText([sheet(tasks, { mergedTo: 4 })])).toBeNull();
    expect(breakdownBookText([sheet(tasks, { mergedTo: 2 })])).not.toBeNull();
    expect(breakdownBookText([sheet(tasks, { name: "Sheet1" })])).toBeNull();
    expect(breakdownBookText([{ name: "任务分解", mergedTo: -1, rows: [header.slice(0, -1), ...tasks] }])).toBeNull();
    expect(breakdownBookText([])).toBeNull();
  });
});
