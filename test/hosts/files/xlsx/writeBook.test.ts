import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";

import { readBook } from "../../../../src/hosts/files/xlsx/readBook.ts";
import { writeBook } from "../../../../src/hosts/files/xlsx/writeBook.ts";
import type { ColumnLayout, SheetLayout, TableLayout } from "../../../../src/workbook/sheetLayout.ts";

const at = "2026-11-22T08:30:00Z";

const sheetWith = (table: Partial<TableLayout>, sheet: Partial<SheetLayout> = {}): SheetLayout => ({
  name: "表",
  visibility: "visible",
  title: "标题",
  lines: ["说明"],
  landscape: true,
  table: {
    name: "kp_t",
    columns: [{ header: "得分", width: 10, kind: "number", entry: true }],
    rows: [[1], [2], [3], [4]],
    ...table,
  },
  ...sheet,
});

const partsOf = (...sheets: readonly SheetLayout[]): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(writeBook(sheets, at))).map(([name, part]) => [name, strFromU8(part)]));

const firstSheet = (...sheets: readonly SheetLayout[]): string => partsOf(...sheets)["xl/worksheets/sheet1.xml"] ?? "";

const checked = (column: Partial<ColumnLayout>, table: Partial<TableLayout> = {}): string =>
  /<dataValidation .*<\/dataValidation>/u.exec(
    firstSheet(
      sheetWith({ columns: [{ header: "得分", width: 10, kind: "number", entry: true, ...column }], ...table }),
    ),
  )?.[0] ?? "";

const bounds = { least: 0, most: 5, whole: false, words: [], message: "填 0 到 5。" };

