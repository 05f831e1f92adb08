import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { reviewSheetName } from "../../../src/workbook/review/seats.ts";
import { cellText, type CellValue } from "../../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { readReviewSheet } from "../../../src/workbook/review/readReviewSheet.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { reviewed } from "../../fixtures/reviewSheets.ts";
import {
  observed,
  smallObservations,
  smallReviewers,
  smallScheme,
  smallTable,
  smallUnits,
} from "../../fixtures/smallYear.ts";
import { runs, seed } from "../../soak.ts";

const year = { scheme: smallScheme, units: smallUnits, reviewers: smallReviewers };
const empty = reviewed(year);
const valueAt = (value: CellValue) => valueOf(empty.read([[1, 1, value]]))[0]?.observation?.value;

describe("a reviewer's sheet", () => {
  it("has a row a unit and a column a criterion, empty where nothing is recorded", () => {
    expect(empty.wide.name).toBe("评分-甲");
    expect(smallReviewers.map(reviewSheetName)[0]).toBe("评分-甲");
    expect(empty.rows).toEqual([
      ["单位", "主动公开（10分）", "依申请公开（20分）", "任务落实（70分）"],
      ["市教育局", null, null, null],
      ["市财政局", null, null, null],
    ]);
    expect(empty.wide.table?.columns.map(({ entry }) => entry ?? false)).toEqual([false, true, true, true]);
    expect(empty.wide.table?.columns[1]?.check).toMatchObject({ least: 0, most: 10, words: ["不适用", "回避"] });
  });

  it("shows the reviewer's own observations only, and a row of reasons for each that has some", () => {
    const { rows, wide } = reviewed(year, smallObservations);
    expect(rows.slice(1)).toEqual([
      ["市教育局", 10, 20, 70],
      ["市财政局", "不适用", 20, 70],
    ]);
    expect(wide.below?.[0]?.rows).toEqual([
      ["市财政局", "年终考核", "主动公开", "", "不适用", "公开办", "", "没有这项职责"],
    ]);
  });

  it("reads back as it was written, for any points in hundredths", () => {
    const cents = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined });
    fc.assert(
      fc.property(fc.tuple(cents, cents, cents), fc.constantFrom("", "超期"), (values, reason) => {
        const mine = values.flatMap((one, index) =>
          one === undefined ? [] : observed("jyj", `c${index + 1}`, [String(one / 100)], reason),
        );
        const cells = valueOf(reviewed(year, mine).read());
        expect(cells.flatMap(({ observation }) => observation ?? [])).toEqual(mine);
        expect(cells).toHaveLength(smallUnits.length * smallTable.criteria.length);
      }),
      { seed, numRuns: runs(1000) },
    );
  });

  it("is read though rows were sorted and columns moved", () => {
    const { wide, frame, planned } = reviewed(year, smallObservations);
    const sheet = snapshotOfLayout(wide);
    const moved = {
      ...sheet,
      cells: sheet.cells
        .map((row, at) => (at < 2 ? row : [...row].reverse()))
        .map((row, at, all) => (at === 3 || at === 4 ? (all[7 - at] ?? row) : row)),
    };
    const back = (from: typeof sheet) =>
      valueOf(readReviewSheet(from, null, frame, planned)).map(({ observation }) => JSON.stringify(observation));
    expect(new Set(back(moved))).toEqual(new Set(back(sheet)));
  });

  it.each<[CellValue, string | undefined]>([
    [9, "9"],
    [9.5, "9.5"],
    ["9.50", "9.5"],
    [" 9 ", "9"],
    [0, "0"],
    [4.2, "4.2"],
    [0.1 + 0.2, "0.3"],
    [0.000_001, "0.000001"],
    [1e-7, "0.0000001"],
    [null, undefined],
    ["", undefined],
  ])("takes %j in a cell for %j", (typed, want) => {
    expect(valueAt(typed)).toBe(want);
  });

  it("understands full-width digits, and says so at their cell", () => {
    const read = empty.read([[1, 1, "９．５"]]);
    expect(read.ok && read.value[0]?.observation?.value).toBe("9.5");
    expect(codesOf(read.issues)).toEqual(["cell-understood"]);
    expect(read.issues[0]).toMatchObject({
      severity: "note",
      place: { sheet: "评分-甲", address: "B4" },
      data: { got: "９．５", as: "9.5" },
    });
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
    "9,5",
    "1/3",
    true,
    "缺",
    "N/A",
    "1 0",
  ])("asks about %j in a cell, at its place", (typed) => {
    const issues = refusalOf(empty.read([[2, 2, typed]]));
    expect(codesOf(issues)).toEqual(["cell-not-points"]);
    expect(issues[0]).toMatchObject({
      place: { kind: "cell", sheet: "评分-甲", address: "C5" },
      data: { got: cellText(typed) },
    });
  });

  it("asks about points above the criterion's, at their cell", () => {
    const issues = refusalOf(empty.read([[1, 1, 10.01]]));
    expect(codesOf(issues)).toEqual(["points-above-maximum"]);
    expect(issues[0]).toMatchObject({ place: { address: "B4" }, data: { value: "10.01", maxPoints: "10" } });
  });

  it("asks about a row of no unit on the list, and about a unit that has two", () => {
    expect(refusedCodes(empty.read([[2, 0, "市卫健委"]]))).toEqual(["unit-unknown"]);
    expect(refusedCodes(empty.read([[3, 3, "合计"]]))).toEqual(["unit-unknown"]);
    expect(refusedCodes(empty.read([[2, 0, "市教委"]]))).toEqual(["unit-name-repeated"]);
  });

  it("knows a unit by its alias", () => {
    expect(valueOf(empty.read([[1, 0, "市教委"]]))[0]).toMatchObject({ unit: "jyj", criterion: "c1" });
  });

  it("is refused with a criterion's column missing", () => {
    expect(refusedCodes(empty.read([[0, 1, "主动公开（25分）"]]))).toEqual(["header-missing"]);
  });
});

