import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { join } from "node:path";

import { getRequestListener } from "@hono/node-server";
import type { Page } from "playwright-core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { drawSetupCode } from "../../src/server/access/staff.ts";
import { formsOf, issuedYearOf, masterFileOf } from "../fixtures/manyUnits.ts";
import { findBrowser, LAUNCH_ARGS } from "../standin/findBrowser.ts";
import { databaseKinds, databasesOf } from "../support/databases.ts";
import { newOffice, password } from "../support/newOffice.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const found = await findBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Where to put pictures of the pages, for a person to look at; nowhere unless told. */
const pictures = process.env["KAOPING_PICTURES"] ?? "";

/** Goes on with the Tab key until something of a role with these words has the focus. */
const tabTo = async (page: Page, words: string): Promise<void> => {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const one = document.activeElement;
      const isField =
        one instanceof HTMLInputElement || one instanceof HTMLTextAreaElement || one instanceof HTMLSelectElement;
      // A table that can be scrolled has the focus too, and the words of all that is in it.
      const does = one instanceof HTMLAnchorElement || one instanceof HTMLButtonElement;
      const label = isField ? (one.labels?.[0]?.textContent ?? "") : does ? one.textContent : "";
      const ring = one === null ? "" : getComputedStyle(one).outlineStyle;
      return { label, ring };
    });
    if (focused.label.includes(words)) {
      expect([words, focused.ring]).toEqual([words, "solid"]);
      return;
    }
  }
  throw new RangeError(`${words}: not reached by eighty steps of the Tab key`);
};

const press = async (page: Page, words: string): Promise<void> => {
  await tabTo(page, words);
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
};

const type = async (page: Page, words: string, text: string): Promise<void> => {
  await tabTo(page, words);
  await page.keyboard.type(text);
};

