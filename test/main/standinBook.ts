import { drivenBook } from "../../src/app/driven/drivenBook.ts";
import { excelDriver } from "../../src/hosts/excel/excelDriver.ts";
import type { SheetLayout } from "../../src/workbook/sheetLayout.ts";
import type { WorkbookState } from "../standin/model.ts";
import { installGlobals, removeGlobals, startExcelInNode } from "../standin/node.ts";
import { calculate } from "../support/excelUser.ts";

/** A workbook as Excel has it once these sheets were written into it, to be opened in a pane. */
export const standinBook = async (layouts: readonly SheetLayout[]): Promise<WorkbookState> => {
  const excel = startExcelInNode();
  installGlobals(excel);
  try {
    const book = drivenBook(excelDriver());
    const read = await book.read();
    const written = read.ok ? await book.write(layouts, layouts[0]?.name ?? "") : read;
    if (!written.ok) throw new RangeError(`sheets: got ${JSON.stringify(written.failure)}, want them written`);
  } finally {
    removeGlobals();
  }
  const { workbook } = excel.standin;
  calculate(workbook, layouts);
  // The sheet that a new workbook begins with.
  workbook.sheets.splice(0, workbook.sheets.length, ...workbook.sheets.filter(({ name }) => name !== "Sheet1"));
  return workbook;
};
