import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { drivenBook } from "../../../src/app/driven/drivenBook.ts";
import { excelDriver } from "../../../src/hosts/excel/excelDriver.ts";
import { installGlobals, removeGlobals, startExcelInNode, type NodeExcel } from "../../standin/node.ts";
import { markedSheet } from "../../fixtures/markedSheet.ts";

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
    const book = drivenBook(excelDriver());
    await book.read();
    expect(await book.write([markedSheet], markedSheet.name)).toMatchObject({ ok: true });
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(markedSheet.name);
      const cells = ["A3", "A4", "B3"].map((address) => sheet.getRange(address));
      for (const cell of cells) cell.load("numberFormat,values,format/fill/color");
      await context.sync();
      expect(cells.map((cell) => cell.format.fill.color)).toEqual(["#FFFFFF", "#FFEB9C", "#FFFFFF"]);
      expect(cells.map((cell) => cell.numberFormat)).toEqual([[["@"]], [["@"]], [["yyyy-mm-dd"]]]);
      expect(cells[2]?.values).toEqual([[46_203]]);
    });
  });
});
