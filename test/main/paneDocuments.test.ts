import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

import { describe, expect, it } from "vitest";

import { openExcelInBrowser } from "../standin/browser.ts";
import { findBrowser } from "../standin/findBrowser.ts";
import { openStep } from "./paneHands.ts";

const browser = await findBrowser();
const seeds = "../shared/seeds";
const documents = existsSync(seeds) ? readdirSync(seeds).map((name) => join(seeds, name)) : [];
const shots = "reports/pane";

/** Points that differ from unit to unit and criterion to criterion, within the small scheme's bounds. */
const points = (unit: number): readonly number[] =>
  [30, 25, 15, 20, 10].map((max, criterion) => max - ((unit * 7 + criterion * 3) % 8));

describe.skipIf(browser === null || documents.length === 0)("the built pane takes a real document to a ranking", () => {
  it.each(documents)("%s", async (document) => {
    mkdirSync(shots, { recursive: true });
    const excel = await openExcelInBrowser({ paneDirectory: "dist/pane", panePath: "pane.html" });
    const { pane, standin } = excel;
    try {
      await pane.getByLabel("经办人").fill("公开办");
      await openStep(pane, "tasks");
      await pane.locator("input[type=file]").setInputFiles(document);
      await pane.getByRole("heading", { name: "核对读取结果" }).waitFor();
      const all = pane.getByRole("button", { name: "全部确认…" });
      if ((await all.count()) > 0) {
        await all.click();
        await pane.getByRole("button", { name: "我已通读" }).click();
      }
      await pane.getByRole("button", { name: "写入任务分解" }).click();
      await pane.getByText("已写入“任务分解”").waitFor();
      await excel.screenshot(join(shots, `${basename(document, ".txt")}-1.png`));
      await openStep(pane, "scheme");
      await pane.getByRole("button", { name: "写入方案和评分表" }).click();
      await pane.getByText("已写入方案").waitFor();
      const rows = standin.snapshot("评分-政务公开办").values.slice(3);
      const units = rows.slice(
        0,
        rows.findIndex(([unit]) => unit === ""),
      );
      expect(units.length).toBeGreaterThan(10);
      standin.userEdit(
        "评分-政务公开办",
        "B4",
        units.map((_, unit) => [...points(unit)]),
      );
      await openStep(pane, "ranking");
      await pane.getByRole("button", { name: "收分并排名" }).click();
      await pane.getByText("已写入“得分”").waitFor();
      await excel.screenshot(join(shots, `${basename(document, ".txt")}-2.png`));
      // Ranks and totals are formulas, which the stand-in does not compute: what stands there is who is ranked.
      const ranked = standin
        .snapshot("排名")
        .values.slice(4)
        .map((row) => row[2]);
      expect(new Set(ranked)).toEqual(new Set(units.map(([unit]) => unit)));
      expect(standin.stats.unsupported).toEqual([]);
      expect(excel.cspViolations).toEqual([]);
    } finally {
      await excel.close();
    }
  });
});
