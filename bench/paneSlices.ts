import { masterSheets } from "../src/app/masterSheets.ts";
import { dispatchAll } from "../src/app/dispatchAll.ts";
import { emptyAssessment, type Assessment } from "../src/app/state.ts";
import { designSizeYear, sixtyUnitYear, type LargeYear } from "../test/fixtures/largeYear.ts";
import { openExcelInBrowser } from "../test/standin/browser.ts";
import { standinBook } from "../test/main/standinBook.ts";
import { sha256 } from "../test/support/sha256.ts";

/**
 * `npm run bench:slices`: the longest stretches of work on the pane's thread while it opens a large year in Excel, types a score, and
 * ranks, as Chromium's own trace has them. Processor time counts, so that other work on the machine does
 * not; the stand-in's drawing of the sheet and the browser's debugger are not the pane's.
 */
const stamp = { actor: "公开办", time: "2026-11-22T08:00:00Z", reason: "年度考核" };

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

/** A stretch of work on the page's thread, in ms of processor time and on the clock, and the script that most of it went to. */
type Slice = { readonly cpu: number; readonly wall: number; readonly script: string };

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly url?: string } };
};

/** What ran on the thread that the pane and its page share, the longest first, and what most of each stretch went to. */
const slicesIn = (trace: Buffer): readonly Slice[] => {
  const { traceEvents } = JSON.parse(trace.toString("utf8")) as { readonly traceEvents: readonly TraceEvent[] };
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && JSON.stringify(args).includes("CrRendererMain"))
      .map(threadOf),
  );
  const events = traceEvents.filter((one) => one.ph === "X" && main.has(threadOf(one)));
  const tasks = events.filter(({ name, tdur = 0 }) => name === "RunTask" && tdur > 5000);
  return tasks
    .map((task): Slice => {
      const within = events.filter(
        (one) =>
          one.name !== "RunTask" &&
          !one.name.startsWith("ThreadController") &&
          threadOf(one) === threadOf(task) &&
          one.ts >= task.ts &&
          one.ts < task.ts + (task.dur ?? 0),
      );
      const [longest] = within.toSorted((a, b) => (b.tdur ?? 0) - (a.tdur ?? 0));
      const script = longest?.args.data?.url?.replace(/^.*\//u, "") ?? "";
      return {
        cpu: (task.tdur ?? 0) / 1000,
        wall: (task.dur ?? 0) / 1000,
        script: `${longest?.name ?? "—"} ${script}`.trim(),
      };
    })
    .toSorted((a, b) => b.cpu - a.cpu);
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const measure = async (name: string, year: LargeYear): Promise<void> => {
  const layouts = masterSheets(assessmentOf(year), sha256);
  say(`${name}: laid out`);
  const excel = await openExcelInBrowser({
    paneDirectory: "dist/pane",
    panePath: "pane.html",
    workbook: await standinBook(layouts),
    overHttp: true,
    payloadLimit: 5 * 1024 * 1024,
    html: { rows: 20, columns: 8 },
  });
  const { pane, page, standin } = excel;
  const browser = page.context().browser();
  if (!browser) throw new RangeError("a browser: got none, want one");
  page.setDefaultTimeout(900_000);
  const step = async (what: string, work: () => Promise<void>): Promise<void> => {
    standin.resetStats();
    const categories = ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"];
    await browser.startTracing(page, { categories });
    const begin = performance.now();
    await work();
    const whole = performance.now() - begin;
    const slices = slicesIn(await browser.stopTracing());
    const { syncs, bytesIn, bytesOut } = standin.stats;
    const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2);
    const longest = slices
      .slice(0, 3)
      .map(({ cpu, wall, script }) => `${cpu.toFixed(0)} (${wall.toFixed(0)} on the clock, ${script})`);
    say(
      `  ${what}: ${syncs} round trips, ${megabytes(bytesOut)} MB out, ${megabytes(bytesIn)} MB in, ${(whole / 1000).toFixed(1)} s; longest stretches ${longest.join(", ")} ms`,
    );
  };
  const settled = async (): Promise<void> => {
    await page.waitForTimeout(200);
    await pane.locator("main[aria-busy=false]").waitFor();
    await page.waitForTimeout(300);
  };
  await settled();
  await step("open the workbook", async () => {
    await pane.evaluate("location.reload()");
    await page.waitForTimeout(500);
    await pane.getByText("下一步").or(pane.getByText("全年的步骤都完成了")).first().waitFor();
    await settled();
  });
  await step("open a step, which replays the ledger", async () => {
    await pane.locator("#step-ranking").press("Enter");
    await pane.locator("#panel-ranking .fui-Button").first().waitFor();
    await settled();
  });
  await pane.locator(".actor input").fill("公开办");
  standin.userEdit("评分-评审人office0", "B4", [[1]]);
  await step("take a typed score and rank", async () => {
    await pane.locator("#panel-ranking .fui-Button").first().click();
    await settled();
    await pane.locator(".messages p, .messages li").first().waitFor();
  });
  say(`    ${(await pane.locator(".messages").innerText()).slice(0, 100)}`);
  await excel.close();
};

const wanted = process.argv[2] ?? "all";
if (wanted !== "design") await measure("60 units × 40 criteria × 3 parties of 2", sixtyUnitYear());
if (wanted !== "sixty") await measure("300 units × 200 criteria × 3 parties of 1", designSizeYear());
