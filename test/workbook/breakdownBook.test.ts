import { describe, expect, it } from "vitest";

import type { Breakdown } from "../../src/domain/breakdown/breakdown.ts";
import { errorAt, noteAt, warningAt, type Issue } from "../../src/domain/shared/result.ts";
import { breakdownBook } from "../../src/workbook/breakdownBook.ts";
import { taskOf, versionOf } from "../domain/breakdown/versions.ts";

const june = { quote: "6月底前", kind: "deadline", value: "2026-06-30", due: "2026-06-30" } as const;
const december = { quote: "年底", kind: "deadline", value: "2026-12-31", due: "2026-12-31" } as const;
const place = (start: number, end: number, line: number) => ({ start, end, line });
const budget = taskOf("一/（一）", "预算公开。6月底前公开预算。", {
  section: "重点领域公开",
  heading: "预算公开",
  lead: ["市财政局", "市审计局"],
  support: ["各县（市、区）政府"],
  leadMode: "joint",
  times: [june],
  place: place(100, 130, 7),
});
const schools = taskOf("一/（二）/1", "公布招生范围。", {
  section: "重点领域公开",
  heading: "招生公开",
  lead: [],
  leadMode: "unstated",
  confidence: 0.5,
  place: place(140, 160, 9),
});

const sheetsOf = (breakdown: Breakdown, issues: readonly Issue[] = []) =>
  new Map(
    breakdownBook(breakdown, issues, (issue) => ({ place: issue.place.kind, sentence: issue.code })).map((sheet) => [
      sheet.name,
      sheet,
    ]),
  );
const tableOf = (breakdown: Breakdown, issues: readonly Issue[] = []) => {
  const table = sheetsOf(breakdown, issues).get("任务分解")?.table;
  if (!table) throw new RangeError("the table of tasks: got none, want one");
  const headers = table.columns.map(({ header }) => header);
  return {
    headers,
    kinds: table.columns.map(({ kind }) => kind),
    column: (header: string) => table.rows.map((row) => row[headers.indexOf(header)]),
    marked: (table.marks ?? []).map(({ row, column }) => `${row} ${headers[column] ?? ""}`),
  };
};

