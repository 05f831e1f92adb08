import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { findBrowser } from "../standin/findBrowser.ts";
import { asFile, axeFindings, closePane, openPane, overflows, points } from "./paneHands.ts";

const browser = await findBrowser();
const shots = "reports/pane";
mkdirSync(shots, { recursive: true });

describe.skipIf(browser === null).each([
  ["320 px", { paneWidth: 320 }],
  ["320 px at 200 %", { paneWidth: 160, deviceScaleFactor: 2 }],
  ["320 px in English", { paneWidth: 320, locale: "en-US" }],
])("in a pane of %s", (name, options) => {
  it("nothing runs out of it sideways, and axe finds nothing, at any step", async () => {
    const open = await openPane(options);
    const { excel, pane } = open;
    const shot = (step: string) => excel.screenshot(join(shots, `review ${name} ${step}.png`));
    const sound = async (): Promise<void> => {
      expect(await overflows(pane)).toEqual([]);
      expect(await axeFindings(pane)).toEqual([]);
    };
    const items = pane.locator("ul.tasks > li");
    const buttons = (index: number) => items.nth(index).getByRole("button");
    await sound();
    await open.pick(asFile("要点.txt", points));
    await items.first().waitFor();
    await sound();
    await items.first().scrollIntoViewIfNeeded();
    await shot("list");
    await buttons(0).nth(1).click();
    await items.nth(0).getByRole("textbox").nth(2).fill("2026-02-30");
    await items.nth(0).getByRole("textbox").nth(2).press("Enter");
    await pane.getByRole("alert").first().waitFor();
    await sound();
    await items.first().evaluate((item) => item.scrollIntoView({ block: "start" }));
    await shot("form");
    await excel.page.keyboard.press("Escape");
    await buttons(0).nth(0).click();
    await buttons(1).nth(2).click();
    await pane.locator("#bulk-button").waitFor({ state: "detached" });
    await sound();
    await items.first().scrollIntoViewIfNeeded();
    await shot("decided");
    await pane.locator(".duties button").first().click();
    await sound();
    await pane.locator(".duties").scrollIntoViewIfNeeded();
    await shot("duties");
    await buttons(0).last().click();
    await pane.locator("#bulk-button").click();
    await pane.locator("#paste-button").click();
    await sound();
    await pane.locator(".ask").scrollIntoViewIfNeeded();
    await shot("bulk");
    await closePane(open);
  });
});
