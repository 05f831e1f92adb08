import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

import type { Page } from "playwright-core";

import { openBytes, startWorkbenches } from "../test/main/workbench/workbenchPage.ts";
import { median, tell } from "./figure.ts";
import { sixtyBySixtyByFive, threeHundredByTwoHundredByThree } from "./workbenchYears.ts";

/**
 * `npm run bench:workbench`: how long the built workbench takes until its pane and its grid can be used, the first time and
 * again; and with 60 units × 60 criteria × 5 reviewers, how long it is from a typed score until its unit's total and rank are drawn, beside what the
 * same grid takes to draw a typed cell on which nothing rests; then opening and saving. `--start` adds `npm start` in a checkout that was never
 * built, `--large` 300 units × 200 criteria × 3 reviewers.
 */
const rounds = Number(process.argv[2] ?? "1") < 1 ? 3 : 7;
const wants = (flag: string): boolean => process.argv.includes(flag);

/** Times of the same thing: the median, with the shortest and the longest in its name; beside the median of another, where one makes sense. */
const timed = (
  name: string,
  times: readonly number[],
  bar: string | null = null,
  peer: { readonly name: string; readonly times: readonly number[] } | null = null,
): void =>
  tell({
    name: `workbench: ${name} (${Math.round(Math.min(...times))}–${Math.round(Math.max(...times))} ms)`,
    unit: "ms",
    ours: median(times),
    peer: peer && { name: peer.name, value: median(peer.times) },
    bar,
    rounds: times.length,
  });

const marks = (page: Page): Promise<readonly [number, number]> =>
  page.evaluate(() => [
    performance.getEntriesByName("kaoping-interactive")[0]?.startTime ?? 0,
    performance.getEntriesByName("kaoping-grid")[0]?.startTime ?? 0,
  ]);

const loadTimes = async (): Promise<void> => {
  const times: Record<"first" | "again", (readonly [number, number])[]> = { first: [], again: [] };
  for (let round = 0; round < rounds; round++) {
    // A browser of its own has nothing of the workbench yet.
    const workbenches = await startWorkbenches();
    const { page } = await workbenches.open();
    times.first.push(await marks(page));
    await page.reload();
    await page.waitForFunction(() => performance.getEntriesByName("kaoping-grid").length > 0);
    times.again.push(await marks(page));
    await workbenches.close();
  }
  for (const [name, all] of Object.entries(times)) {
    timed(
      `${name} load, until the pane can be used`,
      all.map(([pane]) => pane),
    );
    timed(
      `${name} load, until the grid can be used`,
      all.map(([, grid]) => grid),
    );
  }
};

/** Until the frame in which something is drawn. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 0))));

/** From a typed score until the total and the rank of its unit are drawn as it makes them. */
const editTime = (page: Page, value: number): Promise<number> =>
  page.evaluate(async (typed) => {
    const lineOf = (name: string): string =>
      JSON.stringify(
        kaopingWorkbench
          .current()
          .sheets.find((sheet) => sheet.name === name)
          ?.cells.find((cells) => cells.includes("单位0")),
      );
    const sheet = kaopingWorkbench.current().sheets.find(({ name }) => name.startsWith("评分-"));
    const row = sheet?.cells.findIndex(([first]) => first === "单位0") ?? -1;
    if (!sheet || row < 0) throw new RangeError("the year: got no 单位0, want its scores");
    const before = lineOf("得分");
    // 排名 is brought up to date in the same step as 得分.
    const ranked = new Promise<void>((done) => {
      const unhear = kaopingWorkbench.onRecalculated(() => {
        if (lineOf("得分") === before) return;
        unhear();
        done();
      });
    });
    const start = performance.now();
    await kaopingWorkbench.type(sheet.name, row, 1, typed);
    await ranked;
    await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    return performance.now() - start;
  }, value);

/** From a cell typed beside the scores, on which nothing rests, until it is drawn: the grid's own part. */
const floorTime = (page: Page, value: number): Promise<number> =>
  page.evaluate(async (typed) => {
    const sheet = kaopingWorkbench.current().sheets.find(({ name }) => name === "评审人");
    const start = performance.now();
    await kaopingWorkbench.type(sheet?.name ?? "", 1, 8, typed);
    await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    return performance.now() - start;
  }, value);

const saveTime = async (page: Page): Promise<number> => {
  const start = performance.now();
  const saved = await page.evaluate(async () => (await kaopingWorkbench.saveBytes()).ok);
  if (!saved) throw new RangeError("the year: got it refused, want it saved");
  return performance.now() - start;
};

