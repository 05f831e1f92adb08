import { describe, expect, it } from "vitest";

import type { BookOp } from "../../../src/app/driven/bookOps.ts";
import { changedOps } from "../../../src/app/driven/planChanges.ts";
import type { SheetLayout } from "../../../src/workbook/sheetLayout.ts";
import type { CellValue, SheetFacts, SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";

/** Sixty units, each with what two criteria came to on another sheet and the sum of both. */
const layout: SheetLayout = {
  name: "得分",
  visibility: "visible",
  title: "得分",
  lines: [],
  table: {
    name: "kp_results",
    columns: ["被考核单位", "主动公开", "依申请公开", "合计"].map((header) => ({ header, width: 12, kind: "number" })),
    rows: Array.from({ length: 60 }, (_, unit) => [
      `单位${unit}`,
      { formula: ["得分过程!B", 0], value: unit },
      { formula: ["得分过程!C", 0], value: 10 },
      { formula: ["SUM(B", 0, ":C", 0, ")"], value: unit + 10 },
    ]),
  },
  landscape: false,
};

const allFormulas = [{ row: 2, column: 1, rows: 60, columns: 3 }];

/** The sheet as it was laid out, but for one cell. */
const foundWith = (row: number, column: number, value: CellValue, formulas: SheetFacts["formulas"]): SheetSnapshot => {
  const { cells, ...sheet } = snapshotOfLayout(layout);
  const facts = { formulas, tables: [], merged: [], rowsHidden: false, filtered: false, isProtected: false };
  return { ...sheet, facts, cells: cells.map((one, at) => (at === row ? one.with(column, value) : one)) };
};

/** Which columns get their formulas anew. */
const columnsOf = (ops: readonly BookOp[]): readonly number[] =>
  ops.map((op) => (op.op === "formula" || op.op === "cells" ? op.area.column : -1));

describe("what a sheet is given where it says something else", () => {
  it("is the formulas of a column in which one shows another number, and no other column's", () => {
    const ops = changedOps(layout, foundWith(7, 2, 9, allFormulas), undefined);
    expect(ops).toEqual([
      { op: "formula", sheet: "得分", area: { row: 2, column: 2, rows: 60, columns: 1 }, r1c1: "=得分过程!RC" },
    ]);
  });

  it("is all its formulas where one shows an error, since moved cells may have bent others unseen", () => {
    expect(columnsOf(changedOps(layout, foundWith(7, 2, "#REF!", allFormulas), undefined))).toEqual([1, 2, 3]);
  });

  it("is all its formulas where one shows nothing, as after a write that broke off", () => {
    expect(columnsOf(changedOps(layout, foundWith(7, 2, null, null), undefined))).toEqual([1, 2, 3]);
  });

  it("is all its formulas where a number stands in the place of one", () => {
    const others = [
      { row: 2, column: 1, rows: 60, columns: 1 },
      { row: 2, column: 3, rows: 60, columns: 1 },
    ];
    expect(columnsOf(changedOps(layout, foundWith(7, 2, 10, others), undefined))).toEqual([1, 2, 3]);
  });

  it("is nothing where every number is ours", () => {
    expect(changedOps(layout, foundWith(7, 2, 10, allFormulas), undefined)).toEqual([]);
  });
});
