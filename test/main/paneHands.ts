import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import type { Browser, Frame, Locator } from "playwright-core";

import { afterAll, expect } from "vitest";

import { openMaster } from "../../src/app/openMaster.ts";
import type { StepId } from "../../src/app/session/stepIds.ts";
import type { Assessment } from "../../src/app/state.ts";
import { openExcelInBrowser, startBrowser, type BrowserExcel, type BrowserExcelOptions } from "../standin/browser.ts";
import { sha256 } from "../support/sha256.ts";

/** Five tasks, two of them without a unit, and one that is no task; two sentences for everybody. */
export const points = `云泽市2026年政务公开工作要点

各县区、各部门要在4月15日前制定本单位实施方案，报市政务公开办备案。

一、深化政策公开
（一）公开部门预算。6月底前在门户网站公开全部部门预算，并附说明。（市财政局牵头，市审计局配合）
（二）公开国土空间规划。9月30日前公布规划图件和说明，听取群众意见。
（三）公开规范性文件。每季度集中公布现行有效的规范性文件目录。（市司法局负责）
二、办好便民服务
（一）办好热线。对群众来电当日登记，3个工作日内答复。（市政务服务和数据管理局牵头）
（二）几点说明。上面所说的门户网站，指市政府门户网站。

各县区、各部门要加强组织领导，于12月10日前报送全年工作总结。
`;

/** A text as a person picks it in the file dialog. */
export const asFile = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

/** The built pane in its Excel, and what tests do in it. */
export type OpenPane = {
  readonly excel: BrowserExcel;
  readonly pane: Frame;
  readonly button: (name: string) => Locator;
  readonly task: (title: string) => Locator;
  readonly pick: (file: string | ReturnType<typeof asFile>) => Promise<void>;
  /** Picks `points` and waits for its tasks. */
  readonly readPoints: () => Promise<void>;
  readonly sheets: () => readonly string[];
  /** The text of what has the keyboard. */
  readonly focused: () => Promise<string>;
  /** What the workbook's ledger says. */
  readonly recorded: () => Assessment;
};

/** One browser for all panes of a file: starting it takes longer than opening one. */
let shared: Promise<Browser> | null = null;
afterAll(async () => (await shared)?.close());

/** @param step the step to open at once; null leaves all closed */
export const openPane = async (
  options: Partial<BrowserExcelOptions> = {},
  step: StepId | null = "tasks",
): Promise<OpenPane> => {
  const browser = await (shared ??= startBrowser());
  const excel = await openExcelInBrowser({ paneDirectory: "dist/pane", panePath: "pane.html", browser, ...options });
  const { pane } = excel;
  await pane.locator("main[aria-busy=false]").waitFor();
  if (step) await openStep(pane, step);
  if (step === "tasks") await pane.locator("#paste-button").waitFor();
  const pick: OpenPane["pick"] = (file) => pane.locator("input[type=file]").setInputFiles(file);
  const sheets = () => excel.standin.workbook.sheets.map(({ name }) => name);
  return {
    excel,
    pane,
    button: (name) => pane.getByRole("button", { name, exact: true }),
    task: (title) => pane.locator("ul.tasks > li").filter({ has: pane.getByRole("heading", { name: title }) }),
    pick,
    readPoints: async () => {
      await pick(asFile("要点.txt", points));
      await pane.getByText("读到 5 项任务").waitFor();
    },
    sheets,
    focused: () => pane.evaluate(() => document.activeElement?.textContent ?? ""),
    recorded: () => {
      const cells = (name: string) => excel.standin.snapshot(name).values;
      const snapshots = sheets().map((name) => ({ name, visibility: "visible" as const, cells: cells(name) }));
      const opened = openMaster(snapshots, "工作簿", sha256);
      if (!opened.ok) throw new RangeError(`the workbook: got ${opened.issues.length} issues, want a ledger`);
      return opened.value;
    },
  };
};

/** Opens a step of the year by the keyboard's way: its button has the focus, Enter opens it. */
export const openStep = async (pane: Frame, step: StepId): Promise<void> => {
  const button = pane.locator(`#step-${step}`);
  await button.waitFor();
  if ((await button.getAttribute("aria-expanded")) === "false") await button.press("Enter");
};

