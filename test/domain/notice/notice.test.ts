import { describe, expect, it } from "vitest";

import { noticeText } from "../../../src/domain/notice/noticeText.ts";
import { rankingTables, writeNotice } from "../../../src/domain/notice/writeNotice.ts";
import { rankAssessment } from "../../../src/domain/ranking/rankAssessment.ts";
import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { factsFrom } from "../../fixtures/facts.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { sampleYear } from "../../fixtures/sampleYear.ts";
import { smallObservations, smallReviewers, smallScheme, smallUnits } from "../../fixtures/smallYear.ts";

const small = { scheme: smallScheme, units: smallUnits, reviewers: smallReviewers };
const smallRanking = valueOf(rankAssessment(small, scoreUnits(small, factsFrom(smallObservations))));
const year = sampleYear();
const yearRanking = valueOf(rankAssessment(year, scoreUnits(year, factsFrom(year.observations))));

describe("the notice", () => {
  const notice = writeNotice(smallScheme, "云泽市", smallUnits, smallRanking, "8 条记录，根 ab");

  it("says who was assessed by what, how they fared, and what pins it down", () => {
    expect(notice.title).toBe("云泽市2026年政务公开工作考核结果通报");
    expect(notice.paragraphs).toEqual([
      "根据《云泽市2026年政务公开工作考核方案》，对 2 个单位 2026 年政务公开工作落实情况进行了考核，考核指标 3 项，总分 100 分。",
      "考核结果：优秀 2 个。各组排名见附表。",
      "本次排名由留痕记录重新计算得出，存证：8 条记录，根 ab。",
    ]);
  });

  it("has a table a group that has units, performance points to four places", () => {
    // 508/135 = 3.76296…, 56/15 = 3.7333….
    expect(notice.tables).toEqual([
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

  it("sets a title that already has its marks once", () => {
    const marked = { ...smallScheme, title: "《考核方案》" };
    expect(writeNotice(marked, "云泽市", smallUnits, smallRanking, "").paragraphs[0]).toContain("根据《考核方案》，");
  });

  it("counts in its text what its tables show", () => {
    const { paragraphs, tables } = writeNotice(year.scheme, "云泽市", year.units, yearRanking, "");
    const rows = tables.flatMap((table) => table.rows);
    const shown = (year.scheme.groups[0]?.grading.grades ?? []).map(
      ({ name }) => `${name} ${rows.filter((row) => row[3] === name).length} 个`,
    );
    expect(paragraphs[0]).toContain(`对 ${rows.length} 个单位`);
    expect(paragraphs[1]).toBe(`考核结果：${shown.join("，")}。各组排名见附表。`);
    // From the totals computed apart from this program: 5 of 90 or more, 10 of 80, 4 of 60, 1 below.
    expect(shown).toEqual(["优秀 5 个", "良好 10 个", "合格 4 个", "不合格 1 个"]);
  });

  it("marks a shared rank", () => {
    const [departments] = rankingTables(year.scheme, year.units, yearRanking);
    expect(departments?.rows.filter((row) => row[0]?.endsWith("（并列）")).map((row) => row.slice(0, 3))).toEqual([
      ["8（并列）", "市教育局", "85.05"],
      ["8（并列）", "市民政局", "85.05"],
    ]);
  });

  it("as text indents its paragraphs and parts its columns by tabs", () => {
    expect(
      noticeText({
        title: "通报",
        paragraphs: ["一段。"],
        tables: [{ title: "表", header: ["甲", "乙"], rows: [["1", "2"]] }],
      }),
    ).toBe("通报\n\n　　一段。\n\n表\n甲\t乙\n1\t2\n");
  });
});
