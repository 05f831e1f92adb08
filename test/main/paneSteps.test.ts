import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { stepIds } from "../../src/app/session/stepIds.ts";
import { findBrowser } from "../standin/findBrowser.ts";
import { asFile, axeFindings, closePane, openPane, openStep, overflows } from "./paneHands.ts";
import { rankedYear } from "./rankedYear.ts";

const browser = await findBrowser();
const shots = "reports/pane";
mkdirSync(shots, { recursive: true });

describe.skipIf(browser === null).each([
  ["320 px", { paneWidth: 320 }],
  ["320 px at 200 %", { paneWidth: 160, deviceScaleFactor: 2 }],
  ["320 px in English", { paneWidth: 320, locale: "en-US" }],
])("in a pane of %s", (name, options) => {
  it("no step runs out of it sideways, and axe finds nothing in any", async () => {
    const open = await rankedYear(options);
    const { pane } = open;
    await pane.locator(".link").first().click();
    await pane.locator(".why summary").first().waitFor();
    for (const step of stepIds) {
      await openStep(pane, step);
      await pane.locator(`#panel-${step} .panel`).waitFor();
      if (step === "scores") {
        await pane.locator("#panel-scores select").last().selectOption({ index: 1 });
        await pane.locator("form.card").waitFor();
      }
      if (step === "notice") {
        await pane.locator("#notice-preview ~ .fui-Button").click();
        await pane.locator(".paper").waitFor();
      }
      if (step === "ledger" && "locale" in options) {
        const cards = pane.locator("#panel-ledger section[aria-labelledby=entries] li");
        await cards.first().waitFor();
        const entries = (await cards.allInnerTexts()).join("\n");
        expect(entries).toMatch(/^Units?: /mu);
        expect(entries).not.toMatch(/评审人|指标|等 \d|、/u);
      }
      expect(await overflows(pane), step).toEqual([]);
      expect(await axeFindings(pane), step).toEqual([]);
      await pane.locator(`#step-${step}`).evaluate((button) => button.scrollIntoView({ block: "start" }));
      await open.excel.screenshot(join(shots, `step ${name} ${step}.png`));
      if (step !== "notice") continue;
      await pane.locator(".paper").evaluate((paper) => paper.scrollIntoView({ block: "end" }));
      await open.excel.screenshot(join(shots, `step ${name} preview.png`));
    }
    await closePane(open);
  });
});

describe.skipIf(browser === null)("in high contrast", () => {
  it("every step shows its state by a mark and a word, and axe finds nothing", async () => {
    const open = await rankedYear({ paneWidth: 350 });
    await open.excel.page.emulateMedia({ forcedColors: "active" });
    const states = await open.pane.locator(".steps > li > h2 .state").allTextContents();
    expect(states).toHaveLength(stepIds.length);
    for (const state of states) expect(state).toMatch(/^[✓●⚠○·] \S/u);
    expect(await axeFindings(open.pane)).toEqual([]);
    await open.excel.screenshot(join(shots, "high contrast.png"));
    await closePane(open);
  });
});

describe.skipIf(browser === null)("long work", () => {
  it("can be cancelled, and the pane goes on as before", async () => {
    const open = await openPane();
    const { pane } = open;
    const huge = Array.from(
      { length: 30_000 },
      (_, index) => `（${index}）公开第${index}项。6月底前完成。（市财政局牵头）`,
    );
    await open.pick(asFile("很长.txt", `云泽市2026年政务公开工作要点\n\n一、公开\n${huge.join("\n")}`));
    await pane.getByRole("button", { name: "取消", exact: true }).press("Enter");
    await pane.getByText("已取消，工作簿没有改动").waitFor();
    await open.readPoints();
    expect(open.sheets()).toEqual(["Sheet1"]);
    await closePane(open);
  });
});