describe("a document read, as a workbook", () => {
  it("has a sheet of tasks, of duties, of the document and of what to check", () => {
    expect([...sheetsOf(versionOf([budget])).keys()]).toEqual(["任务分解", "普遍要求", "权重下限与文件信息", "待核对"]);
  });

  it("begins with title, number and date, as documents write them", () => {
    const sheet = sheetsOf(versionOf([budget, schools])).get("任务分解");
    expect(sheet?.title).toBe("云泽市2026年政务公开工作要点");
    expect(sheet?.lines.slice(0, 2)).toEqual(["云政办发〔2026〕12号", "成文日期：2026年3月18日"]);
    expect(sheet?.lines[2]).toContain("共 2 项任务，其中 1 项请核对");
    const unnamed = sheetsOf(versionOf([budget], { title: "", number: "", date: "" })).get("任务分解");
    expect(unnamed).toMatchObject({ title: "要点.txt", lines: [expect.stringMatching(/^来源文件：/u)] });
  });

  it("has a row a task, lead and support apart, the due day a real date", () => {
    const { headers, kinds, column } = tableOf(versionOf([budget, schools]));
    expect(headers).toEqual([
      ...["编号", "类别", "任务", "工作要求", "牵头单位", "配合单位", "牵头方式", "时限", "到期日", "来源", "核对"],
    ]);
    expect(kinds[headers.indexOf("到期日")]).toBe("date");
    expect(column("编号")).toEqual(["（一）", "（二）/1"]);
    expect(column("类别")).toEqual(["一、重点领域公开", "一、重点领域公开"]);
    expect(column("任务")).toEqual(["预算公开", "招生公开"]);
    expect(column("牵头单位")).toEqual(["市财政局、市审计局", ""]);
    expect(column("配合单位")).toEqual(["各县（市、区）政府", ""]);
    expect(column("牵头方式")).toEqual(["共同牵头", ""]);
    expect(column("时限")).toEqual(["6月底前", ""]);
    // 2026-06-30 is day 46203.
    expect(column("到期日")).toEqual([46_203, null]);
    expect(column("来源")).toEqual(["第 7 行", "第 9 行"]);
  });

  it("tells the last of several due days too, and says a day before sheets begin in words", () => {
    const { column } = tableOf(versionOf([{ ...budget, times: [december, june] }]));
    expect([column("到期日"), column("最后到期日")]).toEqual([[46_203], [46_387]]);
    const old = { ...june, value: "1850-06-30", due: "1850-06-30" };
    expect(tableOf(versionOf([{ ...budget, times: [old] }])).column("到期日")).toEqual(["1850-06-30"]);
  });

  it("leaves out section and heading where no task has one", () => {
    const bare = taskOf("1", "公开预算。", { section: "", heading: "" });
    expect(tableOf(versionOf([bare])).headers.slice(0, 2)).toEqual(["编号", "工作要求"]);
  });

  it("says in words what to check of a task, and fills the cells in doubt", () => {
    const text = { kind: "text", ...place(150, 155, 9) } as const;
    const issues = [
      warningAt(text, "task-without-lead", { id: schools.id, quote: "公布招生范围" }),
      warningAt({ kind: "text", ...place(110, 114, 7) }, "date-impossible", { quote: "6月31日" }),
      warningAt({ kind: "text", ...place(900, 904, 50) }, "year-unknown", { quote: "6月" }),
      noteAt({ kind: "file", name: "要点.txt" }, "document-date-unknown", { document: "要点.txt" }),
    ];
    const { column, marked } = tableOf(versionOf([budget, schools]), issues);
    expect(column("核对")).toEqual(["请核对时限（日历上没有“6月31日”）", "请补充责任单位（原文没有写明）"]);
    expect(marked).toEqual(["0 时限", "0 核对", "1 牵头单位", "1 核对"]);
  });

  it("asks to check the units of a task below a confidence of 0.8 where no remark says why", () => {
    const unsure = { ...budget, confidence: 0.79 };
    const { column, marked } = tableOf(versionOf([unsure, { ...budget, id: "一/（三）", confidence: 0.8 }]));
    expect(column("核对")).toEqual(["请核对责任单位（把握不大）", ""]);
    expect(marked).toEqual(["0 牵头单位", "0 核对"]);
  });

  it("names each doubtful unit once", () => {
    const about = (name: string) =>
      warningAt({ kind: "text", ...place(100, 110, 7) }, "unit-unlikely", { id: budget.id, name, quote: "甲、乙" });
    const { column } = tableOf(versionOf([budget]), [about("甲"), about("甲"), about("乙")]);
    expect(column("核对")).toEqual(["请核对“甲”是不是责任单位；请核对“乙”是不是责任单位"]);
  });

  it("lists duties, floors and what the document says of itself, each with its line", () => {
    const sheets = sheetsOf(
      versionOf([budget], {
        date: "",
        duties: [{ quote: "各单位要\n制定方案", who: "各单位", times: [december], place: place(0, 9, 3) }],
        weightFloors: [{ percent: "4", subject: "政务公开", quote: "权重不低于4%", place: place(9, 19, 80) }],
      }),
    );
    expect(sheets.get("普遍要求")?.table?.rows).toEqual([
      [1, "各单位", "各单位要制定方案", "年底（2026-12-31）", 46_387, "第 3 行"],
    ]);
    expect(sheets.get("权重下限与文件信息")?.table?.rows).toEqual([
      ["标题", "云泽市2026年政务公开工作要点", "", ""],
      ["发文字号", "云政办发〔2026〕12号", "", ""],
      ["成文日期", "未读到", "", ""],
      ["发文地区", "云泽市", "", ""],
      ["年度", "2026", "", ""],
      ["来源文件", "要点.txt", "", ""],
      ["权重下限", "4%（政务公开）", "权重不低于4%", "第 80 行"],
    ]);
    expect(
      sheetsOf(versionOf([budget]))
        .get("权重下限与文件信息")
        ?.table?.rows.at(-1),
    ).toEqual([...["权重下限", "未读到", "", ""]]);
  });

  it("lists every remark with its place and what to do, and fills those that a person should act on", () => {
    const issues = [
      noteAt({ kind: "file", name: "a" }, "document-date-unknown"),
      warningAt({ kind: "entry", index: 1 }, "text-damaged"),
      errorAt({ kind: "assessment" }, "file-empty"),
    ];
    const sheet = sheetsOf(versionOf([budget]), issues).get("待核对");
    expect(sheet?.table?.rows).toEqual([
      [1, "说明", "file", "document-date-unknown"],
      [2, "注意", "entry", "text-damaged"],
      [3, "错误", "assessment", "file-empty"],
    ]);
    expect(sheet?.table?.marks).toEqual([
      { row: 1, column: 1 },
      { row: 2, column: 1 },
    ]);
    expect(sheetsOf(versionOf([budget])).get("待核对")?.lines).toEqual(["读取时没有需要核对的地方。"]);
  });
});
