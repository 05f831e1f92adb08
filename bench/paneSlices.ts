import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { deserialize, serialize } from "node:v8";

import { masterSheets } from "../src/app/masterSheets.ts";
import { dispatchAll } from "../src/app/dispatchAll.ts";
import { emptyAssessment, type Assessment } from "../src/app/state.ts";
import { designSizeYear, sixtyUnitYear, yearOf, type LargeYear } from "../test/fixtures/largeYear.ts";
import { openExcelInBrowser, type BrowserExcel } from "../test/standin/browser.ts";
import type { WorkbookState } from "../test/standin/model.ts";
import { standinBook } from "../test/main/standinBook.ts";
import { sha256 } from "../test/support/sha256.ts";
import { longestSlices, sliceCategories } from "./pageSlices.ts";

/**
 * `npm run bench:slices [sixty|middle|design]`: what opening a large year in Excel, scoring and ranking cost on the wire, and the
 * longest stretches of work on the pane's thread, as Chromium's own trace has them. Each step says when it begins and when it is
 * done, and none takes longer than its bound. The year is laid out into the stand-in's workbook once and kept in reports/.
 */
const stamp = { actor: "公开办", time: "2026-11-22T08:00:00Z", reason: "年度考核" };

type Size = { readonly id: string; readonly name: string; readonly year: () => LargeYear };

const sizes: readonly Size[] = [
  { id: "sixty", name: "60 units × 40 criteria × 3 parties of 2", year: sixtyUnitYear },
  {
    id: "middle",
    name: "100 units × 100 criteria × 3 parties of 1",
    year: () => yearOf(100, { seconds: 5, thirds: 2 }, 1, () => ({ kind: "points", scale: null })),
  },
  { id: "design", name: "300 units × 200 criteria × 3 parties of 1", year: designSizeYear },
];

/** A step that takes longer says so and ends the bench. */
const minutes = 12;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const bounded = async <T>(what: string, work: () => T | Promise<T>): Promise<T> => {
  const begin = performance.now();
  const before = process.cpuUsage();
  const late = setTimeout(() => {
    say(`  ${what}: not done within ${minutes} minutes; the bench ends here`);
    process.exit(1);
  }, minutes * 60_000);
  const made = await work();
  clearTimeout(late);
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - begin) / 1000;
  say(
    `  ${what}: ${seconds.toFixed(1)} s, of which ${((user + system) / 1e6).toFixed(1)} s of this process, where the stand-in is`,
  );
  return made;
};

const assessmentOf = ({ scheme, units, reviewers, observations, findings }: LargeYear): Assessment => {
  const changes = [
    { change: { kind: "scheme-set", rows: [scheme] } },
    { change: { kind: "units-set", rows: units } },
    { change: { kind: "reviewers-set", rows: reviewers } },
    { change: { kind: "observations-recorded", rows: observations } },
    ...(findings.length > 0 ? [{ change: { kind: "findings-recorded", rows: findings } } as const] : []),
  ] as const;
  const done = dispatchAll(emptyAssessment, changes, stamp, sha256);
  if (!done.ok) throw new RangeError(`a year: got ${JSON.stringify(done.issues.slice(0, 3))}, want one`);
  return done.value;
};

/** The workbook as Excel would have it, from an earlier run of the same build where there was one. */
const bookOf = async ({ id, year }: Size): Promise<WorkbookState> => {
  const build = readFileSync("dist/.built-pane", "utf8").slice(0, 16);
  const kept = `reports/bench-slices/${id}-${build}.bin`;
  if (existsSync(kept)) return deserialize(readFileSync(kept)) as WorkbookState;
  const assessment = await bounded("record the year", () => assessmentOf(year()));
  const layouts = await bounded("lay it out", () => masterSheets(assessment, sha256));
  const book = await bounded("write it into the stand-in", () => standinBook(layouts));
  mkdirSync("reports/bench-slices", { recursive: true });
  writeFileSync(kept, serialize(book));
  return book;
};

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2);

