import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import fc from "fast-check";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { receiptPage } from "../../../src/app/publishing/receiptPage/receiptPage.ts";
import { receiptPageScript } from "../../../src/app/publishing/receiptPage/receiptPageScript.ts";
import { appendEntry } from "../../../src/domain/ledger/appendEntry.ts";
import {
  checkpointText,
  readCheckpoint,
  signedCheckpoint,
  type Checkpoint,
} from "../../../src/domain/ledger/checkpoint.ts";
import { checkReceipt, readReceipt, receiptsOf } from "../../../src/domain/ledger/receipt.ts";
import { keyText } from "../../../src/domain/ledger/signedNote.ts";
import { runs, seed } from "../../soak.ts";
import { findBrowser, LAUNCH_ARGS } from "../../standin/findBrowser.ts";
import { ed25519 } from "../../support/ed25519.ts";
import { sha256 } from "../../support/sha256.ts";

const found = await findBrowser();
const shots = "reports/pane";
mkdirSync(shots, { recursive: true });

const rows = Array.from({ length: 7 }, (_, index) => ({
  ...{ unit: `u${index}`, group: "市直部门", grade: "优秀", salt: String(index).padStart(32, "0") },
  ...{ rank: index === 6 ? null : index + 1, total: "90.5", contribution: index === 6 ? null : "3.6" },
}));
const origin = "kaoping/0123456789abcdef";
const deed = { time: "2026-11-22T08:30:00Z", actor: "公开办", action: "results-published", subject: "published" };
const [block] = appendEntry([], { ...deed, before: null, after: "0".repeat(64), reason: "", rows }, sha256);
if (!block) throw new RangeError("a ledger: got none, want one entry");
const checkpoint: Checkpoint = { origin, size: 1, root: block.entry.hash, sm3: null, results: block.entry.rows };
const receipts = receiptsOf(rows, origin, sha256).map((receipt) => JSON.stringify(receipt, null, 2));
const [secret, otherSecret] = [new Uint8Array(32).fill(3), new Uint8Array(32).fill(4)];
const keyOf = (of: Uint8Array) => keyText({ name: origin, publicKey: ed25519.publicKeyOf(of) }, sha256);
const signed = signedCheckpoint(checkpoint, secret, ed25519, sha256);
const html = receiptPage("永平市2026年政务公开工作考核结果", { checkpoint: signed, key: `${keyOf(secret)}\n` }, sha256);

