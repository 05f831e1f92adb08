import { describe, expect, it } from "vitest";

import { bookEdits } from "../../../src/app/edits/bookEdits.ts";
import type { UnloggedEdit } from "../../../src/app/edits/edit.ts";
import { lostEdits } from "../../../src/app/edits/lostEdits.ts";
import { settleBook } from "../../../src/app/edits/settleBook.ts";
import { editsIn, unloggedEdits } from "../../../src/app/edits/unloggedEdits.ts";
import { masterSheets } from "../../../src/app/masterSheets.ts";
import type { OpenBook } from "../../../src/app/openedBook.ts";
import { emptyAssessment, type Assessment } from "../../../src/app/state.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import type { SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { codesOf } from "../../fixtures/issues.ts";
import { memoryBook, withCell, type MemoryBook } from "../../fixtures/memoryBook.ts";
import { finding, monitoredAssessment } from "../../fixtures/monitoredYear.ts";
import { after, scoredAssessment, setUpAssessment, smallBreakdown, stampAt } from "../../fixtures/smallAssessment.ts";
import { sha256 } from "../../support/sha256.ts";

const opened = (assessment: Assessment): { readonly book: MemoryBook; readonly open: OpenBook } => {
  const book = memoryBook(masterSheets(assessment, sha256).map(snapshotOfLayout));
  return { book, open: { book, sha256, name: "考核.xlsx" } };
};
const editsOf = async (open: OpenBook): Promise<readonly UnloggedEdit[]> => {
  const found = await unloggedEdits(open);
  if (found.kind !== "done") throw new RangeError(`edits: got ${found.kind}, want them`);
  return found.value.edits;
};
const settled = async (open: OpenBook, accept: readonly string[], putBack: readonly string[], reason = "核对") => {
  const outcome = await settleBook(open, { accept, putBack }, { ...stampAt(50), reason });
  if (outcome.kind === "host-refused") return ["host-refused"];
  if (outcome.kind === "refused") return codesOf(outcome.issues);
  const { recorded, left } = outcome.value;
  return { recorded, left: left.map(({ sheet, address }) => [sheet, address]) };
};
const idsOf = (edits: readonly UnloggedEdit[]): readonly string[] => edits.map(({ id }) => id);
const rowOf = (book: MemoryBook, sheet: string, first: string): number =>
  book
    .sheets()
    .find(({ name }) => name === sheet)
    ?.cells.findIndex(([cell]) => cell === first) ?? -1;

