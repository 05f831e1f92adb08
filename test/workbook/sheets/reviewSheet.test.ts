import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { readReviewSheet, reviewSheet, reviewSheetName } from "../../../src/workbook/sheets/reviewSheet.ts";
import { cellText, type CellValue } from "../../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { withCell } from "../../fixtures/memoryBook.ts";
import { observed, smallObservations, smallScheme, smallTable, smallUnits } from "../../fixtures/smallYear.ts";
import { runs, seed } from "../../soak.ts";

const reviewer = { id: "r1", name: "甲", party: "office", weight: null };
const layout = (observations: readonly Observation[]) => reviewSheet(smallScheme, smallUnits, reviewer, observations);
const read = (...cells: readonly (readonly [row: number, column: number, value: CellValue])[]) =>
  readReviewSheet(
    cells.reduce((sheet, [row, column, value]) => withCell(sheet, row, column, value), snapshotOfLayout(layout([]))),
    smallScheme,
    smallUnits,
    reviewer,
  );
const valueAt = (value: CellValue) => valueOf(read([3, 1, value]))[0]?.observation?.value;

describe("a reviewer's sheet", () => {
  it("has a row a unit and a column a criterion, empty where nothing is recorded", () => {
    const sheet = snapshotOfLayout(layout([]));
    expect(sheet.name).toBe(reviewSheetName(reviewer));
    expect(sheet.cells.slice(2)).toEqual([
      ["单位", "主动公开（10分）", "依申请公开（20分）", "任务落实（70分）", "理由", "依据"],
      ["市教育局", null, null, null, null, null],
      ["市财政局", null, null, null, null, null],
    ]);
    expect(layout([]).table?.columns.map(({ entry }) => entry ?? false)).toEqual([false, true, true, true, true, true]);
  });

  it("shows the reviewer's own observations only, and each reason once", () => {
    const sheet = snapshotOfLayout(layout(smallObservations));
    expect(sheet.cells.slice(3)).toEqual([
      ["市教育局", 10, 20, 70, null, null],
      ["市财政局", "不适用", 20, 70, "没有这项职责", null],
    ]);
    const reasons = [
      ...observed("jyj", "c1", ["9"], "超期"),
      ...observed("jyj", "c2", ["9"], "超期"),
      ...observed("jyj", "c3", ["9"], "缺项"),
    ];
    expect(snapshotOfLayout(layout(reasons)).cells[3]?.[4]).toBe("超期；缺项");
  });

  it("reads back as it was written, for any points in hundredths", () => {
    const cents = fc.option(fc.integer({ min: 0, max: 7000 }), { nil: undefined });
    fc.assert(
      fc.property(fc.tuple(cents, cents, cents), fc.constantFrom("", "超期"), (values, reason) => {
        const mine = values.flatMap((one, index) =>
          one === undefined ? [] : observed("jyj", `c${index + 1}`, [String(one / 100)], reason),
        );
        const cells = valueOf(readReviewSheet(snapshotOfLayout(layout(mine)), smallScheme, smallUnits, reviewer));
        expect(cells.flatMap(({ observation }) => observation ?? [])).toEqual(mine);
        expect(cells).toHaveLength(smallUnits.length * smallTable.criteria.length);
      }),
      { seed, numRuns: runs(1000) },
    );
  });

  it("is read though rows were sorted and columns moved", () => {
    const sheet = snapshotOfLayout(layout(smallObservations));
    const moved = {
      ...sheet,
      cells: sheet.cells
        .map((row, at) => (at < 2 ? row : [...row].reverse()))
        .map((row, at, all) => (at < 3 ? row : (all[7 - at] ?? row))),
    };
    const back = (from: typeof sheet) =>
      valueOf(readReviewSheet(from, smallScheme, smallUnits, reviewer)).map(({ observation }) => observation);
    expect(new Set(back(moved).map((one) => JSON.stringify(one)))).toEqual(
      new Set(back(sheet).map((one) => JSON.stringify(one))),
    );
  });

  it.each<[CellValue, string | null | undefined]>([
    [9, "9"],
    [9.5, "9.5"],
    ["9.50", "9.5"],
    [" 9 ", "9"],
    [0, "0"],
    [24.2, "24.2"],
    [0.1 + 0.2, "0.3"],
    [0.000_001, "0.000001"],
    [1e-7, "0.0000001"],
    // Who calls it 不适用 on their own sheet is who approves it.
    ["不适用", "甲"],
    [null, undefined],
    ["", undefined],
  ])("takes %j in a cell for %j", (typed, want) => {
    expect(valueAt(typed)).toBe(want);
  });

  it.each<CellValue>([
    "优",
    "9分",
    "-1",
    -1,
    -0.5,
    "1e3",
    1e21,
    1e-13,
    NaN,
    Infinity,
    "９",
    "9,5",
    "1/3",
    true,
    "缺",
    "N/A",
  ])("asks about %j in a cell, at its place", (typed) => {
    const issues = refusalOf(read([4, 2, typed]));
    expect(codesOf(issues)).toEqual(["cell-not-points"]);
    expect(issues[0]).toMatchObject({
      place: { kind: "cell", sheet: "评分-甲", address: "C5" },
      data: { got: cellText(typed) },
    });
  });

  it("asks about a row of no unit on the list", () => {
    expect(refusedCodes(read([5, 0, "市卫健委"], [5, 1, 9]))).toEqual(["unit-unknown"]);
    expect(refusedCodes(read([6, 3, "合计"]))).toEqual(["unit-unknown"]);
  });

  it("knows a unit by its alias", () => {
    expect(valueOf(read([3, 0, "市教委"], [3, 1, 9]))[0]).toMatchObject({ unit: "jyj", criterion: "c1" });
  });

  it("is refused with a criterion's column missing", () => {
    expect(refusedCodes(read([2, 1, "主动公开（25分）"]))).toEqual(["header-missing"]);
  });
});
