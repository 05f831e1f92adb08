import { describe, expect, it } from "vitest";

import { cloneWorkbook, createWorkbook } from "./model.ts";
import { installGlobals, removeGlobals, startExcelInNode, type NodeExcel, type NodeExcelOptions } from "./node.ts";

/** Starts an Excel and runs one batch on its first sheet. */
async function onSheet<T>(
  work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>,
  options?: NodeExcelOptions,
): Promise<T & { readonly excel: NodeExcel }> {
  const excel = startExcelInNode(options);
  const result = await excel.Excel.run((context) => work(context.workbook.worksheets.getFirst(), context));
  return { ...result, excel };
}

/** The code of the refusal of a batch that ends with this work; "accepted" if there was none. */
async function codeOf(
  work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => void,
  options?: NodeExcelOptions,
): Promise<string> {
  const excel = startExcelInNode(options);
  try {
    await excel.Excel.run(async (context) => {
      work(context.workbook.worksheets.getFirst(), context);
      await context.sync();
    });
    return "accepted";
  } catch (error) {
    if (!(error instanceof excel.OfficeExtension.Error)) throw error;
    return error.code;
  }
}

/** Puts one value into A1 and reads it back. */
const entered = (value: unknown, numberFormat = "General") =>
  onSheet(async (sheet, context) => {
    const cell = sheet.getRange("A1");
    cell.numberFormat = [[numberFormat]];
    cell.values = [[value]];
    cell.load("values,formulas,text,numberFormat");
    await context.sync();
    return {
      value: cell.values[0]?.[0] as unknown,
      formula: cell.formulas[0]?.[0] as unknown,
      text: cell.text[0]?.[0],
      numberFormat: cell.numberFormat[0]?.[0] as unknown,
    };
  });

describe("the runtime in Node", () => {
  it("takes the global names, so that product code runs unchanged", async () => {
    const excel = startExcelInNode();
    installGlobals(excel);
    try {
      expect(Office.context.requirements.isSetSupported("ExcelApi", "1.14")).toBe(true);
      expect(await Office.onReady()).toEqual({ host: "Excel", platform: "PC" });
      await Excel.run(async (context) => {
        context.workbook.worksheets.getItem("没有").load("name");
        await context.sync();
      });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(OfficeExtension.Error);
      expect(error).toBeInstanceOf(Error);
      expect(error).toMatchObject({
        code: "ItemNotFound",
        debugInfo: { errorLocation: "WorksheetCollection.getItem" },
      });
    } finally {
      removeGlobals();
    }
    expect("Excel" in globalThis).toBe(false);
  });

  // Docs: "Office versions and requirement sets": Excel 2021 has ExcelApi 1.14.
  it("throws on members above the pinned requirement set", async () => {
    const trace = (excel: NodeExcel): Promise<void> =>
      excel.Excel.run(async (context) => {
        context.workbook.getActiveCell().getDependents();
        await context.sync();
      });
    await expect(trace(startExcelInNode())).rejects.toThrow("ExcelApi 1.15 requirement set");
    await expect(trace(startExcelInNode({ excelApi: "1.15" }))).rejects.toThrow("stand-in: Range.getDependents");
  });

  it("refuses what it does not know, and lists it", async () => {
    const excel = startExcelInNode();
    const run = excel.Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().charts.add("Line", context.workbook.getSelectedRange());
      await context.sync();
    });
    await expect(run).rejects.toMatchObject({
      code: "ApiNotFound",
      message: "stand-in: Worksheet.charts is not implemented",
    });
    expect(excel.standin.stats.unsupported).toEqual(["Worksheet.charts"]);
  });

  it("counts the add-in's round trips, not the runtime's own", async () => {
    const { excel } = await onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1").load("values");
      await context.sync();
      range.values = [["政务"]];
      await context.sync();
      return {};
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(excel.standin.stats.syncs).toBe(2);
    expect(excel.standin.stats.bytesOut).toBeGreaterThan(200);
    expect(excel.standin.stats.unsupported).toEqual([]);
  });

  it("runs two Excels side by side", async () => {
    const [a, b] = [startExcelInNode(), startExcelInNode()];
    await a.Excel.run(async (context) => {
      context.workbook.worksheets.add("只在甲");
      await context.sync();
    });
    expect(a.standin.workbook.sheets.length).toBe(2);
    expect(b.standin.workbook.sheets.length).toBe(1);
  });
});

