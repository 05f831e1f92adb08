import type ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";

import { readDocument } from "../../../../src/hosts/files/documents/readDocument.ts";
import { dateText, datePartsOf } from "../../../../src/hosts/files/documents/sheet/dateText.ts";
import { gridOf } from "../../../../src/hosts/files/documents/table/grid.ts";
import { tableLines } from "../../../../src/hosts/files/documents/table/tableLines.ts";
import { tableXlsx } from "./otherFiles.ts";

const changed = async (change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void) => {
  const read = await readDocument(await tableXlsx(change), "分解表.xlsx");
  return { text: read.ok ? read.value : "", issues: read.issues };
};

describe("a workbook of tasks", () => {
  it("has its titles as lines, one header line, and rows between tabs", async () => {
    const { text } = await changed(() => undefined);
    expect(text.split("\n").slice(0, 6)).toEqual([
      "桐江市2026年政务公开任务分解表",
      "桐江市人民政府办公室 2026年3月20日印发",
      "序号\t工作任务\t具体要求\t牵头单位\t配合单位\t完成时限",
      "| 一、重点领域公开 |  |  |  |  |  |",
      "1\t财政信息\t公开预算、决算和预算执行情况。\t市财政局\t市审计局 市税务局\t2026年6月30日",
      "2\t\t公开地方政府债务情况。\t\t\t2026年9月30日",
    ]);
  });

  it("is read with what a filter hides, and tells of it", async () => {
    const { text, issues } = await changed((sheet) => {
      sheet.getRow(6).hidden = true;
      sheet.getColumn(5).hidden = true;
    });
    expect(text).toContain("市审计局");
    expect(issues).toMatchObject([
      { code: "document-hidden-rows", severity: "warning", data: { sheet: "任务分解表", count: 1 } },
      { code: "document-hidden-columns", severity: "warning", data: { sheet: "任务分解表", count: 1 } },
    ]);
  });

  it("is read without its hidden sheets, and tells of them", async () => {
    const { text, issues } = await changed((_, book) => {
      book.addWorksheet("旧稿", { state: "hidden" }).addRow(["旧的任务"]);
      book.addWorksheet("空的", { state: "hidden" });
    });
    expect(text).not.toContain("旧的任务");
    expect(issues).toMatchObject([{ code: "document-hidden-sheet", data: { sheet: "旧稿" } }]);
  });

  it("is read sheet by sheet", async () => {
    const { text } = await changed((_, book) => {
      book.addWorksheet("联系人").addRow(["市财政局", 13800000000]);
    });
    expect(text).toContain("\n\n市财政局\t13800000000\n");
  });

  it("shows numbers, shares and formulas as staff see them", async () => {
    const { text } = await changed((_, book) => {
      const sheet = book.addWorksheet("权重");
      sheet.addRow([0.04, 0.1 + 0.2, 3.14159, { formula: "1+1", result: 2 }, true]);
      sheet.getCell("A1").numFmt = "0%";
      sheet.getCell("C1").numFmt = "0.00";
    });
    expect(text).toContain("4%\t0.3\t3.14\t2\t是");
  });

  it.each([
    ['yyyy"年"m"月"d"日"', "2026年6月30日"],
    ["yyyy/m/d", "2026年6月30日"],
    ['[$-804]yyyy"年"m"月";@', "2026年6月"],
    ['m"月"d"日"', "6月30日"],
    ["yyyy-mm-dd hh:mm", "2026年6月30日 12:00"],
    ["h:mm", "12:00"],
  ])("shows a day in the format %s as %s", (code, shown) => {
    const parts = datePartsOf(164, code);
    expect(parts && dateText(46203.5, parts, false)).toBe(shown);
  });

  it.each(["General", "0.00", "#,##0", '0"天"', "@", "[Red]0"])("takes %s for no day", (code) => {
    expect(datePartsOf(164, code)).toBeNull();
  });

  it("counts days from 1904 where the workbook does", () => {
    const parts = datePartsOf(14, undefined);
    expect(parts && dateText(46203 - 1462, parts, true)).toBe("2026年6月30日");
  });
});

