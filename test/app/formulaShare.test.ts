import { beforeAll, describe, expect, it } from "vitest";

import { masterSheets } from "../../src/app/masterSheets.ts";
import { readyToOpen } from "../../src/app/openMaster.ts";
import { emptyState } from "../../src/app/state.ts";
import { placedTables, type LayoutCell, type SheetLayout } from "../../src/workbook/sheetLayout.ts";
import { formulaYears, type FormulaYear } from "../fixtures/formulaYears.ts";
import { sha256 } from "../support/sha256.ts";

const resultSheets = ["得分", "排名", "绩效构成"];

const sheetsOf = ({ assessed, observations, findings, breakdown }: FormulaYear): readonly SheetLayout[] =>
  masterSheets({ state: { ...emptyState, ...assessed, observations, findings, breakdown }, ledger: [] }, sha256);

const isNumeric = (cell: LayoutCell): boolean =>
  typeof cell === "number" || (cell !== null && typeof cell === "object" && typeof cell.value === "number");

/** The cells of a year's result sheets that show a number. */
const numericCells = (year: FormulaYear): readonly LayoutCell[] =>
  sheetsOf(year)
    .filter(({ name }) => resultSheets.includes(name))
    .flatMap((sheet) => placedTables(sheet).flatMap(({ table }) => table.rows.flat().filter(isNumeric)));

describe("the numbers on 得分, 排名 and 绩效构成", () => {
  beforeAll(() => readyToOpen([]));

  it.each(["sample", "small", "departments", "counties"] as const)(
    "are formulas to at least 95 in a hundred, by the shipped scheme %s",
    (name) => {
      const cells = numericCells(formulaYears[name]());
      const formulas = cells.filter((cell) => typeof cell === "object");
      expect(cells.length).toBeGreaterThan(60);
      expect(formulas.length / cells.length).toBeGreaterThanOrEqual(0.95);
    },
  );

  it.each(Object.keys(formulaYears) as (keyof typeof formulaYears)[])(
    "speak of the score sheets themselves, in the year %s: no observation stands anywhere else",
    (name) => {
      expect(sheetsOf(formulaYears[name]()).map((sheet) => sheet.name)).not.toContain("观测汇总");
    },
  );

  it("that are no formulas are marked, and listed on 封面 with the reason", () => {
    const sheets = sheetsOf(formulaYears.fullB());
    const marked = sheets
      .filter(({ name }) => ["得分", "得分过程", "排名", "绩效构成"].includes(name))
      .flatMap((sheet) => placedTables(sheet).map(({ table }) => table.marks?.length ?? 0))
      .reduce((all, count) => all + count, 0);
    const list = sheets.find(({ name }) => name === "封面")?.below?.find(({ name }) => name === "kp_value_cells");
    expect(marked).toBeGreaterThan(0);
    expect(list?.rows.map(([, reason]) => reason)).toEqual(["方案里的自拟公式，表格软件没有对应写法"]);
    expect(list?.rows.map(([, , count]) => Number(count)).reduce((all, count) => all + count, 0)).toBe(marked);
  });
});
