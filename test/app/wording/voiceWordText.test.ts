import { describe, expect, it } from "vitest";

import { claimStateText } from "../../../src/app/wording/claimStateText.ts";
import { entryLabelText } from "../../../src/app/wording/entryLabelText.ts";
import { enteredWordText, voiceWordText } from "../../../src/app/wording/voiceWordText.ts";
import { leavesOf } from "../../../src/domain/scheme/criterion.ts";
import { exact } from "../../../src/domain/shared/exact.ts";
import { rectifiedWords } from "../../../src/workbook/form/formHeaders.ts";
import { taskStateLabel } from "../../../src/workbook/registers/claimRegister.ts";
import { entriesOf, wordsOf } from "../../../src/workbook/review/entries.ts";
import { everyRuleScheme } from "../../fixtures/everyRule.ts";

const leaves = leavesOf(everyRuleScheme.tables.flatMap(({ criteria }) => criteria));
const labels = (kind: string, language: "zh" | "en"): readonly string[] =>
  leaves
    .filter(({ rule }) => rule.kind === kind)
    .slice(0, 1)
    .flatMap(({ rule }) => entriesOf(rule, exact("10")).map((one) => entryLabelText(one.label, one, rule, language)));

describe("a word of the sheets", () => {
  it("has its meaning in English for every state of a claim", () => {
    expect(Object.values(taskStateLabel).map((label) => claimStateText(label, "en"))).toEqual([
      "done",
      "partly done",
      "not done",
      "not applicable",
    ]);
    expect(Object.values(rectifiedWords).map((word) => claimStateText(word, "en"))).toEqual([
      "put right",
      "not put right",
    ]);
    expect(claimStateText("完成", "zh")).toBe("完成");
  });

  it("has it for every word that can stand instead of a number, beside the word where that is what is typed", () => {
    const words = new Set(leaves.flatMap(({ rule }) => wordsOf(rule)));
    expect([...words].map((word) => voiceWordText(word, "en")).sort()).toEqual(["abstained", "none", "not applicable"]);
    expect(enteredWordText("回避", "en")).toBe("回避 (abstained)");
    expect(enteredWordText("回避", "zh")).toBe("回避");
  });

  it("is told from what people named: names and numbers stay", () => {
    expect(["9.5", "较好", "完成"].map((text) => voiceWordText(text, "en"))).toEqual(["9.5", "较好", "完成"]);
  });
});

describe("a field of a score card", () => {
  it.each([
    ["proportion", ["完成数", "应完成数"], ["Done", "Due"]],
    ["completion", ["完成值", "目标值"], ["Reached", "Target"]],
    ["count", ["数量"], ["Count"]],
    ["allOrNothing", ["发生次数"], ["Times it happened"]],
    [
      "deductions",
      ["公开不及时（每个扣0.5分）", "内容有误（每个扣2分）"],
      ["公开不及时 (0.5 points off each)", "内容有误 (2 points off each)"],
    ],
    ["parts", ["网站", "窗口"], ["网站", "窗口"]],
    ["survey", ["满意", "不满意"], ["满意", "不满意"]],
  ])("of the rule %s is named in both languages", (kind, zh, en) => {
    expect(labels(kind, "zh")).toEqual(zh);
    expect(labels(kind, "en")).toEqual(en);
  });
});
