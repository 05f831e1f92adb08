import { describe, expect, it } from "vitest";

import { rowHeights } from "../../../src/workbook/rowHeights.ts";
import { feedbackSheet, publishedSheet } from "../../../src/workbook/sheets/publishedSheets.ts";

const header = ["指标", "扣分理由"];
const feedback = (reason: string) =>
  feedbackSheet({ title: "反馈", summary: [], criteria: { header, rows: [["主动公开", reason]] }, stages: null });

describe("a unit's feedback as a sheet", () => {
  it("goes on in further rows with a reason that no row of Excel is high enough for, and loses none of it", () => {
    const reason = Array.from({ length: 90 }, (_, place) => `第${place}处没有按期更新；`).join("");
    const sheet = feedback(reason);
    const rows = sheet.table?.rows ?? [];
    expect(rows.map(([name]) => name)).toEqual(["主动公开", ...rows.slice(1).map(() => "主动公开（续）")]);
    expect(rows.map(([, text]) => (typeof text === "string" ? text : "")).join("")).toBe(reason);
    // Excel shows no row higher than 409 points.
    for (const height of rowHeights(sheet)) expect(height).toBeLessThan(409);
    expect(rows.length).toBeGreaterThan(2);
  });

  it("keeps a reason of a usual length in its row", () => {
    expect(feedback("没有按期更新").table?.rows).toEqual([["主动公开", "没有按期更新"]]);
  });
});

describe("a published table", () => {
  it("has room for a whole number beside others with decimals, which is shown with theirs", () => {
    const rows = [["100"], ["7.1234"]];
    const [column] = publishedSheet("排名", "", [], [{ title: "", header: ["分"], rows }]).table?.columns ?? [];
    // "100.0000" takes eight.
    expect(column?.width).toBeGreaterThanOrEqual(9);
  });
});
