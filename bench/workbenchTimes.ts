import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import type { Page } from "playwright-core";

import { dispatchAll } from "../src/app/dispatchAll.ts";
import { masterSheets } from "../src/app/masterSheets.ts";
import { emptyAssessment } from "../src/app/state.ts";
import type { Criterion } from "../src/domain/scheme/criterion.ts";
import { writeBook } from "../src/hosts/files/xlsx/writeBook.ts";
import { yearOf } from "../test/fixtures/largeYear.ts";
import { openBytes, startWorkbenches } from "../test/main/workbench/workbenchPage.ts";
import { sha256 } from "../test/support/sha256.ts";

/**
 * `npm run bench:workbench`: how long the built workbench takes until its pane and its grid can be used, the first time and
 * again; and with 60 units × 60 criteria × 5 reviewers, how long it is from a typed score until the total of its unit shows it.
 */
const rounds = process.argv.includes("--short") ? 3 : 7;
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const range = (values: readonly number[]): string =>
  `${Math.round(median(values))} ms (${Math.round(Math.min(...values))}–${Math.round(Math.max(...values))})`;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Six leaves of a first-level criterion, 10 points in all. */
const wholePoints = (one: Criterion, place: number): Criterion =>
  "children" in one
    ? { ...one, children: one.children.map(wholePoints) }
    : { ...one, maxPoints: place % 3 === 2 ? "2" : "1.5" };

const sixtyBySixtyByFive = (): Uint8Array => {
  const year = yearOf(60, { seconds: 2, thirds: 3 }, 2, () => ({ kind: "points", scale: null }));
  const reviewers = year.reviewers.slice(0, 5);
  const heard = new Set(reviewers.map(({ id }) => id));
  const observations = year.observations
    .filter(({ reviewer }) => heard.has(reviewer))
    .map((one) => ({ ...one, value: String(Math.min(1.5, Number(one.value))) }));
  const scheme = {
    ...year.scheme,
    tables: year.scheme.tables.map((table) => ({ ...table, criteria: table.criteria.map(wholePoints) })),
  };
  const stamp = { actor: "公开办", time: "2026-11-22T08:30:00Z", reason: "" };
  const made = dispatchAll(
    emptyAssessment,
    [
      { change: { kind: "scheme-set", rows: [scheme] } },
      { change: { kind: "units-set", rows: year.units } },
      { change: { kind: "reviewers-set", rows: reviewers } },
      { change: { kind: "observations-recorded", rows: observations } },
    ],
    stamp,
    sha256,
  );
  if (!made.ok) throw new RangeError("the year: got issues, want none");
  return writeBook(masterSheets(made.value, sha256), stamp.time, {}, sha256);
};

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
    say(
      `workbench, ${name} load: pane ${range(all.map(([pane]) => pane))}, grid ${range(all.map(([, grid]) => grid))}`,
    );
  }
};

/** From a typed score until the total of its unit shows what it comes to. */
const editTime = (page: Page, value: number): Promise<number> =>
  page.evaluate(async (typed) => {
    const book = kaopingWorkbench.current();
    const scores = book.sheets.find(({ name }) => name === "得分");
    const sheet = book.sheets.find(({ name }) => name.startsWith("评分-"));
    const line = scores?.cells.find((row) => row.includes("单位0"));
    const row = sheet?.cells.findIndex(([first]) => first === "单位0") ?? -1;
    if (!scores || !sheet || !line || row < 0) throw new RangeError("the year: got no 单位0, want its scores");
    const before = JSON.stringify(line);
    const start = performance.now();
    await kaopingWorkbench.type(sheet.name, row, 1, typed);
    while (JSON.stringify(scores.cells.find((cells) => cells.includes("单位0"))) === before) {
      const sheets = kaopingWorkbench.current().sheets;
      const now = sheets.find(({ name }) => name === "得分")?.cells.find((cells) => cells.includes("单位0"));
      if (JSON.stringify(now) !== before) break;
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
    // The frame in which it is drawn.
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 0)));
    return performance.now() - start;
  }, value);

const editTimes = async (): Promise<void> => {
  const bytes = sixtyBySixtyByFive();
  const workbenches = await startWorkbenches();
  const { page } = await workbenches.open();
  const start = performance.now();
  await openBytes(page, bytes, "六十.xlsx");
  say(
    `60 units × 60 criteria × 5 reviewers (${(bytes.length / 1e6).toFixed(1)} MB): opened in ${Math.round(performance.now() - start)} ms`,
  );
  await page.waitForTimeout(3000);
  const times: number[] = [];
  for (let round = 0; round < rounds + 3; round++) {
    times.push(await editTime(page, (round % 10) / 10));
    await page.waitForTimeout(300);
  }
  say(
    `  one typed score until its unit's total and rank are seen: ${range(times.slice(3))}; the first ${Math.round(times[0] ?? 0)} ms; bar 500 ms`,
  );
  const saving = performance.now();
  await page.evaluate(async () => (await kaopingWorkbench.saveBytes()).ok);
  say(`  saved in ${Math.round(performance.now() - saving)} ms`);
  await workbenches.close();
};

const weights = (): void => {
  const files = readdirSync("dist/workbench").filter((name) => /\.(?:js|css)$/u.test(name));
  const gzipped = files.map((name) => gzipSync(readFileSync(join("dist/workbench", name)), { level: 9 }).length);
  say(
    `workbench: ${files.length} files, ${(gzipped.reduce((sum, one) => sum + one, 0) / 1e6).toFixed(2)} MB gzipped in all`,
  );
};

weights();
await loadTimes();
await editTimes();
