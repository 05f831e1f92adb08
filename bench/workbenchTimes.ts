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
import { median, tell } from "./figure.ts";

/**
 * `npm run bench:workbench`: how long the built workbench takes until its pane and its grid can be used, the first time and
 * again; and with 60 units × 60 criteria × 5 reviewers, how long it is from a typed score until the total of its unit shows it.
 */
const rounds = Number(process.argv[2] ?? "1") < 1 ? 3 : 7;
/** Times of the same thing: the median, with the shortest and the longest in its name. */
const timed = (name: string, times: readonly number[], bar: string | null = null): void =>
  tell({
    name: `workbench: ${name} (${Math.round(Math.min(...times))}–${Math.round(Math.max(...times))} ms)`,
    unit: "ms",
    ours: median(times),
    peer: null,
    bar,
    rounds: times.length,
  });

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
  const year = "60 units × 60 criteria × 5 reviewers";
  timed(`${year}, ${(bytes.length / 1e6).toFixed(1)} MB, opened`, [performance.now() - start]);
  await page.waitForTimeout(3000);
  const times: number[] = [];
  for (let round = 0; round < rounds + 3; round++) {
    times.push(await editTime(page, (round % 10) / 10));
    await page.waitForTimeout(300);
  }
  timed(`${year}, one typed score until its unit's total is seen`, times.slice(3), "at most 500 ms");
  timed(`${year}, the first typed score`, times.slice(0, 1));
  const saving = performance.now();
  await page.evaluate(async () => (await kaopingWorkbench.saveBytes()).ok);
  timed(`${year}, saved`, [performance.now() - saving]);
  await workbenches.close();
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
await editTimes();
