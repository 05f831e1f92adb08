import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";

import { masterSheets } from "../../../src/app/masterSheets.ts";
import { readBook } from "../../../src/hosts/files/xlsx/readBook.ts";
import { writeBook } from "../../../src/hosts/files/xlsx/writeBook.ts";
import type { SheetLayout } from "../../../src/workbook/sheetLayout.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { sampleMaster } from "../../fixtures/sampleMaster.ts";
import { findBrowser } from "../../standin/findBrowser.ts";
import { sha256 } from "../../support/sha256.ts";
import { openBytes, savedBytes, startWorkbenches, type Workbenches } from "./workbenchPage.ts";
import { goTo } from "./workbenchWalk.ts";

const browser = await findBrowser();
const sheet = "评分-评审人甲";

/** So many cells beside the year that the workbook is too large to be shown whole. */
const figures: SheetLayout = {
  name: "底数",
  visibility: "visible",
  title: "底数",
  lines: [],
  landscape: false,
  table: {
    name: "figures",
    columns: Array.from({ length: 200 }, (_, at) => ({ header: `列${at}`, width: 8, kind: "number" })),
    rows: Array.from({ length: 1000 }, (_, row) => Array.from({ length: 200 }, (_unused, at) => row + at)),
  },
};

describe.skipIf(browser === null)("a workbook of more than 200,000 cells in a browser", () => {
  let workbenches: Workbenches;
  let page: Page;
  let troubles: readonly string[];

  beforeAll(async () => {
    workbenches = await startWorkbenches();
    ({ page, troubles } = await workbenches.open());
    const layouts = [...masterSheets(sampleMaster(), sha256), figures];
    await openBytes(page, writeBook(layouts, "2026-11-22T08:30:00Z", {}, sha256), "大台账.xlsx");
  });
  afterAll(async () => {
    expect(troubles).toEqual([]);
    await workbenches.close();
  });

  const box = () => page.locator(".workbench-grid input").first();

  /** Goes down from the header of the scores: to the first row that is shown. */
  const firstRowShown = async (): Promise<string> => {
    await page.evaluate((front) => kaopingWorkbench.driver.run([[{ op: "front", sheet: front }]], [], []), sheet);
    await goTo(page, "A3");
    await expect.poll(() => box().inputValue()).toBe("A3");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => box().inputValue()).not.toBe("A3");
    return box().inputValue();
  };

  const scoresOf = (unit: string): Promise<string | undefined> =>
    page.evaluate(
      (name) =>
        kaopingWorkbench
          .current()
          .sheets.find((one) => one.name === "得分")
          ?.cells.find((row) => row[1] === name)
          ?.join("|"),
      unit,
    );

  it("shows the first unit, and says that the rest is there", async () => {
    expect(await page.locator("#part-name").inputValue()).toBe("市发展改革委");
    await page.getByText("没有显示的都在，计算和保存照样包括").waitFor();
    expect(await firstRowShown()).toBe("A4");
  });

  it("shows the unit that is chosen, takes its scores, and saves all units", async () => {
    await page.locator("#part-name").selectOption("市教育局");
    expect(await firstRowShown()).toBe("A5");
    const before = await scoresOf("市教育局");
    await goTo(page, "B5");
    await page.keyboard.type("25");
    await page.keyboard.press("Enter");
    await expect.poll(() => scoresOf("市教育局")).not.toBe(before);
    const saved = valueOf(readBook(await savedBytes(page), "大台账.xlsx")).find(({ name }) => name === sheet);
    expect(saved?.cells.slice(3, 6).map(([name]) => name)).toEqual(["市发展改革委", "市教育局", "市工业和信息化局"]);
    expect(saved?.cells[4]?.[1]).toBe(25);
  });

  it("shows one criterion of all units, with the columns of its reasons", async () => {
    await page.locator("#part-by").selectOption("criterion");
    await page.locator("#part-name").selectOption("监督保障");
    await page.getByRole("button", { name: "下一个" }).click();
    await page.getByRole("button", { name: "下一个" }).click();
    expect(await page.locator("#part-name").inputValue()).toBe("日常监测扣分");
    expect(await firstRowShown()).toBe("A4");
    // Its own column is J; nobody gave a reason for it, so that nothing of other criteria stands between.
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => box().inputValue()).toBe("J4");
  });
});
