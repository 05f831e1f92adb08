import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";

import { masterSheets } from "../../../src/app/masterSheets.ts";
import { writeBook } from "../../../src/hosts/files/xlsx/writeBook.ts";
import type { CellValue } from "../../../src/workbook/sheetSnapshot.ts";
import { sampleMaster } from "../../fixtures/sampleMaster.ts";
import { findBrowser } from "../../standin/findBrowser.ts";
import { sha256 } from "../../support/sha256.ts";
import { openBytes, startWorkbenches, type Workbenches } from "./workbenchPage.ts";
import { goTo } from "./workbenchWalk.ts";

const browser = await findBrowser();
const sheet = "评分-评审人甲";

/** What spreadsheets put on the clipboard: the text, and a table with its looks. */
const copied = (rows: readonly (readonly number[])[]): { readonly text: string; readonly html: string } => ({
  text: rows.map((row) => row.join("\t")).join("\r\n"),
  html: `<html><head><style>.xl65 {color:red;}</style></head><body><table style='width:96pt'>${rows
    .map(
      (row) =>
        `<tr>${row.map((one) => `<td class="xl65" style='height:14pt;background:#FFC7CE'>${one}</td>`).join("")}</tr>`,
    )
    .join("")}</table></body></html>`,
});

describe.skipIf(browser === null)("the clipboard in the workbench", () => {
  let workbenches: Workbenches;
  let page: Page;
  let other: Page;
  let troubles: readonly string[];

  beforeAll(async () => {
    workbenches = await startWorkbenches();
    ({ page, troubles } = await workbenches.open());
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    other = await page.context().newPage();
    await other.route("**/other", (route) => route.fulfill({ contentType: "text/html", body: "<title>other</title>" }));
    await other.goto(new URL("/other", page.url()).href);
    await openBytes(
      page,
      writeBook(masterSheets(sampleMaster(), sha256), "2026-11-22T08:30:00Z", {}, sha256),
      "样例.xlsx",
    );
  });
  afterAll(async () => {
    expect(troubles).toEqual([]);
    await workbenches.close();
  });

  /** Copies in another program: a page of its own, whose policy is not the workbench's. */
  const put = async (given: { readonly text: string; readonly html?: string }): Promise<void> => {
    await other.bringToFront();
    await other.evaluate(async ({ text, html }) => {
      const kinds = { "text/plain": text, ...(html === undefined ? {} : { "text/html": html }) };
      const blobs = Object.entries(kinds).map(([type, of]) => [type, new Blob([of], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs) as Record<string, Blob>)]);
    }, given);
    await page.bringToFront();
  };

  const goToScore = async (address: string): Promise<void> => {
    await page.evaluate((front) => kaopingWorkbench.driver.run([[{ op: "front", sheet: front }]], [], []), sheet);
    await goTo(page, address);
  };

  /** B5:C6. */
  const scores = (): Promise<readonly (readonly CellValue[])[]> =>
    page.evaluate(
      (name) =>
        kaopingWorkbench
          .current()
          .sheets.find((one) => one.name === name)
          ?.cells.slice(4, 6)
          .map((row) => row.slice(1, 3)) ?? [],
      sheet,
    );

  it("brings scores in by Ctrl+V, from text and from another spreadsheet", async () => {
    await put({
      text: copied([
        [11, 7],
        [12, 8],
      ]).text,
    });
    await goToScore("B5");
    await page.keyboard.press("ControlOrMeta+v");
    await expect.poll(scores).toEqual([
      [11, 7],
      [12, 8],
    ]);
    await page.locator(".workbench-bar p").getByText("表格里有 4 处录入还没有入账").waitFor();
    await put(
      copied([
        [13, 5],
        [14, 6],
      ]),
    );
    await goToScore("B5");
    await page.keyboard.press("ControlOrMeta+v");
    await expect.poll(scores).toEqual([
      [13, 5],
      [14, 6],
    ]);
  });

  it("takes none of a block of which one is more than a criterion has, and says why", async () => {
    await put({
      text: copied([
        [20, 7],
        [99, 8],
      ]).text,
    });
    await goToScore("B5");
    await page.keyboard.press("ControlOrMeta+v");
    await page.locator(".workbench-bar p").getByText(`${sheet}!B6 没有改：`).waitFor();
    expect(await scores()).toEqual([
      [13, 5],
      [14, 6],
    ]);
  });

  it("copies a score to another cell", async () => {
    await goToScore("C6");
    await page.keyboard.press("ControlOrMeta+c");
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe("6");
    await goToScore("C5");
    await page.keyboard.press("ControlOrMeta+v");
    await expect.poll(scores).toEqual([
      [13, 6],
      [14, 6],
    ]);
  });
});
