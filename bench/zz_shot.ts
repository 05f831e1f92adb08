import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { fileOf, typeOf } from "../scripts/paneFiles.ts";
import { findBrowser, LAUNCH_ARGS } from "../test/standin/findBrowser.ts";
const found = await findBrowser();
const server = createServer((q, r) => { const p = new URL(q.url ?? "/", "http://x").pathname; const f = fileOf("/work/w10/dist/workbench", p === "/" ? "/index.html" : p); if (!f) { r.writeHead(404).end(); return; } r.writeHead(200, { "content-type": typeOf(f) }).end(readFileSync(f)); });
await new Promise<void>((ok) => server.listen(0, "127.0.0.1", ok));
const port = (server.address() as { port: number }).port;
const browser = await chromium.launch({ executablePath: found!.executablePath, args: [...LAUNCH_ARGS], env: { ...process.env, ...found!.env } as Record<string, string> });
const page = await (await browser.newContext({ locale: "zh-CN", viewport: { width: 1366, height: 768 } })).newPage();
page.on("console", (m) => console.log("console", m.type(), m.text().slice(0, 400)));
page.on("pageerror", (e) => console.log("pageerror", e.message.slice(0, 600), e.stack?.slice(0, 600)));
await page.addInitScript(`document.addEventListener("securitypolicyviolation", (e) => console.log("CSP " + e.violatedDirective + " " + e.blockedURI + " " + (e.sample||"") ));`);
const t0 = Date.now();
await page.goto(`http://127.0.0.1:${port}/`);
await page.waitForFunction(() => performance.getEntriesByName("kaoping-grid").length > 0, null, { timeout: 60000 });
console.log("grid", Date.now() - t0);
const file = process.argv[2];
if (file) {
  await page.locator("#open-picker").setInputFiles(file);
  await page.waitForFunction(() => document.querySelector(".workbench-bar p")?.textContent?.includes("已打开") ?? false, null, { timeout: 60000 }).catch(async () => console.log(await page.locator(".workbench-bar").innerText()));
  await page.locator("main[aria-busy=false]").waitFor();
  console.log("opened", Date.now() - t0);
}
await page.waitForTimeout(1500);
await page.screenshot({ path: process.argv[3] ?? "/tmp/shot.png" });
await browser.close(); server.close();