describe("edits that staff settle", () => {
  it("are recorded where they are scores, put back where they are results, and left where nobody decided", async () => {
    const { book, open } = opened(scoredAssessment());
    book.type("评分-甲", 3, 1, 7);
    book.type("得分", 3, 1, "市教委");
    book.type("评分-乙", 3, 1, 8);
    const [score, other, result] = await editsOf(open);
    expect([score?.sheet, other?.sheet, result?.sheet]).toEqual(["评分-甲", "评分-乙", "得分"]);
    expect(await settled(open, [score?.id ?? ""], [result?.id ?? ""])).toEqual({
      recorded: 1,
      left: [["评分-乙", "B4"]],
    });
    expect((await editsOf(open)).map(({ sheet, address }) => [sheet, address])).toEqual([["评分-乙", "B4"]]);
  });

  it("are unit by unit rows that were added to a list, below it or in a gap", async () => {
    const { book, open } = opened(setUpAssessment());
    const row = rowOf(book, "单位", "czj");
    ["wjw", "市卫生健康委", "市直部门"].forEach((text, column) => book.type("单位", row + 1, column, text));
    ["swj", "市商务局", "市直部门"].forEach((text, column) => book.type("单位", row + 2, column, text));
    const edits = await editsOf(open);
    expect(edits.map(({ kind, count, remedy }) => [kind, count, remedy])).toEqual([["rows-added", 2, "record"]]);
    expect(await settled(open, idsOf(edits), [])).toEqual({ recorded: 4, left: [] });
    expect(await editsOf(open)).toEqual([]);
    const names = book
      .sheets()
      .find(({ name }) => name === "单位")
      ?.cells.map((cells) => cells[1]);
    expect(names).toEqual(expect.arrayContaining(["市卫生健康委", "市商务局", "市教育局", "市财政局"]));
  });

  it("need a reason, must still be there, and must fit what is recorded", async () => {
    const { book, open } = opened(scoredAssessment());
    book.type("评分-甲", 3, 1, 7);
    const ids = idsOf(await editsOf(open));
    expect(await settled(open, ids, [], " ")).toEqual(["edit-reason-missing"]);
    expect(await settled(open, ["nothing of the kind"], [])).toEqual(["edits-changed"]);
    book.refuse("write");
    expect(await settled(open, ids, [])).toEqual(["host-refused"]);
    book.refuse("read");
    expect(await settled(open, ids, [])).toEqual(["host-refused"]);
    expect((await unloggedEdits(open)).kind).toBe("host-refused");
    book.refuse(null);
    expect(await settled(open, [], ids)).toEqual({ recorded: 0, left: [] });
    expect(book.sheets().find(({ name }) => name === "评分-甲")?.cells[3]?.[1]).toBe(10);
  });

  it("of one paste are parted: a score that can be recorded, and one beyond its criterion that cannot", async () => {
    const { book, open } = opened(scoredAssessment());
    book.type("评分-甲", 3, 1, 7);
    book.type("评分-乙", 3, 1, 11);
    const edits = await editsOf(open);
    expect(edits.map(({ sheet, remedy }) => [sheet, remedy])).toEqual([
      ["评分-甲", "put-back"],
      ["评分-乙", "put-back"],
    ]);
  });

  it("are none of an ordinary workbook, and none of ours where another's sheet was added", async () => {
    const own: SheetSnapshot = { name: "预算", visibility: "visible", cells: [["x"]] };
    const book = memoryBook([own]);
    expect(await editsOf({ book, sha256, name: "预算.xlsx" })).toEqual([]);
    const scored = scoredAssessment();
    const layouts = masterSheets(scored, sha256);
    const both = [...layouts.map(snapshotOfLayout), own];
    expect(editsIn(scored, layouts, both, sha256).map(({ sheet, remedy }) => [sheet, remedy])).toEqual([
      ["预算", "leave"],
    ]);
    const typed = both.map((sheet) => (sheet.name === "评分-甲" ? withCell(sheet, 3, 1, 7) : sheet));
    expect(editsIn(scored, layouts, typed, sha256).map(({ sheet, remedy }) => [sheet, remedy])).toEqual([
      ["评分-甲", "record"],
      ["预算", "leave"],
    ]);
  });

  it("are corrections of the work points before there is a scheme", () => {
    const early = after(emptyAssessment, { kind: "document-loaded", rows: [smallBreakdown] });
    const layouts = masterSheets(early, sha256);
    const typed = layouts.map(snapshotOfLayout).map((sheet) => {
      const row = sheet.cells.findIndex((cells) => cells.includes("任务一/（一）"));
      const column = sheet.cells[row]?.indexOf("任务一/（一）") ?? -1;
      return sheet.name === "任务分解" && row >= 0 ? withCell(sheet, row, column, "主动公开") : sheet;
    });
    expect(editsIn(early, layouts, typed, sha256).map(({ kind, remedy }) => [kind, remedy])).toEqual([
      ["cell-changed", "record"],
    ]);
  });
});

describe("a block that was pasted over the work points", () => {
  it("is parted: the heading is a correction that can be recorded, the words of the document are put back", () => {
    const ready = setUpAssessment();
    const layouts = masterSheets(ready, sha256);
    const typed = layouts.map(snapshotOfLayout).map((sheet) => {
      const row = sheet.cells.findIndex((cells) => cells.includes("任务一/（一）"));
      const column = sheet.cells[row]?.indexOf("任务一/（一）") ?? -1;
      if (sheet.name !== "任务分解" || row < 0) return sheet;
      return withCell(withCell(sheet, row, column, "主动公开"), row, column + 1, "按月公开。");
    });
    expect(editsIn(ready, layouts, typed, sha256).map(({ address, remedy }) => [address.slice(1), remedy])).toEqual([
      ["4", "record"],
      ["4", "put-back"],
    ]);
  });
});