describe("a table's header", () => {
  const header = (rows: readonly string[][], merges: Parameters<typeof gridOf>[1] = []) =>
    tableLines(gridOf([...rows, ["内容", "内容", "内容", "内容"]], merges))[0];

  it("in two rows without merged cells is one line", () => {
    expect(
      header([
        ["序号", "任务", "责任分工", ""],
        ["", "具体要求", "牵头单位", "配合单位"],
      ]),
    ).toBe("序号\t具体要求\t牵头单位\t配合单位");
  });

  it("says 牵头单位 for 牵头 below 责任单位", () => {
    const merges = [
      { top: 0, left: 2, bottom: 0, right: 3 },
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 1, right: 1 },
    ];
    expect(
      header(
        [
          ["序号", "工作任务", "责任单位", ""],
          ["", "", "牵头", "协办"],
        ],
        merges,
      ),
    ).toBe("序号\t工作任务\t牵头单位\t协办单位");
  });

  it("gives the second of two columns under one task heading a name of its own", () => {
    expect(header([["工作任务", "", "责任单位", "时限"]], [{ top: 0, left: 0, bottom: 0, right: 1 }])).toBe(
      "工作任务\t具体内容\t责任单位\t时限",
    );
  });

  it("in three rows, below a line of who filled it in, is one line", () => {
    const rows = [
      ["填报单位：市政府办公室", "", "", "", "", "2026年3月"],
      ["序号", "任务内容", "", "责任分工", "", "完成\n时限"],
      ["", "重点任务", "具体举措", "牵头领导及单位", "", ""],
      ["", "", "", "牵头", "配合", ""],
      ["1", "财政", "公开预算。", "市财政局", "市审计局", "6月底"],
    ];
    const merges = [
      { top: 1, left: 0, bottom: 3, right: 0 },
      { top: 1, left: 1, bottom: 1, right: 2 },
      { top: 2, left: 1, bottom: 3, right: 1 },
      { top: 2, left: 2, bottom: 3, right: 2 },
      { top: 1, left: 3, bottom: 1, right: 4 },
      { top: 2, left: 3, bottom: 2, right: 4 },
      { top: 1, left: 5, bottom: 3, right: 5 },
    ];
    expect(tableLines(gridOf(rows, merges))).toEqual([
      "填报单位：市政府办公室  2026年3月",
      "序号\t重点任务\t具体举措\t牵头单位\t配合单位\t完成时限",
      "1\t财政\t公开预算。\t市财政局\t市审计局\t6月底",
    ]);
  });

  it("cuts a remark that makes a name too long", () => {
    const long = "完成时限（请各单位于每季度末前报送进展情况）";
    expect(header([["序号", "任务", "责任单位", long]])).toBe("序号\t任务\t责任单位\t完成时限");
  });
});

describe("a merged cell of a table", () => {
  const lines = (rows: readonly string[][], merges: Parameters<typeof gridOf>[1]) =>
    tableLines(gridOf([["任务", "牵头单位", "配合单位", "完成时限"], ...rows], merges)).slice(1);

  it("is said again where one unit is merged and the other is not", () => {
    const rows = [
      ["公开预算", "市财政局", "市审计局", "6月底"],
      ["公开决算", "", "", ""],
    ];
    expect(lines(rows, [{ top: 1, left: 1, bottom: 2, right: 1 }])[1]).toBe("公开决算\t市财政局\t\t");
  });

  it("with one task over several rows of units makes one row", () => {
    const rows = [
      ["公开预算", "市财政局", "市审计局", "6月底"],
      ["", "市税务局", "", "每季度"],
    ];
    expect(lines(rows, [{ top: 1, left: 0, bottom: 2, right: 0 }])).toEqual([
      "公开预算\t市财政局；市税务局\t市审计局\t6月底；每季度",
    ]);
  });

  it("ends with the table: remarks below are lines", () => {
    const rows = [
      ["公开预算", "市财政局", "市审计局", "6月底"],
      ["注：牵头单位负总责。", "", "", ""],
    ];
    expect(lines(rows, [])[1]).toBe("注：牵头单位负总责。");
  });
});