/** The order of a sheet's parts as the schema of ECMA-376 part 1, 18.3.1.99 (CT_Worksheet) has it, without those never written. */
const order = [
  ...["sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "mergeCells"],
  ...["conditionalFormatting", "dataValidations", "pageMargins", "pageSetup", "headerFooter", "ignoredErrors"],
  "tableParts",
];

describe("a sheet written to a file", () => {
  it("has its parts in the order of the schema, since Excel repairs any other", () => {
    const full = sheetWith(
      {
        columns: [
          { header: "得分", width: 10, kind: "number", entry: true, check: bounds },
          { header: "状态", width: 10, kind: "text" },
        ],
        rows: [[1, "完成"]],
        highlights: [{ words: ["完成"], look: "good" }],
      },
      { locked: true, frozenColumns: 1 },
    );
    const xml = firstSheet(full);
    const places = order.map((tag) => xml.search(new RegExp(`<${tag}[ >]`, "u")));
    expect(places.filter((place) => place < 0)).toEqual([]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("takes numbers within bounds, the bounds included", () => {
    expect(checked({ check: bounds })).toContain('type="decimal" operator="between"');
    expect(checked({ check: bounds })).toContain("<formula1>0</formula1><formula2>5</formula2>");
    expect(checked({ check: { ...bounds, least: null, whole: true } })).toContain(
      'type="whole" operator="lessThanOrEqual"',
    );
    expect(checked({ check: { ...bounds, most: null } })).toContain('operator="greaterThanOrEqual"');
    expect(checked({ check: bounds })).toContain('error="填 0 到 5。"');
  });

  it("takes words beside numbers, and says so with the column's first cell", () => {
    expect(checked({ check: { ...bounds, words: ["不适用", '"引"'] } })).toContain(
      '<formula1>OR(AND(ISNUMBER(A4),A4&gt;=0,A4&lt;=5),A4="不适用",A4="""引""")</formula1>',
    );
    expect(checked({ check: { ...bounds, least: null, most: null, whole: true } })).toContain(
      "<formula1>OR(AND(ISNUMBER(A4),A4=INT(A4)))</formula1>",
    );
  });

  it("asks nothing of closed cells, which stay locked", () => {
    const closed = [
      { row: 0, column: 0 },
      { row: 2, column: 0 },
    ];
    expect(checked({ check: { ...bounds, words: ["回避"] } }, { closed, spareRows: 2 })).toContain('sqref="A5 A7:A9"');
    expect(checked({ check: { ...bounds, words: ["回避"] } }, { closed })).toContain("ISNUMBER(A5)");
  });

  it("offers choices in the cell, and long ones from a hidden sheet by a name that depends on them alone", () => {
    expect(checked({ choices: ["完成", "未完成"] })).toContain('<formula1>"完成,未完成"</formula1>');
    const long = Array.from({ length: 60 }, (_, index) => `第${index}个选项`);
    const name = /<formula1>(kp_list_\w+)<\/formula1>/u.exec(checked({ choices: long }))?.[1] ?? "";
    const parts = partsOf(
      sheetWith({ columns: [{ header: "选", width: 9, kind: "text", choices: long }], rows: [[null]] }),
    );
    expect(parts["xl/workbook.xml"]).toContain(`<definedName name="${name}">'_kaoping_lists'!$A$3:$A$62</definedName>`);
    expect(checked({ choices: ["一,二", "三"] })).toMatch(/<formula1>kp_list_/u);
    expect(checked({ check: { ...bounds, words: long } })).toContain(`COUNTIF(${name},A4)&gt;0`);
  });

  it("prints no empty rows that stand ready behind the last", () => {
    expect(partsOf(sheetWith({ spareRows: 30 }))["xl/workbook.xml"]).toContain("'表'!$A$1:$A$7<");
    const second: TableLayout = { name: "kp_u", columns: [{ header: "理由", width: 9, kind: "text" }], rows: [["一"]] };
    const both = sheetWith({ spareRows: 2 }, { below: [{ ...second, spareRows: 30 }] });
    expect(partsOf(both)["xl/workbook.xml"]).toContain("'表'!$A$1:$A$12<");
  });

  it("sets numbers off from the text beside them, unwrapped, since LibreOffice indents only some cells that wrap", () => {
    const styles = partsOf(sheetWith({}))["xl/styles.xml"] ?? "";
    const right = styles.match(/<alignment horizontal="right"[^>]*>/gu) ?? [];
    expect(new Set(right)).toEqual(new Set(['<alignment horizontal="right" vertical="center" indent="1"/>']));
  });

  it("shows states by their words, in the columns asked for", () => {
    const xml = firstSheet(
      sheetWith({
        columns: [
          { header: "甲", width: 9, kind: "text" },
          { header: "乙", width: 9, kind: "text" },
        ],
        rows: [["完成", "逾期"]],
        highlights: [
          { words: ["完成"], look: "good" },
          { words: ["逾期", "缺&"], look: "bad", columns: [1] },
        ],
      }),
    );
    expect(xml).toContain('<conditionalFormatting sqref="A4:B4"><cfRule type="cellIs" dxfId="0" priority="1"');
    expect(xml).toContain('<conditionalFormatting sqref="B4"><cfRule type="cellIs" dxfId="2" priority="2"');
    expect(xml).toContain('<formula>"缺&amp;"</formula>');
  });

  it("is locked without a password, with the entry cells and the cells beside it open", async () => {
    const sheet = sheetWith(
      {
        columns: [
          { header: "单位", width: 9, kind: "text" },
          { header: "得分", width: 9, kind: "number", entry: true },
        ],
        rows: [["甲局", 1]],
      },
      { locked: true },
    );
    expect(firstSheet(sheet)).toMatch(/<sheetProtection sheet="1"(?![^>]*(?:password|hash))/u);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(writeBook([sheet], at).buffer as ArrayBuffer);
    const made = book.getWorksheet("表");
    const locked = (address: string) =>
      (made?.getCell(address).protection as { locked?: boolean } | undefined)?.locked !== false;
    expect(["A1", "B3", "A4", "B4"].map(locked)).toEqual([true, true, true, false]);
    // A row's own look goes before its column's where there is no cell.
    expect(firstSheet(sheet)).toMatch(/<row r="1"[^>]* s="3" customFormat="1">/u);
    expect(firstSheet(sheet)).toMatch(/<col min="3" max="16384" width="9" style="1"\/>/u);
    expect(firstSheet(sheetWith({}))).not.toContain("sheetProtection");
  });

  it("keeps the header of a single table and the first columns in sight and on every page", () => {
    const wide = Array.from({ length: 40 }, (_, index) => ({ header: `列${index}`, width: 20, kind: "text" as const }));
    const parts = partsOf(
      sheetWith({ columns: wide, rows: [wide.map(() => "x")] }, { frozenColumns: 2, name: "局'一" }),
    );
    expect(parts["xl/worksheets/sheet1.xml"]).toContain(
      '<pane xSplit="2" ySplit="3" topLeftCell="C4" activePane="bottomRight" state="frozen"/>',
    );
    expect(parts["xl/workbook.xml"]).toContain(">'局''一'!$A:$B,'局''一'!$3:$3</definedName>");
    expect(parts["xl/workbook.xml"]).toContain(">'局''一'!$A$1:$AN$4</definedName>");
  });

  it("has several tables, each a table of Excel's under its own name and number", async () => {
    const second = { name: "kp_u", caption: "其二", columns: [{ header: "乙", width: 5, kind: "text" as const }] };
    const sheets = [
      sheetWith({}, { below: [{ ...second, rows: [["一"]], spareRows: 1 }] }),
      sheetWith({ name: "kp_v" }, { name: "又" }),
    ];
    const parts = partsOf(...sheets);
    expect(
      [1, 2, 3].map((number) =>
        /id="(\d)" name="(\w+)".*? ref="([\w:]+)"/u.exec(parts[`xl/tables/table${number}.xml`] ?? "")?.slice(1),
      ),
    ).toEqual([
      ["1", "kp_t", "A3:A7"],
      ["2", "kp_u", "A10:A12"],
      ["3", "kp_v", "A3:A7"],
    ]);
    expect(parts["xl/worksheets/sheet1.xml"]).not.toContain("<pane");
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(writeBook(sheets, at).buffer as ArrayBuffer);
    expect(book.worksheets.map(({ name }) => name)).toEqual(["表", "又"]);
  });

  it("keeps formulas with their values, later functions by the names that files use", () => {
    const sheet = sheetWith({
      columns: [
        { header: "甲", width: 9, kind: "number" },
        { header: "乙", width: 9, kind: "text" },
      ],
      rows: [
        [
          { formula: 'RANK.EQ(A5,A4:A5)&IF(1<2,"RANK.EQ(","")', value: 2 },
          { formula: 'IF(A4>1,"是","否")', value: "是" },
        ],
      ],
    });
    expect(firstSheet(sheet)).toContain('<f>_xlfn.RANK.EQ(A5,A4:A5)&amp;IF(1&lt;2,"RANK.EQ(","")</f><v>2</v>');
    expect(firstSheet(sheet)).toContain(' t="str"><f>IF(A4&gt;1,"是","否")</f><v>是</v>');
    const read = readBook(writeBook([sheet], at), "f.xlsx");
    expect(read.ok && read.value[0]?.cells[3]).toEqual([2, "是"]);
  });

  it("is no table of Excel's without rows or with two columns of one name, and keeps its cells all the same", () => {
    const twice = [
      { header: "A", width: 9, kind: "text" as const },
      { header: "a", width: 9, kind: "text" as const },
    ];
    for (const sheet of [sheetWith({ rows: [] }), sheetWith({ columns: twice, rows: [["x", "y"]] })]) {
      expect(Object.keys(partsOf(sheet)).filter((name) => name.includes("table"))).toEqual([]);
    }
  });
});
