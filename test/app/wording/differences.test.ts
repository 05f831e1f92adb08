import { describe, expect, it } from "vitest";

import { formDifferenceEn, scoreDifferenceEn } from "../../../src/app/wording/differences.en.ts";
import { issueText } from "../../../src/app/wording/issueText.ts";
import { wholeAssessment } from "../../../src/domain/shared/place.ts";
import { noteAt, warningAt } from "../../../src/domain/shared/result.ts";

describe("what two versions of a form say differently, in English", () => {
  it.each([
    ["一/（一）", "部分完成 正在办", "partly done 正在办"],
    ["一/（一）", "未完成", "not done"],
    ["普遍-1", "不适用 没有这项职责", "not applicable 没有这项职责"],
    ["指标-c1", "9.5", "9.5"],
    ["问题-f1", "已整改 2026-05-06 完成", "put right 2026-05-06 完成"],
    ["问题-f2", "未整改", "not put right"],
    ["普遍-1", "—", "—"],
  ])("%s: %s is said as %s", (item, said, english) => {
    expect(formDifferenceEn({ item, before: "—", now: said })).toEqual({ item, before: "—", now: english });
  });

  it("leaves what evidence is called, and who signed, as the unit wrote it", () => {
    expect(formDifferenceEn({ item: "佐证 一/1", before: "—", now: "完成 情况" })).toEqual({
      ...{ item: "evidence 一/1", before: "—", now: "完成 情况" },
    });
    expect(formDifferenceEn({ item: "填报人", before: "王五 1", now: "赵六 2" })).toEqual({
      ...{ item: "filled in by", before: "王五 1", now: "赵六 2" },
    });
  });
});

describe("scores that differ, in English", () => {
  it.each([
    ["8（目录有缺项）", "8 (目录有缺项)"],
    ["8（见（2026）9号）", "8 (见（2026）9号)"],
    ["不适用（批准人 李主任）（没有自建栏目）", "not applicable, approved by 李主任 (没有自建栏目)"],
    ["回避（亲属在该单位）", "abstained (亲属在该单位)"],
    ["回避", "abstained"],
    ["site 1、window 2", "site 1, window 2"],
    ["late 2（迟发）、wrong 1（有误）", "late 2（迟发）、wrong 1（有误）"],
    ["—", "—"],
  ])("%s is said as %s", (said, english) => {
    const difference = { unit: "市教育局", criterion: "主动公开 一/1", before: said, now: "" };
    expect(scoreDifferenceEn(difference)).toEqual({ ...difference, before: english });
  });

  it("are said so in the messages too, and in Chinese as before", () => {
    const data = { unit: "市教育局", criterion: "主动公开", before: "10", now: "不适用（批准人 李主任）" };
    const issue = warningAt(wholeAssessment, "score-differs", data);
    expect(issueText(issue, "en")).toContain("here is not applicable, approved by 李主任;");
    expect(issueText(issue, "zh")).toContain("不适用（批准人 李主任）");
    const changed = noteAt(wholeAssessment, "version-changed", { item: "填报人", before: "—", now: "王五" });
    expect(issueText(changed, "en")).toBe("filled in by: was —, is now 王五.");
  });
});
