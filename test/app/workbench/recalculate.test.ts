import { describe, expect, it } from "vitest";

import { computedCells } from "../../../src/app/driven/valuesBook.ts";
import { masterSheets } from "../../../src/app/masterSheets.ts";
import { recalculator } from "../../../src/app/workbench/recalculate.ts";
import type { CellValue, SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { sampleMaster } from "../../fixtures/sampleMaster.ts";
import { sha256 } from "../../support/sha256.ts";

/** The sheets of the sample year as the workbench holds them: values, and where formulas stand. */
const sample = (): readonly SheetSnapshot[] =>
  masterSheets(sampleMaster(), sha256).map((layout) => ({
    ...snapshotOfLayout(layout),
    ...(layout.visibility === "visible"
      ? {
          facts: {
            formulas: computedCells(layout).areas,
            tables: [],
            merged: [],
            rowsHidden: false,
            filtered: false,
            isProtected: false,
          },
        }
      : {}),
  }));

const typed = (
  sheets: readonly SheetSnapshot[],
  sheet: string,
  unit: string,
  value: CellValue,
): readonly SheetSnapshot[] =>
  sheets.map((one) => {
    if (one.name !== sheet) return one;
    const at = one.cells.findIndex(([first]) => first === unit);
    return { ...one, cells: one.cells.map((row, place) => (place === at ? row.with(1, value) : row)) };
  });

/** What is to be shown, by "sheet!row of the unit"; the unit stands in one of the first cells of each. */
const shown = async (sheets: readonly SheetSnapshot[]) => {
  const { ops, typed: rows } = await recalculator(sha256).recalculate(sheets, "样例");
  const texts = ops.flatMap((op) => (op.op === "cells" ? [`${op.sheet} ${String(op.entries[0]?.[0])}`] : []));
  return { texts, rows };
};

describe("what the grid's formulas come to", () => {
  it("is what they show already, as long as nothing was typed", async () => {
    expect(await shown(sample())).toEqual({ texts: [], rows: 0 });
  });

  it("takes up a typed score at once: 25 for 20 by one of a party's two reviewers, the party at 50 %, is 1.25 points more", async () => {
    // 市教育局 had 19.95 of 25 for the criterion and 85.0525 in all.
    const { texts, rows } = await shown(typed(sample(), "评分-评审人甲", "市教育局", 25));
    expect(rows).toBe(1);
    expect(texts).toEqual(expect.arrayContaining(["得分 21.2", "得分 86.3", "得分过程 86.3025"]));
    expect(texts).toHaveLength(11);
  });

  it("leaves no old rank standing as long as a unit is open: the third party's only reviewer stood aside in a cell and said so below", async () => {
    const before = sample();
    const seat = "评分-评审人丙";
    const reason = before
      .find(({ name }) => name === seat)
      ?.cells.findLastIndex(([unit, , leaf]) => unit === "市教育局" && leaf === "主动公开");
    const aside = typed(before, seat, "市教育局", "回避").map((one) =>
      one.name === seat
        ? { ...one, cells: one.cells.map((row, place) => (place === reason ? row.with(4, "回避") : row)) }
        : one,
    );
    const { recalculate } = recalculator(sha256);
    const { ops, typed: rows } = await recalculate(aside, "样例");
    expect(rows).toBe(1);
    const ranking = ops.flatMap((op) => (op.op === "cells" && op.sheet === "排名" ? [op] : []));
    const isRank = ({ area }: { readonly area: { readonly column: number } }) => area.column === 0;
    // 20 units are ranked, in two groups.
    expect(ranking.filter(isRank).map(({ entries }) => entries)).toEqual(Array.from({ length: 20 }, () => [[""]]));
    expect(ranking.every(({ entries }) => entries[0]?.[0] === "")).toBe(true);
    expect(await recalculate(before, "样例")).toMatchObject({ ops: [], typed: 0 });
  });

  it("leaves out what cannot be taken: more than a criterion has", async () => {
    expect(await shown(typed(sample(), "评分-评审人甲", "市教育局", 26))).toEqual({ texts: [], rows: 0 });
  });

  it("says nothing of a workbook that is no master", async () => {
    expect(await shown([{ name: "预算", visibility: "visible", cells: [["我的预算", 3]] }])).toEqual({
      texts: [],
      rows: 0,
    });
  });
});
