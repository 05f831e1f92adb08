import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { openExcelInBrowser, type BrowserExcel } from "./browser.ts";
import { findBrowser, LAUNCH_ARGS } from "./findBrowser.ts";

const PANE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self'">
<script src="office/office.js"></script><script src="pane.js"></script></head>
<body><p id="said">…</p><button id="write">写入</button></body></html>`;

const SCRIPT = `
const say = (text) => { document.getElementById("said").textContent = text; };
Office.onReady(async (info) => {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.onChanged.add(async (event) => say("改了 " + event.address));
    await context.sync();
  });
  say(info.host + " " + info.platform + " " + Office.context.displayLanguage + " " +
    Office.context.requirements.isSetSupported("ExcelApi", "1.14") + " " +
    Office.context.requirements.isSetSupported("ExcelApi", "1.15"));
});
const write = () => Excel.run(async (context) => {
  const sheet = context.workbook.worksheets.getActiveWorksheet();
  context.runtime.enableEvents = false;
  sheet.getRange("A1:B3").values = [["单位", "得分（分）"], ["青山区", 96.5], ["新城区", 88]];
  sheet.tables.add("A1:B3", true).name = "排名表";
  sheet.getRange("A:A").format.columnWidth = 120;
  context.runtime.enableEvents = true;
  await context.sync();
  say("写完");
}).catch((error) => say(error.code + " " + error.message));
addEventListener("DOMContentLoaded", () => document.getElementById("write").addEventListener("click", write));
`;

const browser = await findBrowser();

describe.skipIf(browser === null)("a pane in Chromium beside the stand-in", () => {
  const directory = mkdtempSync(join(tmpdir(), "standin-pane-"));
  let excel: BrowserExcel;
  const said = (text: string): Promise<unknown> => excel.pane.waitForSelector(`#said:text-is("${text}")`);

  beforeAll(async () => {
    writeFileSync(join(directory, "pane.html"), PANE);
    writeFileSync(join(directory, "pane.js"), SCRIPT);
    excel = await openExcelInBrowser({ paneDirectory: directory, panePath: "pane.html" });
  }, 60_000);
  afterAll(async () => {
    await excel.close();
    rmSync(directory, { recursive: true });
  });

  it("is Excel on a PC, in Chinese, with the set of Excel 2021", async () => {
    await said("Excel PC zh-CN true false");
  });

  it("writes into the workbook and shows it in the sheet on the left", async () => {
    await excel.pane.click("#write");
    await said("写完");
    expect(excel.standin.snapshot("Sheet1").tables).toEqual([{ name: "排名表", address: "A1:B3" }]);
    await excel.refresh();
    expect(await excel.page.textContent("#sheet tbody tr:nth-child(2)")).toContain("青山区96.5");
  });

  it("tells the pane of a person's edit", async () => {
    excel.standin.userEdit("Sheet1", "B3", 99);
    await said("改了 B3");
  });

  it("asks nobody but its own server, and breaks no content security policy", () => {
    const { origin } = new URL(excel.page.url());
    expect(excel.requests.filter((url) => !url.startsWith(origin))).toEqual([]);
    expect(excel.cspViolations).toEqual([]);
    expect(excel.consoleMessages.filter((message) => message.startsWith("pageerror"))).toEqual([]);
  });

  it("takes a picture", async () => {
    const path = join(directory, "picture.png");
    await excel.screenshot(path);
    expect(existsSync(path)).toBe(true);
  });
});

describe.skipIf(process.platform !== "linux" || process.arch !== "x64")("the browser to use", () => {
  it("is the one KAOPING_BROWSER names", async () => {
    expect(await findBrowser({ KAOPING_BROWSER: "chosen" })).toEqual({
      executablePath: "chosen",
      env: {},
      source: "KAOPING_BROWSER",
    });
  });

  it("comes out of the npm package when the system has none, and starts", async () => {
    const found = await findBrowser({ PATH: "" });
    if (found?.source !== "package") return;
    const started = await chromium.launch({
      executablePath: found.executablePath,
      args: [...LAUNCH_ARGS],
      env: { ...(process.env as Record<string, string>), ...found.env },
    });
    const page = await started.newPage();
    await page.setContent("<p>好</p>");
    expect(await page.textContent("p")).toBe("好");
    await started.close();
  }, 60_000);
});
