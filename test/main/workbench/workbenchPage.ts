import { readFileSync } from "node:fs";
import { createServer } from "node:http";

import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

import { fileOf, typeOf } from "../../../scripts/paneFiles.ts";
import { findBrowser, LAUNCH_ARGS } from "../../standin/findBrowser.ts";

/** The built workbench in a browser (浏览器中的工作台), one tab for each workbook. */
export type Workbenches = {
  readonly open: () => Promise<OpenWorkbench>;
  readonly close: () => Promise<void>;
};

export type OpenWorkbench = {
  readonly page: Page;
  /** What the page said to its console as an error, uncaught ones among it, and what its policy forbade. */
  readonly troubles: readonly string[];
};

const serve = async (): Promise<{ readonly origin: string; readonly close: () => void }> => {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const file = fileOf("dist/workbench", pathname === "/" ? "/index.html" : pathname);
    if (pathname === "/favicon.ico") response.writeHead(204).end();
    else if (!file) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": typeOf(file) }).end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new RangeError("the server: got no port, want one");
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
};

/** Starts a browser and serves the built workbench as any web server would. */
export const startWorkbenches = async (viewport = { width: 1366, height: 768 }): Promise<Workbenches> => {
  const found = await findBrowser();
  if (!found) throw new RangeError("a browser: got none, want KAOPING_BROWSER to name one");
  const server = await serve();
  const env = Object.fromEntries(
    Object.entries({ ...process.env, ...found.env }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value] as const],
    ),
  );
  const browser: Browser = await chromium.launch({
    executablePath: found.executablePath,
    args: [...LAUNCH_ARGS],
    env,
  });
  const context: BrowserContext = await browser.newContext({ locale: "zh-CN", viewport, acceptDownloads: true });
  await context.addInitScript({
    content: `globalThis.__name = (one) => one;
      document.addEventListener("securitypolicyviolation", (event) =>
        console.error("policy: " + event.violatedDirective + " " + event.blockedURI));`,
  });
  return {
    open: async () => {
      const page = await context.newPage();
      const troubles: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") troubles.push(message.text());
      });
      page.on("pageerror", (error) => troubles.push(`uncaught: ${error.message}`));
      await page.goto(`${server.origin}/?empty`);
      await page.waitForFunction(() => performance.getEntriesByName("kaoping-grid").length > 0);
      return { page, troubles };
    },
    close: async () => {
      await browser.close();
      server.close();
    },
  };
};

/** Bytes go to the page and back as base64: a page takes plain data only. */
export const openBytes = async (page: Page, bytes: Uint8Array, name: string): Promise<void> => {
  const codes = await page.evaluate(
    async ([text, file]) => {
      const outcome = await kaopingWorkbench.openBytes(
        Uint8Array.from(atob(text), (one) => one.charCodeAt(0)),
        file,
      );
      return outcome.ok ? [] : outcome.issues.map((issue) => JSON.stringify(issue));
    },
    [Buffer.from(bytes).toString("base64"), name] as const,
  );
  if (codes.length > 0) throw new RangeError(`a workbook: got ${codes.join(", ")}, want it opened`);
};

export const savedBytes = async (page: Page): Promise<Uint8Array> => {
  const saved = await page.evaluate(async () => {
    const outcome = await kaopingWorkbench.saveBytes();
    if (!outcome.ok) return { issues: outcome.issues.map((issue) => JSON.stringify(issue)) };
    let text = "";
    for (const byte of outcome.value) text += String.fromCharCode(byte);
    return { text: btoa(text) };
  });
  if (saved.text === undefined) throw new RangeError(`a save: got ${saved.issues.join(", ")}, want the file`);
  return new Uint8Array(Buffer.from(saved.text, "base64"));
};