describe("a workbook of the test's own", () => {
  it("is where the Excel starts, and its copy stays as it was", async () => {
    const workbook = createWorkbook(["任务", "评分"]);
    const before = cloneWorkbook(workbook);
    const { excel } = await onSheet(
      async (sheet, context) => {
        sheet.delete();
        await context.sync();
        return {};
      },
      { workbook },
    );
    expect(excel.standin.workbook.sheets.map((sheet) => sheet.name)).toEqual(["评分"]);
    expect(before.sheets.map((sheet) => sheet.name)).toEqual(["任务", "评分"]);
  });
});

// Docs: "*OrNullObject methods and properties".
describe("null objects", () => {
  it("hand their being null on to what hangs on them", async () => {
    const found = await onSheet(async (_sheet, context) => {
      const missing = context.workbook.worksheets.getItemOrNullObject("没有");
      const cell = missing.getRange("A1").load("values");
      missing.load("name");
      await context.sync();
      return { sheet: missing.isNullObject, cell: cell.isNullObject };
    });
    expect(found).toMatchObject({ sheet: true, cell: true });
  });
});

// Docs: "Set or get Excel range values, text, and formulas"; support: "Stop automatically changing numbers to dates".
describe("what becomes of a value put into a cell", () => {
  it.each([
    ["96.5", 96.5, "General"],
    ["1,234", 1234, "#,##0"],
    ["4%", 0.04, "0%"],
    ["110101199003070011", 110101199003070000, "General"],
    ["007", 7, "General"],
    ["1-2", 46024, "d-mmm"],
    ["2025-9-30", 45930, "yyyy/m/d"],
    ["9:30", 0.3958333333333333, "h:mm"],
    ["TRUE", true, "General"],
    ["一、主动公开", "一、主动公开", "General"],
    ["'=1+1", "=1+1", "General"],
    ["'007", "007", "General"],
  ])("%s becomes %s", async (put, value, numberFormat) => {
    expect(await entered(put)).toMatchObject({ value, numberFormat });
  });

  it.each(["96.5", "=A2", "1-2", "-abc", "@x", "007"])("%s stays text in a text cell", async (put) => {
    expect(await entered(put, "@")).toMatchObject({ value: put, formula: put, text: put });
  });

  it("keeps a formula's text, and shows the result it was given", async () => {
    expect(await entered("=SUM(B1:B3)")).toMatchObject({ value: "", formula: "=SUM(B1:B3)" });
    expect(await entered("-B1")).toMatchObject({ formula: "=-B1" });
    const evaluate = (): number => 42;
    const { excel } = await onSheet(
      async (sheet, context) => {
        sheet.getRange("A1:B1").formulas = [["=6*7", "=1"]];
        await context.sync();
        return {};
      },
      { evaluate },
    );
    excel.standin.setResult("Sheet1", "B1", 7);
    expect(excel.standin.snapshot("Sheet1")).toMatchObject({ values: [[42, 7]], formulas: { A1: "=6*7", B1: "=1" } });
  });

  // Docs: "Blank and null values in Excel add-ins".
  it("leaves a cell at null and empties it at an empty string", async () => {
    const { values } = await onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:C1");
      range.values = [["甲", "乙", "丙"]];
      range.values = [[null, "", "丁"]];
      range.load("values");
      await context.sync();
      return { values: range.values as unknown };
    });
    expect(values).toEqual([["甲", "", "丁"]]);
  });

  it("writes a table above 1,500 cells, which the runtime cuts into pieces", async () => {
    const rows = Array.from({ length: 2000 }, (_, row) => [row, `单位${row}`]);
    const { excel } = await onSheet(async (sheet, context) => {
      sheet.getRange("A1:B2000").values = rows;
      await context.sync();
      return {};
    });
    expect(excel.standin.snapshot("Sheet1").values).toEqual(rows);
  });

  it("refuses wrong shapes, long texts and broken formulas", async () => {
    expect(await codeOf((sheet) => (sheet.getRange("A1:B2").values = [[1, 2]]))).toBe("InvalidArgument");
    expect(await codeOf((sheet) => (sheet.getRange("A1:A2").values = [[1], [2, 3]]))).toBe("InvalidArgument");
    // Docs: "Excel specifications and limits": 32,767 characters in a cell.
    expect(await codeOf((sheet) => (sheet.getRange("A1").values = [["字".repeat(32_768)]]))).toBe("InvalidArgument");
    expect(await codeOf((sheet) => (sheet.getRange("A1").values = [["字".repeat(32_767)]]))).toBe("accepted");
    expect(await codeOf((sheet) => (sheet.getRange("A1").formulas = [["=SUM(A1:A3"]]))).toBe("InvalidArgument");
    expect(await codeOf((sheet) => (sheet.getRange("A1").values = [["@x"]]))).toBe("InvalidArgument");
  });

  // Docs: "Get or set unbounded ranges with the Excel JavaScript API".
  it("answers null for whole columns and refuses to fill them", async () => {
    const { values, address } = await onSheet(async (sheet, context) => {
      const column = sheet.getRange("B:C").load("values,address");
      await context.sync();
      return { values: column.values as unknown, address: column.address };
    });
    expect({ values, address }).toEqual({ values: null, address: "Sheet1!B:C" });
    expect(await codeOf((sheet) => (sheet.getRange("B:B").values = [["x"]]))).toBe("InvalidArgument");
  });
});

