import { gzipSync } from "node:zlib";

import type { Response } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { issueForms } from "../../src/app/issueForms.ts";
import { issuePacks } from "../../src/app/issuePacks.ts";
import { masterSheets } from "../../src/app/masterSheets.ts";
import type { SheetLayout } from "../../src/workbook/sheetLayout.ts";
import { valueOf } from "../fixtures/issues.ts";
import { scoredAssessment, setUpAssessment } from "../fixtures/smallAssessment.ts";
import { findBrowser } from "../standin/findBrowser.ts";
import { sha256 } from "../support/sha256.ts";
import { openPane, openStep, type OpenPane } from "./paneHands.ts";
import { standinBook } from "./standinBook.ts";

const browser = await findBrowser();

/** The most that the pane may load before any step is opened, gzipped, office.js apart. */
const most = 130_000;

const asked = { recusals: [], each: 1, seed: "2026", due: "2026-12-10" };

/** What the pane's own site gave it: office.js and the stand-in's pages apart. */
const isOwn = (url: string): boolean => !/\/office\/|\/__standin__\/|^blob:/u.test(url);

describe.skipIf(browser === null)("the first load of the built pane", () => {
  let open: OpenPane;
  let given: Response[] = [];
  const weigh = async (): Promise<readonly (readonly [string, number])[]> =>
    Promise.all(
      given
        .filter((response) => isOwn(response.url()))
        .map(async (response) => [new URL(response.url()).pathname, gzipSync(await response.body()).length] as const),
    );
  const reload = async (): Promise<void> => {
    given = [];
    await open.pane.goto(open.pane.url());
    await open.pane.locator("main[aria-busy=false]").waitFor();
  };

  afterEach(() => open.excel.close());

  const workbooks: readonly (readonly [string, () => readonly SheetLayout[] | null, string])[] = [
    ["an ordinary workbook", () => null, "下一步"],
    ["a master with a year in it", () => masterSheets(scoredAssessment(), sha256), "下一步"],
    ["a unit's form", () => valueOf(issueForms(setUpAssessment(), sha256)).forms[0]?.sheets ?? [], "填报进度"],
    [
      "a reviewer's pack",
      () => valueOf(issuePacks(setUpAssessment(), asked, sha256)).packs[0]?.sheets ?? [],
      "填写进度",
    ],
  ];

  it.each(workbooks)("of %s is at most 130 kB gzipped before any step is opened", async (_, layoutsOf, shown) => {
    const layouts = layoutsOf();
    open = await openPane(layouts ? { workbook: await standinBook(layouts) } : {}, null);
    open.excel.page.on("response", (response) => given.push(response));
    await reload();
    await open.pane.getByText(shown).first().waitFor();
    await open.excel.page.waitForLoadState("networkidle");
    const parts = await weigh();
    const total = parts.reduce((sum, [, weight]) => sum + weight, 0);
    if (process.env["KAOPING_BENCH"] === "1") process.stdout.write(`${total} ${JSON.stringify(parts)}\n`);
    expect(parts.length).toBeGreaterThan(2);
    expect(total, JSON.stringify(parts)).toBeLessThanOrEqual(most);
  });
});

describe.skipIf(browser === null)("the pane's first moments", () => {
  let open: OpenPane;
  beforeEach(async () => {
    open = await openPane({}, null);
  });
  afterEach(() => open.excel.close());

  it("shows a master's steps as its last write left them, and reads the year once a step is opened", async () => {
    await open.excel.close();
    open = await openPane({ workbook: await standinBook(masterSheets(scoredAssessment(), sha256)) }, null);
    await open.pane.getByText("2 个单位排定").waitFor();
    await openStep(open.pane, "ranking");
    await open.pane.locator("#panel-ranking table").first().waitFor();
    expect(await open.pane.locator(".messages").innerText()).toBe("");
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
