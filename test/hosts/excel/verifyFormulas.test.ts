import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { OpenBook } from "../../../src/app/bookCommands.ts";
import { drivenBook } from "../../../src/app/driven/drivenBook.ts";
import { masterSheets } from "../../../src/app/masterSheets.ts";
import { verifyMaster } from "../../../src/app/verifyMaster.ts";
import { excelDriver } from "../../../src/hosts/excel/excelDriver.ts";
import { fromPieces, inPieces, type FarDriver } from "../../../src/main/driverInPieces.ts";
import { addressOf } from "../../../src/workbook/sheetSnapshot.ts";
import { after, setUpAssessment } from "../../fixtures/smallAssessment.ts";
import { smallObservations } from "../../fixtures/smallYear.ts";
import { cloneWorkbook, type CellState, type WorkbookState } from "../../standin/model.ts";
import { installGlobals, removeGlobals, startExcelInNode, type NodeExcel } from "../../standin/node.ts";
import { calculate } from "../../support/excelUser.ts";
import { hashes, sha256 } from "../../support/sha256.ts";

const layouts = masterSheets(
  after(setUpAssessment(), { kind: "observations-recorded", rows: smallObservations }),
  sha256,
);

let excel: NodeExcel;
let open: OpenBook;
let written: WorkbookState | null = null;

const start = (workbook?: WorkbookState): void => {
  removeGlobals();
  excel = startExcelInNode(workbook ? { workbook } : {});
  installGlobals(excel);
  open = { book: drivenBook(excelDriver()), sha256, name: "Excel" };
};

const writtenYear = async (): Promise<WorkbookState> => {
  start();
  await open.book.read();
  const outcome = await open.book.write(layouts, "封面");
  if (!outcome.ok) throw new RangeError(JSON.stringify(outcome.failure));
  calculate(excel.standin.workbook, layouts);
  return excel.standin.workbook;
};

/** What verifying says of the workbook as it stands. */
const verified = async () => {
  const read = await open.book.read("texts");
  if (!read.ok) throw new RangeError(JSON.stringify(read.failure));
  return verifyMaster(read.value, "Excel", hashes, []).issues.map(({ code, place }) => [
    code,
    place.kind === "cell" ? `${place.sheet}!${place.address}` : "",
  ]);
};

const formulaCells = (): readonly (readonly [string, CellState])[] =>
  excel.standin.workbook.sheets.flatMap(({ name, cells }) =>
    Object.entries(cells).flatMap(([row, line]) =>
      Object.entries(line).flatMap(([column, cell]) =>
        cell.formula ? [[`${name}!${addressOf(Number(row), Number(column))}`, cell] as const] : [],
      ),
    ),
  );

describe("formulas of a workbook in Excel, when it is verified", () => {
  beforeEach(async () => {
    written ??= cloneWorkbook(await writtenYear());
    start(cloneWorkbook(written));
  });
  afterEach(() => {
    expect(excel.standin.stats.unsupported).toEqual([]);
    removeGlobals();
  });

  it("are read in the round trip of the cells, and hold as they were written", async () => {
    excel.standin.resetStats();
    expect(await verified()).toEqual([]);
    expect(excel.standin.stats.syncs).toBe(2);
    expect(formulaCells().length).toBeGreaterThan(20);
  });

  it("are named where one was altered that still shows its old number, on protected sheets as well", async () => {
    for (const [at, cell] of formulaCells().filter((_, n) => n % 7 === 0)) {
      const { formula = "" } = cell;
      cell.formula = `${formula}+0`;
      expect(await verified()).toEqual([["formula-differs", at]]);
      cell.formula = formula;
    }
  });

  it("are named where one became a value, and where a value became one", async () => {
    const [[at, cell] = ["", null]] = formulaCells();
    if (!cell) throw new RangeError("a formula: got none, want one");
    const { formula = "" } = cell;
    delete cell.formula;
    expect(await verified()).toEqual([["formula-gone", at]]);
    cell.formula = formula;
    const typed = excel.standin.workbook.sheets.find(({ name }) => name === "评分-甲")?.cells[3]?.[1];
    if (!typed) throw new RangeError("a score: got none, want one");
    typed.formula = "=5+5";
    expect(await verified()).toEqual([["formula-added", "评分-甲!B4"]]);
  });

  it("come to another thread in pieces as they are", async () => {
    const here = inPieces(excelDriver());
    const far = new Proxy({} as FarDriver, {
      get:
        (_, name) =>
        async (...args: readonly unknown[]) =>
          structuredClone(await (here[name as "read"] as (...all: readonly unknown[]) => unknown)(...args)),
    });
    const [near, away] = [await excelDriver().read("texts", false), await fromPieces(() => far).read("texts", false)];
    expect(away).toEqual(near);
  });

  it("are read in pieces where they are too many for one answer", async () => {
    const whole = await excelDriver().read("texts", false);
    expect(await excelDriver().read("texts", true)).toEqual(whole);
  });
});