it("lets its own script and style run and nothing else, by what they hash to, and asks for nothing", () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(html)?.[1] ?? "";
  const hashOf = (name: string): string => {
    const [, content = ""] = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, "u").exec(html) ?? [];
    return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
  };
  expect(policy).toBe(
    `default-src 'none'; script-src ${hashOf("script")}; style-src ${hashOf("style")}; base-uri 'none'; form-action 'none'`,
  );
  expect(html).not.toMatch(/https?:|src=|href=|url\(|@import|style="|onclick/u);
  expect(receiptPageScript).not.toMatch(/fetch|XMLHttpRequest|innerHTML|eval|import\(|<\/script/u);
});

describe.skipIf(found === null)("the page that checks a receipt, opened from the disk without a network", () => {
  let browser: Browser;
  let page: Page;
  const asked: string[] = [];
  const said = (): Promise<string> => page.locator("#verdict").innerText();
  const level = (): Promise<string | null> => page.locator("#verdict").getAttribute("data-verdict");
  const put = async (id: string, text: string): Promise<void> => {
    await page.locator(`#${id}`).evaluate((area, value) => ((area as HTMLTextAreaElement).value = value), text);
  };
  /** Checks as the button does it, in one call of the page, and over when it is said. */
  const checked = (receipt: string, by = signed, key = keyOf(secret)): Promise<string> =>
    page.evaluate(
      async (texts: Readonly<Record<string, string>>) => {
        for (const [id, text] of Object.entries(texts)) {
          (document.getElementById(id) as HTMLTextAreaElement).value = text;
        }
        await (globalThis as unknown as { check: () => Promise<void> }).check();
        return document.getElementById("verdict")?.dataset["verdict"] ?? "";
      },
      { receipt, checkpoint: by, key },
    );

  beforeAll(async () => {
    browser = await chromium.launch({ ...found, args: [...LAUNCH_ARGS] });
    const path = resolve(join(shots, "receipt.html"));
    writeFileSync(path, html);
    page = await browser.newPage({ viewport: { width: 900, height: 900 }, locale: "zh-CN" });
    page.on("request", (request) => asked.push(request.url()));
    page.on("pageerror", (error) => asked.push(error.message));
    page.on("console", (line) => asked.push(line.text()));
    await page.goto(pathToFileURL(path).href);
    expect(asked.splice(0)).toEqual([pathToFileURL(path).href]);
  });

  afterAll(async () => {
    expect(asked).toEqual([]);
    await browser.close();
  });

  it("shows a unit its own result by keyboard alone, and says so to a screen reader", async () => {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("receipt-file");
    await page.locator("#receipt-file").setInputFiles({
      ...{ name: "市财政局.json", mimeType: "application/json", buffer: Buffer.from(receipts[2] ?? "") },
    });
    await page.locator("#verdict[data-verdict=good]").waitFor();
    expect(await page.locator("#verdict").getAttribute("role")).toBe("status");
    expect(await said()).toContain("公布的 7 份结果里，第 3 份就是它");
    expect(await said()).toContain("存证的签名有效");
    const shown = await page.locator("#verdict dt, #verdict dd").allInnerTexts();
    expect(shown).toEqual([
      "单位代号",
      "u2",
      "分组代号",
      "市直部门",
      "等次",
      "优秀",
      "名次",
      "3",
      "总分",
      "90.5",
      "绩效得分",
      "3.6",
    ]);
    expect(await said()).not.toContain("0000000002");
    for (let tabs = 0; tabs < 12; tabs++) {
      await page.keyboard.press("Tab");
      if ((await page.evaluate(() => document.activeElement?.id)) === "check") break;
    }
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "verdict");
    await page.screenshot({ path: join(shots, "receipt page.png"), fullPage: true });
  });

  it("is as accessible as axe can tell, and nothing runs out of it at 320 px", async () => {
    const session = await page.context().newCDPSession(page);
    await session.send("Page.setBypassCSP", { enabled: true });
    await page.evaluate(readFileSync("node_modules/axe-core/axe.min.js", "utf8"));
    const findings = await page.evaluate("axe.run().then(({ violations }) => violations.map(({ id }) => id))");
    expect(findings).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 900, height: 900 });
  });

  it("knows files that are dropped anywhere by what they say", async () => {
    await put("receipt", "");
    await put("checkpoint", "");
    await put("key", "");
    await page.evaluate(
      (texts) => {
        const dropped = new DataTransfer();
        texts.forEach((text, at) => dropped.items.add(new File([text], `${at}.txt`)));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
      },
      [keyOf(secret), signed.replaceAll("\n", "\r\n"), receipts[6] ?? ""],
    );
    await page.locator("#verdict:has-text('第 7 份')").waitFor();
    expect(await level()).toBe("good");
    expect(await said()).toContain("无");
  });

  it("says what is wrong, and shows no result then", async () => {
    const [own = ""] = receipts;
    expect(await checked("")).toBe("bad");
    expect(await checked("{")).toBe("bad");
    expect(await checked(own.replace('"rank": 1', '"rank": 2'))).toBe("bad");
    expect(await said()).toContain("回执与存证不符");
    expect(await page.locator("#verdict dl").count()).toBe(0);
    expect(await checked(own, signed.replace(origin, "kaoping/fedcba9876543210"))).toBe("bad");
    expect(await said()).toContain("不是同一本台账");
    expect(await checked(own, checkpointText({ ...checkpoint, results: null }))).toBe("bad");
    expect(await said()).toContain("公布结果之前");
    expect(await checked(own, signed, keyOf(otherSecret))).toBe("bad");
    expect(await said()).toContain("不是这把公钥签的");
    const forged = signedCheckpoint({ ...checkpoint, size: 2 }, secret, ed25519, sha256).split("\n\n")[1] ?? "";
    expect(await checked(own, `${checkpointText(checkpoint)}\n${forged}`)).toBe("bad");
    expect(await said()).toContain("签名不对");
    expect(await checked(own, signed, "x")).toBe("bad");
    expect(await checked(own, checkpointText(checkpoint))).toBe("unproved");
    expect(await said()).toContain("存证没有签名");
    expect(await checked(own, signed, "")).toBe("unproved");
    expect(await said()).toContain("没有验签");
  });

  it("comes to the verdict that the command line comes to, whatever was altered", async () => {
    const verdicts = new Set<boolean>();
    const altered = fc.record({
      receipt: fc.nat({ max: receipts.length - 1 }),
      at: fc.nat(),
      put: fc.constantFrom("", "0", "1", "a", '"', "\\n", "A", "=", " "),
      where: fc.constantFrom("receipt", "checkpoint", "nowhere"),
    });
    const change = (text: string, at: number, piece: string): string => {
      const place = at % text.length;
      return text.slice(0, place) + piece + text.slice(place + 1);
    };
    await fc.assert(
      fc.asyncProperty(altered, async ({ receipt: index, at, put: piece, where }) => {
        const own = receipts[index] ?? "";
        const receipt = where === "receipt" ? change(own, at, piece) : own;
        const plain = checkpointText(checkpoint);
        const by = where === "checkpoint" ? change(plain, at % (plain.length - 1), piece) : plain;
        const holds = (await checked(receipt, by, "")) !== "bad";
        expect(holds).toBe(holdsHere(receipt, by));
        verdicts.add(holds);
      }),
      { seed, numRuns: runs(4000) },
    );
    expect(verdicts.size).toBe(2);
  }, 3_600_000);
});

/** What the command line says of a receipt and a checkpoint without a signature. */
const holdsHere = (receiptText: string, by: string): boolean => {
  const pinned = readCheckpoint(by, "checkpoint.txt");
  let raw: unknown;
  try {
    raw = JSON.parse(receiptText);
  } catch {
    return false;
  }
  const receipt = readReceipt(raw, "回执.json");
  return receipt.ok && pinned.ok && checkReceipt(receipt.value, pinned.value.checkpoint, "", sha256).length === 0;
};
