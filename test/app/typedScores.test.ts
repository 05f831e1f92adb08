import { describe, expect, it } from "vitest";

import type { Change } from "../../src/app/change.ts";
import { masterSheets } from "../../src/app/masterSheets.ts";
import { emptyState, type Assessment } from "../../src/app/state.ts";
import { typedScores } from "../../src/app/typedScores.ts";
import type { CellValue, SheetSnapshot } from "../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../fixtures/issues.ts";
import { withCell } from "../fixtures/memoryBook.ts";
import { after, scoredAssessment, setUpAssessment } from "../fixtures/smallAssessment.ts";
import { observed } from "../fixtures/smallYear.ts";
import { sha256 } from "../support/sha256.ts";

const ready = setUpAssessment();
const scored = scoredAssessment();
const sheetsOf = (assessment: Assessment) => masterSheets(assessment, sha256).map(snapshotOfLayout);

/** The workbook with cells of 评分-甲 typed over; rows and columns of the table count from 0. */
const typed = (
  assessment: Assessment,
  ...cells: readonly (readonly [row: number, column: number, value: CellValue])[]
) =>
  sheetsOf(assessment).map((sheet) =>
    sheet.name === "评分-甲"
      ? cells.reduce((one, [row, column, value]) => withCell(one, row + 3, column, value), sheet)
      : sheet,
  );
const news = (assessment: Assessment, sheets: readonly SheetSnapshot[]): readonly Change[] =>
  valueOf(typedScores(assessment.state, sheets)).map(({ change }) => change);

describe("what reviewers typed", () => {
  it("is nothing while nobody typed", () => {
    expect(news(ready, sheetsOf(ready))).toEqual([]);
    expect(news(scored, sheetsOf(scored))).toEqual([]);
  });

  it("is one change a reviewer, of the new cells only, each at its place", () => {
    const changes = valueOf(typedScores(ready.state, typed(ready, [0, 1, 9.5], [1, 3, 70])));
    expect(changes.map(({ change }) => change)).toEqual([
      { kind: "observations-recorded", rows: [...observed("jyj", "c1", ["9.5"]), ...observed("czj", "c3", ["70"])] },
    ]);
    expect(changes[0]?.place?.(1)).toEqual({ kind: "cell", sheet: "评分-甲", address: "D5" });
  });

  it("counts where a recorded score was changed", () => {
    expect(news(scored, typed(scored, [0, 1, 7]))).toEqual([
      { kind: "observations-recorded", rows: observed("jyj", "c1", ["7"]) },
    ]);
  });

  it("is not new where a number only looks different", () => {
    expect(news(scored, typed(scored, [0, 1, "10.00"], [0, 2, " 20 "]))).toEqual([]);
  });

  it("is 不适用 with its approver and reason where the cell says so", () => {
    const row = ["市教育局", "", "主动公开", "", "不适用", "李科", "三定方案", "无此职责"];
    const sheets = typed(ready, [0, 1, "不适用"], ...row.map((text, column) => [5, column, text] as const));
    const [change] = news(ready, sheets);
    const want = { ...observed("jyj", "c1", [null], "无此职责")[0], value: "李科", evidence: "三定方案" };
    expect(change?.rows).toEqual([want]);
  });

  it("is refused where a recorded score was emptied, at its cell", () => {
    const issues = refusalOf(typedScores(scored.state, typed(scored, [0, 1, null], [1, 2, ""])));
    expect(codesOf(issues)).toEqual(["score-cleared", "score-cleared"]);
    expect(issues[0]).toMatchObject({
      place: { sheet: "评分-甲", address: "B4" },
      data: { unit: "jyj", criterion: "c1" },
    });
  });

  it("is refused where a cell holds letters, with every such cell named", () => {
    const issues = refusalOf(
      typedScores(ready.state, typed(ready, [0, 1, "优"], [0, 2, "-3"], [1, 1, true], [1, 2, "1,0"])),
    );
    expect(codesOf(issues)).toEqual(Array.from({ length: 4 }, () => "cell-not-points"));
    expect(issues.map(({ data }) => data["got"])).toEqual(["优", "-3", "true", "1,0"]);
  });

  it("is refused where a unit's name was overwritten", () => {
    expect(refusedCodes(typedScores(ready.state, typed(ready, [0, 0, "市卫健委"])))).toEqual(["unit-unknown"]);
  });

  it("is refused where a column was renamed", () => {
    expect(refusedCodes(typedScores(ready.state, typed(ready, [-1, 1, "主动公开"])))).toEqual(["header-missing"]);
  });

  it("is refused where a recorded row was removed: its scores would come back unasked", () => {
    const sheets = sheetsOf(scored).map((sheet) =>
      sheet.name === "评分-甲" ? { ...sheet, cells: sheet.cells.filter((_, row) => row !== 3) } : sheet,
    );
    const issues = refusalOf(typedScores(scored.state, sheets));
    expect(codesOf(issues)).toEqual(["score-cleared", "score-cleared", "score-cleared"]);
  });

  it("needs a scheme", () => {
    expect(refusedCodes(typedScores(emptyState, []))).toEqual(["scheme-absent"]);
  });

  it("is asked for where a reviewer's sheet is gone, renamed or removed", () => {
    const issues = refusalOf(
      typedScores(
        scored.state,
        sheetsOf(scored).filter(({ name }) => name !== "评分-甲"),
      ),
    );
    expect(issues).toMatchObject([{ code: "sheet-missing", data: { sheet: "评分-甲" } }]);
  });

  it("is read as Excel shows it: the sum of 0.1 and 0.2 in a cell is 0.3", () => {
    expect(news(ready, typed(ready, [0, 1, 0.1 + 0.2]))).toEqual([
      { kind: "observations-recorded", rows: observed("jyj", "c1", ["0.3"]) },
    ]);
  });

  it("is not asked about again where a score recorded from a file is very small", () => {
    const tiny = after(ready, { kind: "observations-recorded", rows: observed("jyj", "c1", ["0.0000001"]) });
    expect(news(tiny, sheetsOf(tiny))).toEqual([]);
  });
});