/** The longest that the page answered nothing, from now until it is asked. */
const startWatch = (page: Page): Promise<void> =>
  page.evaluate(() => {
    let last = performance.now();
    const state = globalThis as { longest?: number };
    state.longest = 0;
    setInterval(() => {
      state.longest = Math.max(state.longest ?? 0, performance.now() - last);
      last = performance.now();
    }, 10);
  });
const longestStop = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const state = globalThis as { longest?: number };
    const longest = state.longest ?? 0;
    state.longest = 0;
    return longest;
  });

const yearTimes = async (label: string, bytes: Uint8Array, edits: number, bar: string | null): Promise<void> => {
  const workbenches = await startWorkbenches();
  const { page } = await workbenches.open();
  page.setDefaultTimeout(600_000);
  await startWatch(page);
  const start = performance.now();
  await openBytes(page, bytes, "台账.xlsx");
  await drawn(page);
  timed(`${label}, ${(bytes.length / 1e6).toFixed(1)} MB, opened`, [performance.now() - start]);
  timed(`${label}, longest that the page stood still while it was opened`, [await longestStop(page)]);
  // Typed as soon as the year is seen: what its formulas come to was computed while it was being opened.
  const first = await editTime(page, 0.9);
  const [times, floors]: readonly [number[], number[]] = [[], []];
  for (let round = 0; round < edits; round++) {
    times.push(await editTime(page, (round % 9) / 10));
    floors.push(await floorTime(page, round));
    // Until what a typed cell brought about is over.
    await page.waitForTimeout(400);
  }
  const floor = { name: "a typed cell on which nothing rests", times: floors };
  timed(`${label}, one typed score until its unit's total and rank are seen`, times, bar, floor);
  timed(`${label}, the first typed score, right after it was opened`, [first], bar);
  await longestStop(page);
  timed(`${label}, saved`, [await saveTime(page)]);
  await editTime(page, 1);
  timed(`${label}, saved again after one more score`, [await saveTime(page)]);
  timed(`${label}, longest that the page stood still while it was saved`, [await longestStop(page)]);
  await workbenches.close();
};

/** A checkout with its packages in which nothing was built: `npm start` until its page can be used, and the same again. */
const startTimes = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "kaoping-start-"));
  for (const name of readdirSync(".")) {
    if (!["node_modules", "dist", "reports", ".git"].includes(name))
      cpSync(name, join(folder, name), { recursive: true });
  }
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  const { chromium } = await import("playwright-core");
  const { findBrowser, LAUNCH_ARGS } = await import("../test/standin/findBrowser.ts");
  const found = await findBrowser();
  if (!found) throw new RangeError("a browser: got none, want one");
  const browser = await chromium.launch({ executablePath: found.executablePath, args: [...LAUNCH_ARGS] });
  for (const [what, port] of [
    ["npm start, nothing built", 8_431],
    ["npm start again", 8_432],
  ] as const) {
    const start = performance.now();
    const child = spawn("npm", ["start", "--", "--port", String(port), "--no-open"], { cwd: folder, detached: true });
    await new Promise<void>((ready, fail) => {
      child.stdout.on("data", (text: Buffer) => text.toString().includes(`127.0.0.1:${port}`) && ready());
      child.once("exit", (status) => fail(new RangeError(`npm start: got ${String(status)}, want it to serve`)));
    });
    const served = performance.now() - start;
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.locator("[data-save=saved]").waitFor({ timeout: 120_000 });
    timed(`${what}, until it serves`, [served]);
    timed(`${what}, until the sample year is open`, [performance.now() - start]);
    await page.close();
    if (child.pid !== undefined) process.kill(-child.pid);
  }
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
};

const weights = (): void => {
  const files = readdirSync("dist/workbench").filter((name) => /\.(?:js|css)$/u.test(name));
  const gzipped = files.map((name) => gzipSync(readFileSync(join("dist/workbench", name)), { level: 9 }).length);
  tell({
    name: `workbench: all its ${files.length} files, gzipped`,
    unit: "kB",
    ours: gzipped.reduce((sum, one) => sum + one, 0) / 1e3,
    peer: null,
    bar: null,
    rounds: 1,
  });
};

weights();
await loadTimes();
await yearTimes("60 units × 60 criteria × 5 reviewers", sixtyBySixtyByFive(), rounds + 3, "at most 500 ms");
if (wants("--large"))
  await yearTimes("300 units × 200 criteria × 3 reviewers", threeHundredByTwoHundredByThree(), 3, null);
if (wants("--start")) await startTimes();