/** A step of a person at the pane, traced. */
const step = async ({ page, standin }: BrowserExcel, what: string, work: () => Promise<void>): Promise<void> => {
  const browser = page.context().browser();
  if (!browser) throw new RangeError("a browser: got none, want one");
  standin.resetStats();
  const trace = await bounded(what, async () => {
    await browser.startTracing(page, { categories: sliceCategories });
    await work();
    return browser.stopTracing();
  });
  // To be looked at in the developer tools of a browser.
  writeFileSync(`reports/bench-slices/${what.replaceAll(/\W+/gu, "-")}.trace.json`, trace);
  const { syncs, bytesIn, bytesOut } = standin.stats;
  say(`    ${syncs} round trips, ${megabytes(bytesOut)} MB out, ${megabytes(bytesIn)} MB in`);
  const longest = longestSlices(trace, 4).map(
    ({ cpu, wall, what: most }) => `${cpu.toFixed(0)} (${wall.toFixed(0)} on the clock, ${most})`,
  );
  say(`    longest stretches on the pane's thread: ${longest.join(", ")} ms`);
};

const measure = async (size: Size): Promise<void> => {
  say(`${size.name}:`);
  const workbook = await bookOf(size);
  const excel = await openExcelInBrowser({
    paneDirectory: "dist/pane",
    panePath: "pane.html",
    workbook,
    overHttp: true,
    payloadLimit: 5 * 1024 * 1024,
    html: { rows: 20, columns: 8 },
  });
  const { pane, page, standin } = excel;
  page.setDefaultTimeout(minutes * 60_000);
  const settled = async (): Promise<void> => {
    await page.waitForTimeout(300);
    await pane.locator("main[aria-busy=false]").waitFor();
    await page.waitForTimeout(300);
  };
  await settled();
  await step(excel, "open the workbook", async () => {
    await pane.evaluate("location.reload()");
    await page.waitForTimeout(500);
    await pane.getByText("下一步").or(pane.getByText("全年的步骤都完成了")).first().waitFor();
    await settled();
  });
  await step(excel, "open a step, which replays the ledger", async () => {
    await pane.locator("#step-ranking").press("Enter");
    await pane.locator("#panel-ranking .fui-Button").first().waitFor();
    await settled();
  });
  await pane.locator(".actor input").fill("公开办");
  const scoreSheet = "评分-评审人office0";
  const first = workbook.sheets.find(({ name }) => name === scoreSheet)?.cells[3]?.[1]?.value;
  standin.userEdit(scoreSheet, "B4", [[first === 0 ? 0.5 : 0]]);
  await step(excel, "take a typed score and rank", async () => {
    await pane.locator("#panel-ranking .fui-Button").first().click();
    await settled();
    await pane.locator(".messages p, .messages li").first().waitFor();
  });
  say(`    the pane says: ${(await pane.locator(".messages").innerText()).slice(0, 100)}`);
  await pane.locator("#step-ledger").press("Enter");
  const edits = pane.locator('section[aria-labelledby="edits"]');
  await edits.waitFor();
  await settled();
  const second = workbook.sheets.find(({ name }) => name === scoreSheet)?.cells[4]?.[1]?.value;
  standin.userEdit(scoreSheet, "B5", [[second === 0 ? 0.5 : 0]]);
  await step(excel, "look for edits", async () => {
    await edits.locator(".fui-Button").first().click();
    await edits.locator("select").first().waitFor();
    await settled();
  });
  say(`    the pane says: ${(await edits.locator("p[role=status]").innerText()).slice(0, 100)}`);
  await edits.locator("select").first().selectOption("putBack");
  await step(excel, "put the edit back", async () => {
    await edits.locator(".fui-Button").last().click();
    await pane.locator(".messages .done").waitFor();
    await settled();
  });
  say(`    the pane says: ${(await pane.locator(".messages").innerText()).slice(0, 100)}`);
  await excel.close();
};

const wanted = process.argv[2] ?? "sixty";
const size = sizes.find(({ id }) => id === wanted);
if (!size) throw new RangeError(`a size: got ${wanted}, want one of ${sizes.map(({ id }) => id).join(", ")}`);
await measure(size);
