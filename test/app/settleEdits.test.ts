import { describe, expect, it } from "vitest";

import { masterSheets } from "../../src/app/masterSheets.ts";
import { acceptEdits, editsOf } from "../../src/app/settleEdits.ts";
import { computeResults, publishedResults } from "../../src/app/computeResults.ts";
import { emptyAssessment, type Assessment } from "../../src/app/state.ts";
import { outsideEdits } from "../../src/app/verifyMaster.ts";
import type { SheetLayout } from "../../src/workbook/sheetLayout.ts";
import type { CellValue, SheetSnapshot } from "../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";
import { codesOf, refusalOf, valueOf } from "../fixtures/issues.ts";
import { withCell } from "../fixtures/memoryBook.ts";
import { salted } from "../fixtures/salted.ts";
import { after, collectedAssessment, scoredAssessment, smallBreakdown, stampAt } from "../fixtures/smallAssessment.ts";
import { sha256 } from "../support/sha256.ts";

const edit = (sheets: readonly SheetSnapshot[], name: string, from: string, to: string): readonly SheetSnapshot[] =>
  sheets.map((sheet) => {
    if (sheet.name !== name) return sheet;
    const row = sheet.cells.findIndex((cells) => cells.includes(from));
    return withCell(sheet, row, sheet.cells[row]?.indexOf(from) ?? -1, to);
  });

describe("edits as rows for people", () => {
  it("say the cell with what the ledger has there and what stands there, or the sheet that is gone", () => {
    const layouts = masterSheets(scoredAssessment(), sha256);
    const sheets = edit(layouts.map(snapshotOfLayout), "单位", "市教委", "市教体局");
    const gone = sheets.filter(({ name }) => name !== "规则");
    expect(editsOf(outsideEdits(layouts, gone, "考核.xlsx"))).toEqual([
      { sheet: "单位", address: "D4", old: "市教委", now: "市教体局" },
      { sheet: "规则", address: "", old: "有此表", now: "缺少此表" },
    ]);
  });
});

