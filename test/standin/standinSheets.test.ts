import { describe, expect, it } from "vitest";

import { startExcelInNode, type NodeExcel, type NodeExcelOptions } from "./node.ts";

type Work = (sheet: Excel.Worksheet, context: Excel.RequestContext) => void;

/** Runs batches one after the other on the first sheet; answers the first refusal's code, or "accepted". */
async function codeOf(excel: NodeExcel, ...batches: readonly Work[]): Promise<string> {
  try {
    for (const work of batches) {
      await excel.Excel.run(async (context) => {
        work(context.workbook.worksheets.getFirst(), context);
        await context.sync();
      });
    }
    return "accepted";
  } catch (error) {
    if (!(error instanceof excel.OfficeExtension.Error)) throw error;
    return error.code;
  }
}
const fresh = (...batches: readonly Work[]): Promise<string> => codeOf(startExcelInNode(), ...batches);
const freshWith = (options: NodeExcelOptions, ...batches: readonly Work[]): Promise<string> =>
  codeOf(startExcelInNode(options), ...batches);

describe("worksheets", () => {
  // Support: "Rename a worksheet".
  it.each(["", "考".repeat(32), "a:b", "a\\b", "a/b", "a?b", "a*b", "[a]", "'a", "a'", "History"])(
    "cannot be called %j",
    async (name) => {
      expect(await fresh((_sheet, context) => context.workbook.worksheets.add(name))).toBe("InvalidArgument");
      expect(await fresh((sheet) => (sheet.name = name))).toBe("InvalidArgument");
    },
  );

  it("are unique regardless of case", async () => {
    expect(await fresh((_sheet, context) => context.workbook.worksheets.add("SHEET1"))).toBe("ItemAlreadyExists");
    expect(await fresh((sheet) => (sheet.name = "SHEET1"))).toBe("accepted");
  });

  it("come at the end and stay in the background", async () => {
    const excel = startExcelInNode();
    await codeOf(excel, (_sheet, context) => context.workbook.worksheets.add("评分"));
    expect(excel.standin.workbook.sheets.map((sheet) => sheet.name)).toEqual(["Sheet1", "评分"]);
    expect(excel.standin.workbook.activeSheetId).toBe(excel.standin.workbook.sheets[0]?.id);
  });

  // Docs: `Worksheet.delete`, `Worksheet.visibility`.
  it("keep at least one in sight, and hidden ones cannot come to the front", async () => {
    expect(await fresh((sheet) => sheet.delete())).toBe("InvalidOperation");
    expect(await fresh((sheet) => (sheet.visibility = "Hidden"))).toBe("InvalidOperation");
    const hide: Work = (_sheet, context) => (context.workbook.worksheets.add("台账").visibility = "VeryHidden");
    expect(await fresh(hide, (_s, context) => context.workbook.worksheets.getItem("台账").activate())).toBe(
      "InvalidOperation",
    );
    expect(await fresh(hide, (_s, context) => context.workbook.worksheets.getItem("台账").delete())).toBe(
      "InvalidOperation",
    );
  });

  it("tell the next sheet to come to the front when they go", async () => {
    const excel = startExcelInNode();
    await codeOf(excel, (sheet, context) => {
      context.workbook.worksheets.add("评分");
      sheet.delete();
    });
    expect(excel.standin.workbook.sheets.map((sheet) => sheet.id)).toEqual([excel.standin.workbook.activeSheetId]);
  });
});