/** Closes the pane; it must have asked nothing that the stand-in does not know, nor anything that its policy forbids. */
export const closePane = async ({ excel }: OpenPane): Promise<void> => {
  expect(excel.standin.stats.unsupported).toEqual([]);
  expect(excel.cspViolations).toEqual([]);
  expect(excel.consoleMessages.filter((message) => message.includes("error"))).toEqual([]);
  await excel.close();
};

/** Drags files of the disk onto the middle of the pane and lets go, as the browser's own drag and drop does it. */
export const dragOnto = async (
  { page, pane }: BrowserExcel,
  paths: readonly string[],
  whileOver: () => Promise<void> = () => Promise.resolve(),
): Promise<void> => {
  const box = await (await pane.frameElement()).boundingBox();
  if (!box) throw new RangeError("the pane: got no box, want one that is drawn");
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const session = await page.context().newCDPSession(page);
  const files = paths.map((path) => resolve(path));
  const send = (type: "dragEnter" | "dragOver" | "drop") =>
    session.send("Input.dispatchDragEvent", { type, ...at, data: { items: [], files, dragOperationsMask: 1 } });
  await send("dragEnter");
  await send("dragOver");
  await whileOver();
  await send("drop");
  await session.detach();
};

/** Puts text on the clipboard and presses Ctrl+V where the keyboard is. */
export const pasteText = async ({ page, pane }: BrowserExcel, text: string): Promise<void> => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const inField = await pane.evaluate(() => document.activeElement instanceof HTMLTextAreaElement);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  if (!inField) await pane.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("ControlOrMeta+v");
};

/** What sticks out of the pane to the right, or makes it scroll sideways. */
export const overflows = (pane: Frame): Promise<readonly string[]> =>
  pane.evaluate(() => {
    const width = document.documentElement.clientWidth;
    // A table that scrolls by itself may be wider than the pane (WCAG 2.2, 1.4.10).
    const wide = [...document.body.querySelectorAll("*")].filter(
      (one) => one.getBoundingClientRect().right > width + 1 && !one.parentElement?.closest(".scroller"),
    );
    const scrolls = document.documentElement.scrollWidth > width ? ["the page scrolls sideways"] : [];
    return [...scrolls, ...wide.map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 20)}`)];
  });

/** Waits until nothing that ends moves or changes colour any more; what has not come to rest in 5 s is our own bug. */
const atRest = (pane: Frame): Promise<void> =>
  pane.evaluate(async () => {
    const frame = (): Promise<unknown> => new Promise((drawn) => requestAnimationFrame(drawn));
    const running = (): readonly Animation[] =>
      document
        .getAnimations()
        .filter(
          ({ playState, effect }) => playState === "running" && Number.isFinite(effect?.getComputedTiming().endTime),
        );
    const start = performance.now();
    // A transition begins with the frame after the change that asked for it, and one may begin as another ends.
    for (let quiet = 0; quiet < 3; quiet = running().length === 0 ? quiet + 1 : 0) {
      if (performance.now() - start > 5000) throw new RangeError("the pane: got transitions without end, want rest");
      await frame();
    }
  });

/**
 * What axe finds, by rule and element, in a pane at rest: a state is judged, not a moment between two.
 *
 * @param leaving what others made and stands in docs, by selectors
 */
export const axeFindings = async (pane: Frame, leaving: readonly string[] = []): Promise<readonly string[]> => {
  await atRest(pane);
  const isThere = await pane.evaluate(() => "axe" in globalThis);
  if (!isThere) await pane.evaluate(readFileSync("node_modules/axe-core/axe.min.js", "utf8"));
  return pane.evaluate(async (exclude) => {
    type Violation = { id: string; nodes: { target: string[] }[] };
    type Options = { readonly resultTypes: readonly "violations"[] };
    type Run = (context: { exclude: readonly string[] }, options: Options) => Promise<{ violations: Violation[] }>;
    const { axe } = globalThis as unknown as { axe: { run: Run } };
    // Every rule is judged; only of what is no violation are the elements not written down.
    const { violations } = await axe.run({ exclude }, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  }, leaving);
};
