import { gzipSync } from "node:zlib";

import type { Response } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { findBrowser } from "../standin/findBrowser.ts";
import { asFile, openPane, openStep, points, type OpenPane } from "./paneHands.ts";

const browser = await findBrowser();

/** The most that the pane may load before any step is opened, gzipped, office.js apart. */
const most = 130_000;

/** With a year in the workbook its steps say how far it has come, which takes the ledger's replay and the scores: 173 kB as measured. */
const mostOfYear = 180_000;

/** What the pane's own site gave it: office.js and the stand-in's pages apart. */
const isOwn = (url: string): boolean => !/\/office\/|\/__standin__\/|^blob:/u.test(url);

describe.skipIf(browser === null)("the first load of the built pane", () => {
  let open: OpenPane;
  let given: Response[];
  const weigh = async (): Promise<readonly (readonly [string, number])[]> =>
    Promise.all(
      given
        .filter((response) => isOwn(response.url()))
        .map(async (response) => [new URL(response.url()).pathname, gzipSync(await response.body()).length] as const),
    );
  const reload = async (): Promise<void> => {
    given = [];
    await open.pane.goto(open.pane.url());
    await open.pane.locator("#step-tasks").waitFor();
    await open.pane.locator("main[aria-busy=false]").waitFor();
    await open.pane.getByText("下一步").waitFor();
    await open.excel.page.waitForLoadState("networkidle");
  };

  beforeEach(async () => {
    open = await openPane({}, null);
    given = [];
    open.excel.page.on("response", (response) => given.push(response));
  });
  afterEach(() => open.excel.close());

  it("is at most 130 kB gzipped before any step is opened", async () => {
    await reload();
    const parts = await weigh();
    const total = parts.reduce((sum, [, weight]) => sum + weight, 0);
    expect(parts.length).toBeGreaterThan(2);
    expect(total, JSON.stringify(parts)).toBeLessThanOrEqual(most);
  });

  it("of a workbook that holds a year adds what replays and ranks it, and nothing that writes", async () => {
    await openStep(open.pane, "tasks");
    await open.pick(asFile("要点.txt", points.replace("听取群众意见。", "听取群众意见。（市自然资源局牵头）")));
    await open.pane.getByLabel("经办人").fill("公开办");
    await open.pane.locator("#bulk-button").click();
    await open.pane.locator(".ask").getByRole("button").first().click();
    await open.button("写入任务分解").click();
    await open.pane.getByText("已写入“任务分解”").waitFor();
    await reload();
    const parts = await weigh();
    expect(
      parts.reduce((sum, [, weight]) => sum + weight, 0),
      JSON.stringify(parts),
    ).toBeLessThanOrEqual(mostOfYear);
  });

  it("is drawn and answers before Office.js is there", async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await open.excel.page.route("**/office/office.js", async (route) => {
      await held;
      await route.continue();
    });
    const loaded = open.pane.goto(open.pane.url());
    await open.pane.locator("#step-scheme").click();
    expect(await open.pane.locator("#step-scheme").getAttribute("aria-expanded")).toBe("true");
    expect(await open.pane.evaluate(() => "Office" in globalThis)).toBe(false);
    release();
    await loaded;
    await open.pane.getByText("还没有导入工作要点").first().waitFor();
  });

  it("says what to do where office.js cannot be had", async () => {
    await open.excel.page.route("**/office/office.js", (route) => route.abort());
    await open.pane.goto(open.pane.url());
    await open.pane.getByText("没有连上 Excel：office.js 没有载入").waitFor();
  });

  it("is a plain page in a host that is too old to run it", async () => {
    await open.excel.page.addInitScript("delete Object.hasOwn");
    await open.pane.goto(open.pane.url());
    await open.pane.getByText("太旧，打不开考评窗格").waitFor();
    expect(await open.pane.locator("#root").isVisible()).toBe(false);
  });
});