describe("reasons, evidence and exceptions", () => {
  const row = (state: string, approver: string, reason: string, evidence = "") =>
    ["市教育局", "年终考核", "主动公开", "", state, approver, evidence, reason] as const;

  it("are joined with the cell they speak of", () => {
    const [cell] = valueOf(empty.read([[1, 1, 7]], [row("计分", "", "公开超期", "网站截图")]));
    expect(cell?.observation).toMatchObject({ value: "7", reason: "公开超期", evidence: "网站截图" });
  });

  it("say who approved 不适用", () => {
    const [cell] = valueOf(empty.read([[1, 1, "不适用"]], [row("不适用", "李科", "无此职责")]));
    expect(cell?.observation).toMatchObject({ state: "notApplicable", value: "李科", reason: "无此职责" });
  });

  it("are asked for where a cell says 不适用 or 回避 without them", () => {
    const issues = refusalOf(
      empty.read([
        [1, 1, "不适用"],
        [2, 3, "回避"],
      ]),
    );
    expect(codesOf(issues)).toEqual(["reason-missing", "reason-missing"]);
    expect(issues.map(({ place }) => place)).toMatchObject([{ address: "B4" }, { address: "D5" }]);
    expect(refusedCodes(empty.read([[1, 1, "不适用"]], [row("不适用", "", "")]))).toEqual([
      "not-applicable-without-reason",
      "not-applicable-without-approver",
    ]);
    expect(refusedCodes(empty.read([[1, 1, "回避"]], [row("回避", "", "")]))).toEqual(["abstained-without-reason"]);
  });

  it("are asked about where the cell is empty or says something else", () => {
    expect(refusedCodes(empty.read([], [row("计分", "", "超期")]))).toEqual(["reason-without-cell"]);
    const issues = refusalOf(empty.read([[1, 1, 9]], [row("不适用", "李科", "无此职责")]));
    expect(codesOf(issues)).toEqual(["reason-without-cell"]);
    expect(issues[0]).toMatchObject({ place: { sheet: "评分-甲", address: "A9" }, data: { state: "不适用" } });
  });

  it("are asked about where a row names nothing that is scored", () => {
    const [unit, round, criterion, item, state, ...rest] = row("计分", "", "超期");
    expect(refusedCodes(empty.read([], [["市卫健委", round, criterion, item, state, ...rest]]))).toEqual([
      "unit-unknown",
    ]);
    expect(refusedCodes(empty.read([], [[unit, "年中", criterion, item, state, ...rest]]))).toEqual(["round-unknown"]);
    expect(refusedCodes(empty.read([], [[unit, round, "无此项", item, state, ...rest]]))).toEqual([
      "criterion-unknown",
    ]);
    expect(refusedCodes(empty.read([], [[unit, round, criterion, "某项", state, ...rest]]))).toEqual([
      "reason-item-unknown",
    ]);
    expect(refusedCodes(empty.read([], [[unit, round, criterion, item, "免评", ...rest]]))).toEqual([
      "cell-not-choice",
    ]);
    expect(refusedCodes(empty.read([[1, 1, 9]], [row("计分", "", "甲"), row("计分", "", "乙")]))).toEqual([
      "reason-repeated",
    ]);
  });
});
