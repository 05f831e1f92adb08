import { drivenBook } from "../../../src/app/driven/drivenBook.ts";
import { excelDriver } from "../../../src/hosts/excel/excelDriver.ts";
import type { CellValue, SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { cloneWorkbook, createWorkbook, type WorkbookState } from "../../standin/model.ts";
import { installGlobals, removeGlobals, startExcelInNode, type NodeExcel } from "../../standin/node.ts";
import { calculate, excelUser } from "../../support/excelUser.ts";
import { portContract, type TestedHost } from "../portContract.ts";

const workbookWith = (sheets: readonly SheetSnapshot[]): WorkbookState => {
  const workbook = createWorkbook(sheets.length > 0 ? sheets.map(({ name }) => name) : ["Sheet1"]);
  const user = excelUser(() => workbook);
  for (const { name, cells } of sheets)
    user.paste(
      name,
      "A1",
      cells.map((row) => row.map((cell) => cell ?? "")),
    );
  return workbook;
};

/** The newest Excel is what Excel 2021 has: the runtime throws where anything newer is called. */
const hostOn = (workbook: WorkbookState): TestedHost => {
  let excel: NodeExcel = startExcelInNode({ workbook, excelApi: "1.14" });
  const user = excelUser(() => excel.standin.workbook);
  const here = (): void => {
    removeGlobals();
    installGlobals(excel);
  };
  here();
  const acting = (act: () => void): Promise<void> => {
    act();
    return Promise.resolve();
  };
  return {
    book: () => {
      here();
      return drivenBook(excelDriver());
    },
    type: (sheet, row, column, value: CellValue) => acting(() => user.type(sheet, addressAt(row, column), value ?? "")),
    renamed: "found",
    rename: (sheet, name) =>
      acting(() => {
        user.sheet(sheet).name = name;
      }),
    remove: (sheet) =>
      acting(() => {
        const book = excel.standin.workbook;
        book.sheets = book.sheets.filter(({ name }) => name !== sheet);
      }),
    calculate: (layouts) => calculate(excel.standin.workbook, layouts),
    copy: () => hostOn(cloneWorkbook(excel.standin.workbook)),
    syncs: () => {
      const { syncs } = excel.standin.stats;
      excel.standin.resetStats();
      return syncs;
    },
    // The first two batches read. A batch may be refused as a whole, break off at each action, or lose its answer.
    steps: () => excel.standin.stats.actions.slice(2).reduce((sum, actions) => sum + actions + 1, 0),
    breakAt: (step) => {
      excel = Object.assign(excel, {});
      excel.standin.failNext({ at: "during", nth: 3, actions: Math.max(step - 1, 0), code: "GeneralException" });
    },
    close: () => {
      if (excel.standin.stats.unsupported.length > 0) throw new RangeError(excel.standin.stats.unsupported.join());
      removeGlobals();
    },
  };
};

const addressAt = (row: number, column: number): string => `${String.fromCharCode(65 + column)}${row + 1}`;

portContract("Excel, through the real runtime", (sheets) => hostOn(workbookWith(sheets)));