describe("what a write would lose", () => {
  const scored = scoredAssessment();
  const layouts = masterSheets(scored, sha256);
  const untouched = layouts.map(snapshotOfLayout);
  const codes = (found: readonly SheetSnapshot[], later = layouts) => codesOf(lostEdits(layouts, later, found));

  it("is nothing of an untouched book, and nothing that the write itself would say", () => {
    expect(codes(untouched)).toEqual([]);
    const typed = untouched.map((sheet) => (sheet.name === "评分-甲" ? withCell(sheet, 3, 1, 7) : sheet));
    expect(codes(typed)).toEqual(["cell-differs", "edits-unsettled"]);
    const change = {
      kind: "observations-recorded",
      rows: scored.state.observations.slice(0, 1).map((one) => ({ ...one, value: "7" })),
    } as const;
    expect(codes(typed, masterSheets(after(scored, change), sha256))).toEqual([]);
  });

  it("is a renamed header, a column between ours, and rows that were taken away", () => {
    const header = untouched.map((sheet) => (sheet.name === "评分-甲" ? withCell(sheet, 2, 1, "公开") : sheet));
    expect(codes(header)).toEqual(["cell-differs", "edits-unsettled"]);
    const removed = untouched.map((sheet) =>
      sheet.name === "单位" ? { ...sheet, cells: sheet.cells.filter((_, row) => row !== 3) } : sheet,
    );
    expect(codes(removed).at(-1)).toBe("edits-unsettled");
    const renamed = masterSheets(scored, sha256).map((layout) =>
      layout.name === "评分-甲" && layout.table
        ? {
            ...layout,
            table: {
              ...layout.table,
              columns: layout.table.columns.map((one, at) => (at === 1 ? { ...one, header: "公开" } : one)),
            },
          }
        : layout,
    );
    expect(codes(header, renamed)).toEqual([]);
  });
});

describe("edits of a table, cell by cell", () => {
  const monitored = after(monitoredAssessment(), {
    kind: "findings-recorded",
    rows: [finding({ id: "f2", due: null })],
  });
  const layouts = masterSheets(monitored, sha256);
  const untouched = layouts.map(snapshotOfLayout);
  const kinds = (name: string, change: (sheet: SheetSnapshot) => SheetSnapshot) =>
    bookEdits(
      layouts,
      untouched.map((sheet) => (sheet.name === name ? change(sheet) : sheet)),
      null,
    ).map(({ kind, address }) => [kind, address]);

  it.each<[string, string, (sheet: SheetSnapshot) => SheetSnapshot, readonly (readonly string[])[]]>([
    ["a title that was cleared", "单位", (sheet) => withCell(sheet, 0, 0, null), [["cell-cleared", "A1"]]],
    [
      "a number with full-width digits",
      "评分-甲",
      (sheet) => withCell(sheet, 3, 1, " ２０"),
      [["number-as-text", "B4"]],
    ],
    ["a word for a number", "评分-甲", (sheet) => withCell(sheet, 3, 2, "二十"), [["cell-changed", "C4"]]],
    ["a date as text", "问题台账", (sheet) => withCell(sheet, 3, 6, "三月底"), [["date-as-text", "G4"]]],
    ["a cell that was empty", "问题台账", (sheet) => withCell(sheet, 3, 8, 46150), [["cell-filled", "I4"]]],
    [
      "two columns that changed places",
      "单位",
      (sheet) => ({
        ...sheet,
        cells: sheet.cells.map((row, at) => (at < 2 ? row : [row[1] ?? null, row[0] ?? null, ...row.slice(2)])),
      }),
      [["columns-moved", "A3"]],
    ],
    [
      "the table overwritten to its last header",
      "单位",
      (sheet) => ({ ...sheet, cells: sheet.cells.slice(0, 2) }),
      [["table-missing", "A3"]],
    ],
    [
      "two rows taken away at once",
      "问题台账",
      (sheet) => ({ ...sheet, cells: sheet.cells.filter((_, row) => row !== 3 && row !== 4) }),
      [["rows-removed", "A4:N5"]],
    ],
  ])("are %s", (_, name, change, want) => {
    expect(kinds(name, change)).toEqual(want);
  });

  it("are cells of ours that were merged, a formula typed away, and one that was cleared", () => {
    const units = {
      name: "kp_units",
      area: { row: 2, column: 0, rows: 3, columns: 8 },
      filtered: false,
      columnsHidden: false,
    };
    const facts = { formulas: [], tables: [units], rowsHidden: false, filtered: false, isProtected: true };
    const merging = (row: number) => (sheet: SheetSnapshot) => ({
      ...sheet,
      facts: { ...facts, merged: [{ row, column: 0, rows: 2, columns: 1 }] },
    });
    const merged = (row: number) => kinds("单位", merging(row)).filter(([kind]) => kind === "cells-merged");
    expect(merged(3)).toEqual([["cells-merged", "A4:A5"]]);
    expect(merged(90)).toEqual([]);
    const open = { ...facts, tables: [], merged: [], isProtected: false };
    const cleared = kinds("得分", (sheet) => withCell({ ...sheet, facts: open }, 3, 2, null));
    expect(cleared.some(([kind, address]) => kind === "cell-cleared" && address === "C4")).toBe(true);
    expect(cleared.some(([kind]) => kind === "formula-to-value")).toBe(true);
  });
});
