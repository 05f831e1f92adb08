import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { openExcelInBrowser, type BrowserExcel } from "../standin/browser.ts";
import { findBrowser } from "../standin/findBrowser.ts";
import { axeFindings, openStep } from "./paneHands.ts";

const browser = await findBrowser();

/** Screenshots are for people to look at; they are kept out of the repository. */
const shots = "reports/pane";

describe.skipIf(browser === null)("the built pane in a browser, with the real runtime", () => {
  let excel: BrowserExcel;

  beforeAll(async () => {
    mkdirSync(shots, { recursive: true });
    excel = await openExcelInBrowser({ paneDirectory: "dist/pane", panePath: "pane.html" });
    await excel.pane.getByLabel("经办人").fill("公开办");
    await openStep(excel.pane, "tasks");
    await excel.pane.getByText("把文件拖到这里").waitFor();
  });
  afterAll(async () => {
    expect(excel.standin.stats.unsupported).toEqual([]);
    expect(excel.cspViolations).toEqual([]);
    expect(excel.consoleMessages.filter((message) => message.includes("error"))).toEqual([]);
    await excel.close();
  });

  const button = (name: string) => excel.pane.getByRole("button", { name });
  const cells = (sheet: string) => excel.standin.snapshot(sheet).values;
  /** Counts from where nothing is under way: what the step before has begun is not part of this one. */
  const syncsOf = async (act: () => Promise<unknown>): Promise<number> => {
    await excel.pane.locator("main[aria-busy=false]").waitFor();
    excel.standin.resetStats();
    await act();
    return excel.standin.stats.syncs;
  };

  it("refuses a picture with one line that says what to do", async () => {
    await excel.pane.locator("input[type=file]").setInputFiles("assets/icon-32.png");
    await excel.pane.getByText("document-format-unknown").waitFor();
    await excel.screenshot(join(shots, "0-picture.png"));
  });

  it("shows the tasks of a document before anything is written", async () => {
    await excel.pane.locator("input[type=file]").setInputFiles("sample/work-points.txt");
    await excel.pane.getByText("读到 26 项任务").waitFor();
    expect(await excel.pane.getByRole("list", { name: "任务列表" }).getByRole("heading").count()).toBe(10);
    await excel.pane.getByText("第 1 页，共 3 页").waitFor();
    expect(excel.standin.workbook.sheets.map(({ name }) => name)).toEqual(["Sheet1"]);
    await excel.screenshot(join(shots, "1-document.png"));
  });

  it("writes 任务分解 in three round trips", async () => {
    const syncs = await syncsOf(async () => {
      await button("写入任务分解").click();
      await excel.pane.getByText("已写入“任务分解”").waitFor();
    });
    expect(syncs).toBe(3);
    expect(cells("任务分解")[2]?.[0]).toBe("编号");
    await excel.screenshot(join(shots, "2-breakdown.png"));
  });

  it("writes the scheme and a sheet to score in, in three round trips", async () => {
    await openStep(excel.pane, "scheme");
    await excel.pane.getByText("满分 100 分").first().waitFor();
    const syncs = await syncsOf(async () => {
      await button("写入方案和评分表").click();
      await excel.pane.getByText("已写入方案").waitFor();
    });
    expect(syncs).toBe(3);
    await excel.screenshot(join(shots, "3-scheme.png"));
  });

  it("says what is missing when it is asked to rank too early", async () => {
    await openStep(excel.pane, "ranking");
    await button("收分并排名").click();
    await excel.pane.getByText("score-missing").first().waitFor();
    await excel.pane.locator("main[aria-busy=false]").waitFor();
    await excel.screenshot(join(shots, "4-missing.png"));
  });

  it("ranks the scores that were typed into the sheet, in three round trips", async () => {
    const rows = cells("评分-政务公开办").slice(3);
    const units = rows.slice(
      0,
      rows.findIndex(([unit]) => unit === ""),
    );
    excel.standin.userEdit(
      "评分-政务公开办",
      "B4",
      units.map((_, row) => [30, 25, 15, 20, 10].map((max) => max - ((row * 7) % 9))),
    );
    const syncs = await syncsOf(async () => {
      await button("收分并排名").click();
      await excel.pane.getByText("已写入“得分”").waitFor();
    });
    expect(syncs).toBe(3);
    expect(cells("排名")[3]?.slice(0, 3)).toEqual(["名次", "并列", "单位"]);
    await excel.pane.getByRole("table", { name: "全部单位排名" }).scrollIntoViewIfNeeded();
    await excel.screenshot(join(shots, "5-ranking.png"));
  });

  it("asks its own origin for everything", () => {
    const origins = new Set(excel.requests.map((url) => new URL(url).origin));
    expect(origins.size).toBe(1);
    expect([...origins][0]).toContain("127.0.0.1");
  });

  it("is as accessible as axe can tell", async () => {
    expect(await axeFindings(excel.pane)).toEqual([]);
  });

  it("opens with what the workbook holds when it is opened again", async () => {
    await excel.pane.goto(excel.pane.url());
    await excel.pane.getByText("个单位排定").waitFor();
    await openStep(excel.pane, "tasks");
    await excel.pane.getByText("读到").waitFor();
  });
});

it("the browser tests were built from this pane", () => {
  expect(existsSync("dist/pane/pane.html")).toBe(true);
});