// Docs: "Resource limits and performance optimization for Office Add-ins".
describe("the size of requests and answers", () => {
  it("refuses a request over the limit before anything ran", async () => {
    const excel = startExcelInNode({ payloadLimit: 20_000 });
    const run = excel.Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRange("A1").values = [["汉".repeat(8_000)]];
      await context.sync();
    });
    await expect(run).rejects.toMatchObject({ code: "RequestPayloadSizeLimitExceeded" });
    expect(excel.standin.snapshot("Sheet1").used).toBeNull();
  });

  it("refuses an answer over the limit after everything ran", async () => {
    const excel = startExcelInNode({ payloadLimit: 30_000 });
    const run = excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1").values = [["汉".repeat(8_000)]];
      sheet.getRange("A1").load("values,formulas");
      await context.sync();
    });
    await expect(run).rejects.toMatchObject({ code: "ResponsePayloadSizeLimitExceeded" });
    expect(excel.standin.snapshot("Sheet1").used).toBe("A1");
  });
});

describe("scripted failures", () => {
  const write = (excel: NodeExcel): Promise<void> =>
    excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      sheet.getRange("A1").values = [["一"]];
      sheet.getRange("A2").values = [["二"]];
      await context.sync();
    });

  it.each([
    { at: "before", actions: 0, left: null },
    { at: "after", actions: 0, left: "A1:A2" },
    // The sheet, its range, the reference and the first value: then the second range fails.
    { at: "during", actions: 7, left: "A1" },
  ] as const)("fails $at the actions of a batch, once", async ({ at, actions, left }) => {
    const excel = startExcelInNode();
    excel.standin.failNext({ at, actions, nth: 1, code: "GeneralException" });
    await expect(write(excel)).rejects.toMatchObject({ code: "GeneralException" });
    expect(excel.standin.snapshot("Sheet1").used).toBe(left);
    await write(excel);
    expect(excel.standin.snapshot("Sheet1").used).toBe("A1:A2");
  });

  it("waits for the nth batch", async () => {
    const excel = startExcelInNode();
    excel.standin.failNext({ at: "before", nth: 2, code: "GeneralException" });
    await write(excel);
    await expect(write(excel)).rejects.toMatchObject({ code: "GeneralException" });
  });
});
