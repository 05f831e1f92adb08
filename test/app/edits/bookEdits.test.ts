import { describe, expect, it } from "vitest";

import { bookEdits } from "../../../src/app/edits/bookEdits.ts";
import { editsIn } from "../../../src/app/edits/unloggedEdits.ts";
import type { FoundEdit } from "../../../src/app/edits/edit.ts";
import { masterSheets } from "../../../src/app/masterSheets.ts";
import { editText } from "../../../src/app/wording/editText.ts";
import type { CellValue, SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import type { SheetLayout } from "../../../src/workbook/sheetLayout.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { withCell } from "../../fixtures/memoryBook.ts";
import { scoredAssessment } from "../../fixtures/smallAssessment.ts";
import { sha256 } from "../../support/sha256.ts";

const scored = scoredAssessment();
const layouts = masterSheets(scored, sha256);
const untouched = layouts.map(snapshotOfLayout);
const sheetNamed = (wanted: string): SheetLayout => {
  const found = layouts.find(({ name }) => name === wanted);
  if (!found) throw new RangeError(`a sheet: got none of ${wanted}, want one`);
  return found;
};

type Rows = readonly (readonly CellValue[])[];

/** The sheets, one of them with other rows. */
const having = (name: string, change: (cells: Rows) => Rows): readonly SheetSnapshot[] =>
  untouched.map((sheet) => (sheet.name === name ? { ...sheet, cells: change(sheet.cells) } : sheet));
const typed = (name: string, row: number, column: number, value: CellValue): readonly SheetSnapshot[] =>
  untouched.map((sheet) => (sheet.name === name ? withCell(sheet, row, column, value) : sheet));
const said = (edits: readonly FoundEdit[]) =>
  edits.map((edit) => `${edit.sheet} ${edit.address} ${editText(edit, "zh")}`);
const found = (sheets: readonly SheetSnapshot[]) => said(bookEdits(layouts, sheets, null));

// 评分-甲: title, a line, the header in row 3, 市教育局 in row 4, 市财政局 in row 5; criteria in columns B to D.
describe("what differs from the ledger", () => {
  it("is nothing in a workbook that nobody touched", () => {
    expect(found(untouched)).toEqual([]);
  });

  it("is nothing where a cell was typed over with what it held", () => {
    expect(found(typed("评分-甲", 3, 1, 10))).toEqual([]);
  });

  it.each<[string, readonly SheetSnapshot[], readonly string[]]>([
    ["one cell", typed("评分-甲", 3, 1, 7), ["评分-甲 B4 “市教育局”的“主动公开（10分）”由“10”改为“7”。"]],
    [
      "a pasted block, as one",
      having("评分-甲", (cells) => cells.map((row, at) => (at === 3 || at === 4 ? [row[0] ?? null, 1, 2, 3] : row))),
      ["评分-甲 B4:D5 B4:D5 共 6 格被改动，其中“市教育局”的“主动公开（10分）”由“10”改为“1”。"],
    ],
    [
      "a cleared cell",
      typed("评分-甲", 3, 2, null),
      ["评分-甲 C4 “市教育局”的“依申请公开（20分）”原有“20”，现已清空。"],
    ],
    [
      "a number kept as text",
      typed("评分-甲", 3, 1, "10"),
      ["评分-甲 B4 “市教育局”的“主动公开（10分）”的数 10 成了文本“10”，公式会把它略过。"],
    ],
    [
      "rows sorted otherwise",
      having("评分-甲", (cells) => [...cells.slice(0, 3), cells[4] ?? [], cells[3] ?? [], ...cells.slice(5)]),
      ["评分-甲 A4:D5 有 1 行换了位置，内容没有变。"],
    ],
    ["a deleted row", having("单位", (cells) => cells.filter((_, row) => row !== 3)), ["单位 A4:H4 少了“jyj”一行。"]],
    [
      "an inserted row",
      having("单位", (cells) => [...cells.slice(0, 4), ["wjw", "市卫健委", "市直部门"], ...cells.slice(4)]),
      ["单位 A5:H5 多了一行“wjw”。"],
    ],
    ["a renamed header", typed("评分-甲", 2, 1, "公开"), ["评分-甲 B3 列头“主动公开（10分）”改成了“公开”。"]],
    [
      "a deleted column",
      having("评分-甲", (cells) =>
        cells.map((row, at) => (at < 2 || at > 4 ? row : row.filter((_, column) => column !== 2))),
      ),
      ["评分-甲 C3 少了“依申请公开（20分）”一列。"],
    ],
    [
      "an inserted column",
      having("评分-甲", (cells) =>
        cells.map((row, at) => (at < 2 || at > 4 ? row : [row[0] ?? null, at === 2 ? "备注" : "好", ...row.slice(1)])),
      ),
      ["评分-甲 B3 表中间多了一列“备注”。"],
    ],
    [
      "a cut and paste",
      typed("评分-甲", 3, 1, null).map((sheet) => (sheet.name === "评分-甲" ? withCell(sheet, 4, 1, 10) : sheet)),
      ["评分-甲 B5 B4 的内容移到了 B5，原处已空。"],
    ],
    ["a deleted sheet", untouched.filter(({ name }) => name !== "得分"), ["得分  工作表被删除了。"]],
    [
      "a renamed sheet, and what was typed on it since",
      typed("评分-甲", 3, 1, 7).map((sheet) => (sheet.name === "评分-甲" ? { ...sheet, name: "甲的评分" } : sheet)),
      ["评分-甲  工作表“评分-甲”改名为“甲的评分”。", "评分-甲 B4 “市教育局”的“主动公开（10分）”由“10”改为“7”。"],
    ],
    [
      "a hidden sheet",
      untouched.map((sheet) => (sheet.name === "排名" ? { ...sheet, visibility: "hidden" as const } : sheet)),
      ["排名  工作表被隐藏了，内容没有变。"],
    ],
    [
      "another's sheet",
      [...untouched, { name: "预算", visibility: "visible", cells: [["预算"]] }],
      ["预算  多了工作表“预算”，不是考评的表，不受影响。"],
    ],
  ])("is %s", (_, sheets, sentences) => {
    expect(found(sheets)).toEqual(sentences);
  });

  it("is found in a table of which every cell differs, however many they are", () => {
    const columns = Array.from({ length: 400 }, (_, column) => ({
      header: `列${column}`,
      width: 8,
      kind: "number" as const,
    }));
    const rows = Array.from({ length: 400 }, (_, row) => [`单位${row}`, ...columns.slice(1).map(() => 1)]);
    const large: SheetLayout = { ...sheetNamed("得分"), table: { name: "kp_large", columns, rows }, below: [] };
    const changed = snapshotOfLayout({
      ...large,
      table: { name: "kp_large", columns, rows: rows.map(([unit]) => [unit ?? "", ...columns.slice(1).map(() => 2)]) },
    });
    const [edit] = bookEdits([large], [changed], null);
    expect(edit).toMatchObject({ kind: "cell-changed", count: 400 * 399 });
  });

  it("can be recorded where it is a score, and only put back where it is a result", () => {
    const both = typed("评分-甲", 3, 1, 7).map((sheet) =>
      sheet.name === "得分" ? withCell(sheet, 3, 1, "市教委") : sheet,
    );
    const edits = editsIn(scored, layouts, both, sha256);
    expect(edits.map(({ sheet, address, remedy }) => [sheet, address, remedy])).toEqual([
      ["评分-甲", "B4", "record"],
      ["得分", "B4", "put-back"],
    ]);
  });

  it("is not a formula that shows already what a typed score will make of it", () => {
    const first = editsIn(scored, layouts, typed("评分-甲", 3, 1, 7), sha256);
    expect(first).toHaveLength(1);
    // By hand: the mean of 7, 9 and 9 is 25/3, with 8 of the public half and half 49/6.
    const live = typed("评分-甲", 3, 1, 7).map((sheet) =>
      sheet.name === "得分" ? withCell(sheet, 3, 2, 49 / 6) : sheet,
    );
    expect(editsIn(scored, layouts, live, sha256).map(({ sheet }) => sheet)).toEqual(["评分-甲"]);
    const wrong = live.map((sheet) => (sheet.name === "得分" ? withCell(sheet, 3, 2, 8) : sheet));
    expect(editsIn(scored, layouts, wrong, sha256).map(({ sheet }) => sheet)).toEqual(["评分-甲", "得分"]);
  });
});
