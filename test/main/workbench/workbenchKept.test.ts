import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { strToU8, zipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { masterSheets } from "../../../src/app/masterSheets.ts";
import { openMaster } from "../../../src/app/openMaster.ts";
import { readBook } from "../../../src/hosts/files/xlsx/readBook.ts";
import { writeBook } from "../../../src/hosts/files/xlsx/writeBook.ts";
import { valueOf } from "../../fixtures/issues.ts";
import {
  answers,
  filledSheets,
  formBytes,
  issuedAssessment,
  schoolForm,
  typedInto,
} from "../../fixtures/returnedForms.ts";
import { findBrowser } from "../../standin/findBrowser.ts";
import { sha256 } from "../../support/sha256.ts";
import { openWorkbench, saved, type Workbench } from "./workbenchHands.ts";
import { downloaded, dropFiles, goTo, openStep, said } from "./workbenchWalk.ts";

const browser = await findBrowser();

const master = writeBook(masterSheets(issuedAssessment, sha256), "2026-11-22T08:30:00Z", {}, sha256);
const masterFile = { name: "云泽市考核.xlsx", mimeType: "", buffer: Buffer.from(master) };

const noted = (page: Page, code: string, text: string): Promise<void> =>
  page.locator(`[data-note=${code}]`).getByText(text).waitFor();
/** Reads a note and dismisses it. */
const understood = async (page: Page, code: string, text: string): Promise<void> => {
  await noted(page, code, text);
  await page.locator(`[data-note=${code}]`).getByRole("button", { name: "知道了" }).click();
};
const bookNamed = (page: Page, name: string) => page.locator("#kept-box li[data-book]").filter({ hasText: name });
const list = async (page: Page): Promise<void> => page.locator("#all-books").click();
const closeList = async (page: Page): Promise<void> => {
  await page.locator("#kept-box").getByRole("button", { name: "关闭", exact: true }).click();
  await page.locator("#kept-box").waitFor({ state: "detached" });
};
/** Types points of the first unit and criterion, and waits until they stand in the workbook. */
const typePoints = async (page: Page, points: number): Promise<void> => {
  const sheet = await page.evaluate(
    () => kaopingWorkbench.current().sheets.find(({ name }) => name.startsWith("评分-"))?.name ?? "",
  );
  await page.evaluate((wanted) => kaopingWorkbench.driver.run([[{ op: "front", sheet: wanted }]], [], []), sheet);
  await goTo(page, "B4");
  await page.keyboard.type(String(points));
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    ([name, wanted]) => kaopingWorkbench.current().sheets.find((one) => one.name === name)?.cells[3]?.[1] === wanted,
    [sheet, points] as const,
  );
};

