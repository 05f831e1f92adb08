import { readFileSync } from "node:fs";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { changeBook, rankBook, readAssessment, type OpenBook } from "../../../src/app/bookCommands.ts";
import { proposeUnits } from "../../../src/app/proposeUnits.ts";
import { readBreakdown } from "../../../src/domain/breakdown/readBreakdown.ts";
import { checkScheme } from "../../../src/domain/scheme/checkScheme.ts";
import { leavesOf } from "../../../src/domain/scheme/criterion.ts";
import { drivenBook } from "../../../src/app/driven/drivenBook.ts";
import { excelDriver } from "../../../src/hosts/excel/excelDriver.ts";
import { cloneWorkbook, createWorkbook } from "../../standin/model.ts";
import { installGlobals, removeGlobals, startExcelInNode, type NodeExcel } from "../../standin/node.ts";
import { sha256 } from "../../support/sha256.ts";

const stamp = { actor: "公开办", time: "2026-11-22T08:30:00Z", reason: "测试" };

const sample = () => {
  const read = readBreakdown(readFileSync("sample/work-points.txt", "utf8"), "work-points.txt");
  const scheme = checkScheme(JSON.parse(readFileSync("templates/small.scheme.json", "utf8")), "small.scheme.json");
  if (!read.ok || !scheme.ok) throw new RangeError("the sample: got issues, want none");
  return { breakdown: read.value, scheme: scheme.value };
};
const { breakdown, scheme } = sample();
const units = proposeUnits(breakdown, "all");
const reviewers = [{ id: "r1", name: "政务公开办", party: "office", weight: null }];

const load = { change: { kind: "document-loaded", rows: [breakdown] } } as const;
const setUp = [
  { change: { kind: "scheme-set", rows: [scheme] } },
  { change: { kind: "units-set", rows: units } },
  { change: { kind: "reviewers-set", rows: reviewers } },
] as const;

