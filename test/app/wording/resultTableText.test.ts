import { describe, expect, it } from "vitest";

import { moveTable } from "../../../src/app/compareResults.ts";
import { computeResults } from "../../../src/app/computeResults.ts";
import { rankingOverview } from "../../../src/app/publishing/rankingOverview.ts";
import { rankingTitleText, resultCellText, resultHeaderText } from "../../../src/app/wording/resultTableText.ts";
import { everyRuleAssessment } from "../../fixtures/everyRule.ts";

const { state } = everyRuleAssessment();
const last = { year: 2025, group: "市直部门", total: "90", grade: "合格" } as const;

describe("a table of results in English", () => {
  it.each([
    ["名次", "3（并列）", "3 (tied)"],
    ["名次", "2 → 不排名", "2 → not ranked"],
    ["总分", "无", "none"],
    ["等次", "优秀 → 无", "优秀 → none"],
    ["绩效得分", "4.2", "4.2"],
    ["较上年", "上升3位", "▲3"],
    ["较上年", "下降12位", "▼12"],
    ["较上年", "持平", "same"],
    ["较上年", "上年未参评", "not assessed last year"],
    ["较上年", "上年不在本组", "in another group last year"],
    ["单位", "无", "无"],
    ["分组", "持平", "持平"],
  ])("says under %s for %s: %s", (header, cell, english) => {
    expect(resultCellText(header, cell, "en")).toBe(english);
    expect(resultCellText(header, cell, "zh")).toBe(cell);
  });

  it("has an English word for every header of the ranking and of a comparison", () => {
    const results = computeResults(state);
    if (!results.ok) throw new RangeError("results: got none, want some");
    const tables = rankingOverview({ ...state, lastYear: [{ ...last, unit: "jyj", rank: 1 }] }, results.value);
    const headers = [...tables.flatMap(({ header }) => header), ...moveTable(state, []).header];
    expect(headers.length).toBeGreaterThan(10);
    for (const header of headers) {
      expect(resultHeaderText(header, "en")).toMatch(/^[A-Z][a-z ]+$/u);
      expect(resultHeaderText(header, "zh")).toBe(header);
    }
    expect(tables.map(({ title }) => rankingTitleText(title, "en"))).toEqual(["市直部门: ranking"]);
    expect(tables.map(({ title }) => rankingTitleText(title, "zh"))).toEqual(["市直部门排名"]);
  });
});
