import { hash } from "node:crypto";

import { drivenBook } from "../../../src/app/driven/drivenBook.ts";
import { excelDriver } from "../../../src/hosts/excel/excelDriver.ts";
import type { CellValue, SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { cloneWorkbook, createWorkbook, type WorkbookState } from "../../standin/model.ts";
import { installGlobals, removeGlobals, startExcelInNode, type NodeExcel } from "../../standin/node.ts";
import { calculate, excelUser } from "../../support/excelUser.ts";
import { portContract } from "../portContract.ts";
import type { TestedHost } from "../testedHost.ts";

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

/** A workbook but for what Excel counts up inside, and for where somebody looks. */
const wholeOf = (workbook: WorkbookState): unknown =>
  JSON.parse(
    JSON.stringify(workbook, (key, value: unknown) =>
      ["id", "nextId", "activeSheetId", "selection"].includes(key) ? undefined : value,
    ),
  );

const stateOf = (workbook: WorkbookState): string => hash("sha256", JSON.stringify({ ...workbook, nextId: 0 }));

/**
 * The newest Excel is what Excel 2021 has: the runtime throws where anything newer is called.
 *
 * @param watched whether to keep what the workbook is before the third batch, the first that writes, and behind each of its actions
 */
const hostOn = (workbook: WorkbookState, watched = false): TestedHost => {
  const left = watched ? [stateOf(workbook)] : [];
  const acted = (index: number, changing: boolean): void => {
    if (excel.standin.stats.syncs === 3) left[index + 1] = changing ? stateOf(workbook) : (left[index] ?? "");
  };
  const excel: NodeExcel = startExcelInNode({ workbook, excelApi: "1.14", ...(watched ? { acted } : {}) });
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
    copy: (watch) => hostOn(cloneWorkbook(excel.standin.workbook), watch),
    syncs: () => {
      const { syncs } = excel.standin.stats;
      excel.standin.resetStats();
      return syncs;
    },
    // The first two batches read. The third may be refused as a whole, break off at each action, or lose its answer.
    steps: () => actionsOf(excel) + 2,
    alike: () => {
      const first = new Map<string, number>();
      return Array.from({ length: actionsOf(excel) + 2 }, (_, step) => {
        const state = left[Math.max(step - 1, 0)];
        if (state === undefined) return step;
        if (!first.has(state)) first.set(state, step);
        return first.get(state) ?? step;
      });
    },
    breakAt: (step, of) => {
      const how =
        step === 0
          ? ({ at: "before" } as const)
          : step === of - 1
            ? ({ at: "after" } as const)
            : ({ at: "during", actions: step - 1 } as const);
      excel.standin.failNext({ ...how, nth: 3, code: "GeneralException" });
    },
    whole: () => wholeOf(excel.standin.workbook),
    close: () => {
      if (excel.standin.stats.unsupported.length > 0) throw new RangeError(excel.standin.stats.unsupported.join());
      removeGlobals();
    },
  };
};

/** How many actions the batch of a write has that was the first. */
const actionsOf = ({ standin }: NodeExcel): number => {
  const [actions = 0, ...more] = standin.stats.actions.slice(2);
  if (more.length > 0) throw new RangeError(`a write: got ${1 + more.length} batches, want one`);
  return actions;
};

const addressAt = (row: number, column: number): string => `${String.fromCharCode(65 + column)}${row + 1}`;

portContract("Excel, through the real runtime", (sheets) => hostOn(workbookWith(sheets)));
