import { readFileSync } from "node:fs";

import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { masterSheets } from "../../../src/app/masterSheets.ts";
import { openMaster } from "../../../src/app/openMaster.ts";
import type { Assessment } from "../../../src/app/state.ts";
import { outsideEdits } from "../../../src/app/verifyMaster.ts";
import { leavesOf } from "../../../src/domain/scheme/criterion.ts";
import { readBook } from "../../../src/hosts/files/xlsx/readBook.ts";
import { writeBook } from "../../../src/hosts/files/xlsx/writeBook.ts";
import type { SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { sampleMaster } from "../../fixtures/sampleMaster.ts";
import { findBrowser } from "../../standin/findBrowser.ts";
import { addForeign, foreignParts } from "../../support/foreignParts.ts";
import { hasLibreOffice, libreOfficeNote, recalculated } from "../../support/libreOffice.ts";
import { sha256 } from "../../support/sha256.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { otherwise } from "./otherwise.ts";
import { startWorkbenches, type Workbenches } from "./workbenchPage.ts";
import { goTo } from "./workbenchWalk.ts";

const browser = await findBrowser();

/** The sheet of the first reviewer, and the cell of 市教育局's first criterion on it, of at most 25 points. */
const sheet = "评分-评审人甲";
const cell = "B5";

const sheetsOf = async (page: Page): Promise<readonly SheetSnapshot[]> => {
  const read = await page.evaluate(() => kaopingWorkbench.driver.read("values", false));
  if (!read.ok) throw new RangeError("the grid: got a refusal to be read, want its sheets");
  return read.value;
};
const masterOf = async (page: Page): Promise<Assessment> => valueOf(openMaster(await sheetsOf(page), "sample", sha256));

describe.skipIf(browser === null)("the workbench in a browser", () => {
  let workbenches: Workbenches;
  let page: Page;
  let troubles: readonly string[];
  const before = sampleMaster();
  const file = addForeign(writeBook(masterSheets(before, sha256), "2026-11-22T08:30:00Z", {}, sha256));

  beforeAll(async () => {
    workbenches = await startWorkbenches();
    ({ page, troubles } = await workbenches.open());
  });
  afterAll(async () => {
    expect(troubles).toEqual([]);
    await workbenches.close();
  });

  const said = (text: string): Promise<void> => page.locator(".workbench-bar p").getByText(text).waitFor();

  /** Goes to a cell by the box that names it, and types as a person does. */
  const typeAt = async (name: string, address: string, text: string): Promise<void> => {
    await page.evaluate((wanted) => kaopingWorkbench.driver.run([[{ op: "front", sheet: wanted }]], [], []), name);
    await goTo(page, address);
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  };
  const cellSays = (name: string, address: string) =>
    page.evaluate(
      ([wanted, letters, line]) => {
        const found = kaopingWorkbench.current().sheets.find((one) => one.name === wanted);
        return found?.cells[Number(line) - 1]?.[letters.charCodeAt(0) - 65] ?? null;
      },
      [name, address.slice(0, 1), address.slice(1)] as const,
    );

  it("opens a master with what others added, and shows its year in the pane", async () => {
    await page.locator("#open-picker").setInputFiles({ name: "sample.xlsx", mimeType: "", buffer: Buffer.from(file) });
    await said("已打开 sample.xlsx");
    await page.getByText("640 项都评了").waitFor();
    expect(await cellSays(sheet, cell)).toBe(20);
  });

  it("shows at once what a score comes to that is typed into the grid, before it is recorded", async () => {
    await typeAt(sheet, cell, "25");
    await said("表格里有 1 处录入还没有入账");
    expect(await cellSays(sheet, cell)).toBe(25);
    expect((await masterOf(page)).ledger).toHaveLength(before.ledger.length);
    expect(otherwise(withScore(before, "25"), await sheetsOf(page))).toEqual([]);
  });

  it("shows no old rank while a unit is open, and ranks again once it is not", async () => {
    const third = "评分-评审人丙";
    const status = await page.evaluate((name) => {
      const found = kaopingWorkbench.current().sheets.find((one) => one.name === name);
      const row = found?.cells.findLastIndex(([unit, , leaf]) => unit === "市教育局" && leaf === "主动公开") ?? -1;
      return `E${row + 1}`;
    }, third);
    expect([await cellSays(third, "A5"), await cellSays(third, status)]).toEqual(["市教育局", "计分"]);
    expect(await cellSays("排名", "A5")).toBe(1);
    await typeAt(third, "B5", "回避");
    await typeAt(third, status, "回避");
    await said("表格里有 2 处录入还没有入账");
    await expect.poll(() => cellSays("排名", "A5")).toBeNull();
    await typeAt(third, status, "计分");
    await typeAt(third, "B5", "20");
    await said("表格里有 1 处录入还没有入账");
    await expect.poll(() => cellSays("排名", "A5")).toBe(1);
  });

  it("records it with the ranking in the pane", async () => {
    await page.getByLabel("经办人").fill("王五");
    await page.locator("#step-ranking").click();
    await page.getByRole("button", { name: "收分并排名" }).click();
    await page.getByText("已写入“得分”和“排名”").waitFor();
    const after = await masterOf(page);
    expect(after.ledger).toHaveLength(before.ledger.length + 1);
    expect(otherwise(after, await sheetsOf(page))).toEqual([]);
    expect(outsideEdits(masterSheets(after, sha256), await sheetsOf(page), "sample")).toEqual([]);
  });

  it("does not take more than a criterion has, a locked cell, or a sheet of others, and says why", async () => {
    await typeAt(sheet, cell, "99");
    await said(`${sheet}!${cell} 没有改：`);
    expect(await cellSays(sheet, cell)).toBe(25);
    await typeAt(sheet, "A5", "别的局");
    await said("这一格是锁定的");
    expect(await cellSays(sheet, "A5")).toBe("市教育局");
    await typeAt("我的备忘", "A2", "7");
    await said("这张表不是考评的表");
    expect(await cellSays("我的备忘", "A2")).toBe(3);
  });

  it("takes back by Ctrl+Z what was typed", async () => {
    await typeAt(sheet, "B6", "20.5");
    await said("表格里有 1 处录入还没有入账");
    await page.keyboard.press("ControlOrMeta+z");
    await expect.poll(() => cellSays(sheet, "B6")).toBe(21.5);
    await typeAt(sheet, "B6", "22");
    await expect.poll(() => cellSays(sheet, "B6")).toBe(22);
    await said("表格里有 1 处录入还没有入账");
  });

  it(`saves a file that holds all of it, others' parts untouched, and that LibreOffice computes to the same numbers${libreOfficeNote}`, async () => {
    await typeAt("评审人", "H3", "旁注");
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#save-file").click()]);
    await said("已保存为 sample.xlsx");
    const bytes = new Uint8Array(readFileSync(await download.path()));
    const sheets = valueOf(readBook(bytes, "sample.xlsx"));
    const after = valueOf(openMaster(sheets, "sample.xlsx", sha256));
    expect(after.ledger).toHaveLength(before.ledger.length + 1);
    const parts = unzipSync(bytes);
    for (const [name, text] of Object.entries(foreignParts))
      expect([name, strFromU8(parts[name] ?? new Uint8Array())]).toEqual([name, text]);
    // What was typed and not recorded is found as such by whoever opens the file.
    const edits = outsideEdits(masterSheets(after, sha256), sheets, "sample.xlsx");
    expect(
      edits
        .map(({ place }) => (place.kind === "cell" ? `${place.sheet}!${place.address}` : ""))
        .filter((at) => at.startsWith("评分")),
    ).toEqual([`${sheet}!B6`]);
    expect(sheets.find(({ name }) => name === "评审人")?.cells[2]?.[7]).toBe("旁注");
    if (!hasLibreOffice) return;
    const computed = valueOf(readBook(recalculated(bytes, temporaryFolder()), "sample.xlsx"));
    const typed = withScore(after, "22", "市工业和信息化局");
    expect(otherwise(typed, computed)).toEqual([]);
  });

  it("brings in last year's results by the button, and shows how ranks moved since", async () => {
    const results = [
      { unit: "市教育局", unitName: "市教育局", groupName: "市直部门", total: "90", rank: 2, grade: "良好" },
    ];
    const published = JSON.stringify({ format: "kaoping-ranking/1", year: 2025, results });
    await page
      .locator('input[type=file][aria-label="带入上年结果"]')
      .setInputFiles({ name: "ranking.json", mimeType: "application/json", buffer: Buffer.from(published) });
    await page.getByText("上年结果已带入，记入留痕").waitFor();
    expect((await masterOf(page)).state.lastYear.map(({ year, rank }) => [year, rank])).toEqual([[2025, 2]]);
    await page.getByText("看图：得分分布、名次变化、各指标得分率").click();
    await page.getByText("市直部门：名次与上年比").first().waitFor();
    await page.getByText("空心是 2025 年的名次").first().waitFor();
  });
});

/** The assessment with another score of the first reviewer for a unit's first criterion; worked out beside the workbench. */
const withScore = (assessment: Assessment, value: string, unit = "市教育局"): Assessment => {
  const { state } = assessment;
  const id = state.units.find(({ name }) => name === unit)?.id;
  const reviewer = state.reviewers.find(({ name }) => name === "评审人甲")?.id;
  const criterion = leavesOf(state.scheme?.tables[0]?.criteria ?? [])[0]?.id;
  const observations = state.observations.map((one) =>
    one.unit === id && one.reviewer === reviewer && one.criterion === criterion ? { ...one, value } : one,
  );
  return { ...assessment, state: { ...state, observations } };
};
