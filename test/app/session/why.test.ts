import { describe, expect, it } from "vitest";

import { whyOf, type WhyCriterion, type WhyView } from "../../../src/app/session/whyView.ts";
import { after } from "../../fixtures/smallAssessment.ts";
import {
  everyRuleAssessment,
  everyRuleFinding,
  everyRuleScheme,
  everyRuleStart,
  wordsOn,
} from "../../fixtures/everyRule.ts";
import type { State } from "../../../src/app/state.ts";

const year = everyRuleAssessment();
const whyFor = (unit: string, state: State = year.state): WhyView => {
  const why = whyOf(state, unit);
  if (!why) throw new RangeError(`why of ${unit}: got none, want one`);
  return why;
};
const criterionOf = (why: WhyView, id: string): WhyCriterion => {
  const found = why.stages.flatMap(({ criteria }) => criteria).find((one) => one.id === id);
  if (!found) throw new RangeError(`the criterion ${id}: got none, want one`);
  return found;
};

describe("why a unit stands where it stands, by every kind of rule", () => {
  const school = whyFor("jyj");

  it.each<[string, string, readonly string[]]>([
    ["pt", "9.2", ["甲：10", "乙：8", "市教育局：10"]],
    ["op", "6", ["甲：一般", "乙：一般"]],
    ["pa", "5", ["甲：网站 × 1", "甲：窗口 × 0", "乙：网站 × 1", "乙：窗口 × 0"]],
    ["de", "9", ["甲：公开不及时 × 2", "乙：公开不及时 × 2"]],
    ["ta", "≈8.3333", ["甲：一/（一） 部分完成", "甲：一/（二） 完成", "乙：一/（一） 部分完成", "乙：一/（二） 完成"]],
    ["pr", "7.5", ["甲：3 / 4", "乙：3 / 4"]],
    ["co", "8", ["甲：90 / 100", "乙：90 / 100"]],
    ["su", "8", ["甲：满意 × 80", "甲：不满意 × 20", "乙：满意 × 80", "乙：不满意 × 20"]],
    ["cn", "4", ["甲：× 2", "乙：× 2"]],
    ["ao", "5", ["甲：× 0", "乙：× 0"]],
    ["fi", "3", ["f1：应公开未公开 × 1"]],
    ["fm", "3.75", ["甲：阅读量 × 30", "甲：文件数 × 10", "乙：阅读量 × 30", "乙：文件数 × 10"]],
  ])("%s has %s, from what was observed", (id, points, said) => {
    const found = criterionOf(school, id);
    expect(found.points).toBe(points);
    expect(found.facts.map((fact) => `${fact.who}：${fact.said}`)).toEqual(said);
    expect(found.steps.at(-1)?.result).toBe(points);
  });

  it("adds up to the base, the bonus and the total", () => {
    expect(school.stages.map(({ name, points }) => [name, points])).toEqual([
      ["基本分", "≈76.7833"],
      ["加分", "1"],
      ["合计", "≈77.7833"],
      ["总分", "≈77.7833"],
    ]);
    expect(school.line.map(({ name, value }) => [name, value])).toEqual([
      ["名次", "2"],
      ["单位", "市教育局"],
      ["总分", "77.78"],
      ["等次", "合格"],
      // 77.7833… of a hundred at a weight of 4.
      ["绩效得分", "3.1113"],
    ]);
  });

  it("says of what does not apply that it does not, and of nothing found that there was none", () => {
    const finance = whyFor("czj");
    expect(criterionOf(finance, "op")).toMatchObject({ points: "不适用", clause: "考核细则“栏目质量”" });
    expect(criterionOf(finance, "op").facts.map(({ said, reason }) => [said, reason])).toEqual([
      ["不适用", "没有自建栏目"],
      ["不适用", "没有自建栏目"],
    ]);
    expect(criterionOf(finance, "de").facts.map(({ said }) => said)).toEqual(["× 0", "× 0"]);
  });

  it("keeps the round and the place of a finding, and what its recheck found", () => {
    const recheck = { date: "2026-05-06", count: "0" };
    const { state } = after(year, {
      kind: "findings-recorded",
      rows: [{ ...everyRuleFinding, rectified: "2026-04-20", recheck }],
    });
    const [fact] = criterionOf(whyFor("jyj", state), "fi").facts;
    expect(fact).toEqual({
      ...{ who: "f1", round: "第一季度监测", said: "应公开未公开 × 1 → 0" },
      ...{ reason: "年报没有按时公开", evidence: "截图7" },
    });
  });

  it("names the veto that ranks a unit last, and what it makes of the grade", () => {
    const leak = wordsOn("czj", "r1", [{ criterion: "leak", kind: "event", count: "1" }]);
    const { state } = after(year, { kind: "observations-recorded", rows: leak });
    const finance = whyFor("czj", state);
    expect(finance.rank.map(({ kind, value }) => [kind, value])).toContainEqual(["vetoed", "leak"]);
    expect(finance.grade.at(-1)).toMatchObject({ grade: "不合格" });
    expect(finance.line[0]).toEqual({ name: "名次", value: "2" });
  });

  it("leaves the total empty where a veto takes it away", () => {
    const [table] = everyRuleScheme.tables;
    if (!table) throw new RangeError("tables: got none, want one");
    const stages = table.stages.map((stage) =>
      stage.op === "veto"
        ? { ...stage, vetoes: stage.vetoes.map((one) => ({ ...one, score: { kind: "none" } as const })) }
        : stage,
    );
    const leak = wordsOn("czj", "r1", [{ criterion: "leak", kind: "event", count: "1" }]);
    const state = {
      ...year.state,
      scheme: { ...everyRuleScheme, tables: [{ ...table, stages }] },
      observations: [...year.state.observations, ...leak],
    };
    expect(whyFor("czj", state).stages.at(-1)?.points).toBe("");
  });

  it("is not said before there is a ranking", () => {
    expect(whyOf(everyRuleStart().state, "jyj")).toBeNull();
    expect(whyOf(year.state, "没有的单位")).toBeNull();
  });
});
