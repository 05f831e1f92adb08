import { chromium, type Browser, type BrowserContext, type Frame, type Page } from "playwright-core";

import { findBrowser, LAUNCH_ARGS } from "./findBrowser.ts";
import { hostPage } from "./hostPage.ts";
import { HOST_PAGE, servePane } from "./paneServer.ts";
import { BINDINGS, paneShim } from "./paneShim.ts";
import { createStandin, type Standin, type StandinOptions } from "./standin.ts";
import type { HtmlOptions } from "./toHtml.ts";

export interface BrowserExcelOptions extends StandinOptions {
  /** The built pane, served as it is. */
  readonly paneDirectory: string;
  /** The pane's page in it: `taskpane.html`. */
  readonly panePath: string;
  readonly locale?: string;
  readonly excelApi?: string;
  /** Batches go over HTTP, for what is to be timed. */
  readonly overHttp?: boolean;
  /** CSS pixels of the pane; Excel's own is 350. */
  readonly paneWidth?: number;
  readonly paneTitle?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Device pixels of a CSS pixel: 2 with half the `paneWidth` is a pane at 200 % zoom. */
  readonly deviceScaleFactor?: number;
  /** Size of the drawn sheet. */
  readonly html?: HtmlOptions;
  /** Draws the page; without it a browser is started for this page alone. */
  readonly browser?: Browser;
}

export interface BrowserExcel {
  readonly page: Page;
  readonly pane: Frame;
  readonly standin: Standin;
  /** Every address asked for, by the host page and the pane. */
  readonly requests: readonly string[];
  /** `type: text`, uncaught errors as `pageerror: …`. */
  readonly consoleMessages: readonly string[];
  /** `directive blocked source` of each policy violation. */
  readonly cspViolations: readonly string[];
  /** Draws the sheet anew; happens by itself after each batch. */
  readonly refresh: () => Promise<void>;
  readonly screenshot: (path: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts a browser, to draw one page or several. */
export async function startBrowser(): Promise<Browser> {
  const found = await findBrowser();
  if (!found) throw new Error("no browser: set KAOPING_BROWSER to a Chromium, Chrome or Edge");
  const env = Object.fromEntries(
    Object.entries({ ...process.env, ...found.env }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value]],
    ),
  ) as Record<string, string>;
  return chromium.launch({ executablePath: found.executablePath, args: [...LAUNCH_ARGS], env });
}

/** Opens a page that looks like Excel, with the built pane in it and Microsoft's runtime talking to a stand-in. */
export async function openExcelInBrowser(options: BrowserExcelOptions): Promise<BrowserExcel> {
  const locale = options.locale ?? "zh-CN";
  const excelApi = options.excelApi ?? "1.14";
  const standin = createStandin(options);
  const server = await servePane({
    paneDirectory: options.paneDirectory,
    shim: paneShim({ locale, excelApi, overHttp: options.overHttp ?? false }),
    answer: standin.answer,
    hostPage: hostPage({
      panePath: `/${options.panePath}`,
      paneWidth: options.paneWidth ?? 350,
      paneTitle: options.paneTitle ?? "考评",
      fileName: standin.workbook.name,
    }),
  });
  const browser = options.browser ?? (await startBrowser());
  const context = await browser.newContext({
    locale,
    viewport: options.viewport ?? { width: 1366, height: 768 },
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
  });
  const page = await context.newPage();
  const records = await watch(context, page);
  const refresh = sheetPainter(page, standin, options.html);
  await connect(context, page, standin, refresh);
  await page.goto(`${server.origin}${HOST_PAGE}`, { waitUntil: "load" });
  await refresh();
  const pane = page.frame("pane");
  if (!pane) throw new Error("the host page has no pane");
  await pinApiSet(pane);
  return {
    page,
    pane,
    standin,
    ...records,
    refresh,
    screenshot: async (path) => {
      await refresh();
      await page.screenshot({ path });
    },
    close: async () => {
      await (options.browser ? context : browser).close();
      await server.close();
    },
  };
}

type Records = Pick<BrowserExcel, "requests" | "consoleMessages" | "cspViolations">;

async function watch(context: BrowserContext, page: Page): Promise<Records> {
  const requests: string[] = [];
  const consoleMessages: string[] = [];
  const cspViolations: string[] = [];
  await context.exposeBinding(BINDINGS.violation, (_source, text: string) => {
    cspViolations.push(text);
  });
  await context.addInitScript({
    content: `document.addEventListener("securitypolicyviolation", (event) =>
      window.${BINDINGS.violation}(event.violatedDirective + " " + event.blockedURI + " " + event.sourceFile));`,
  });
  context.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => consoleMessages.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => consoleMessages.push(`pageerror: ${error.message}`));
  return { requests, consoleMessages, cspViolations };
}

/** Carries batches and events between the pane and the stand-in. */
async function connect(
  context: BrowserContext,
  page: Page,
  standin: Standin,
  refresh: () => Promise<void>,
): Promise<void> {
  await context.exposeBinding(BINDINGS.answer, (_source, text: string) => standin.answer(text));
  await context.exposeBinding(BINDINGS.answered, async () => {
    standin.deliverEvents();
    await refresh();
  });
  standin.connect((message) => {
    const script = `window._richApiNativeBridge && window._richApiNativeBridge.onMessageFromHost(${JSON.stringify(message)})`;
    void page
      .frame("pane")
      ?.evaluate(script)
      .catch(() => undefined);
  });
}

/** Draws at most once at a time; what changed meanwhile is drawn after. */
function sheetPainter(page: Page, standin: Standin, options: HtmlOptions | undefined): () => Promise<void> {
  const state: { last: Promise<void>; waiting: Promise<void> | null } = { last: Promise.resolve(), waiting: null };
  const paint = async (): Promise<void> => {
    await state.last;
    state.waiting = null;
    state.last = page.evaluate(paintScript(standin.toHtml(undefined, options)));
    await state.last;
  };
  return () => (state.waiting ??= paint());
}

const paintScript = (html: string): string => `{
  const sheet = document.getElementById("sheet");
  const before = sheet.querySelector(".grid");
  const at = before ? [before.scrollLeft, before.scrollTop] : [0, 0];
  sheet.innerHTML = ${JSON.stringify(html)};
  sheet.querySelector(".grid").scrollTo(at[0], at[1]);
}`;

/** Members above the granted set throw, as soon as the runtime is there; a pane without it is left alone. */
async function pinApiSet(pane: Frame): Promise<void> {
  const script = `{
    const common = window.OfficeExtension && window.Excel && window.OfficeExtension.CommonUtility;
    if (common) common._doApiNotSupportedCheck = true;
    Boolean(common);
  }`;
  for (let tries = 0; tries < 100; tries += 1) {
    if (await pane.evaluate(script)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
