import { afterEach, beforeEach, describe, expect, it } from "vitest";

import type { OpenBook } from "../../../src/app/bookCommands.ts";
import { settleBook } from "../../../src/app/edits/settleBook.ts";
import { unloggedEdits } from "../../../src/app/edits/unloggedEdits.ts";
import type { UnloggedEdit } from "../../../src/app/edits/edit.ts";
import { masterSheets } from "../../../src/app/masterSheets.ts";
import type { Assessment } from "../../../src/app/state.ts";
import { editText, remedyText } from "../../../src/app/wording/editText.ts";
import { drivenBook } from "../../../src/app/driven/drivenBook.ts";
import { excelDriver } from "../../../src/hosts/excel/excelDriver.ts";
import { after, setUpAssessment } from "../../fixtures/smallAssessment.ts";
import { smallObservations, smallUnits } from "../../fixtures/smallYear.ts";
import { cloneWorkbook, type WorkbookState } from "../../standin/model.ts";
import { installGlobals, removeGlobals, startExcelInNode, type NodeExcel } from "../../standin/node.ts";
import { calculate, excelUser } from "../../support/excelUser.ts";
import { sha256 } from "../../support/sha256.ts";
import { editKinds } from "./editKinds.ts";

const stamp = (reason: string) => ({ actor: "公开办", time: "2026-11-23T08:30:00Z", reason });

/** Two units, one of them since March; all scores in. 评分-甲 has them in rows 4 and 5, the criteria in columns B to D. */
const scored: Assessment = after(
  setUpAssessment(),
  { kind: "units-set", rows: smallUnits.map((unit) => (unit.id === "jyj" ? { ...unit, from: "2026-03-01" } : unit)) },
  { kind: "observations-recorded", rows: smallObservations },
);
const layouts = masterSheets(scored, sha256);

let excel: NodeExcel;
let open: OpenBook;
let written: WorkbookState | null = null;
const user = excelUser(() => excel.standin.workbook);

const start = (workbook?: WorkbookState): void => {
  removeGlobals();
  excel = startExcelInNode(workbook ? { workbook } : {});
  installGlobals(excel);
  open = { book: drivenBook(excelDriver()), sha256, name: "Excel" };
};

const writtenYear = async (): Promise<WorkbookState> => {
  start();
  await open.book.read();
  const outcome = await open.book.write(layouts, "封面");
  if (!outcome.ok) throw new RangeError(JSON.stringify(outcome.failure));
  calculate(excel.standin.workbook, layouts);
  return excel.standin.workbook;
};

const editsNow = async (): Promise<readonly UnloggedEdit[]> => {
  const outcome = await unloggedEdits(open);
  if (outcome.kind !== "done") throw new RangeError(JSON.stringify(outcome));
  return outcome.value.edits;
};

describe("what was done to a workbook in Excel", () => {
  beforeEach(async () => {
    written ??= cloneWorkbook(await writtenYear());
    start(cloneWorkbook(written));
  });
  afterEach(() => {
    expect(excel.standin.stats.unsupported).toEqual([]);
    removeGlobals();
  });

  it("is nothing where nobody touched it, in three round trips", async () => {
    excel.standin.resetStats();
    expect(await editsNow()).toEqual([]);
    expect(excel.standin.stats.syncs).toBe(3);
  });

  it("is nothing where a cell was changed and changed back", async () => {
    user.type("评分-甲", "B4", 7);
    user.type("评分-甲", "B4", 10);
    expect(await editsNow()).toEqual([]);
  });

  it("is nothing where only looks, names of cells, notes or the order of sheets changed", async () => {
    const { workbook } = excel.standin;
    for (const cell of Object.values(user.sheet("评分-甲").cells[3] ?? {}))
      cell.format = { ...cell.format, fill: "#FFC000" };
    workbook.names = [];
    workbook.sheets.push(...workbook.sheets.splice(3, 1));
    user.paste("评分-甲", "K4", [["看过"]]);
    expect(await editsNow()).toEqual([]);
  });

  it("tells two sheets that took each other's names apart, and gives them their own back", async () => {
    const [first, second] = [user.sheet("评分-甲"), user.sheet("评分-乙")];
    [first.name, second.name] = [second.name, first.name];
    const edits = await editsNow();
    expect(edits.map((edit) => editText(edit, "zh"))).toEqual([
      "工作表“评分-甲”改名为“评分-乙”。",
      "工作表“评分-乙”改名为“评分-甲”。",
    ]);
    const back = await settleBook(open, { accept: [], putBack: edits.map(({ id }) => id) }, stamp(""));
    expect(back).toMatchObject({ kind: "done", value: { left: [] } });
    expect([first.name, second.name]).toEqual(["评分-甲", "评分-乙"]);
    expect(await editsNow()).toEqual([]);
  });

  it.each(editKinds(user))(
    "shows %s by its effect, in both languages, and can be put back",
    async (_, act, sheet, zh, en) => {
      act(user, excel.standin.workbook);
      const edits = await editsNow();
      expect(edits.map((edit) => `${edit.address} ${editText(edit, "zh")}`)).toEqual(zh);
      expect(edits.map((edit) => `${edit.address} ${editText(edit, "en")}`)).toEqual(en);
      expect(new Set(edits.map((edit) => edit.sheet))).toEqual(new Set([sheet]));
      for (const edit of edits) expect(remedyText(edit, "zh")).toMatch(/。$/u);
      if (edits.every(({ remedy }) => remedy === "leave")) return;
      const back = await settleBook(open, { accept: [], putBack: edits.map(({ id }) => id) }, stamp(""));
      expect(back).toMatchObject({
        kind: "done",
        value: { recorded: 0, left: [], assessment: { state: scored.state } },
      });
      calculate(excel.standin.workbook, layouts);
      expect(await editsNow()).toEqual([]);
    },
  );

  it("is recorded with its reason where it is a score", async () => {
    user.type("评分-甲", "B4", 7);
    user.type("得分", "A1", "最终得分");
    const edits = await editsNow();
    expect(edits.map(({ remedy }) => remedy)).toEqual(["record", "put-back"]);
    const [score, title] = edits;
    const decided = { accept: [score?.id ?? ""], putBack: [] };
    expect(await settleBook(open, decided, stamp(" "))).toMatchObject({ issues: [{ code: "edit-reason-missing" }] });
    const settled = await settleBook(open, decided, stamp("复核改分"));
    expect(settled).toMatchObject({ kind: "done", value: { recorded: 1, left: [{ id: title?.id }] } });
    const left = await unloggedEdits(open);
    if (left.kind !== "done") throw new RangeError(JSON.stringify(left));
    const { ledger, state } = left.value.assessment;
    expect(ledger.at(-1)?.entry).toMatchObject({
      action: "observations-recorded",
      reason: "复核改分",
      actor: "公开办",
    });
    const now = state.observations.find((one) => one.unit === "jyj" && one.criterion === "c1" && one.reviewer === "r1");
    expect(now?.value).toBe("7");
    expect(left.value.edits.find(({ kind }) => kind === "cell-changed")?.id).toBe(title?.id);
  });

  it("is decided on as it was listed, or listed anew", async () => {
    user.type("评分-甲", "B4", 7);
    const [edit] = await editsNow();
    user.type("评分-甲", "B4", 10);
    expect(await settleBook(open, { accept: [], putBack: [edit?.id ?? ""] }, stamp(""))).toMatchObject({
      kind: "refused",
      issues: [{ code: "edits-changed" }],
    });
  });
});