describe.skipIf(browser === null)("assessments that the browser keeps", () => {
  const folder = mkdtempSync(join(tmpdir(), "kaoping-kept-"));
  let open: Workbench;
  let page: Page;

  beforeAll(async () => {
    open = await openWorkbench();
    ({ page } = open);
    await saved(page);
    await page.locator("#open-picker").setInputFiles(masterFile);
    await page.locator(".workbench-name").getByText("云泽市考核").waitFor();
    await saved(page);
  });
  afterAll(async () => {
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("are listed, and renamed", async () => {
    await list(page);
    await expect
      .poll(() => page.locator("#kept-box li strong").allInnerTexts())
      .toEqual(["云泽市考核", "样例：云泽市2026年"]);
    await bookNamed(page, "云泽市考核").getByRole("button", { name: "改名" }).click();
    await page.getByLabel("新名称").fill("2026年终稿");
    await page.getByLabel("新名称").press("Enter");
    await bookNamed(page, "2026年终稿").getByText("（正打开）").waitFor();
    await closeList(page);
    await expect.poll(() => page.locator(".workbench-name").innerText()).toBe("2026年终稿");
  });

  it("are downloaded as a file that is known again when it comes back, older by what was typed meanwhile or not", async () => {
    await typePoints(page, 9.5);
    await list(page);
    const bytes = await downloaded(page, () =>
      bookNamed(page, "2026年终稿").getByRole("button", { name: "下载" }).click(),
    );
    await closeList(page);
    const sheets = valueOf(readBook(bytes, "考核.xlsx"));
    expect(sheets.find(({ name }) => name.startsWith("评分-"))?.cells[3]?.[1]).toBe(9.5);
    expect(valueOf(openMaster(sheets, "考核.xlsx", sha256)).ledger).toEqual(issuedAssessment.ledger);
    writeFileSync(join(folder, "拷回来.xlsx"), bytes);
    await dropFiles(page, [join(folder, "拷回来.xlsx")]);
    await page.locator("#copy-box").getByText("留痕完全相同").waitFor();
    await page.locator("#copy-box [data-answer=keepBoth]").click();
    await page.locator(".workbench-name").getByText("拷回来").waitFor();
    await saved(page);
  });

  it("are deleted only after being asked", async () => {
    await list(page);
    const copy = bookNamed(page, "拷回来");
    await copy.getByRole("button", { name: "删除" }).click();
    await copy.getByText("不能恢复").waitFor();
    await copy.getByRole("button", { name: "取消" }).click();
    await copy.getByRole("button", { name: "删除" }).click();
    await copy.locator("[data-sure]").click();
    await copy.waitFor({ state: "detached" });
    await bookNamed(page, "2026年终稿").getByRole("button", { name: "打开" }).click();
    await page.locator(".workbench-name").getByText("2026年终稿").waitFor();
    await saved(page);
  });

  it("are open in one tab at a time; the other says so, does not delete them, and keeps what is begun there", async () => {
    const other = await open.tab();
    await noted(other, "takenElsewhere", "已在另一个标签页里打开");
    await list(other);
    await bookNamed(other, "2026年终稿").getByRole("button", { name: "删除" }).click();
    await other.locator("[data-sure]").click();
    await other.locator("#kept-box [data-note=inUse]").waitFor();
    await closeList(other);
    await openStep(other, "tasks");
    await other.getByLabel("经办人").fill("公开办");
    await other.locator(".workbench-side input[type=file]").first().setInputFiles("sample/work-points.txt");
    await other.getByRole("button", { name: "写入任务分解" }).click();
    await said(other, "已写入“任务分解”");
    await saved(other);
    await list(other);
    await expect.poll(() => other.locator("#kept-box li[data-book]").count()).toBe(3);
    await closeList(other);
    await other.close();
    await list(page);
    await expect.poll(() => page.locator("#kept-box li[data-book]").count()).toBe(3);
    await closeList(page);
  });

  it("leave the keyboard to who types already while the grid is still to come", async () => {
    const other = await open.context.newPage();
    const parts = readdirSync("dist/workbench").filter(
      (name) => name.endsWith(".js") && readFileSync(join("dist/workbench", name), "utf8").includes("INTERNAL_EDITOR"),
    );
    expect(parts).not.toEqual([]);
    let giveGrid: () => void = () => undefined;
    const wanted = new Promise<void>((given) => {
      giveGrid = given;
    });
    await other.route(
      (url) => parts.some((name) => url.pathname.endsWith(name)),
      async (route) => {
        await wanted;
        await route.continue();
      },
    );
    await other.goto(`${new URL(page.url()).origin}/?empty`);
    const actor = other.getByLabel("经办人");
    await actor.click();
    await other.keyboard.type("公开");
    giveGrid();
    await other.waitForFunction(
      () => document.querySelector<HTMLInputElement>(".workbench-grid input")?.value === "A1",
    );
    await other.keyboard.type("办");
    expect(await actor.inputValue()).toBe("公开办");
    expect(await other.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
    await other.locator("canvas[id^=univer-sheet-main-canvas]").click();
    await other.waitForFunction(() => document.querySelector(".workbench-grid")?.contains(document.activeElement));
    await list(other);
    await other.keyboard.press("Escape");
    await other.locator("#kept-box").waitFor({ state: "detached" });
    expect(await other.evaluate(() => document.activeElement?.id)).toBe("all-books");
    await other.close();
  });

  it("are not left while the browser has no room for them, and are saved as soon as it has", async () => {
    // Storage of its own: how much room there is was asked for the other's long ago.
    const apart = await open.context.browser()?.newContext({ locale: "zh-CN" });
    if (!apart) throw new RangeError("a browser: got none, want the one of the other tabs");
    const other = await apart.newPage();
    const session = await apart.newCDPSession(other);
    const { origin } = new URL(page.url());
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
    await open.tab(other);
    const full = other.locator(".workbench-bar").getByRole("alert").getByText("浏览器的存储空间满了");
    await full.waitFor();
    await other.locator("#open-picker").setInputFiles(masterFile);
    await other.locator(".workbench-name").getByText("云泽市考核").waitFor();
    await full.waitFor();
    await typePoints(other, 9);
    await other.locator("#new-book").click();
    await noted(other, "unsavedFirst", "先不换别的");
    expect(await other.locator(".workbench-name").innerText()).toContain("云泽市考核");
    await session.send("Storage.overrideQuotaForOrigin", { origin });
    await typePoints(other, 8.5);
    await saved(other);
    await other.reload();
    await saved(other);
    expect(await other.locator(".workbench-name").innerText()).toBe("云泽市考核");
    const now = await other.evaluate(
      () => kaopingWorkbench.current().sheets.find(({ name }) => name.startsWith("评分-"))?.cells[3]?.[1],
    );
    expect(now).toBe(8.5);
    await apart.close();
  });

  it("are written to a file on the disk, but not over one that somebody changed meanwhile", async () => {
    // The box for choosing a file belongs to the system; the file that it would give is a real one of the browser's own disk.
    await page.evaluate(async () => {
      const disk = await navigator.storage.getDirectory();
      const file = await disk.getFileHandle("共享盘.xlsx", { create: true });
      Object.assign(globalThis, { showSaveFilePicker: () => Promise.resolve(file), kaopingFile: file });
    });
    const sizeOnDisk = () =>
      page.evaluate(
        async () => (await (globalThis as unknown as { kaopingFile: FileSystemFileHandle }).kaopingFile.getFile()).size,
      );
    await page.locator("#save-disk").click();
    await understood(page, "fileSaved", "已存到磁盘文件“共享盘.xlsx”");
    expect(await sizeOnDisk()).toBeGreaterThan(5000);
    await page.evaluate(async () => {
      const writing = await (
        globalThis as unknown as { kaopingFile: FileSystemFileHandle }
      ).kaopingFile.createWritable();
      await writing.write("somebody else's");
      await writing.close();
      dispatchEvent(new Event("focus"));
    });
    await understood(page, "fileNewer", "磁盘上的“共享盘.xlsx”在这里打开之后又改过");
    await page.locator("#save-disk").click();
    await noted(page, "fileNewer", "不会悄悄覆盖");
    expect(await sizeOnDisk()).toBe("somebody else's".length);
  });

  it("take by drop only what belongs to them, and say of all else what it is and what to do", async () => {
    const file = (name: string, bytes: Uint8Array): string => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]);
    const visible = filledSheets.filter(({ visibility }) => visibility === "visible");
    const otherYear = formBytes(visible, { ...schoolForm.properties, year: "2025" });
    const changed = typedInto(schoolForm.sheets, [...answers, ["指标自评", 0, "自评分", 8]]);
    const picture = file("现场.png", png);
    await dropFiles(page, [picture]);
    await said(page, "这种文件读不了（看起来是 PNG）");
    await dropFiles(page, [file("旧表.xls", old)]);
    await said(page, "这是旧版或加了密码的文件");
    await dropFiles(page, [file("坏了.zip", strToU8("PK 不是压缩包"))]);
    await said(page, "坏了.zip");
    await page.getByLabel("经办人").fill("公开办");
    await dropFiles(page, [
      file("市教育局.xlsx", formBytes()),
      file("市教育局（改）.xlsx", formBytes(changed)),
      file("市教育局2025.xlsx", otherYear),
      picture,
      file("别的.zip", zipSync({ "说明.txt": strToU8("见附件") })),
    ]);
    await said(page, "这是 2025 年的自评表");
    await said(page, "有两份、待确定：市教育局");
    const notes = await page.locator(".workbench-side .messages").innerText();
    expect(notes).toContain("现场.png");
    expect(notes).toContain("说明.txt");
  });
});
