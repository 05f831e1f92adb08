import { describe, expect, it } from "vitest";

import { changedPart } from "../../../src/cli/comparison/changedPart.ts";

describe("what a person is shown of a reworded text", () => {
  it.each([
    ["及时公开预算。", "按月公开预算。", "【及时】→【按月】公开预算。"],
    ["4月30日前公布。", "4月20日前公布。", "4月【30】→【20】日前公布。"],
    ["不低于4%", "不低于4.5%", "不低于【4】→【4.5】%"],
    ["公开预算。", "公开预算、决算。", "公开预算【】→【、决算】。"],
    ["公开\n预算", "公开 预算表", "公开 预算【】→【表】"],
    ["甲乙丙丁戊己庚辛壬癸子丑旧寅", "甲乙丙丁戊己庚辛壬癸子丑新寅", "…丙丁戊己庚辛壬癸子丑【旧】→【新】寅"],
    ["一😀二", "一😁二", "一【😀】→【😁】二"],
  ])("%j → %j: %s", (old, now, shown) => {
    expect(changedPart(old, now)).toBe(shown);
  });

  it("is cut where the change is long", () => {
    expect(changedPart("", "公".repeat(100))).toBe(`【】→【${"公".repeat(60)}…】`);
  });
});
