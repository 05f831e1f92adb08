import { describe, expect, it } from "vitest";

import { issuePacks } from "../../../src/app/issuePacks.ts";
import type { PackCard, PackView } from "../../../src/app/session/packView.ts";
import type { CellValue, SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { everyRuleFinding, everyRuleStart } from "../../fixtures/everyRule.ts";
import { codesOf, valueOf } from "../../fixtures/issues.ts";
import { withCell } from "../../fixtures/memoryBook.ts";
import { after } from "../../fixtures/smallAssessment.ts";
import { sha256 } from "../../support/sha256.ts";
import { doneValue, openSession } from "./openSession.ts";

const start = after(everyRuleStart(), { kind: "findings-recorded", rows: [everyRuleFinding] });
const [pack] = valueOf(issuePacks(start, { recusals: [], each: 1, seed: "2026", due: "2026-12-10" }, sha256)).packs;
const sheets: readonly SheetSnapshot[] = (pack?.sheets ?? []).map(snapshotOfLayout);

/** The pack of 甲 in a session of its own; some cells typed over. */
const opened = async (change: (sheet: SheetSnapshot) => SheetSnapshot = (sheet) => sheet) => {
  const open = openSession(sheets.map(change));
  const found = doneValue(await open.session.open());
  if (found.kind !== "pack") throw new RangeError(`a workbook: got a ${found.kind}, want a pack`);
  return { ...open, view: found.pack };
};
const cardOn = (view: PackView, unit: string, criterion: string, item = ""): PackCard => {
  const card = view.cards.find(
    (one) => one.unit === unit && one.criterion.endsWith(criterion) && (item === "" || one.item.includes(item)),
  );
  if (!card) throw new RangeError(`a card on ${criterion} ${item}: got none, want one`);
  return card;
};
const nothing = { reason: "", evidence: "", approver: "" };

describe("a pack that is open", () => {
  it("shows the reviewer each row of each unit, what may be entered, and that all is still open", async () => {
    const { view } = await opened();
    expect(view.title).not.toBe("");
    // A row an entry, one each for two tasks and one; that the tasks as a whole do not apply need not be said.
    expect(view.units).toEqual([
      { unit: "市教育局", rows: 19, open: 18, faults: 0, recused: false },
      { unit: "市财政局", rows: 18, open: 17, faults: 0, recused: false },
    ]);
    expect(cardOn(view, "市教育局", "信息公开").rule).toEqual({
      ...{ kind: "number", whole: false, least: "0", most: "10" },
      words: ["不适用", "回避"],
    });
    expect(cardOn(view, "市教育局", "栏目质量").rule).toEqual({
      kind: "choice",
      options: ["好", "一般", "差", "不适用", "回避"],
    });
  });

  it("knows a unit that the reviewer keeps out of: nothing of it is open", async () => {
    const { view } = await opened((sheet) => {
      if (sheet.name !== "单位与回避") return sheet;
      const at = sheet.cells.findIndex((row) => row.includes("单位"));
      const column = sheet.cells[at]?.indexOf("回避") ?? -1;
      return withCell(sheet, at + 1, column, "回避");
    });
    expect(view.units.map(({ unit, recused, open }) => [unit, recused, open === 0])).toEqual([
      ["市教育局", true, true],
      ["市财政局", false, false],
    ]);
  });

  it("says what its own check finds wrong with a row", async () => {
    const { view } = await opened();
    const { address } = cardOn(view, "市教育局", "信息公开");
    const row = Number(/\d+/u.exec(address)?.[0]) - 1;
    const checked = await opened((sheet) => {
      if (sheet.name !== "评分") return sheet;
      const header = sheet.cells.find((cells) => cells.includes("检查")) ?? [];
      const typed = withCell(sheet, row, header.indexOf("填写"), 12);
      return withCell(typed, row, header.indexOf("检查"), "最多 10 分");
    });
    expect(cardOn(checked.view, "市教育局", "信息公开")).toMatchObject({
      open: false,
      fault: "最多 10 分",
      entry: "12",
    });
    expect(checked.view.units[0]?.faults).toBe(1);
  });

  it("is shown as far as it goes where sheets of it are gone", async () => {
    const without = (name: string) => opened((sheet) => (sheet.name === name ? { ...sheet, name: "别的表" } : sheet));
    expect((await without("评分")).view).toMatchObject({ units: [], cards: [] });
    const { view } = await without("单位与回避");
    expect(view.units.map(({ recused }) => recused)).toEqual([false, false]);
    const renamed = await opened((sheet) =>
      sheet.name === "评分"
        ? { ...sheet, cells: sheet.cells.map((row) => row.map((cell): CellValue => (cell === "填写" ? "得分" : cell))) }
        : sheet,
    );
    expect(renamed.view.cards).toEqual([]);
    const hidden = await opened((sheet) => ({ ...sheet, visibility: "veryHidden" }));
    expect(hidden.view.title).toBe("");
  });

  it("of an older make says nothing of what may be entered, and takes anything", async () => {
    const { session, view } = await opened((sheet) =>
      sheet.name === "_kaoping" ? { ...sheet, cells: sheet.cells.filter(([word]) => word !== "entry") } : sheet,
    );
    const { key, rule } = cardOn(view, "市教育局", "信息公开");
    expect(rule).toBeNull();
    expect(
      cardOn(doneValue(await session.enterPack(key, { entry: "999", ...nothing })), "市教育局", "信息公开").entry,
    ).toBe("999");
  });
});

describe("what a reviewer enters in a pack", () => {
  it.each<[string, string, string, string, CellValue]>([
    ["信息公开", "", "９．５", "9.5", 9.5],
    ["信息公开", "", "10", "10", 10],
    ["栏目质量", "", " 一般 ", "一般", "一般"],
    ["公开渠道", "网站", "1", "1", 1],
    ["日常监测", "公开不及时", "3", "3", 3],
    ["按期答复", "应完成数", "4", "4", 4],
    ["任务落实", "一/（二）", "完成", "完成", "完成"],
    ["政策解读", "", "", "", null],
  ])("on %s %s as %j stands in its cell as %j", async (criterion, item, entry, text, value) => {
    const { session, book, view } = await opened();
    const { key, address } = cardOn(view, "市教育局", criterion, item);
    const said = { entry, reason: " 看过网站 ", evidence: "截图3", approver: "" };
    const fresh = cardOn(doneValue(await session.enterPack(key, said)), "市教育局", criterion, item);
    expect([fresh.entry, fresh.reason, fresh.evidence]).toEqual([text, "看过网站", "截图3"]);
    const row = Number(/\d+/u.exec(address)?.[0]) - 1;
    const cells = book.sheets().find(({ name }) => name === "评分")?.cells[row];
    expect(cells?.[address.charCodeAt(0) - 65]).toBe(value);
  });

  it.each<[string, string, string, Partial<typeof nothing>, readonly string[]]>([
    ["信息公开", "", "10.5", {}, ["pack-entry-bounds"]],
    ["信息公开", "", "-1", {}, ["pack-entry-bounds"]],
    ["信息公开", "", "很好", {}, ["cell-not-number"]],
    ["栏目质量", "", "优", {}, ["cell-not-choice"]],
    ["公开渠道", "网站", "0.5", {}, ["pack-entry-bounds"]],
    ["日常监测", "公开不及时", "1.5", {}, ["pack-entry-bounds"]],
    ["信息公开", "", "回避", {}, ["abstained-without-reason"]],
    ["信息公开", "", "不适用", {}, ["not-applicable-without-reason", "not-applicable-without-approver"]],
    ["信息公开", "", "不适用", { reason: "没有这项职责" }, ["not-applicable-without-approver"]],
  ])("on %s %s as %j with %j is refused before anything is written", async (criterion, item, entry, words, codes) => {
    const { session, book, view } = await opened();
    const before = book.sheets();
    const { key } = cardOn(view, "市教育局", criterion, item);
    const refused = await session.enterPack(key, { entry, ...nothing, ...words });
    expect(refused.kind === "refused" && codesOf(refused.issues)).toEqual(codes);
    expect(book.sheets()).toBe(before);
  });

  it.each([
    ["信息公开", "", "回避", { ...nothing, reason: "曾在该局任职" }],
    ["信息公开", "", "不适用", { ...nothing, reason: "没有这项职责", approver: "李主任" }],
    ["日常监测", "公开不及时", "无", nothing],
  ])("on %s %s as %j with its reason is taken", async (criterion, item, entry, words) => {
    const { session, view } = await opened();
    const { key } = cardOn(view, "市教育局", criterion, item);
    expect(
      cardOn(doneValue(await session.enterPack(key, { entry, ...words })), "市教育局", criterion, item),
    ).toMatchObject({
      entry,
      open: false,
      ...words,
    });
  });

  it("of a row that is gone is refused by its key, and what the host refuses is said", async () => {
    const { session, book, view } = await opened();
    const gone = await session.enterPack("r1|没有", { entry: "1", ...nothing });
    expect(gone).toMatchObject({ kind: "refused", issues: [{ code: "row-unknown", data: { key: "r1|没有" } }] });
    const { key } = cardOn(view, "市教育局", "信息公开");
    for (const action of ["write", "read"] as const) {
      book.refuse(action);
      expect(await session.enterPack(key, { entry: "9", ...nothing })).toMatchObject({
        kind: "host-refused",
        failure: { action },
      });
    }
  });
});
