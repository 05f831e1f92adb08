import { readFileSync } from "node:fs";

import type { Locator, Page } from "playwright-core";

import type { StepId } from "../../../src/app/session/stepIds.ts";

/** While another workbook is being opened the pane takes nothing. */
const untilTaking = (page: Page): Promise<void> => page.locator(".workbench-side:not([inert])").waitFor();

/** Opens a step of the year in the workbench's pane. */
export const openStep = async (page: Page, step: StepId): Promise<void> => {
  const button = page.locator(`#step-${step}`);
  await untilTaking(page);
  await button.waitFor();
  if ((await button.getAttribute("aria-expanded")) === "false") await button.press("Enter");
  await page.locator(`#step-${step}[aria-expanded=true]`).waitFor();
};

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { name, exact: true }).click();

/** Waits until the pane says this; else tells what it says instead. */
export const said = async (page: Page, text: string): Promise<void> => {
  const side = page.locator(".workbench-side");
  await side
    .getByText(text)
    .first()
    .waitFor({ timeout: 60_000 })
    .catch(async () => {
      throw new RangeError(`the pane: got ${await side.innerText()}, want ${text}`);
    });
};

/** From the sample to a year of one's own: its document, its tasks, its scheme, units from the leads; `look` sees each before it is written. */
export const beginYear = async (
  page: Page,
  document: string,
  look: (name: string, top: Locator) => Promise<void> = () => Promise.resolve(),
): Promise<void> => {
  await page.locator("#start-own").click();
  await said(page, "还没有导入工作要点");
  await untilTaking(page);
  await page.getByLabel("经办人").fill("公开办");
  await openStep(page, "tasks");
  await page.locator(".workbench-side input[type=file]").first().setInputFiles(document);
  await page.getByRole("heading", { name: "核对读取结果" }).waitFor();
  await look("02-tasks", page.locator("#step-tasks"));
  const all = page.getByRole("button", { name: "全部确认…" });
  if ((await all.count()) > 0) {
    await all.click();
    await page.getByRole("button", { name: /^我已通读/u }).click();
  }
  await press(page, "写入任务分解");
  await said(page, "已写入“任务分解”");
  await openStep(page, "scheme");
  await page.getByText("项末级指标").waitFor();
  await look("03-scheme", page.locator("#step-scheme"));
  await press(page, "写入方案和评分表");
  await said(page, "已写入方案、单位和评分表");
};

/** Has the pane show a scoring sheet, and waits until the grid does. */
export const showSheet = async (page: Page, sheet: string): Promise<void> => {
  await page.getByLabel("谁的评分表").selectOption(sheet);
  await press(page, "打开评分表");
  await page.waitForFunction((wanted) => kaopingWorkbench.current().front === wanted, sheet);
};

/** Goes to a cell by the box that names it, as in any spreadsheet; what is typed then goes into the cell, no more into the box. */
export const goTo = async (page: Page, address: string): Promise<void> => {
  const box = page.locator(".workbench-grid input").first();
  await box.fill(address);
  await box.press("Enter");
  await page.waitForFunction(() => !(document.activeElement instanceof HTMLInputElement));
};

/** Types a row of values from a cell on as a person does: Tab to the right after each. */
export const typeRow = async (page: Page, address: string, values: readonly (number | string)[]): Promise<void> => {
  await goTo(page, address);
  for (const value of values) {
    await page.keyboard.type(String(value));
    await page.keyboard.press("Tab");
  }
};

/** Pastes rows from a cell on, as they come from another spreadsheet. */
export const pasteBlock = async (
  page: Page,
  address: string,
  rows: readonly (readonly (number | string)[])[],
): Promise<void> => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const text = rows.map((row) => row.join("\t")).join("\n");
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await goTo(page, address);
  await page.keyboard.press("ControlOrMeta+v");
};

/** What the browser hands out as a download. */
export const downloaded = async (page: Page, act: () => Promise<unknown>): Promise<Uint8Array> => {
  const download = page.waitForEvent("download");
  await act();
  return new Uint8Array(readFileSync(await (await download).path()));
};

/** Drops files of the disk onto the middle of the page, as the browser's own drag and drop does it. */
export const dropFiles = async (page: Page, files: readonly string[]): Promise<void> => {
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
