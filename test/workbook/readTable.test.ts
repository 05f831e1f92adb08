import { describe, expect, it } from "vitest";

import { readTable } from "../../src/workbook/readTable.ts";
import { addressOf, cellText, type CellValue, type SheetSnapshot } from "../../src/workbook/sheetSnapshot.ts";
import { codesOf, refusalOf, valueOf } from "../fixtures/issues.ts";

const sheet = (...cells: readonly (readonly CellValue[])[]): SheetSnapshot => ({
  name: "单位",
  visibility: "visible",
  cells,
});
const read = (...cells: readonly (readonly CellValue[])[]) => readTable(sheet(...cells), ["编号", "单位"]);
const rows = (...cells: readonly (readonly CellValue[])[]) =>
  valueOf(read(...cells)).map((row) => [row.text("编号"), row.value("单位"), row.address("单位")]);

describe("a table found by its headers", () => {
  it("may stand anywhere, its columns in any order, with others between", () => {
    expect(rows(["标题"], [null, "单位", "备注", " 编号 "], [null, "甲", "x", 1], [null, "乙", null, "2"])).toEqual([
      ["1", "甲", "B3"],
      ["2", "乙", "B4"],
    ]);
  });

  it("leaves out rows without any text, and goes on behind them", () => {
    expect(rows(["编号", "单位"], [null, null], ["", " "], [], ["1", "甲"], [null, null, null])).toEqual([
      ["1", "甲", "B5"],
    ]);
  });

  it("keeps numbers, truth values and short rows as they are", () => {
    expect(rows(["编号", "单位"], [0, false], ["1"])).toEqual([
      ["0", false, "B2"],
      ["1", null, "B3"],
    ]);
  });

  it("begins at the row that holds most of the headers", () => {
    expect(rows(["请填编号", "单位"], ["编号", "单位"], ["1", "甲"])).toEqual([["1", "甲", "B3"]]);
  });

  it("names every header that is missing, at the row that comes nearest", () => {
    const issues = refusalOf(read(["标题"], ["编号"], ["1"]));
    expect(codesOf(issues)).toEqual(["header-missing"]);
    expect(issues[0]).toMatchObject({ place: { sheet: "单位", address: "A2" }, data: { header: "单位" } });
    expect(refusalOf(read())[0]?.data["header"]).toBe("编号、单位");
  });

  it("does not choose between two columns of one header", () => {
    const issues = refusalOf(read(["编号", "单位", "单位"], ["1", "甲", "乙"]));
    expect(codesOf(issues)).toEqual(["header-repeated"]);
    expect(issues[0]).toMatchObject({ place: { sheet: "单位", address: "A1" }, data: { header: "单位" } });
  });

  it("has no column that is not on the sheet; to ask for one is a bug", () => {
    expect(() => valueOf(read(["编号", "单位"], ["1", "甲"]))[0]?.text("备注")).toThrow(RangeError);
  });
});

describe("a cell", () => {
  it.each([
    [0, 0, "A1"],
    [9, 25, "Z10"],
    [0, 26, "AA1"],
    [0, 51, "AZ1"],
    [0, 52, "BA1"],
    [0, 701, "ZZ1"],
    [0, 702, "AAA1"],
    [1_048_575, 16_383, "XFD1048576"],
  ])("in row %i and column %i has the address %s", (row, column, address) => {
    expect(addressOf(row, column)).toBe(address);
  });

  it("has its text trimmed, and none where it is empty", () => {
    expect([null, undefined, "", " 甲\u3000", 9.5, 0, true].map(cellText)).toEqual([
      "",
      "",
      "",
      "甲",
      "9.5",
      "0",
      "true",
    ]);
  });
});
