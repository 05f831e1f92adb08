import { describe, expect, it } from "vitest";

import { feedbackText } from "../../../src/domain/notice/feedbackText.ts";
import { rankAssessment } from "../../../src/domain/ranking/rankAssessment.ts";
import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { factsFrom } from "../../fixtures/facts.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { observed, smallObservations, smallReviewers, smallScheme, smallUnits } from "../../fixtures/smallYear.ts";

const assessed = { scheme: smallScheme, units: smallUnits, reviewers: smallReviewers };

const feedbackFor = (id: string, reasons: readonly [string, string] = ["", ""]): string => {
  const [first, second] = reasons;
  const observations = [
    ...smallObservations.filter(({ unit, criterion }) => unit !== "jyj" || criterion !== "c2"),
    ...observed("jyj", "c2", ["20", "19"], first),
    ...observed("jyj", "c2", ["20", "19", "19", "18"], second).slice(2),
  ];
  const scores = scoreUnits(assessed, factsFrom(observations));
  const row = valueOf(rankAssessment(assessed, scores)).groups[0]?.rows.find(({ unit }) => unit === id);
  const score = scores.find(({ unit }) => unit === id);
  const unit = smallUnits.find((one) => one.id === id);
  if (!row || !score || !unit) throw new RangeError(`the unit ${id}: got none, want one`);
  const own = observations.filter((one) => one.unit === id);
  return feedbackText(smallScheme, unit, score, row, { observations: own, findings: [] });
};

describe("a unit's feedback", () => {
  // By hand: 26/3 = 8.6667, lost 4/3 = 1.3333; 56/3 = 18.6667, lost 1.3333; 66, lost 4.
  it("shows what each criterion earned, what was lost and why", () => {
    expect(feedbackFor("jyj", ["答复超期", "未告知救济途径"])).toBe(
      [
        "市教育局考核结果反馈",
        "",
        "总分 93.33 分，第 2 名，等次：优秀。",
        "",
        "指标\t分值\t得分\t失分\t扣分理由",
        "主动公开\t10\t8.6667\t1.3333\t",
        "依申请公开\t20\t18.6667\t1.3333\t答复超期；未告知救济途径",
        "任务落实\t70\t66.0000\t4.0000\t",
        "",
      ].join("\n"),
    );
  });

  it("shows 不适用 with its reason, said once", () => {
    expect(feedbackFor("czj")).toContain("主动公开\t10\t不适用\t\t没有这项职责\n");
  });

  it("keeps one row a criterion whatever a reason holds", () => {
    const lines = feedbackFor("jyj", ["第一行\n第二行\t后面", ""]).split("\n");
    expect(lines).toHaveLength(9);
    expect(lines[6]?.split("\t")).toHaveLength(5);
  });

  it("has no other unit and no reviewer in it", () => {
    const text = feedbackFor("jyj", ["答复超期", ""]);
    for (const name of ["市财政局", "czj", ...smallReviewers.map(({ name: reviewer }) => reviewer), "r1", "r4"]) {
      expect(text).not.toContain(name);
    }
  });
});
