import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "playwright-core";

import { findBrowser, LAUNCH_ARGS } from "../test/standin/findBrowser.ts";
import { pageBundle } from "../test/support/pageBundle.ts";
import { median, tell } from "./figure.ts";
import type { Timed } from "./ledgerBrowserWorker.ts";

/**
 * `node --import tsx bench/ledgerBrowser.ts [size] [rounds]`: the full check of a stored ledger of a hundred thousand entries as pane and
 * workbench do it, beside one awaited WebCrypto call an entry over the same bytes, in the same run of Chromium; then by part.
 */
const count = Math.round(100_000 * Number(process.argv[2] ?? "1"));
const rounds = Number(process.argv[3] ?? "5");
const parts = [
  ...["cut into stretches", "form and chain", "leaves by SHA-256", "leaves by SM3", "tree by SHA-256", "tree by SM3"],
  ...["with one more thread", "the libraries"],
];
/** What is no part of it, but another way to the same. */
const instead: Readonly<Record<string, string>> = {
  "with one more thread": "the same with one more thread, started and stopped",
  "the libraries": "the same by the libraries",
};

const found = await findBrowser();
if (!found) throw new RangeError("a browser: got none, want Chromium");
const folder = mkdtempSync(join(tmpdir(), "kaoping-"));
// Workers of workers are asked for past the page's routes.
const server = createServer().listen(0, "127.0.0.1");
const browser = await chromium.launch({
  executablePath: found.executablePath,
  args: [...LAUNCH_ARGS],
  env: { ...process.env, ...found.env },
});
try {
  const scripts: Readonly<Record<string, string>> = {
    "/worker.js": await pageBundle("bench/ledgerBrowserWorker.ts", folder),
    "/helper.js": await pageBundle("src/main/ledgerWorker.ts", folder),
  };
  server.on("request", ({ url = "" }, answer) => {
    const script = scripts[url];
    answer.setHeader("Content-Type", script === undefined ? "text/html" : "text/javascript");
    answer.end(script ?? "<!doctype html><title>bench</title>");
  });
  const page = await browser.newPage();
  await page.addInitScript("globalThis.__name = (one) => one;");
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const told = await page.evaluate(
    async ({ entries, times, named }) => {
      const worker = new Worker("/worker.js");
      const ask = <Answer>(name: string): Promise<Answer> =>
        new Promise((answered, fail) => {
          worker.onmessage = ({ data }: MessageEvent<Answer>) => answered(data);
          worker.onerror = ({ message }) => fail(new Error(message));
          worker.postMessage({ name, count: entries });
        });
      const leaves = await ask<readonly BufferSource[]>("prepare");
      const awaited = async (): Promise<number> => {
        const start = performance.now();
        for (const leaf of leaves) await crypto.subtle.digest("SHA-256", leaf);
        return performance.now() - start;
      };
      const pairs: { readonly verify: Timed; readonly awaited: number }[] = [];
      // Each begins when what the other left behind is collected.
      const rest = (): Promise<void> => new Promise((rested) => setTimeout(rested, 1000));
      for (let round = 0; round < times; round++) {
        await rest();
        const peer = await awaited();
        await rest();
        pairs.push({ awaited: peer, verify: await ask<Timed>("verify") });
      }
      const byPart: Record<string, readonly Timed[]> = {};
      for (const name of named) {
        const took: Timed[] = [];
        // The libraries take ten times as long as all else.
        for (let n = 0; n < (name === "the libraries" ? 1 : 3); n++) took.push(await ask<Timed>(name));
        byPart[name] = took;
      }
      return {
        pairs,
        byPart,
        bytes: leaves.reduce((sum, leaf) => sum + leaf.byteLength, 0),
        threads: navigator.hardwareConcurrency,
      };
    },
    { entries: count, times: rounds, named: parts },
  );
  const roots = new Set([
    ...told.pairs.map(({ verify }) => verify.roots),
    ...["with one more thread", "the libraries"].flatMap((name) => told.byPart[name]?.map((one) => one.roots) ?? []),
  ]);
  if (roots.size !== 1) throw new RangeError(`the roots: got ${[...roots].join(" and ")}, want one`);
  process.stdout.write(`Chromium ${browser.version()}, ${told.threads} processors\n`);
  tell({
    name: `full verify in a browser as the pane does it, ${count} entries`,
    unit: "ms",
    ours: median(told.pairs.map(({ verify }) => verify.took)),
    peer: {
      name: `one awaited WebCrypto call an entry over the same bytes, ${Math.round(told.bytes / count)} an entry`,
      value: median(told.pairs.map(({ awaited }) => awaited)),
    },
    bar: "at most 0.5 times",
    rounds,
  });
  for (const name of parts) {
    const times = (told.byPart[name] ?? []).map(({ took }) => took);
    tell({
      ...{
        name: `  ${instead[name] ?? `its part: ${name}`}, ${count} entries`,
      },
      ...{ unit: "ms", ours: median(times), peer: null, bar: null, rounds: times.length },
    });
  }
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
