import { readFileSync } from "node:fs";

import type { Page } from "playwright-core";

import type { StepId } from "../../../src/app/session/stepIds.ts";

/** Opens a step of the year in the workbench's pane. */
const openStep = async (page: Page, step: StepId): Promise<void> => {
  const button = page.locator(`#step-${step}`);
  await button.waitFor();
  if ((await button.getAttribute("aria-expanded")) === "false") await button.press("Enter");
};

const press = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { name, exact: true }).click();

/** Waits until the pane says this; else tells what it says instead. */
const said = async (page: Page, text: string): Promise<void> => {
  const side = page.locator(".workbench-side");
  await side
    .getByText(text)
    .first()
    .waitFor({ timeout: 60_000 })
    .catch(async () => {
      throw new RangeError(`the pane: got ${await side.innerText()}, want ${text}`);
    });
};

/** From the sample to a year of one's own: its document, its tasks, its scheme, units from the leads. */
export const beginYear = async (page: Page, document: string): Promise<void> => {
  await page.locator("#start-own").click();
  await said(page, "还没有导入工作要点");
  await page.getByLabel("经办人").fill("公开办");
  await openStep(page, "tasks");
  await page.locator(".workbench-side input[type=file]").first().setInputFiles(document);
  await page.getByRole("heading", { name: "核对读取结果" }).waitFor();
  const all = page.getByRole("button", { name: "全部确认…" });
  if ((await all.count()) > 0) {
    await all.click();
    await press(page, "我已通读");
  }
  await press(page, "写入任务分解");
  await said(page, "已写入“任务分解”");
  await openStep(page, "scheme");
  await press(page, "写入方案和评分表");
  await said(page, "已写入方案、单位和评分表");
};

/**
 * Clicks the cell of a scoring sheet that stands so many rows below its first unit's and so many columns beside its first criterion's.
 * The grid is a picture: where a cell stands follows from its heads (20 and 46 px), the rows above (32, 22, 43 px) and the units' column.
 */
const clickCell = async (page: Page, row: number, column = 0): Promise<void> => {
  const box = await page.locator("canvas[id^=univer-sheet-main-canvas]").boundingBox();
  if (!box) throw new RangeError("the grid: got none, want one that is drawn");
  await page.mouse.click(box.x + 46 + 199 + 62 + 125 * column, box.y + 20 + 32 + 22 + 43 + 11 + 22 * row);
};

/** Types a unit's scores into the grid as a person does: Tab to the right after each. */
const typeRow = async (page: Page, row: number, values: readonly (number | string)[]): Promise<void> => {
  await clickCell(page, row);
  for (const value of values) {
    await page.keyboard.type(String(value));
    await page.keyboard.press("Tab");
  }
};

/** Pastes scores from a unit's first cell on, as they come from another spreadsheet. */
const pasteBlock = async (
  page: Page,
  row: number,
  rows: readonly (readonly (number | string)[])[],
): Promise<void> => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const text = rows.map((row) => row.join("\t")).join("\n");
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await clickCell(page, row);
  await page.keyboard.press("ControlOrMeta+v");
};

/** The file of the open workbook, as the browser hands it out. */
const downloaded = async (page: Page, act: () => Promise<unknown>): Promise<Uint8Array> => {
  const download = page.waitForEvent("download");
  await act();
  return new Uint8Array(readFileSync(await (await download).path()));
};

/** Drops files of the disk onto the middle of the page, as the browser's own drag and drop does it. */
const dropFiles = async (page: Page, files: readonly string[]): Promise<void> => {
  const size = page.viewportSize() ?? { width: 1000, height: 700 };
  const at = { x: size.width / 2, y: size.height / 2 };
  const session = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await session.send("Input.dispatchDragEvent", {
      type,
      ...at,
      data: { items: [], files: [...files], dragOperationsMask: 1 },
    });
  }
  await session.detach();
};
