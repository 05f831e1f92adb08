import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { findBrowser } from "../standin/findBrowser.ts";
import { axeFindings, closePane, overflows } from "./paneHands.ts";
import { rankedYear } from "./rankedYear.ts";

const browser = await findBrowser();
const shots = "reports/pane";
mkdirSync(shots, { recursive: true });

describe.skipIf(browser === null)("in the step 排名", () => {
  it("how firm the ranks are is computed, drawn, told in words and written as a sheet; the ledger stays as it is", async () => {
    const open = await rankedYear({ paneWidth: 320 });
    const { pane, button, excel } = open;
    const before = open.recorded().ledger.length;
    await pane.locator("#panel-ranking summary").filter({ hasText: "名次有多稳" }).press("Enter");
    await button("计算").press("Enter");
    await pane.locator("figure.chart svg").first().waitFor();
    await pane.getByText("已算好；仅供参考，正式结果没有变。").waitFor();
    const table = pane.getByRole("region", { name: "全部单位：名次区间图" });
    await pane.locator("figure.chart summary").first().press("Enter");
    // The three units score 100, 95 and 90 of 100, one point less on each criterion: no weights turn that; one reviewer alone cannot be drawn anew.
    expect(await table.locator("tbody tr").allTextContents()).toEqual([
      "市财政局1第 1 名无法计算",
      "市司法局2第 2 名无法计算",
      "市政务服务和数据管理局3第 3 名无法计算",
    ]);
    for (const summary of await pane.locator("#panel-ranking .panel .panel > details > summary").all()) {
      await summary.press("Enter");
    }
    await pane.getByText("3 对单位中有 3 对，不论各项权重怎样分配").waitFor();
    expect(await overflows(pane)).toEqual([]);
    expect(await axeFindings(pane)).toEqual([]);
    await pane
      .locator("figure.chart")
      .first()
      .evaluate((figure) => figure.scrollIntoView({ block: "start" }));
    await excel.screenshot(join(shots, "robustness.png"));
    await button("另写成工作表“稳健性”").press("Enter");
    await pane.getByText("已写成工作表“稳健性”").waitFor();
    expect(String(excel.standin.snapshot("稳健性").values[1]?.[0])).toMatch(/^仅供参考/u);
    expect(open.recorded().ledger.length).toBe(before);
    await closePane(open);
  });

  it("a weight and a score are tried together, who would move is shown, and nothing is recorded", async () => {
    const open = await rankedYear({ paneWidth: 320 });
    const { pane, button, excel } = open;
    const before = open.recorded().ledger.length;
    await pane.locator("#panel-ranking summary").filter({ hasText: "试算" }).press("Enter");
    const select = (label: string) => pane.getByRole("combobox", { name: label });
    await select("改什么").selectOption("score");
    await select("单位").selectOption({ index: 1 });
    await select("指标").selectOption({ index: 1 });
    await pane.getByRole("textbox", { name: "改为" }).fill("20");
    await button("加入").press("Enter");
    await button("试算").press("Enter");
    const moves = pane.getByRole("region", { name: "会变的单位（前 → 后）" });
    await moves.waitFor();
    // 100 less 10 is 90, below 95 and level with the third's 90.
    expect(await moves.locator("tbody").innerText()).toContain("100.00 → 90.00");
    expect(await overflows(pane)).toEqual([]);
    expect(await axeFindings(pane)).toEqual([]);
    await excel.screenshot(join(shots, "suppose.png"));
    expect(open.recorded().ledger.length).toBe(before);
    await closePane(open);
  });
});
