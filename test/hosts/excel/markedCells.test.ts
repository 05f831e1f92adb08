import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { excelBook } from "../../../src/hosts/excel/excelBook.ts";
import type { SheetLayout } from "../../../src/workbook/sheetLayout.ts";
import { installGlobals, removeGlobals, startExcelInNode, type NodeExcel } from "../../standin/node.ts";

const layout: SheetLayout = {
  name: "任务分解",
  visibility: "visible",
  title: "标题",
  lines: [],
  landscape: true,
  table: {
    name: "kp_t",
    columns: [
      { header: "任务", width: 20, kind: "text" },
      { header: "到期日", width: 12, kind: "date" },
    ],
    rows: [
      ["公开预算", 46_203],
      ["公布招生范围", null],
    ],
    marks: [{ row: 1, column: 0 }],
  },
};

describe("a table written into Excel", () => {
  let excel: NodeExcel;
  beforeEach(() => {
    excel = startExcelInNode();
    installGlobals(excel);
  });
  afterEach(() => {
    expect(excel.standin.stats.unsupported).toEqual([]);
    removeGlobals();
  });

  it("fills the cells to look at, and shows days as dates", async () => {
    const book = excelBook();
    await book.read();
    expect(await book.write([layout], layout.name)).toMatchObject({ ok: true });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(layout.name);
      const cells = ["A3", "A4", "B3"].map((address) => sheet.getRange(address));
      for (const cell of cells) cell.load("numberFormat,values,format/fill/color");
      await context.sync();
      expect(cells.map((cell) => cell.format.fill.color)).toEqual(["#FFFFFF", "#FFEB9C", "#FFFFFF"]);
      expect(cells.map((cell) => cell.numberFormat)).toEqual([[["@"]], [["@"]], [["yyyy-mm-dd"]]]);
      expect(cells[2]?.values).toEqual([[46_203]]);
    });
  });
});
