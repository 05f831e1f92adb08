import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "playwright-core";

import { seed } from "../test/soak.ts";
import { findBrowser, LAUNCH_ARGS } from "../test/standin/findBrowser.ts";
import { pageBundle } from "../test/support/pageBundle.ts";
import { median, tell } from "./figure.ts";

/**
 * `node --import tsx bench/robustnessBrowser.ts`: the rank intervals of bench/robustness.ts in a worker of Chromium, with progress told
 * every 500 draws; and how soon a worker that is ended in the middle has stopped.
 */
type Told =
  | { readonly kind: "ready" }
  | { readonly kind: "progress"; readonly done: number }
  | {
      readonly kind: "done";
      readonly first: number;
      readonly rounds: readonly (readonly [number, number])[];
      readonly beside: readonly [number, number];
    };

const found = await findBrowser();
if (!found) throw new RangeError("a browser: got none, want Chromium");
const folder = mkdtempSync(join(tmpdir(), "kaoping-"));
const browser = await chromium.launch({
  executablePath: found.executablePath,
  args: [...LAUNCH_ARGS],
  env: { ...process.env, ...found.env },
});
try {
  const script = await pageBundle("bench/robustnessWorker.ts", folder);
  const page = await browser.newPage();
  await page.addInitScript("globalThis.__name = (one) => one;");
  await page.route("http://kaoping.invalid/**", (route) =>
    route.request().url().endsWith(".js")
      ? route.fulfill({ contentType: "text/javascript", body: script })
      : route.fulfill({ contentType: "text/html", body: "<!doctype html><title>bench</title>" }),
  );
  await page.goto("http://kaoping.invalid/");
  const outcome = await page.evaluate(
    async ([size, drawSeed]) => {
      const start = (): Worker => {
        const worker = new Worker("/worker.js");
        worker.postMessage({ size, seed: drawSeed });
        return worker;
      };
      const hear = (worker: Worker, until: (told: Told) => boolean) =>
        new Promise<readonly Told[]>((heard) => {
          const all: Told[] = [];
          worker.addEventListener("message", ({ data }: MessageEvent<Told>) => {
            all.push(data);
            if (until(data)) heard(all);
          });
        });
      const worker = start();
      const told = await hear(worker, ({ kind }) => kind === "done");
      worker.terminate();
      const ended = start();
      const heardFirst = await hear(ended, (one) => one.kind === "progress");
      const at = performance.now();
      let later = 0;
      ended.addEventListener("message", () => later++);
      ended.terminate();
      const took = performance.now() - at;
      await new Promise((waited) => setTimeout(waited, 300));
      return { told, stopped: { took, heardFirst: heardFirst.length, later } };
    },
    [Number(process.argv[2] ?? "1"), seed] as const,
  );
  const done = outcome.told.at(-1);
  if (done?.kind !== "done") throw new RangeError("the worker: got no end, want one");
  const firstRun = outcome.told.findIndex(({ kind }) => kind === "progress");
  const ours = median(done.rounds.map(([own]) => own));
  const name = `rank intervals in a worker of Chromium ${browser.version()}`;
  tell(
    {
      name,
      unit: "ms",
      ours,
      peer: { name: "the sums alone, plain typed arrays", value: median(done.rounds.map(([, sums]) => sums)) },
      bar: "at most 3 s",
      rounds: done.rounds.length,
    },
    {
      name,
      unit: "ms",
      ours: done.beside[0],
      peer: { name: "the sums alone, mathjs matrices", value: done.beside[1] },
      bar: null,
      rounds: 1,
    },
    { name: `${name}, the first time`, unit: "ms", ours: done.first, peer: null, bar: null, rounds: 1 },
    { name: `${name}, ended in the middle`, unit: "ms", ours: outcome.stopped.took, peer: null, bar: null, rounds: 1 },
  );
  process.stdout.write(
    `progress told ${outcome.told.filter(({ kind }) => kind === "progress").length} times in five runs, from message ${firstRun}; ${outcome.stopped.later} messages after the end\n`,
  );
} finally {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
}
