import { describe, expect, it } from "vitest";

import type { Followed, TieBreak } from "../../../src/domain/scheme/grading.ts";
import { rankAssessment } from "../../../src/domain/ranking/rankAssessment.ts";
import type { StageScore } from "../../../src/domain/scoring/score.ts";
import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { exact, exactText } from "../../../src/domain/shared/exact.ts";
import { wholeAssessment } from "../../../src/domain/shared/place.ts";
import { errorAt, noteAt } from "../../../src/domain/shared/result.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../../fixtures/issues.ts";
import { factsOf, points } from "../../fixtures/observations.ts";
import { leafOf, tableOf, unitOf, yearOf } from "../../fixtures/schemes.ts";
import { countQuota, vetoWith } from "./contenders.ts";
import { rankYear, rowsOf, scored } from "./scoredYear.ts";

const gap = errorAt(wholeAssessment, "score-missing", { unit: "教育局", criterion: "主动公开", reviewers: "丙" });
const open: StageScore["outcome"] = { state: "open", issues: [gap] };
const number = (value: string): StageScore["outcome"] => ({ state: "scored", points: exact(value) });

describe("the ranking of a year", () => {
  // By hand: 2540/27 = 94.07…, 280/3 = 93.33…; contribution = total × 4 ÷ 100: 508/135 and 56/15.
  it("has a block a group, with ranks, printed totals, grades and exact contributions", () => {
    const { groups } = valueOf(rankYear([scored("jyj", "280/3"), scored("czj", "2540/27"), scored("xan", "75")]));
    expect(groups.map(({ group, rows }) => [group, rows.length])).toEqual([
      ["departments", 2],
      ["counties", 1],
    ]);
    expect(
      groups
        .flatMap(({ rows }) => rows)
        .map(({ rank, unit, shown, grade, contribution }) => [
          rank,
          unit,
          shown,
          grade,
          contribution && exactText(contribution),
        ]),
    ).toEqual([
      [1, "czj", "94.07", "优秀", "508/135"],
      [2, "jyj", "93.33", "优秀", "56/15"],
      [1, "xan", "75.00", "合格", "3"],
    ]);
  });

  // A table of 200 points: 150 of them bring 150 × 4 ÷ 200 = 3 of 4; by the first table's 100 it would be all 4.
  it("has each group's totals by that group's own table", () => {
    const year = yearOf({
      criteria: [leafOf("c", "100")],
      units: [unitOf("u1"), unitOf("u2", { group: "counties" })],
      others: [tableOf({ criteria: [leafOf("d", "200")], table: { id: "counties", name: "县区考核表" } })],
    });
    const facts = factsOf(year, [points("c", "a1", "75"), points("d", "a1", "150", { unit: "u2" })]);
    const { groups } = valueOf(rankAssessment(year, scoreUnits(year, facts)));
    expect(
      groups.flatMap(({ group, rows }) =>
        rows.map(({ unit, shown, contribution }) => [group, unit, shown, contribution && exactText(contribution)]),
      ),
    ).toEqual([
      ["main", "u1", "75.00", "3"],
      ["counties", "u2", "150.00", "3"],
    ]);
  });

  // 89.9951 rounds to 90.00, which ranks and brings 90 × 4 ÷ 100 = 3.6; exactly it is no 优秀, and brings 3.599804.
  it("follows the exact or the rounded total in rank and contribution, and in the grade as that is said", () => {
    const scores = [scored("a", "90"), scored("b", "89.9951")];
    const rows = (on: Followed) =>
      rowsOf(scores, { ranking: { on } }).map(({ rank, tied, shown, grade, contribution }) => [
        rank,
        tied,
        shown,
        grade,
        contribution && exactText(contribution),
      ]);
    expect(rows({ places: 2, mode: "half-up" })).toEqual([
      [1, true, "90.00", "优秀", "3.6"],
      [1, true, "90.00", "良好", "3.6"],
    ]);
    expect(rows("exact")).toEqual([
      [1, false, "90.00", "优秀", "3.6"],
      [2, false, "90.00", "良好", "3.599804"],
    ]);
  });

  it("has the same rows whatever order units and scores come in", () => {
    const scores = [scored("a", "90"), scored("b", "90"), scored("c", "95"), scored("xa", "60")];
    expect(rankYear([...scores].reverse())).toEqual(rankYear(scores));
  });

  it("compares criteria and stages where totals are equal", () => {
    const site: TieBreak = { by: "criterion", stage: "year", criterion: "site", first: "higher" };
    const late: TieBreak = { by: "stage", stage: "late", first: "lower" };
    const lateness = (value: string) => [
      { stage: "year", outcome: number("90") },
      { stage: "late", outcome: number(value) },
      { stage: "final", outcome: number("90") },
    ];
    const scores = [
      scored("a", "90", { points: { site: "8" }, stages: lateness("2") }),
      scored("b", "90", { points: { site: "9" }, stages: lateness("3") }),
      scored("c", "90", { points: { site: "8" }, stages: lateness("1") }),
    ];
    const order = (...tieBreaks: readonly TieBreak[]) =>
      rowsOf(scores, { ranking: { tieBreaks } }).map(({ unit, rank }) => [unit, rank]);
    expect(order(site, late)).toEqual([
      ["b", 1],
      ["c", 2],
      ["a", 3],
    ]);
    expect(order(site)).toEqual([
      ["b", 1],
      ["a", 2],
      ["c", 2],
    ]);
  });

  it("carries what vetoes do to rank and grade, and leaves a unit without a total blank", () => {
    const vetoes = [
      vetoWith({
        id: "leak",
        score: { kind: "none" },
        rank: "unranked",
        grade: { kind: "fixed", grade: "不合格" },
      }),
      vetoWith({ id: "fake", rank: "last", grade: { kind: "atMost", grade: "合格" } }),
    ];
    const rows = rowsOf(
      [
        scored("a", { state: "none" }, { vetoes: ["leak"] }),
        scored("b", "99", { vetoes: ["fake"] }),
        scored("c", "61"),
      ],
      { vetoes },
    );
    expect(rows.map(({ unit, rank, grade, shown, vetoes: struck }) => [unit, rank, grade, shown, struck])).toEqual([
      ["c", 1, "合格", "61.00", []],
      ["b", 2, "合格", "99.00", ["fake"]],
      ["a", null, "不合格", null, ["leak"]],
    ]);
    expect(rows[2]).toMatchObject({ total: null, contribution: null, tied: false });
    expect(rows[1]?.rankSteps.map(({ kind }) => kind)).toEqual(["vetoed", "total"]);
    expect(rows[1]?.gradeSteps.map(({ kind }) => kind)).toEqual(["reached", "vetoed"]);
  });
});

