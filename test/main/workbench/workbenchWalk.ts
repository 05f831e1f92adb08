import type { Page } from "playwright-core";

import type { StepId } from "../../../src/app/session/stepIds.ts";

/** Opens a step of the year in the workbench's pane. */
const openStep = async (page: Page, step: StepId): Promise<void> => {
  const button = page.locator(`#step-${step}`);
  await button.waitFor();
  if ((await button.getAttribute("aria-expanded")) === "false") await button.press("Enter");
};

const press = (page: Page, name: string): Promise<void> => page.getByRole("button", { name, exact: true }).click();

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
