import type { Server } from "node:http";

import { chromium, type BrowserContext, type Page } from "playwright-core";
import { expect } from "vitest";

import { serveFolder } from "../../../scripts/serveFolder.ts";
import { findBrowser, LAUNCH_ARGS } from "../../standin/findBrowser.ts";

type Options = {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly deviceScaleFactor?: number;
  readonly locale?: string;
  /** A folder that keeps what the browser stores; without it all is gone with the browser. */
  readonly profile?: string;
};

/** One port for all that share a profile: storage belongs to the address. */
const ports = new Map<string, number>();

/** The built workbench as `npm start` serves it, in a browser with nothing in its storage. */
export type Workbench = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Another tab of the same browser; what it asks for and stumbles over counts as well. */
  readonly tab: (page?: Page) => Promise<Page>;
  /** Ends the browser's process at once. */
  readonly kill: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export const openWorkbench = async ({
  viewport = { width: 1366, height: 800 },
  deviceScaleFactor = 1,
  locale = "zh-CN",
  profile,
}: Options = {}): Promise<Workbench> => {
  const found = await findBrowser();
  if (!found) throw new RangeError("a browser: got none, want one");
  const server = await serveFolder("dist/workbench", ports.get(profile ?? "") ?? 0);
  const port = portOf(server);
  if (profile !== undefined) ports.set(profile, port);
  const address = `http://127.0.0.1:${port}/`;
  const env = Object.fromEntries(
    Object.entries({ ...process.env, ...found.env }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  ) as Record<string, string>;
  const how = { executablePath: found.executablePath, env };
  const looks = { locale, viewport, deviceScaleFactor, acceptDownloads: true };
  const context =
    profile === undefined
      ? await (await chromium.launch({ ...how, args: [...LAUNCH_ARGS] })).newContext(looks)
      : await chromium.launchPersistentContext(profile, {
          ...how,
          ...looks,
          args: [...LAUNCH_ARGS],
        });
  const violations: string[] = [];
  const errors: string[] = [];
  const asked: string[] = [];
  await context.exposeBinding("kaopingViolation", (_source, text: string) => void violations.push(text));
  await context.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
      (globalThis as unknown as { kaopingViolation: (text: string) => void }).kaopingViolation(
        `${violatedDirective} ${blockedURI} ${sourceFile}`,
      ),
    ),
  );
  context.on("request", (request) => asked.push(request.url()));
  const hear = (page: Page): Page => {
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    return page;
  };
  const tab = async (before?: Page): Promise<Page> => {
    const page = before ?? hear(await context.newPage());
    await page.goto(address);
    await page.locator("#step-tasks").waitFor();
    return page;
  };
  const page = await tab();
  const end = async (): Promise<void> => {
    await (context.browser() ?? context).close();
    server.close();
  };
  return {
    context,
    page,
    tab,
    kill: async () => {
      const session = await context.newCDPSession(context.pages().at(-1) ?? page);
      const gone = new Promise<void>((closed) => context.once("close", () => closed()));
      session.send("Browser.crash").catch(() => undefined);
      await gone;
      server.close();
    },
    close: async () => {
      await end();
      expect(violations).toEqual([]);
      expect(errors).toEqual([]);
      const foreign = asked.filter((url) => !/^(?:blob|data):/u.test(url) && !url.startsWith(address));
      expect(foreign).toEqual([]);
    },
  };
};

const portOf = (server: Server): number => {
  const at = server.address();
  if (at === null || typeof at === "string") throw new RangeError("the server: got no port, want one");
  return at.port;
};

/** Waits until the workbench says that all is on the disk. */
export const saved = (page: Page): Promise<void> => page.locator("[data-save=saved]").waitFor({ timeout: 30_000 });