describe("a ranking is refused", () => {
  it("while totals are open, with the reasons that scoring gave, each once", () => {
    const issues = refusalOf(rankYear([scored("jyj", open), scored("czj", "90")]));
    expect(issues).toEqual([gap]);
  });

  it("while a stage that a tie-break or a limit reads is open, though totals stand", () => {
    const stages = [
      { stage: "year", outcome: number("90") },
      { stage: "late", outcome: open },
      { stage: "final", outcome: number("90") },
    ];
    const scores = [scored("jyj", "90", { stages }), scored("czj", "91")];
    const late: TieBreak = { by: "stage", stage: "late", first: "lower" };
    expect(refusalOf(rankYear(scores, { ranking: { tieBreaks: [late] } }))).toEqual([gap]);
    const limits = [{ name: "逾期", when: { by: "stage", stage: "late", below: "1" }, atMost: "良好" }] as const;
    expect(refusalOf(rankYear(scores, { grading: { limits } }))).toEqual([gap]);
    expect(valueOf(rankYear(scores)).groups[0]?.rows).toHaveLength(2);
  });

  it("where nothing applies to a unit", () => {
    const issues = refusalOf(rankYear([scored("教育", { state: "notApplicable" }), scored("czj", "90")]));
    expect(codesOf(issues)).toEqual(["nothing-applicable"]);
    expect(issues[0]?.data).toEqual({ unit: "教育局" });
  });

  it("where a quota's last place goes to one of a tie and the scheme has people decide", () => {
    const quotas = [countQuota("优秀", 2, { boundaryTies: "refuse" })];
    const issues = refusalOf(
      rankYear([scored("甲", "95"), scored("乙", "92"), scored("丙", "92")], { grading: { quotas } }),
    );
    expect(codesOf(issues)).toEqual(["places-undecided"]);
    expect(issues[0]?.data).toEqual({ group: "市直部门", grade: "优秀", places: 2, rank: 2, units: "乙局、丙局" });
  });

  it("with all reasons of all groups at once", () => {
    const short = { attainable: exact("50") };
    const scores = [scored("a", open), scored("b", "40", short), scored("xa", { state: "notApplicable" })];
    expect([...refusedCodes(rankYear(scores))].sort()).toEqual([
      "nothing-applicable",
      "score-missing",
      "weight-below-floor-after",
    ]);
  });

  it("never for a note, which goes along with the ranking", () => {
    const said = noteAt(wholeAssessment, "document-hidden-rows", { sheet: "甲", count: 1 });
    const result = rankYear([scored("a", "90", { issues: [said] })]);
    expect(result.ok && result.issues).toEqual([said]);
  });
});