describe("the workbook that is open in Excel, through the real runtime", () => {
  let excel: NodeExcel;
  let open: OpenBook;

  beforeEach(() => {
    excel = startExcelInNode();
    installGlobals(excel);
    open = { book: drivenBook(excelDriver()), sha256, name: "Excel" };
  });
  afterEach(() => {
    expect(excel.standin.stats.unsupported).toEqual([]);
    removeGlobals();
  });

  const syncsOf = async (act: () => Promise<unknown>): Promise<number> => {
    excel.standin.resetStats();
    await act();
    return excel.standin.stats.syncs;
  };
  const cells = (sheet: string) => excel.standin.snapshot(sheet).values;

  const snapshots = () => excel.standin.workbook.sheets.map(({ name }) => excel.standin.snapshot(name));

  const typeScores = () => {
    const rows = units.map((_, row) =>
      leavesOf(scheme.tables[0]?.criteria ?? []).map(({ maxPoints }) => Number(maxPoints) - (row % 7)),
    );
    excel.standin.userEdit("评分-政务公开办", "B4", rows);
  };

  it("holds an empty assessment while it is an ordinary workbook", async () => {
    const read = await readAssessment(open);
    expect(read).toMatchObject({ kind: "done", value: { ledger: [] } });
  });

  it("takes a document, a scheme and scores, and ranks, in three round trips a step", async () => {
    expect(await syncsOf(() => changeBook(open, [load], stamp, "任务分解"))).toBe(3);
    expect(cells("任务分解").length).toBe(breakdown.tasks.length + 3);
    expect(await syncsOf(() => changeBook(open, setUp, stamp, "评分-政务公开办"))).toBe(3);
    typeScores();
    expect(await syncsOf(() => rankBook(open, stamp))).toBe(3);
    const ranking = cells("排名");
    expect(ranking[3]?.slice(0, 6)).toEqual(["名次", "并列", "单位", "总分", "等次", "绩效得分"]);
    expect(ranking[4]?.[2]).toBe(units[0]?.name);
    // The stand-in has no formula engine: Excel itself computes what LibreOffice computes in masterFormulas.test.ts.
    const ranked = excel.standin.workbook.sheets.find(({ name }) => name === "排名");
    expect(ranked?.cells[4]?.[0]?.formula).toMatch(/^=IF\(SUM\(/u);
    expect(excel.standin.workbook.activeSheetId).toBe(
      excel.standin.workbook.sheets.find(({ name }) => name === "排名")?.id,
    );
  });

  it("keeps the ledger where people do not see it and reads the assessment back from it alone", async () => {
    const changed = await changeBook(open, [load, ...setUp], stamp, "任务分解");
    if (changed.kind !== "done") throw new RangeError(JSON.stringify(changed));
    expect(excel.standin.snapshot("_kaoping").visibility).toBe("VeryHidden");
    const fresh: OpenBook = { ...open, book: drivenBook(excelDriver()) };
    expect(await readAssessment(fresh)).toMatchObject({ kind: "done", value: changed.value });
  });

  it("says which scores are missing and keeps those that were typed", async () => {
    await changeBook(open, [load, ...setUp], stamp, "任务分解");
    excel.standin.userEdit("评分-政务公开办", "B4", 25);
    const ranked = await rankBook(open, stamp);
    expect(ranked.kind).toBe("refused");
    if (ranked.kind !== "refused") return;
    expect(ranked.issues.filter(({ code }) => code === "score-missing")).toHaveLength(units.length * 5 - 1);
    const kept = await readAssessment(open);
    expect(kept).toMatchObject({ kind: "done", value: { state: { observations: [{ value: "25" }] } } });
  });

  it("names the cell in which letters stand for a score, and changes nothing", async () => {
    await changeBook(open, [load, ...setUp], stamp, "任务分解");
    excel.standin.userEdit("评分-政务公开办", "C5", "约20");
    const before = snapshots();
    const ranked = await rankBook(open, stamp);
    expect(ranked).toMatchObject({
      kind: "refused",
      issues: [{ code: "cell-not-points", place: { sheet: "评分-政务公开办", address: "C5" }, data: { got: "约20" } }],
    });
    expect(snapshots()).toEqual(before);
  });

  it.each([1, 2, 3])(
    "returns Excel's refusal at round trip %i as a value and leaves the workbook usable",
    async (nth) => {
      const before = excel.standin.snapshot("Sheet1");
      excel.standin.failNext({ at: "before", nth, code: "InvalidOperation", message: "cell editing" });
      const refused = await changeBook(open, [load], stamp, "任务分解");
      expect(refused).toMatchObject({ kind: "host-refused", failure: { code: "InvalidOperation" } });
      expect(excel.standin.snapshot("Sheet1")).toEqual(before);
      expect(await changeBook(open, [load], stamp, "任务分解")).toMatchObject({ kind: "done" });
    },
  );

  it.each([1, 2, 3])("stands before or after the change where Excel's answer to round trip %i is lost", async (nth) => {
    await changeBook(open, [load], stamp, "任务分解");
    excel.standin.failNext({ at: "after", nth, code: "GeneralException", message: "connection lost" });
    expect(await changeBook(open, setUp, stamp, "单位")).toMatchObject({ kind: "host-refused" });
    const read = await readAssessment({ ...open, book: drivenBook(excelDriver()) });
    if (read.kind !== "done") throw new RangeError(JSON.stringify(read));
    expect(read.value.ledger).toHaveLength(nth === 3 ? 4 : 1);
    if (nth === 3) return;
    const again = await changeBook(open, setUp, stamp, "单位");
    expect(again).toMatchObject({ kind: "done" });
  });

  it("can be told the same again when a write broke off in the middle", async () => {
    excel.standin.failNext({ at: "during", actions: 60, nth: 3, code: "GeneralException", message: "broke off" });
    expect((await changeBook(open, [load], stamp, "任务分解")).kind).toBe("host-refused");
    const again = await changeBook(open, [load, ...setUp], stamp, "任务分解");
    expect(again.kind).toBe("done");
    expect(cells("任务分解").length).toBe(breakdown.tasks.length + 3);
  });

  it("holds the old ledger or the new one at whatever action a write breaks off", async () => {
    await changeBook(open, [load], stamp, "任务分解");
    const start = cloneWorkbook(excel.standin.workbook);
    const lengths: number[] = [];
    for (let actions = 0; actions < 40; actions++) {
      removeGlobals();
      excel = startExcelInNode({ workbook: cloneWorkbook(start) });
      installGlobals(excel);
      open = { ...open, book: drivenBook(excelDriver()) };
      excel.standin.failNext({ at: "during", actions, nth: 3, code: "GeneralException", message: "broke off" });
      expect((await changeBook(open, setUp, stamp, "单位")).kind).toBe("host-refused");
      const read = await readAssessment({ ...open, book: drivenBook(excelDriver()) });
      lengths.push(read.kind === "done" ? read.value.ledger.length : -1);
    }
    expect(new Set(lengths)).toEqual(new Set([1, 4]));
    expect([...lengths].sort((a, b) => a - b)).toEqual(lengths);
  });

  it("leaves a sheet alone that staff made under one of our names", async () => {
    removeGlobals();
    excel = startExcelInNode({ workbook: createWorkbook(["封面"]) });
    installGlobals(excel);
    excel.standin.userEdit("封面", "A1", "我的封面");
    expect(await changeBook(open, [load], stamp, "任务分解")).toMatchObject({
      kind: "refused",
      issues: [{ code: "sheet-taken", data: { sheet: "封面" } }],
    });
    expect(cells("封面")).toEqual([["我的封面"]]);
  });

  it("keeps texts that look like formulas, dates or numbers as they are", async () => {
    const [task] = breakdown.tasks;
    if (!task) throw new RangeError("tasks: got none, want some");
    const texts = ["=1+1", "1-2", "'quoted", "+86", "007", "@someone"];
    const odd = { ...breakdown, tasks: texts.map((text, index) => ({ ...task, id: `t${index}`, heading: text })) };
    await changeBook(open, [{ change: { kind: "document-loaded", rows: [odd] } }], stamp, "任务分解");
    expect(
      cells("任务分解")
        .slice(3)
        .map((row) => row[2]),
    ).toEqual(texts);
  });
});