// Docs: `Excel.WorksheetProtection`, "Protect data using the Excel JavaScript API".
describe("protection", () => {
  const protect: Work = (sheet) => sheet.protection.protect({ allowFormatColumns: true });

  it("refuses writes to locked cells, and lets unlocked ones be written", async () => {
    const unlock: Work = (sheet) => (sheet.getRange("B2:B9").format.protection.locked = false);
    expect(await fresh(protect, (sheet) => (sheet.getRange("A1").values = [[1]]))).toBe("AccessDenied");
    expect(await fresh(unlock, protect, (sheet) => (sheet.getRange("B2:B3").values = [[1], [2]]))).toBe("accepted");
    expect(await fresh(unlock, protect, (sheet) => (sheet.getRange("B1:B3").values = [[1], [2], [3]]))).toBe(
      "AccessDenied",
    );
    const unlockAll: Work = (sheet) => (sheet.getRange().format.protection.locked = false);
    expect(await fresh(unlockAll, protect, (sheet) => (sheet.getRange("XFD1048576").values = [[1]]))).toBe("accepted");
  });

  it("keeps to the options", async () => {
    expect(await fresh(protect, (sheet) => (sheet.getRange("A:A").format.columnWidth = 80))).toBe("accepted");
    expect(await fresh(protect, (sheet) => (sheet.getRange("1:1").format.rowHeight = 80))).toBe("AccessDenied");
    expect(await fresh(protect, (sheet) => (sheet.getRange("A1").format.font.bold = true))).toBe("AccessDenied");
    expect(await fresh(protect, (sheet) => sheet.getRange("1:1").delete("Up"))).toBe("AccessDenied");
    expect(await fresh(protect, (sheet) => sheet.tables.add("A1:B2", true))).toBe("AccessDenied");
  });

  // OfficeDev/office-js issue 6784.
  it("refuses a second protect and a second unprotect, or takes them as older builds do", async () => {
    expect(await fresh(protect, protect)).toBe("AccessDenied");
    expect(await freshWith({ strictProtection: false }, protect, protect)).toBe("accepted");
    expect(await fresh((sheet) => sheet.protection.unprotect())).toBe("AccessDenied");
    expect(
      await fresh(
        (sheet) => sheet.protection.protect({}, "口令"),
        (sheet) => sheet.protection.unprotect("错"),
      ),
    ).toBe("AccessDenied");
  });
});

// Docs: "Work with tables using the Excel JavaScript API"; support: "Rename an Excel table".
describe("tables", () => {
  const headed: Work = (sheet) => (sheet.getRange("A1:C1").values = [["单位", "", "单位"]]);

  it("get a name of the whole workbook, and texts as headers", async () => {
    const excel = startExcelInNode();
    const add: Work = (sheet) => (sheet.tables.add("A1:C3", true).name = "评分表");
    expect(await codeOf(excel, headed, add)).toBe("accepted");
    expect(excel.standin.snapshot("Sheet1")).toMatchObject({
      values: [["单位", "列2", "单位2"]],
      tables: [{ name: "评分表", address: "A1:C3" }],
    });
    const twin: Work = (_sheet, context) => {
      const other = context.workbook.worksheets.add("别处");
      other.tables.add("A1:B2", true).name = "评分表";
    };
    expect(await codeOf(excel, twin)).toBe("ItemAlreadyExists");
  });

  it("do not overlap, and refuse names with blanks or of cells", async () => {
    const add: Work = (sheet) => sheet.tables.add("A1:C3", true);
    expect(await fresh(add, (sheet) => sheet.tables.add("C3:D5", true))).toBe("InvalidArgument");
    expect(await fresh((sheet) => (sheet.tables.add("A1:B2", true).name = "a b"))).toBe("InvalidArgument");
    expect(await fresh((sheet) => (sheet.tables.add("A1:B2", true).name = "AB12"))).toBe("InvalidArgument");
    expect(await fresh(add, (sheet) => sheet.getRange("A1:B1").merge())).toBe("InvalidOperation");
  });

  it("are resized, turned back into cells, and follow deleted rows", async () => {
    const excel = startExcelInNode();
    await codeOf(excel, (sheet) => {
      const table = sheet.tables.add("A2:B5", true);
      table.resize("A2:B9");
      sheet.getRange("1:1").delete("Up");
      sheet.getRange("4:5").delete("Up");
    });
    expect(excel.standin.snapshot("Sheet1").tables).toEqual([{ name: "表1", address: "A1:B6" }]);
    await codeOf(excel, (sheet) => sheet.tables.getItem("表1").convertToRange());
    expect(excel.standin.snapshot("Sheet1").tables).toEqual([]);
  });
});

