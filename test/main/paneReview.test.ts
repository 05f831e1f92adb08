import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { commonDuties } from "../../src/app/commonDuties.ts";
import { findBrowser } from "../standin/findBrowser.ts";
import { asFile, closePane, openPane, openStep, type OpenPane } from "./paneHands.ts";

const browser = await findBrowser();
const shots = "reports/pane";

describe.skipIf(browser === null)("looking through a document in the built pane", () => {
  let open: OpenPane;
  const pane = () => open.pane;
  const button = (name: string) => open.button(name);
  const task = (title: string) => open.task(title);

  beforeAll(() => mkdirSync(shots, { recursive: true }));
  beforeEach(async () => {
    open = await openPane();
  });
  afterEach(() => closePane(open));

  it("shows what asks for a look, each beside its words and line, and writes nothing before", async () => {
    await open.readPoints();
    const doubtful = pane().getByRole("list", { name: "任务列表" }).getByRole("heading");
    expect(await doubtful.allTextContents()).toEqual([
      expect.stringContaining("公开国土空间规划"),
      expect.stringContaining("几点说明"),
    ]);
    const first = task("公开国土空间规划");
    expect(await first.getByRole("figure").textContent()).toContain(
      "原文第 7 行（二）公开国土空间规划。9月30日前公布规划图件和说明，听取群众意见。",
    );
    expect(await first.textContent()).toContain("没有写明责任单位；请指定");
    expect(await button("写入任务分解").getAttribute("aria-disabled")).toBe("true");
    await button("写入任务分解").click({ force: true });
    await pane().getByText("还有 2 项请核对；逐项确认").waitFor();
    expect(open.sheets()).toEqual(["Sheet1"]);
    await open.excel.screenshot(join(shots, "6-review.png"));
  });

  it("writes what was corrected, confirmed, removed and chosen, and the ledger names it", async () => {
    await pane().getByLabel("经办人").fill("公开办");
    await open.readPoints();
    await task("公开国土空间规划").getByRole("button", { name: "更正" }).click();
    const form = task("公开国土空间规划");
    await form.getByLabel("牵头单位").fill("市自然资源和规划局、市住建局");
    await form.getByLabel("牵头方式").selectOption("joint");
    await form.getByLabel("截止日（“9月30日前”）").fill("2026-09-31");
    await form.getByRole("button", { name: "保存更正" }).click();
    await pane().getByText("不是日历上的日期").waitFor();
    await open.excel.screenshot(join(shots, "7-correction.png"));
    await form.getByLabel("截止日（“9月30日前”）").fill("2026-10-31");
    await form.getByLabel("截止日（“9月30日前”）").press("Enter");
    await pane().getByText("读到“（无）”，更正为“市自然资源和规划局、市住建局”").waitFor();
    expect(await open.focused()).toContain("几点说明");
    await task("几点说明").getByRole("button", { name: "删除（不是任务）" }).click();
    await pane().getByText("需要核对的任务都核对了").waitFor();
    await pane().getByLabel("在全部任务里查找").fill("预算");
    await task("公开部门预算").getByRole("button", { name: "更正" }).click();
    await task("公开部门预算").getByLabel("配合单位").fill("");
    await task("公开部门预算").getByRole("button", { name: "保存更正" }).click();
    await pane().getByLabel("在全部任务里查找").fill("");
    await button("列为共同指标").first().click();
    await open.excel.screenshot(join(shots, "8-reviewed.png"));
    await button("写入任务分解").click();
    await pane().getByText("已写入“任务分解”").waitFor();
    expect(await open.focused()).toBe("核对读取结果");
    const rows = open.excel.standin.snapshot("任务分解").values.slice(3);
    expect(rows.map((row) => [row[2], row[4], row[5], row[6], row[7], row[8]])).toEqual([
      ["公开部门预算", "市财政局", "", "单独牵头", "6月底前（2026-06-30）", ""],
      ["公开国土空间规划", "市自然资源和规划局、市住建局", "", "共同牵头", "9月30日前（2026-10-31）", ""],
      ["公开规范性文件", "市司法局", "", "单独牵头", "每季度", ""],
      ["办好热线", "市政务服务和数据管理局", "", "单独牵头", expect.stringContaining("3个工作日内"), ""],
    ]);
    const { ledger, state } = open.recorded();
    expect(ledger.map(({ entry }) => [entry.action, entry.actor])).toEqual([
      ["document-loaded", "公开办"],
      ["breakdown-reviewed", "公开办"],
      ["common-duties-set", "公开办"],
    ]);
    expect(ledger[1]?.rows).toEqual([
      { kind: "corrected", task: "一/（一）", field: "support", read: ["市审计局"], corrected: [] },
      {
        kind: "corrected",
        task: "一/（二）",
        field: "lead",
        read: [],
        corrected: ["市自然资源和规划局", "市住建局"],
      },
      { kind: "corrected", task: "一/（二）", field: "leadMode", read: "unstated", corrected: "joint" },
      { kind: "corrected", task: "一/（二）", field: "due", time: 0, read: "2026-09-30", corrected: "2026-10-31" },
      { kind: "removed", task: "二/（二）", read: "几点说明。上面所说的门户网站，指市政府门户网站。" },
    ]);
    expect(commonDuties(state).map(({ quote }) => quote)).toEqual([expect.stringContaining("4月15日前制定")]);
    const log = open.excel.standin.snapshot("留痕").values.slice(3);
    expect(log[1]?.slice(2, 7)).toEqual([
      "公开办",
      "核对任务分解",
      "",
      5,
      expect.stringContaining("一/（二） 牵头单位：（空） → 市自然资源和规划局、市住建局"),
    ]);
  });

  it("goes on with what the workbook holds: a later correction is an entry of its own", async () => {
    await pane().getByLabel("经办人").fill("公开办");
    await open.readPoints();
    await button("全部确认…").click();
    await pane().getByText("还有 2 项没有逐项核对").waitFor();
    expect(await button("写入任务分解").getAttribute("aria-disabled")).toBe("true");
    await open.excel.screenshot(join(shots, "9-bulk.png"));
    await button("我已通读，确认这 2 项").click();
    await button("写入任务分解").click();
    await pane().getByText("已写入“任务分解”").waitFor();
    await pane().goto(pane().url());
    await openStep(pane(), "tasks");
    await pane().getByText("以下是工作簿里已写入的内容").waitFor();
    expect(await button("写入更正").getAttribute("aria-disabled")).toBe("true");
    await pane().getByLabel("经办人").fill("复核人");
    await task("办好热线").getByRole("button", { name: "更正" }).click();
    await task("办好热线").getByLabel("任务名称").fill("办好12345热线");
    await task("办好热线").getByLabel("任务名称").press("Enter");
    await button("写入更正").click();
    await pane().getByText("已写入“任务分解”").waitFor();
    const { ledger } = open.recorded();
    expect(ledger.map(({ entry }) => [entry.action, entry.actor, entry.reason])).toEqual([
      ["document-loaded", "公开办", ""],
      ["breakdown-reviewed", "公开办", "确认 2 项（其中成批确认 2 项）"],
      ["breakdown-reviewed", "复核人", "更正 1 项 1 处；二/（一） 任务名称：办好热线 → 办好12345热线"],
    ]);
    expect(ledger[1]?.rows).toEqual([
      { kind: "confirmed", task: "一/（二）", together: true },
      { kind: "confirmed", task: "二/（二）", together: true },
    ]);
  });

  it("can be done with the keyboard alone", async () => {
    const { keyboard } = open.excel.page;
    await open.readPoints();
    await pane().waitForFunction(() => document.activeElement?.textContent === "核对读取结果");
    // The filter's radio buttons are one stop, and arrows choose.
    await keyboard.press("Tab");
    await keyboard.press("ArrowDown");
    await pane().getByRole("radio", { name: "已处理（0）", checked: true }).waitFor();
    await keyboard.press("ArrowUp");
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    expect(await open.focused()).toContain("公开国土空间规划");
    await keyboard.press("ArrowDown");
    expect(await open.focused()).toContain("几点说明");
    await keyboard.press("ArrowUp");
    expect(await open.focused()).toContain("公开国土空间规划");
    await keyboard.press("Enter");
    await keyboard.type("市自然资源局");
    await keyboard.press("Escape");
    expect(await open.focused()).toBe("更正");
    expect(await pane().getByText("已处理（0）").count()).toBe(1);
    await keyboard.press("Enter");
    await keyboard.type("市自然资源局");
    await keyboard.press("Enter");
    await pane().getByText("一/（二） 已更正。⚠ 还有 1 项请核对。").waitFor();
    expect(await open.focused()).toContain("几点说明");
    await keyboard.press("Tab");
    expect(await open.focused()).toBe("确认");
    await keyboard.press("Enter");
    await pane().getByText("二/（二） 已确认。✓ 需要核对的任务都核对了。").waitFor();
    expect(await open.focused()).toContain("需要核对的任务都核对了");
  });

  it("takes a decision back", async () => {
    await open.readPoints();
    await task("几点说明").getByRole("button", { name: "删除（不是任务）" }).click();
    await task("几点说明").getByRole("button", { name: "撤销" }).click();
    await pane().getByText("二/（二） 已撤销。⚠ 还有 2 项请核对。").waitFor();
    expect(await open.focused()).toBe("更正");
  });

  it("is quick with 2,000 tasks, of which it draws ten at a time", async () => {
    const leads = ["（市财政局牵头）", "（市司法局牵头）", "（市教育局牵头）", ""];
    const sections = ["一", "二", "三", "四"].map((section, at) => {
      const lines = Array.from(
        { length: 500 },
        (_, n) => `${n + 1}. 做好第${at * 500 + n + 1}件实事。按时公开。${leads[n % 4]}`,
      );
      return `${section}、办实事\n${lines.join("\n")}`;
    });
    await open.pick(asFile("两千项.txt", `云泽市2026年政务公开工作要点\n\n${sections.join("\n")}\n`));
    await pane().getByText("读到 2000 项任务").waitFor();
    expect(await pane().getByRole("list", { name: "任务列表" }).getByRole("heading").count()).toBe(10);
    const timed = async (act: () => Promise<void>): Promise<number> => {
      const start = performance.now();
      await act();
      return performance.now() - start;
    };
    const page = pane().getByText(/^第 \d+ 页，共 \d+ 页$/u);
    expect(await page.first().textContent()).toBe("第 1 页，共 50 页");
    const times = [
      await timed(async () => {
        await task("做好第4件实事").getByRole("button", { name: "确认" }).click();
        await pane().getByText("还有 499 项请核对。").first().waitFor();
      }),
      await timed(async () => {
        await pane().getByLabel("在全部任务里查找").fill("第1998件");
        await task("做好第1998件实事").waitFor();
      }),
      await timed(async () => {
        await pane().getByLabel("在全部任务里查找").fill("");
        await pane().getByRole("radio", { name: "全部（2000）" }).click();
        await pane().getByText("第 1 页，共 200 页").waitFor();
      }),
    ];
    for (const time of times) expect(time).toBeLessThan(2000);
  });
});
