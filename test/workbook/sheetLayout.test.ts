import { describe, expect, it } from "vitest";

import { rowHeights } from "../../src/workbook/rowHeights.ts";
import { bodyRows, cellsOf, placedTables, rowsAboveTable, type SheetLayout } from "../../src/workbook/sheetLayout.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";

const layout = (rows: readonly (readonly (string | number | null)[])[]): SheetLayout => ({
  name: "表",
  visibility: "visible",
  title: "标题",
  lines: ["第一行", "第二行"],
  landscape: false,
  table: {
    name: "kp_t",
    columns: [
      { header: "甲", width: 11, kind: "text" },
      { header: "乙", width: 5, kind: "number" },
    ],
    rows,
  },
});

describe("a sheet's layout", () => {
  it("has its title, its lines, the header and the rows, each as wide as the table", () => {
    expect(rowsAboveTable(layout([]))).toBe(3);
    expect(cellsOf(layout([["a", 1]]))).toEqual([
      ["标题", null],
      ["第一行", null],
      ["第二行", null],
      ["甲", "乙"],
      ["a", 1],
    ]);
  });

  it("without a table is one column wide", () => {
    expect(cellsOf({ ...layout([]), table: null })).toEqual([["标题"], ["第一行"], ["第二行"]]);
  });

  it("is read as a host would: a formula's value, and nothing where there is no text", () => {
    const formula = {
      ...layout([]),
      table: { name: "kp_t", columns: [], rows: [[{ formula: "1+1", value: 2 }, "", null, 0]] },
    };
    expect(snapshotOfLayout(formula).cells.at(-1)).toEqual([2, null, null, 0]);
  });
});

describe("the height of a row", () => {
  const heights = (cell: string | number | null) => rowHeights(layout([[cell, 1]]));

  it("is 24 points for the title and 16 for a line", () => {
    expect(heights("a")).toEqual([24, 16, 16, 16, 16]);
  });

  // By hand: a column of 11 keeps 10 for text, that is 10 letters or 5 Chinese characters a line of 16 points.
  it.each([
    ["aaaaaaaaaa", 16],
    ["aaaaaaaaaaa", 32],
    ["政务公开工", 16],
    ["政务公开工作", 32],
    ["一，二（三", 16],
    ["一\n二\n三", 48],
    ["一\n\n三", 48],
    ["", 16],
  ])("of “%s” is %i", (text, height) => {
    expect(heights(text)[4]).toBe(height);
  });

  it("counts no lines in numbers and empty cells, and is never above what Excel takes", () => {
    expect(heights(123_456_789_012)[4]).toBe(16);
    expect(heights(null)[4]).toBe(16);
    expect(heights("政".repeat(5000))[4]).toBe(409);
  });

  it("is there for every row, with or without a table", () => {
    const bare = { ...layout([]), table: null };
    expect(rowHeights(bare)).toHaveLength(cellsOf(bare).length);
  });
});

describe("tables one below the other", () => {
  const column = { header: "甲", width: 10, kind: "text" } as const;
  const first = { name: "kp_a", caption: "第一组", columns: [column, { ...column, header: "乙" }], rows: [["1", "2"]] };
  const second = { name: "kp_b", caption: "第二组", columns: [column], rows: [["3"]], spareRows: 1 };
  const third = { name: "kp_c", columns: [column], rows: [["4"]] };
  const sheet: SheetLayout = {
    name: "页",
    visibility: "visible",
    title: "题",
    lines: ["说明"],
    landscape: false,
    table: first,
    below: [second, third],
  };

  it("stand with an empty row before each, captions above their headers, spare rows kept free", () => {
    expect(cellsOf(sheet)).toEqual([
      ["题", null],
      ["说明", null],
      ["第一组", null],
      ["甲", "乙"],
      ["1", "2"],
      [null, null],
      ["第二组", null],
      ["甲", null],
      ["3", null],
      [null, null],
      [null, null],
      ["甲", null],
      ["4", null],
    ]);
  });

  it("are found by the row of their header", () => {
    const placed = placedTables(sheet);
    expect(placed.map(({ table, headerRow }) => [table.name, headerRow])).toEqual([
      ["kp_a", 3],
      ["kp_b", 7],
      ["kp_c", 11],
    ]);
    expect(placed.map(({ table }) => bodyRows(table))).toEqual([1, 2, 1]);
  });
});