describe("ranges", () => {
  it("that are tracked move with their cells", async () => {
    const excel = startExcelInNode();
    const address = await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      const range = sheet.getRange("B5:C6");
      range.load("address");
      await context.sync();
      sheet.getRange("1:2").delete("Up");
      range.load("address");
      await context.sync();
      return range.address;
    });
    expect(address).toBe("Sheet1!B3:C4");
  });

  // Docs: `Worksheet.getUsedRange`.
  it("in use are those with values, or with formats too", async () => {
    const excel = startExcelInNode();
    const found = await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      const none = sheet.getUsedRangeOrNullObject(true).load("address");
      sheet.getRange("B2").values = [["x"]];
      sheet.getRange("D4").format.fill.color = "yellow";
      const [values, formats] = [sheet.getUsedRange(true).load("address"), sheet.getUsedRange().load("address")];
      const fill = sheet.getRange("D4:D5").load("format/fill/color");
      const own = sheet.getRange("D4").load("format/fill/color");
      await context.sync();
      return [none.isNullObject, values.address, formats.address, fill.format.fill.color, own.format.fill.color];
    });
    // Two colours in one range answer null (docs: "Blank and null values in Excel add-ins").
    expect(found).toEqual([true, "Sheet1!B2", "Sheet1!B2:D4", null, "#FFFF00"]);
  });

  it("show numbers as their format says, and refuse formats nobody taught", async () => {
    const excel = startExcelInNode();
    const text = await excel.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getFirst().getRange("A1:E1");
      range.numberFormat = [["0.00", "0.0%", "#,##0", "yyyy-mm-dd", "0"]];
      range.values = [[1.005, 0.04, 1234567, 45930, 2.5]];
      range.load("text");
      await context.sync();
      return range.text;
    });
    expect(text).toEqual([["1.01", "4.0%", "1,234,567", "2025-09-30", "3"]]);
    const odd: Work = (sheet) => {
      const cell = sheet.getRange("A1");
      cell.numberFormat = [["[DBNum1]General"]];
      cell.values = [[1]];
      cell.load("text");
    };
    expect(await fresh(odd)).toBe("ApiNotFound");
  });
});

describe("what is only recorded", () => {
  it("is kept in the state of the sheet", async () => {
    const excel = startExcelInNode();
    const code = await codeOf(excel, (sheet, context) => {
      sheet.freezePanes.freezeRows(2);
      sheet.pageLayout.orientation = "Landscape";
      sheet.pageLayout.setPrintTitleRows("$1:$2");
      sheet.showGridlines = false;
      const list = { inCellDropDown: true, source: sheet.getRange("A1:A3") };
      sheet.getRange("D:D").dataValidation.rule = { list };
      sheet.getRange("D:D").dataValidation.errorAlert = {
        message: "只能选",
        showAlert: true,
        style: "Stop",
        title: "等次",
      };
      const rule = sheet.getRange("A1:A3").conditionalFormats.add("Custom");
      rule.custom.rule.formula = "=$A1<60";
      rule.custom.format.fill.color = "#FF0000";
      sheet.getRange("A1:C3").format.borders.getItem("EdgeBottom").style = "Continuous";
      context.workbook.names.add("分数", sheet.getRange("B2:B9"));
      context.workbook.properties.title = "考评";
    });
    expect(code).toBe("accepted");
    const [sheet] = excel.standin.workbook.sheets;
    expect(sheet).toMatchObject({
      frozen: { rowCount: 2 },
      showGridlines: false,
      pageLayout: { orientation: "Landscape", printTitleRows: "1:2" },
      validations: [{ rule: { list: { source: "=Sheet1!A1:A3" } }, errorAlert: { message: "只能选" } }],
      conditionalFormats: [{ settings: { "custom/rule/formula": "=$A1<60", "custom/format/fill/color": "#FF0000" } }],
    });
    expect(excel.standin.workbook.names).toMatchObject([{ name: "分数", formula: "=Sheet1!$B$2:$B$9" }]);
    expect(structuredClone(excel.standin.workbook)).toEqual(excel.standin.workbook);
    expect(JSON.parse(JSON.stringify(excel.standin.workbook))).toEqual(excel.standin.workbook);
    expect(excel.standin.toHtml()).toContain("Sheet1");
  });
});
