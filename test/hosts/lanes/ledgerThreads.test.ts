import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { appendEntries } from "../../../src/domain/ledger/appendEntry.ts";
import { ledgerText } from "../../../src/domain/ledger/ledgerText.ts";
import { checkStored, type StoredRoots } from "../../../src/domain/ledger/storedLedger.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { findBrowser, LAUNCH_ARGS } from "../../standin/findBrowser.ts";
import { pageBundle } from "../../support/pageBundle.ts";
import { hashes, sha256 } from "../../support/sha256.ts";

const found = await findBrowser();

const ledger = appendEntries(
  [],
  Array.from({ length: 2500 }, (_, n) => ({
    ...{ time: "2026-11-22T08:30:00Z", actor: "公开办", action: "scores-set", subject: "scores" },
    ...{
      before: null,
      after: "0".repeat(64),
      reason: `第 ${n} 次`,
      rows: n === 1030 ? [{ unit: "市财政局" }, { n }] : [],
    },
  })),
  sha256,
);
const bytes = new TextEncoder().encode(ledgerText(ledger));

const altered = bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte));

type Answer = { readonly roots: StoredRoots | null; readonly byLanes: boolean; readonly progress: number };

describe.runIf(found)("a stored ledger that is checked in a browser", () => {
  let browser: Browser;
  let server: Server;
  let folder = "";
  /** What the page's scripts may do, said by whoever serves them; and whether there is a helper's script. */
  let [policy, helper]: [string, string] = ["", ""];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "kaoping-"));
    const scripts: Readonly<Record<string, string>> = {
      "/worker.js": await pageBundle("test/support/ledgerInPage.ts", folder),
      "/helper.js": await pageBundle("src/main/ledgerWorker.ts", folder),
    };
    server = createServer(({ url = "" }, answer) => {
      const ledgers: Readonly<Record<string, Uint8Array>> = { "/as-stored": bytes, "/altered": altered };
      const script = url === "/helper.js" && helper === "gone" ? undefined : scripts[url];
      if (url.endsWith(".js") && script === undefined) answer.statusCode = 404;
      answer.setHeader("Content-Type", url.endsWith(".js") ? "text/javascript" : "text/html");
      if (policy !== "") answer.setHeader("Content-Security-Policy", policy);
      answer.end(ledgers[url] ?? script ?? "<!doctype html><title>test</title>");
    }).listen(0, "127.0.0.1");
    browser = await chromium.launch({
      ...{ executablePath: found?.executablePath ?? "", args: [...LAUNCH_ARGS] },
      env: { ...process.env, ...found?.env },
    });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const checked = async (which: "/as-stored" | "/altered"): Promise<Answer> => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const answer = await page.evaluate(async (path) => {
      const some = new Uint8Array(await (await fetch(path)).arrayBuffer());
      return new Promise<Answer>((told) => {
        const worker = new Worker("/worker.js");
        worker.onmessage = ({ data }: MessageEvent<Answer>) => told(data);
        worker.postMessage(some);
      });
    }, which);
    await page.close();
    return answer;
  };
  it.each([
    ["by lanes where WebAssembly is let in", "", "", true],
    ["by lanes where the helper's file is not to be had", "", "gone", true],
    ["by lanes under a policy that lets WebAssembly in by name", "script-src 'self' 'wasm-unsafe-eval'", "", true],
    ["by the libraries under a policy that lets in none", "script-src 'self'", "", false],
  ] as const)(
    "comes to the same roots %s, and to none once a byte is another",
    async (_, served, file, byLanes) => {
      [policy, helper] = [served, file];
      const first = await checked("/as-stored");
      expect(first).toEqual({ roots: valueOf(checkStored(bytes, hashes)), byLanes, progress: 3 });
      expect(await checked("/altered")).toMatchObject({ roots: null, byLanes });
    },
    60_000,
  );
});
