import { mkdirSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { findBrowser } from "../../standin/findBrowser.ts";
import { axeFindings } from "../paneHands.ts";
import { openWorkbench, saved, type Workbench } from "./workbenchHands.ts";
import { openStep } from "./workbenchWalk.ts";

const browser = await findBrowser();
const shots = "reports/workbench";
mkdirSync(shots, { recursive: true });

/** What sticks out to the right, or makes the page scroll sideways; the grid and tables scroll by themselves. */
const overflows = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const wide = [...document.querySelectorAll("#root *, dialog *")].filter(
      (one) =>
        one.getBoundingClientRect().right > width + 1 &&
        one.getBoundingClientRect().width > 0 &&
        !one.closest(".workbench-grid") &&
        !one.parentElement?.closest(".scroller"),
    );
    const scrolls = document.documentElement.scrollWidth > width ? ["the page scrolls sideways"] : [];
    return [...scrolls, ...wide.map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 20)}`)];
  });

/** What Univer draws: the grid, and what it puts beside our page; docs/workbench.md says what a screen reader misses there. */
const univers = [".workbench-grid", "body > :not(#root)"];

const sound = async (page: Page): Promise<void> => {
  expect(await overflows(page)).toEqual([]);
  expect(await axeFindings(page.mainFrame(), univers)).toEqual([]);
};

/** What has the keyboard, as it is named. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");

/** The first two stand for all but when soaking. */
const screens: readonly (readonly [string, Parameters<typeof openWorkbench>[0]])[] = [
  ["320 px", { viewport: { width: 320, height: 640 } }],
  ["768 px, in English", { viewport: { width: 768, height: 1024 }, locale: "en-US" }],
  ["1366 px at 200 %", { viewport: { width: 683, height: 400 }, deviceScaleFactor: 2 }],
  ["1366 px, in English", { viewport: { width: 1366, height: 768 }, locale: "en-US" }],
];
const looked = process.env["KAOPING_SOAK"] === "1" ? screens : screens.slice(0, 2);

describe.skipIf(browser === null).each(looked)("the workbench on a screen of %s", (name, looks) => {
  let open: Workbench;
  let page: Page;
  const shot = (step: string) => page.screenshot({ path: join(shots, `${name} ${step}.png`) });

  beforeAll(async () => {
    open = await openWorkbench(looks);
    ({ page } = open);
    await saved(page);
  });
  afterAll(() => open.close());

  it("lets nothing run out of it sideways, and axe finds nothing", async () => {
    await sound(page);
    await shot("start");
    for (const step of ["scores", "ranking"] as const) {
      await openStep(page, step);
      await page.locator(`#step-${step}[aria-expanded=true]`).waitFor();
      await page.locator("main[aria-busy=false]").waitFor();
      await page.locator(`#step-${step}`).scrollIntoViewIfNeeded();
      await sound(page);
      await shot(step);
    }
  });

  it("is worked by the keyboard: the list opens, keeps it, and gives it back", async () => {
    await page.locator("#open-file").focus();
    for (let at = 0; at < 8; at++) {
      if ((await page.evaluate(() => document.activeElement?.id)) === "all-books") break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await page.locator("#kept-box").waitFor();
    await sound(page);
    await shot("list");
    for (let at = 0; at < 12; at++) {
      await page.keyboard.press("Tab");
      // Between the last and the first the browser's own bar has its turn.
      const inside = await page.evaluate(() => document.activeElement?.closest("dialog, body")?.tagName);
      expect(["DIALOG", "BODY"]).toContain(inside);
      if (inside === "BODY") expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    }
    await page.keyboard.press("Escape");
    await page.locator("#kept-box").waitFor({ state: "detached" });
    expect(await focused(page)).toContain("1");
  });
});
