import { readFileSync, writeFileSync, mkdirSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

import { chromium, type Browser } from "playwright-core";
import webpack from "webpack";

import { fileOf, typeOf } from "../scripts/paneFiles.ts";
import { findBrowser, LAUNCH_ARGS } from "../test/standin/findBrowser.ts";
import { median, tell } from "./figure.ts";

/**
 * `npm run bench:pane`: how long the built pane takes until it can be used, beside a pane of React and Fluent v9 in one bundle, in turns
 * in one Chromium; office.js is left out of both. Then how long a click waits for its answer.
 */
const rounds = Number(process.argv[2] ?? "1") < 1 ? 3 : 7;
const peerFolder = "reports/bench-pane";

const buildPeer = (): Promise<void> =>
  new Promise((built, fail) => {
    const loader = {
      test: /\.tsx?$/u,
      exclude: /node_modules/u,
      loader: "swc-loader",
      options: {
        jsc: {
          parser: { syntax: "typescript", tsx: true },
          target: "es2022",
          transform: { react: { runtime: "automatic" } },
        },
      },
    };
    webpack(
      {
        mode: "production",
        target: ["web", "es2022"],
        entry: resolve("bench/fluentPane.tsx"),
        output: { path: resolve(peerFolder), filename: "peer.js" },
        module: { rules: [loader] },
        performance: false,
      },
      (error, stats) => ((error ?? stats?.hasErrors()) ? fail(error ?? new Error(stats?.toString())) : built()),
    );
  });

/** Functions that are sent into a page were compiled to keep their names by a helper that pages do not have. */
const named = "globalThis.__name = (one) => one;";

/** When the page could first be used: the frame after the one in which everything was drawn, in ms since it was asked for. */
const timeToInteractive = async (browser: Browser, address: string, slower: number): Promise<number> => {
  const context = await browser.newContext({ viewport: { width: 350, height: 700 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await page.addInitScript(named);
  await page.route("**/office/office.js", (route) => route.abort());
  await page.goto(address, { waitUntil: "commit" });
  const time = await page.evaluate(
    () =>
      new Promise<number>((drawn) => {
        const look = (): void => {
          if (performance.getEntriesByName("kaoping-interactive").length === 0) requestAnimationFrame(look);
          else requestAnimationFrame(() => setTimeout(() => drawn(performance.now()), 0));
        };
        look();
      }),
  );
  await context.close();
  return time;
};

/** How long a click on a step waits until its answer is drawn: the first time, when the step is still to be loaded, and later. */
const clickTimes = async (browser: Browser, address: string): Promise<readonly number[]> => {
  const page = await browser.newPage();
  await page.addInitScript(named);
  // An Excel that has not answered yet: what a click opens is there all the same.
  const body = "globalThis.Office = { onReady: () => new Promise(() => undefined) };";
  await page.route("**/office/office.js", (route) => route.fulfill({ body, contentType: "text/javascript" }));
  await page.goto(address);
  await page.locator("#step-tasks").waitFor();
  const click = (id: string): Promise<number> =>
    page.evaluate(
      (button) =>
        new Promise<number>((answered) => {
          const start = performance.now();
          document.getElementById(button)?.click();
          requestAnimationFrame(() => setTimeout(() => answered(performance.now() - start), 0));
        }),
      id,
    );
  const times: number[] = [];
  for (const id of ["step-tasks", "step-scheme", "step-ranking", "step-tasks", "step-scheme", "step-ranking"]) {
    times.push(await click(id));
  }
  await page.close();
  return times;
};

const serve = (folder: string) =>
  new Promise<{ readonly address: string; readonly close: () => void }>((ready) => {
    const server = createServer((request, response) => {
      const file = fileOf(folder, new URL(request.url ?? "/", "http://localhost").pathname);
      if (file === null) response.writeHead(404).end();
      else
        response.writeHead(200, { "content-type": typeOf(file), "cache-control": "no-store" }).end(readFileSync(file));
    });
    server.listen(0, "127.0.0.1", () => {
      const at = server.address();
      ready({ address: `http://127.0.0.1:${typeof at === "object" && at ? at.port : 0}`, close: () => server.close() });
    });
  });

const gzipped = (folder: string, names: readonly string[]): number =>
  names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0) / 1000;

const found = await findBrowser();
if (!found) throw new RangeError("a browser: got none, want Chromium, Chrome or Edge");
mkdirSync(peerFolder, { recursive: true });
await buildPeer();
writeFileSync(
  join(peerFolder, "pane.html"),
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>peer</title><script defer src="peer.js"></script></head><body><div id="root"></div></body></html>',
);
const [ours, peer] = await Promise.all([serve("dist/pane"), serve(peerFolder)]);
const env = Object.fromEntries(
  Object.entries({ ...process.env, ...found.env }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  ),
);
const browser = await chromium.launch({ executablePath: found.executablePath, args: [...LAUNCH_ARGS], env });
const peerName = "React + Fluent v9 in one bundle";
process.stdout.write(`Chromium ${browser.version()}, median of ${rounds} rounds in turns\n`);
const first = readdirSync("dist/pane").filter((name) => /^pane\..*js$/u.test(name));
tell({
  name: "pane: what it loads first, gzipped",
  unit: "kB",
  ours: gzipped("dist/pane", first),
  peer: { name: peerName, value: gzipped(peerFolder, ["peer.js"]) },
  bar: "below 130 kB",
  rounds: 1,
});
for (const slower of [1, 4]) {
  const times: (readonly [number, number])[] = [];
  for (let round = 0; round < rounds; round++) {
    times.push([
      await timeToInteractive(browser, `${ours.address}/pane.html`, slower),
      await timeToInteractive(browser, `${peer.address}/pane.html`, slower),
    ]);
  }
  tell({
    name: `pane: time to interactive at ${slower}× CPU`,
    unit: "ms",
    ours: median(times.map(([time]) => time)),
    peer: { name: peerName, value: median(times.map(([, time]) => time)) },
    bar: slower === 4 ? "at most 0.80 of it" : null,
    rounds,
  });
}
const clicks = await clickTimes(browser, `${ours.address}/pane.html`);
const click = (name: string, times: readonly number[]): void =>
  tell({
    name: `pane: a click on a step answered, ${name}, at most`,
    unit: "ms",
    ours: Math.max(...times),
    peer: null,
    bar: "100 ms",
    rounds: 3,
  });
click("first opening", clicks.slice(0, 3));
click("later", clicks.slice(3));
await browser.close();
ours.close();
peer.close();
