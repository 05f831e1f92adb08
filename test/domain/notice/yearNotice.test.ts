import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { officialText } from "../../../src/domain/notice/officialText.ts";
import { problemsOf } from "../../../src/domain/notice/problems.ts";
import { rankingTables } from "../../../src/domain/notice/resultTables.ts";
import { shippedTemplate } from "../../../src/domain/notice/shippedTemplate.ts";
import { groupResults, listOrder } from "../../../src/domain/notice/yearResults.ts";
import { rankAssessment } from "../../../src/domain/ranking/rankAssessment.ts";
import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { leavesOf } from "../../../src/domain/scheme/criterion.ts";
import { compare } from "../../../src/domain/shared/exact.ts";
import { anyYear } from "../../fixtures/anyYear.ts";
import { factsFrom } from "../../fixtures/facts.ts";
import { observed, smallReviewers, smallScheme, smallTable, smallUnits } from "../../fixtures/smallYear.ts";
import { resultsFrom } from "../../fixtures/yearResults.ts";
import { runs, seed } from "../../soak.ts";
import { countsAgree, gradesOnly, lastOf, noticeOf, sample, small, textOf, year } from "../../fixtures/yearNotices.ts";

describe("the year's notice", () => {
  const { document, issues } = noticeOf(small);
  const lines = document.body.map(({ head, rest }) => head + rest);

  it("says who was assessed by whom and how, and how they fared", () => {
    expect(document.title).toBe("云泽市人民政府办公室关于2026年政务公开工作考核结果的通报");
    expect(document.mark).toBe("云泽市人民政府办公室文件");
    expect(lines).toContain(
      "根据《云泽市2026年政务公开工作考核方案》，云泽市人民政府办公室组织对2个单位2026年度政务公开工作进行了考核。现将结果通报如下。",
    );
    expect(lines).toContain(
      "本次考核依据《云泽市2026年政务公开工作要点》（云政办发〔2026〕12号）确定的任务，设置指标3项，总分100分。",
    );
    expect(lines).toContain("参加考核的单位共2个。");
    // By hand: 94.07 and 93.33, in the middle 93.70.
    expect(lines).toContain("最高94.07分，最低93.33分，平均93.70分。");
    expect(lines).toContain("优秀2个。");
    expect(lines.at(-1)).toContain("8 条记录，根 ab");
  });

  it("leaves out, and says so, a line whose field has nothing to say", () => {
    expect(lines.join("")).not.toContain("前完成整改");
    // All have the one grade, so nobody stands out; nothing was found in any round; no deadline was set.
    expect(issues.map(({ code, data }) => [code, data["field"]])).toEqual(
      ["靠前单位", "靠后单位", "整改情况", "整改期限"].map((field) => ["notice-line-left-out", field]),
    );
    const dated = noticeOf(small, shippedTemplate.replace("整改期限：\n", "整改期限：2027年1月31日\n"));
    expect(dated.document.body.map(({ rest }) => rest)).toContain(
      "存在问题的单位要于2027年1月31日前完成整改，并书面报送整改情况。",
    );
  });

  it("says so where nobody lost anything", () => {
    const full = smallUnits.flatMap(({ id }) =>
      ["c1", "c2", "c3"].flatMap((criterion, place) =>
        observed(
          id,
          criterion,
          smallReviewers.map(() => ["10", "20", "70"][place] ?? ""),
        ),
      ),
    );
    const made = noticeOf(resultsFrom({ scheme: smallScheme, units: smallUnits, reviewers: smallReviewers }, full));
    const said = made.document.body.map(({ head, rest }) => head + rest);
    expect(said[said.indexOf("三、存在问题") + 1]).toBe("没有单位在指标上失分。");
  });

  it("has a table a group with performance points to four places, and one of what each criterion gave", () => {
    // 508/135 = 3.76296…, 56/15 = 3.7333….
    expect(document.attachments.map(({ title }) => title)).toEqual([
      "2026年政务公开工作考核结果",
      "2026年政务公开工作考核各项得分",
    ]);
    expect(document.attachments[0]?.tables).toEqual([
      {
        title: "市直部门排名",
        header: ["名次", "单位", "总分", "等次", "绩效得分"],
        rows: [
          ["1", "市财政局", "94.07", "优秀", "3.7630"],
          ["2", "市教育局", "93.33", "优秀", "3.7333"],
        ],
      },
    ]);
  });

  it("counts in its text what its tables show", () => {
    const made = noticeOf(year);
    countsAgree(year, made.document);
    const text = textOf(made.document);
    const rectified = sample.findings.filter((one) => one.rectified !== null).length;
    const again = sample.findings.filter((one) => one.recheck !== null && one.recheck.count !== "0").length;
    const words = again > 0 ? `（其中复查仍有问题${again}项）` : "";
    expect(text).toContain(`全年各轮次共发现问题${sample.findings.length}项，已整改${rectified}项${words}，`);
  });

  it("marks a shared rank, and says how a rank moved since last year within one group", () => {
    const lastYear = [lastOf("jyj", "市直部门", 5), lastOf("mzj", "县（市、区）", 1), lastOf("czj", "市直部门", 4)];
    const [departments] = rankingTables(groupResults(year, listOrder(year.units)), lastYear, "scores");
    const of = (name: string) => departments?.rows.find((row) => row[1] === name);
    expect(of("市教育局")?.slice(0, 5)).toEqual(["8（并列）", "市教育局", "85.05", "良好", "下降3位"]);
    expect(of("市民政局")?.[4]).toBe("上年不在本组");
    expect(of("市财政局")?.[4]).toBe("持平");
    expect(of("市审计局")?.[4]).toBe("上年未参评");
  });

  it("lists grades in the order of the ranking and no score where only grades are disclosed", () => {
    const made = noticeOf(year, gradesOnly).document;
    expect(made.attachments).toHaveLength(1);
    const [departments] = made.attachments[0]?.tables ?? [];
    expect(departments?.header).toEqual(["等次", "单位数", "单位（按名次排列）"]);
    expect(departments?.rows[0]).toEqual(["优秀", "4", "市政务服务和数据管理局、市发展改革委、市司法局、市财政局"]);
    expect(officialText(made)).not.toMatch(/\d+\.\d{2}/u);
  });

  it("says which line of its head stayed out for want of a word, and that a title is lacking", () => {
    const said = (text: string) =>
      noticeOf(small, text)
        .issues.map(({ code, data }) => [code, data["head"], data["field"]])
        .filter(([code]) => code !== "notice-line-left-out");
    expect(said(shippedTemplate)).toEqual([]);
    expect(said(shippedTemplate.replace("主送机关：各有关单位", "主送机关：{靠前单位}"))).toEqual([
      ["notice-head-left-out", "主送机关", "靠前单位"],
    ]);
    expect(said(shippedTemplate.replace(/^发文机关：.*$/mu, "发文机关：{发文机关}"))).toEqual([
      ["notice-head-left-out", "发文机关", "发文机关"],
      ["notice-head-left-out", "发文机关标志", "发文机关"],
      ["notice-title-gap", "标题", "发文机关"],
    ]);
    expect(said(shippedTemplate.replace(/^标题：.*$/mu, "标题："))).toEqual([
      ["notice-title-absent", undefined, undefined],
    ]);
  });

  it("says that the points by criterion are not attached where they do not fit across a page", () => {
    const wide = {
      ...smallTable,
      criteria: Array.from({ length: 13 }, (_, at) => ({
        id: `w${at}`,
        name: `指标${at}`,
        clause: "",
        maxPoints: at === 0 ? "88" : "1",
        rule: { kind: "points", scale: null } as const,
      })),
    };
    const observations = smallUnits.flatMap(({ id }) =>
      wide.criteria.flatMap((one) =>
        observed(
          id,
          one.id,
          smallReviewers.map(() => one.maxPoints),
        ),
      ),
    );
    const scheme = { ...smallScheme, tables: [wide] };
    const made = noticeOf(resultsFrom({ scheme, units: smallUnits, reviewers: smallReviewers }, observations));
    expect(made.document.attachments).toHaveLength(1);
    expect(made.issues.map(({ code }) => code)).toContain("notice-points-left-out");
  });

  it("as text indents its paragraphs and parts its columns by tabs", () => {
    const text = officialText(document);
    expect(text).toContain("\n　　一、考核情况\n");
    expect(text).toContain("\n1\t市财政局\t94.07\t优秀\t3.7630\n");
    expect(text).toContain("\n云泽市人民政府办公室\n2026年12月5日\n");
  });

  it("names under a problem only units that lost points there, and counts what its tables show, in any year", () => {
    const make = {
      rules: "typed",
      weights: "points",
      order: "criterion-first",
      adjusted: false,
      saying: "everything",
    } as const;
    let named = 0;
    fc.assert(
      fc.property(anyYear(make), ({ assessed, observations }) => {
        const scores = scoreUnits(assessed, factsFrom(observations));
        fc.pre(rankAssessment(assessed, scores).ok);
        const results = resultsFrom(assessed, observations);
        const leaves = assessed.scheme.tables.flatMap(({ criteria }) => leavesOf(criteria));
        for (const { criterion, units } of problemsOf(results, groupResults(results, listOrder(results.units)))) {
          const ids = new Set(leaves.filter(({ name }) => name === criterion).map(({ id }) => id));
          for (const { unit } of units) {
            named++;
            const own = scores.find((score) => score.unit === unit)?.criteria.filter((one) => ids.has(one.criterion));
            const lost = own?.some(
              (one) => one.outcome.state === "scored" && compare(one.outcome.points, one.maxPoints) < 0,
            );
            expect(lost).toBe(true);
          }
        }
        countsAgree(results, noticeOf(results).document);
      }),
      { seed, numRuns: runs(400) },
    );
    expect(named).toBeGreaterThan(20);
  });
});
