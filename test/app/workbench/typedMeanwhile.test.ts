import { describe, expect, it } from "vitest";

import { computeResults, publishedResults } from "../../../src/app/computeResults.ts";
import { masterSheets } from "../../../src/app/masterSheets.ts";
import { emptyAssessment, type Assessment } from "../../../src/app/state.ts";
import { typedScores } from "../../../src/app/typedScores.ts";
import { recalculator } from "../../../src/app/workbench/recalculate.ts";
import type { CellValue, SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { finding, monitoredAssessment } from "../../fixtures/monitoredYear.ts";
import { salted } from "../../fixtures/salted.ts";
import { after, scoredAssessment, smallBreakdown } from "../../fixtures/smallAssessment.ts";
import { sha256 } from "../../support/sha256.ts";

type Sheets = readonly SheetSnapshot[];

const sheetsOf = (master: Assessment): Sheets => masterSheets(master, sha256).map(snapshotOfLayout);

const seat = "评分-甲";

const withCells = (sheets: Sheets, name: string, change: (cells: CellValue[][]) => void): Sheets =>
  sheets.map((sheet) => {
    if (sheet.name !== name) return sheet;
    const cells = sheet.cells.map((row) => [...row]);
    change(cells);
    return { ...sheet, cells };
  });

const rowOf = (cells: readonly (readonly CellValue[])[], unit: string): number =>
  cells.findIndex(([first]) => first === unit);

/** How many scores count that were typed. */
const typedIn = async (before: Sheets, ...then: readonly Sheets[]): Promise<readonly number[]> => {
  const { recalculate } = recalculator(sha256);
  const counts: number[] = [];
  for (const sheets of [before, ...then]) counts.push((await recalculate(sheets, "总台账.xlsx")).typed);
  return counts;
};

const typing = (sheets: Sheets, unit: string, column: number, value: CellValue): Sheets =>
  withCells(sheets, seat, (cells) => {
    const row = cells[rowOf(cells, unit)];
    if (row) row[column] = value;
  });

describe("scores typed into a master's sheets", () => {
  it("count none where there is no scheme to score by", async () => {
    const early = after(emptyAssessment, { kind: "document-loaded", rows: [smallBreakdown] });
    const sheets = sheetsOf(early);
    const noted = withCells(sheets, "任务分解", (cells) => void cells.push(["备注"]));
    expect(await typedIn(sheets, noted)).toEqual([0, 0]);
  });

  it("count also where a title was overwritten; a sheet with a row that cannot be read counts none, nor can it be recorded", async () => {
    const sheets = sheetsOf(scoredAssessment());
    const typed = typing(sheets, "市教育局", 1, 7);
    const title = withCells(typed, seat, (cells) => {
      const [first] = cells;
      if (first) first[0] = "我的评分";
    });
    const below = withCells(typed, seat, (cells) => void cells.push([], ["问一下市教育局"]));
    const shorter = withCells(sheets, seat, (cells) => void cells.splice(-1));
    expect(await typedIn(sheets, typed, title, below, shorter)).toEqual([0, 1, 1, 0, 0]);
    expect(refusedCodes(typedScores(scoredAssessment().state, below))).toEqual(["unit-unknown"]);
  });

  it("count a recheck typed beside a finding, and leave alone what stands on other sheets", async () => {
    const master = after(monitoredAssessment(), { kind: "findings-recorded", rows: [finding()] });
    const sheets = sheetsOf(master);
    const header = sheets.find(({ name }) => name === "问题台账")?.cells.findIndex((row) => row.includes("复查数量"));
    expect(header).toBeGreaterThan(0);
    const rechecked = withCells(sheets, "问题台账", (cells) => {
      const heads = cells[header ?? 0] ?? [];
      const row = cells[(header ?? 0) + 1] ?? [];
      row[heads.indexOf("复查数量")] = 0;
      row[heads.indexOf("复查日期")] = "2026-10-20";
    });
    const elsewhere = withCells(sheets, "单位", (cells) => void cells.push(["备注"]));
    expect(await typedIn(sheets, rechecked, elsewhere)).toEqual([0, 1, 0]);
  });

  it("do not count in a year that is locked: no command would record them", async () => {
    const scored = scoredAssessment();
    const rows = salted(publishedResults(valueOf(computeResults(scored.state))));
    const sheets = sheetsOf(after(scored, { kind: "year-locked", rows }));
    expect(await typedIn(sheets, typing(sheets, "市教育局", 1, 7))).toEqual([0, 0]);
  });

  it("wait for the workbook where its hidden sheet is damaged", async () => {
    const sheets = sheetsOf(scoredAssessment());
    const damaged = withCells(sheets, "_kaoping", (cells) => {
      const row = cells[2];
      if (row) row[1] = "0".repeat(64);
    });
    const { prepare, recalculate } = recalculator(sha256);
    const identity = damaged.find(({ name }) => name === "_kaoping");
    if (identity) await prepare(identity, "总台账.xlsx");
    expect(await recalculate(damaged, "总台账.xlsx")).toEqual({ ops: [], typed: 0, names: null });
    expect((await recalculate(sheets, "总台账.xlsx")).names?.units).toEqual(["市教育局", "市财政局"]);
    const copied = withCells(sheets, "_kaoping", () => undefined);
    expect((await recalculate(copied, "总台账.xlsx")).names).toBeNull();
  });
});
