import { areasWhere } from "./areas.ts";
import { drivenBook } from "./drivenBook.ts";
import type { BookOp } from "./bookOps.ts";
import type { BookDriver, ReadBack } from "./bookDriver.ts";
import type { BookPort, HostResult } from "../ports.ts";
import { rowsOf, type LayoutCell, type SheetLayout, type TableLayout } from "../../workbook/sheetLayout.ts";
import type { CellArea, SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { valueOfCell } from "../../workbook/snapshotOfLayout.ts";

/** The cells of a sheet whose values formulas give. */
export type ComputedCells = { readonly sheet: string; readonly areas: readonly CellArea[] };

/** What drives a program that computes no formulas: told besides which cells hold some. */
export type ValuesDriver = Pick<BookDriver, "read" | "watch"> & {
  readonly run: (
    batches: readonly (readonly BookOp[])[],
    checks: readonly ReadBack[],
    computed: readonly ComputedCells[],
  ) => Promise<HostResult<string | null>>;
};

/**
 * The workbook of a program that computes no formulas (只显示数值的工作簿): formulas are shown by their values, which the core
 * computed, and the cells that hold them are remembered, so that a formula that was typed over is found.
 */
export const valuesBook = (driver: ValuesDriver): BookPort => {
  let computed: readonly ComputedCells[] = [];
  let read: readonly SheetSnapshot[] = [];
  const inner = drivenBook({
    read: async (depth, large) => {
      const outcome = await driver.read(depth, large);
      if (!outcome.ok) return outcome;
      read = outcome.value;
      return { ok: true, value: read.map(withoutFormulas) };
    },
    run: (batches, checks) => driver.run(batches, checks, computed),
    watch: driver.watch,
  });
  return {
    ...inner,
    read: async (depth) => {
      const outcome = await inner.read(depth);
      return outcome.ok ? { ok: true, value: read } : outcome;
    },
    write: (layouts, front) => {
      computed = layouts.map(computedCells);
      return inner.write(layouts.map(asValues), front);
    },
  };
};

const withoutFormulas = (sheet: SheetSnapshot): SheetSnapshot =>
  sheet.facts ? { ...sheet, facts: { ...sheet.facts, formulas: [] } } : sheet;

const isFormula = (cell: LayoutCell | undefined): boolean => cell !== null && typeof cell === "object";

/** Where a sheet's formulas stand. */
export const computedCells = (layout: SheetLayout): ComputedCells => {
  const rows = rowsOf(layout);
  const width = Math.max(0, ...rows.map(({ length }) => length));
  return { sheet: layout.name, areas: areasWhere(rows.length, width, (row, column) => isFormula(rows[row]?.[column])) };
};

/** A sheet with the values of its formulas in their places. */
export const asValues = (layout: SheetLayout): SheetLayout => {
  const valued = (table: TableLayout): TableLayout =>
    table.rows.some((row) => row.some(isFormula))
      ? { ...table, rows: table.rows.map((row) => (row.some(isFormula) ? row.map(shownValue) : row)) }
      : table;
  return {
    ...layout,
    table: layout.table && valued(layout.table),
    ...(layout.below ? { below: layout.below.map(valued) } : {}),
  };
};

const shownValue = (cell: LayoutCell): LayoutCell => {
  const value = valueOfCell(cell);
  return typeof value === "boolean" ? String(value) : value;
};
