import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { groupFeedback } from "../../../src/domain/notice/feedback.ts";
import { isoDay, readNoticeTemplate } from "../../../src/domain/notice/noticeTemplate.ts";
import { bodyLine, type OfficialDocument } from "../../../src/domain/notice/officialDocument.ts";
import { officialText } from "../../../src/domain/notice/officialText.ts";
import { problemsOf } from "../../../src/domain/notice/problems.ts";
import { rankingTables } from "../../../src/domain/notice/resultTables.ts";
import { shippedTemplate } from "../../../src/domain/notice/shippedTemplate.ts";
import { writeYearNotice } from "../../../src/domain/notice/writeYearNotice.ts";
import { groupResults, listOrder, type YearResults } from "../../../src/domain/notice/yearResults.ts";
import { rankAssessment } from "../../../src/domain/ranking/rankAssessment.ts";
import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { leavesOf } from "../../../src/domain/scheme/criterion.ts";
import type { Table } from "../../../src/domain/scheme/scheme.ts";
import type { Stage } from "../../../src/domain/scheme/stage.ts";
import { compare, exact, zero } from "../../../src/domain/shared/exact.ts";
import { wholeAssessment } from "../../../src/domain/shared/place.ts";
import { anyYear } from "../../fixtures/anyYear.ts";
import { factsFrom } from "../../fixtures/facts.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { sampleYear } from "../../fixtures/sampleYear.ts";
import { finding } from "../../fixtures/monitoredYear.ts";
import {
  observed,
  smallObservations,
  smallReviewers,
  smallScheme,
  smallTable,
  smallUnits,
} from "../../fixtures/smallYear.ts";
import { resultsFrom } from "../../fixtures/yearResults.ts";
import { runs, seed } from "../../soak.ts";

const at = () => wholeAssessment;
const noticeOf = (year: YearResults, text = shippedTemplate) => {
  const template = valueOf(readNoticeTemplate(text, at));
  const groups = groupResults(year, listOrder(year.units));
  return writeYearNotice(year, groups, template, "2026-12-05", "8 条记录，根 ab", at);
};
const gradesOnly = shippedTemplate.replace(/^公布方式：.*$/mu, "公布方式：等次名单");

const small = resultsFrom({ scheme: smallScheme, units: smallUnits, reviewers: smallReviewers }, smallObservations);
const sample = sampleYear();
const year = resultsFrom(sample, sample.observations, sample.findings);

const lastOf = (unit: string, group: string, rank: number) => ({
  unit,
  year: 2025,
  group,
  total: "80",
  rank,
  grade: "良好",
});

const textOf = ({ body }: OfficialDocument): string => body.map(({ head, rest }) => head + rest).join("\n");