describe("edits that are to be accepted", () => {
  it("are none before there is a scheme, and are refused where a score cannot be read or taken", () => {
    const early = after(emptyAssessment, { kind: "document-loaded", rows: [smallBreakdown] });
    const laid = masterSheets(early, sha256);
    const noted = edit(laid.map(snapshotOfLayout), "任务分解", "按时公开并解读。", "按时公开。");
    const outcome = (assessment: Assessment, layouts: readonly SheetLayout[], sheets: readonly SheetSnapshot[]) =>
      codesOf(
        acceptEdits(assessment, sheets, outsideEdits(layouts, sheets, "考核.xlsx"), "考核.xlsx", stampAt(30), sha256)
          .issues,
      );
    expect(outcome(early, laid, noted)).toEqual(["edits-not-scores"]);
    const scored = scoredAssessment();
    const layouts = masterSheets(scored, sha256);
    const typed = (value: CellValue) =>
      layouts.map(snapshotOfLayout).map((sheet) => {
        const row = sheet.cells.findIndex((cells) => cells[0] === "市教育局");
        return sheet.name === "评分-甲" ? withCell(sheet, row, 1, value) : sheet;
      });
    expect(outcome(scored, layouts, typed("约9"))).toHaveLength(1);
    expect(outcome(scored, layouts, typed(11))).toEqual(["points-above-maximum"]);
    const rows = salted(publishedResults(valueOf(computeResults(scored.state))));
    const locked = after(scored, { kind: "year-locked", rows });
    const shut = masterSheets(locked, sha256);
    const typedIntoLocked = shut.map(snapshotOfLayout).map((sheet) => {
      const row = sheet.cells.findIndex((cells) => cells[0] === "市教育局");
      return sheet.name === "评分-甲" ? withCell(sheet, row, 1, 9.5) : sheet;
    });
    expect(outcome(locked, shut, typedIntoLocked)).toEqual(["year-is-locked"]);
  });

  it("are recorded beside a sheet that is gone, which is left to be laid out again", () => {
    const assessment = scoredAssessment();
    const layouts = masterSheets(assessment, sha256);
    const sheets = layouts
      .map(snapshotOfLayout)
      .filter(({ name }) => name !== "规则")
      .map((sheet) => {
        const row = sheet.cells.findIndex((cells) => cells[0] === "市教育局");
        return sheet.name === "评分-甲" ? withCell(sheet, row, 1, 9.5) : sheet;
      });
    const edits = outsideEdits(layouts, sheets, "考核.xlsx");
    const accepted = acceptEdits(assessment, sheets, edits, "考核.xlsx", stampAt(30), sha256);
    expect(accepted.ok && accepted.value.left.map(({ code, data }) => [code, data["sheet"]])).toEqual([
      ["sheet-missing", "规则"],
    ]);
  });

  it("are refused on 自评 with the reason why: it is the unit's own word", () => {
    const assessment = collectedAssessment();
    const layouts = masterSheets(assessment, sha256);
    const sheets = edit(layouts.map(snapshotOfLayout), "自评", "已完成", "没有完成");
    const edits = outsideEdits(layouts, sheets, "考核.xlsx");
    expect(codesOf(edits)).toEqual(["cell-differs"]);
    const accepted = acceptEdits(assessment, sheets, edits, "考核.xlsx", stampAt(30), sha256);
    expect(codesOf(refusalOf(accepted))).toEqual(["claims-edited", "edits-not-scores"]);
    expect(accepted.issues[0]).toMatchObject({ severity: "warning", place: { sheet: "自评", address: "E4" } });
  });

  it("are recorded where others noted something below our tables", () => {
    const assessment = scoredAssessment();
    const layouts = masterSheets(assessment, sha256);
    const sheets = layouts.map(snapshotOfLayout).map((sheet) => {
      const row = sheet.cells.findIndex((cells) => cells[0] === "市教育局");
      const noted = withCell(sheet, sheet.cells.length + 9, 0, "备注：以上已核");
      return sheet.name === "评分-甲" ? withCell(noted, row, 1, 9.5) : noted;
    });
    const edits = outsideEdits(layouts, sheets, "考核.xlsx");
    const accepted = acceptEdits(assessment, sheets, edits, "考核.xlsx", stampAt(30), sha256);
    expect(codesOf(accepted.issues)).toEqual([]);
    expect(accepted.ok && accepted.value).toMatchObject({ recorded: 1, left: [] });
  });

  it("of scores are recorded where a list beside them can no longer change, and the reason is said", () => {
    const assessment = scoredAssessment();
    const layouts = masterSheets(assessment, sha256);
    const renamed = edit(layouts.map(snapshotOfLayout), "单位", "市教委", "市教委；市教育委员会");
    const sheets = renamed.map((sheet) => {
      const row = sheet.cells.findIndex((cells) => cells[0] === "市教育局");
      return sheet.name === "评分-甲" ? withCell(sheet, row, 1, 9.5) : sheet;
    });
    const edits = outsideEdits(layouts, sheets, "考核.xlsx");
    const accepted = acceptEdits(assessment, sheets, edits, "考核.xlsx", stampAt(30), sha256);
    expect(codesOf(accepted.issues)).toEqual(["forms-out"]);
    expect(accepted.issues[0]?.severity).toBe("warning");
    expect(accepted.ok && accepted.value).toMatchObject({ recorded: 1, left: [{ place: { sheet: "单位" } }] });
  });

  it("are left on 自评 where others beside them are recorded, and that is said", () => {
    const assessment = scoredAssessment();
    const layouts = masterSheets(assessment, sha256);
    const claimed = edit(layouts.map(snapshotOfLayout), "自评", "已完成", "没有完成");
    const sheets = claimed.map((sheet) => {
      const row = sheet.cells.findIndex((cells) => cells[0] === "市教育局");
      return sheet.name === "评分-甲" ? withCell(sheet, row, 1, 9.5) : sheet;
    });
    const edits = outsideEdits(layouts, sheets, "考核.xlsx");
    const accepted = acceptEdits(assessment, sheets, edits, "考核.xlsx", stampAt(30), sha256);
    expect(codesOf(accepted.issues)).toEqual(["claims-edited"]);
    expect(accepted.ok && accepted.value).toMatchObject({ recorded: 1, left: [{ place: { sheet: "自评" } }] });
  });
});