describe.runIf(found !== null).each(databaseKinds)(
  "the pages in Chromium by keyboard alone, on the database that is %s",
  (kind) => {
    const newDatabase = databasesOf(kind);
    let base = "";
    let code = "";
    const ends: (() => Promise<unknown>)[] = [];
    let shown = 0;

    beforeAll(async () => {
      const office = await newOffice(await newDatabase());
      code = (await drawSetupCode(office.office)) ?? "";
      const listen = getRequestListener(office.fetch);
      const server = createServer((request, response) => void listen(request, response));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
      const address = server.address();
      base = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
      ends.push(async () => {
        server.closeAllConnections();
        await new Promise<void>((resolve) => server.close(() => resolve()));
        await office.close();
      });
    });
    afterAll(async () => {
      for (const end of ends.reverse()) await end();
    });

    const opened = async ({ javaScriptEnabled = true } = {}): Promise<Page> => {
      if (!found) throw new RangeError("a browser: got none, want one");
      const browser = await chromium.launch({
        executablePath: found.executablePath,
        args: [...LAUNCH_ARGS],
        env: { ...process.env, ...found.env },
      });
      ends.push(() => browser.close());
      const context = await browser.newContext({
        javaScriptEnabled,
        locale: "zh-CN",
        viewport: { width: 1000, height: 800 },
        bypassCSP: true,
      });
      return context.newPage();
    };

    /** Holds a page to WCAG 2.2 AA, and to a narrow window; takes its picture. */
    const isAccessible = async (page: Page, name: string): Promise<void> => {
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const run = (
          globalThis as unknown as {
            readonly axe: {
              readonly run: (options: unknown) => Promise<{
                readonly violations: readonly {
                  readonly id: string;
                  readonly nodes: readonly { readonly html: string }[];
                }[];
              }>;
            };
          }
        ).axe.run;
        const { violations: all } = await run({
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        });
        return all.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""}`);
      });
      expect([name, violations]).toEqual([name, []]);
      if (pictures !== "")
        await page.screenshot({ path: join(pictures, `office-${++shown}-${name}.png`), fullPage: true });
    };

    /** A browser that runs no script at all: the second step of the Tab key is the field, and the Return key sends it. */
    const entersWithoutScripts = async (own: string): Promise<void> => {
      const page = await opened({ javaScriptEnabled: false });
      await page.goto(base);
      for (const key of ["Tab", "Tab"]) await page.keyboard.press(key);
      await page.keyboard.type(own);
      await Promise.all([page.waitForURL(`${base}/mine`), page.keyboard.press("Enter")]);
      if (pictures !== "")
        await page.screenshot({ path: join(pictures, "office-without-scripts.png"), fullPage: true });
    };

    it("bring staff and a department through their whole round", async () => {
      const folder = temporaryFolder();
      const year = issuedYearOf(3);
      const master = join(folder, "a.xlsx");
      writeFileSync(master, await masterFileOf(year));
      const staff = await opened();
      await staff.goto(`${base}/setup`);
      await isAccessible(staff, "首次设置");
      await type(staff, "一次性管理员码", code);
      await type(staff, "姓名", "管理员甲");
      await type(staff, "用户名", "admin");
      await type(staff, "口令", password);
      await press(staff, "建立");
      await isAccessible(staff, "登录");
      await type(staff, "用户名", "admin");
      await type(staff, "口令", password);
      await press(staff, "登录");
      await isAccessible(staff, "没有轮次");
      await press(staff, "载入总台账");
      // The window in which a file is chosen is the system's own.
      await staff.setInputFiles("input[type=file]", master);
      await press(staff, "载入 ");
      await isAccessible(staff, "已载入");
      await press(staff, "报送进度");
      await isAccessible(staff, "各轮次");
      await press(staff, "2026 年自评表");
      await isAccessible(staff, "报送进度");
      await press(staff, "给没有报送码的发码");
      await isAccessible(staff, "新发的报送码");
      const own = (await staff.locator("tr", { hasText: "市第1局" }).locator("code").textContent()) ?? "";

      const unit = await opened();
      await unit.goto(base);
      await isAccessible(unit, "入口");
      await type(unit, "报送码", own.toLowerCase().replaceAll("-", " "));
      await press(unit, "进入");
      await isAccessible(unit, "本单位");
      const [download] = await Promise.all([
        unit.waitForEvent("download"),
        tabTo(unit, "下载自评表").then(() => unit.keyboard.press("Enter")),
      ]);
      expect(download.suggestedFilename()).toBe("市第1局-u1.xlsx");
      const forms = await formsOf(year);
      const send = async (content: Uint8Array): Promise<void> => {
        const file = { name: "自评表.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from(content) };
        await unit.setInputFiles("input[type=file]", file);
        await press(unit, "上传并查验");
      };
      await send(readFileSync(await download.path()));
      expect(await unit.locator("[role=alert]").textContent()).toContain("文件没有接收");
      await isAccessible(unit, "未接收");
      await press(unit, "返回");
      await send(forms[0]?.content ?? new Uint8Array());
      expect(await unit.locator("[role=status]").textContent()).toContain("文件已接收");
      await isAccessible(unit, "已接收");

      await press(staff, "返回");
      expect(await staff.locator("main").textContent()).toContain("共 3 家，已接收 1 家，未报 2 家。");
      await isAccessible(staff, "进度");
      await press(staff, "市第1局");
      await type(staff, "理由", "第一项请补佐证");
      await press(staff, "退回 ");
      await isAccessible(staff, "单家");
      await press(unit, "返回");
      expect(await unit.locator("[role=alert]").textContent()).toContain("第一项请补佐证");
      await isAccessible(unit, "退回补正");
      for (const [page, heading] of [
        ["收取令牌", "收取令牌"],
        ["办理留痕", "办理留痕"],
        ["拒绝记录", "拒绝记录"],
        ["人员", "人员"],
        ["更改口令", "更改口令"],
      ] as const) {
        await press(staff, page);
        expect(await staff.locator("h1").textContent()).toContain(heading);
        await isAccessible(staff, heading);
      }
      // A window of 320 points, as a telephone or a screen at four times its size; nothing is cut off or scrolled sideways.
      for (const [page, paths] of [
        [staff, ["/staff", "/staff/rounds/1", "/staff/papers/1", "/staff/password", "/admin/accounts"]],
        [unit, ["/mine", "/mine/submissions/1"]],
      ] as const) {
        await page.setViewportSize({ width: 320, height: 640 });
        for (const path of paths) {
          await page.goto(`${base}${path}`);
          expect([path, await page.evaluate(() => document.documentElement.scrollWidth <= 320)]).toEqual([path, true]);
          await isAccessible(page, `窄-${path.replaceAll("/", "-")}`);
        }
      }
      // At twice its size a screen of 1000 points shows as much as one of 500.
      await unit.setViewportSize({ width: 500, height: 400 });
      await unit.goto(`${base}/mine`);
      expect(await unit.evaluate(() => document.documentElement.scrollWidth <= 500)).toBe(true);
      await isAccessible(unit, "两倍");
      await press(staff, "退出");
      expect(await staff.locator("h1").textContent()).toContain("报送");
      await entersWithoutScripts(own);
    });
  },
);