/** Every count of units in the text is that of the rows in the tables beside it. */
const countsAgree = ({ scheme }: YearResults, document: OfficialDocument): void => {
  const text = textOf(document);
  const tables = document.attachments[0]?.tables ?? [];
  expect(text).toContain(`参加考核的单位共${tables.flatMap(({ rows }) => rows).length}个`);
  for (const { title, rows } of tables) {
    const group = scheme.groups.find(({ name }) => `${name}排名` === title);
    const counts = (group?.grading.grades ?? []).flatMap(({ name: grade }) => {
      const count = rows.filter((row) => row[3] === grade).length;
      return count === 0 ? [] : [`${grade}${count}个`];
    });
    expect(counts.length).toBeGreaterThan(0);
    expect(text).toContain(`${tables.length > 1 ? (group?.name ?? "") : ""}${counts.join("，")}。`);
  }
};

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

  it("tells criteria of one name apart by what they stand under, in problems and in feedback", () => {
    const branch = (id: string, name: string, maxPoints: string, inner: string) => ({
      id,
      name,
      clause: "",
      maxPoints,
      children: [{ id: inner, name: "及时性", clause: "", maxPoints, rule: { kind: "points", scale: null } as const }],
    });
    const criteria = [branch("a", "主动公开", "40", "a1"), branch("b", "解读回应", "60", "b1")];
    const scheme = { ...smallScheme, tables: [{ ...smallTable, criteria }] };
    const results = resultsFrom({ scheme, units: smallUnits, reviewers: smallReviewers }, [
      ...smallUnits.flatMap(({ id }) =>
        observed(
          id,
          "a1",
          smallReviewers.map(() => "30"),
        ),
      ),
      ...smallUnits.flatMap(({ id }) =>
        observed(
          id,
          "b1",
          smallReviewers.map(() => "50"),
        ),
      ),
    ]);
    const groups = groupResults(results, listOrder(results.units));
    expect(problemsOf(results, groups).map(({ criterion }) => criterion)).toEqual([
      "主动公开·及时性",
      "解读回应·及时性",
    ]);
    const [first] = groups.flatMap((group) => groupFeedback(results, group));
    expect(first?.feedback.criteria.rows.map(([name]) => name)).toEqual(["主动公开·及时性", "解读回应·及时性"]);
  });

  it("names what was only deducted among the problems, and adds up the faults of several rounds", () => {
    const kinds = [{ id: "late", name: "迟报", points: "1" }];
    const minus = {
      id: "m",
      name: "通报扣分",
      clause: "",
      maxPoints: "0",
      rule: { kind: "minus", kinds, most: null },
    } as const;
    const total = smallTable.stages[0];
    if (total?.op !== "criteria") throw new RangeError(`the small table: got ${total?.op}, want criteria`);
    const table: Table = {
      ...smallTable,
      criteria: [...smallTable.criteria, minus],
      stages: [
        { ...total, id: "one", name: "年中", round: "mid" },
        { ...total, id: "two", name: "年终" },
        { ...total, ...{ op: "sum", of: ["one", "two"], absent: { kind: "proportional" } } } as unknown as Stage,
      ],
    };
    const scheme = {
      ...smallScheme,
      rounds: [{ id: "mid", name: "年中检查" }, ...smallScheme.rounds],
      tables: [table],
    };
    const scored = { state: "scored", points: exact("-2"), maxPoints: zero } as const;
    const given = (round: string, reviewer: string, count: string) => ({
      ...observed("jyj", "m", ["0"])[0],
      ...{ round, reviewer, kind: "deduction", value: "late", count },
    });
    const results = {
      ...small,
      scheme,
      scores: small.scores.map((score) => ({
        ...score,
        criteria:
          score.unit === "jyj" ? [{ stage: "one", criterion: "m", maxPoints: zero, outcome: scored, reasons: [] }] : [],
      })),
      observations: [
        given("mid", "r1", "1"),
        given("mid", "r2", "1"),
        given("annual", "r1", "2"),
        given("annual", "r2", "1"),
      ],
    } as unknown as YearResults;
    const groups = groupResults(results, listOrder(results.units));
    expect(
      problemsOf(results, groups).map(({ criterion, units, faults }) => [criterion, units[0]?.name, faults]),
    ).toEqual([["通报扣分", "市教育局", [{ name: "迟报", count: "3" }]]]);
  });

  it("counts a finding as put right where the recheck found none, and says where it found some again", () => {
    const recheck = (count: string) => ({ date: "2026-05-08", count });
    const findings = [
      finding({ id: "f1" }),
      finding({ id: "f2", recheck: recheck("0") }),
      finding({ id: "f3", rectified: "2026-04-20", recheck: recheck("1") }),
      finding({ id: "f4", rectified: "2026-04-20" }),
    ];
    const lines = noticeOf({ ...small, findings }).document.body.map(({ rest }) => rest);
    expect(lines).toContain("全年各轮次共发现问题4项，已整改3项（其中复查仍有问题1项），尚未整改1项。");
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

describe("a notice's template", () => {
  const chosen = ["公布方式：得分排名", "并列排序：机构序列", "加盖印章：是"];
  /** With the choices that the text does not make, behind its own lines of the head. */
  const refusal = (text: string) =>
    readNoticeTemplate(withChoices(text), (row) => ({ kind: "row", file: "t.txt", row })).issues.map(
      ({ code, place }) => [code, place],
    );
  const withChoices = (text: string): string => {
    const [head = "", ...rest] = text.split(/^(?=正文)/mu);
    const missing = chosen.filter((line) => !head.includes(line.split("：")[0] ?? ""));
    return [head.trimEnd(), ...missing, ...rest].join("\n");
  };
  const body = "\n正文：\n一段。\n";

  it("is read as shipped", () => {
    expect(valueOf(readNoticeTemplate(shippedTemplate, at)).body.length).toBeGreaterThan(10);
  });

  it("is refused with the line and what may stand there", () => {
    const cases: readonly (readonly [string, string, number])[] = [
      [`份号：1${body}`, "notice-head-unknown", 1],
      [`发文字号：甲\n发文字号：乙${body}`, "notice-head-repeated", 2],
      [`公布方式：都公布${body}`, "notice-choice-unknown", 1],
      [`成文日期：明天${body}`, "notice-date-unreadable", 1],
      ["\n正文：\n{总分榜}\n", "notice-field-unknown", 6],
      [`应公布日期：{公布日期}${body}`, "notice-date-unreadable", 1],
      [`成文日期：{公布日期}前后${body}`, "notice-date-unreadable", 1],
      [`标题：{年份通报${body}`, "notice-brace-alone", 1],
      ["\n正文：\n｛总体结果｝\n", "notice-brace-alone", 6],
      ["标题：通报\n", "notice-body-absent", 1],
    ];
    for (const [text, code, row] of cases) {
      expect(refusal(text)).toEqual([[code, { kind: "row", file: "t.txt", row }]]);
    }
  });

  it("is refused where it leaves open whether scores are disclosed, how ties stand or whether it is sealed", () => {
    const { issues } = readNoticeTemplate("标题：通报\n正文：\n一段。\n", at);
    expect(issues.map(({ code, data }) => [code, data["head"]])).toEqual([
      ["notice-head-absent", "公布方式"],
      ["notice-head-absent", "并列排序"],
      ["notice-head-absent", "加盖印章"],
    ]);
  });

  it("takes a date as people write it, and none that the calendar has not", () => {
    expect(isoDay("2026年1月5日")).toBe("2026-01-05");
    expect(isoDay("２０２６-02-28")).toBe("2026-02-28");
    expect(isoDay("2026-02-30")).toBeNull();
    expect(isoDay("2026-13-01")).toBeNull();
  });

  it("knows a line's level by its number, and its head by its first full stop", () => {
    expect(bodyLine("一、总体情况")).toEqual({ level: 1, head: "一、总体情况", rest: "" });
    expect(bodyLine("（二）问题。甲局失分。")).toEqual({ level: 2, head: "（二）问题。", rest: "甲局失分。" });
    expect(bodyLine("1.办法").level).toBe(3);
    expect(bodyLine("（1）办法").level).toBe(4);
    expect(bodyLine("各单位要整改。")).toEqual({ level: 0, head: "", rest: "各单位要整改。" });
  });
});
