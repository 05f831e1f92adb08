import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { rankAssessment } from "../../../src/domain/ranking/rankAssessment.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import type { Scheme } from "../../../src/domain/scheme/scheme.ts";
import { exactText } from "../../../src/domain/shared/exact.ts";
import { codesOf, refusalOf, valueOf } from "../../fixtures/issues.ts";
import { sampleYear } from "../../fixtures/sampleYear.ts";
import { observed, smallObservations, smallReviewers, smallScheme, smallUnits } from "../../fixtures/smallYear.ts";
import { runs, seed } from "../../soak.ts";

const rank = (observations: readonly Observation[], scheme: Scheme = smallScheme) => {
  const assessed = { scheme, units: smallUnits, reviewers: smallReviewers };
  return rankAssessment(assessed, scoreUnits(assessed, observations));
};
const withPolicy = (policy: Partial<Scheme["policy"]>): Scheme => ({
  ...smallScheme,
  policy: { ...smallScheme.policy, ...policy },
});

/** All criteria full but the last, which gets `c3` from everybody. */
const upTo = (unit: string, c3: string): readonly Observation[] => [
  ...observed(unit, "c1", ["10", "10", "10", "10"]),
  ...observed(unit, "c2", ["20", "20", "20", "20"]),
  ...observed(unit, "c3", [c3, c3, c3, c3]),
];
const rowsOf = (schoolC3: string, financeC3: string, scheme?: Scheme) =>
  valueOf(rank([...upTo("jyj", schoolC3), ...upTo("czj", financeC3)], scheme)).groups[0]?.rows ?? [];

describe("the ranking of a year", () => {
  // By hand: 280/3 = 93.33…, 2540/27 = 94.07…; contribution = total × 4 ÷ 100: 56/15 and 508/135.
  it("of the hand-calculated case has the rescaled unit first, and exact contributions", () => {
    const { groups } = valueOf(rank(smallObservations));
    expect(groups.map(({ group, rows }) => [group, rows.length])).toEqual([
      ["departments", 2],
      ["counties", 0],
    ]);
    expect(
      groups[0]?.rows.map((row) => [row.rank, row.unit, row.shown, row.grade, exactText(row.contribution)]),
    ).toEqual([
      [1, "czj", "94.07", "优秀", "508/135"],
      [2, "jyj", "93.33", "优秀", "56/15"],
    ]);
  });

  // 30 + 59.996 = 89.996, which prints 90.00.
  it("takes the grade of the exact or of the rounded total, as the scheme says, bound included", () => {
    const grade = (c3: string, gradeOn: "exact" | "rounded") => rowsOf(c3, "0", withPolicy({ gradeOn }))[0]?.grade;
    expect(grade("59.996", "exact")).toBe("良好");
    expect(grade("59.996", "rounded")).toBe("优秀");
    expect(grade("60", "exact")).toBe("优秀");
    expect(grade("0", "exact")).toBe("不合格");
    expect(rowsOf("59.996", "0", withPolicy({ gradeOn: "exact" }))[0]?.shown).toBe("90.00");
  });

  // 90 and 89.9951 differ, and both round to 90.00.
  it("follows the exact or the rounded total, as the scheme says", () => {
    const ranks = (rankOn: "exact" | "rounded") =>
      rowsOf("60", "59.9951", withPolicy({ rankOn })).map(({ unit, rank: at, tied }) => [unit, at, tied]);
    expect(ranks("exact")).toEqual([
      ["jyj", 1, false],
      ["czj", 2, false],
    ]);
    expect(ranks("rounded")).toEqual([
      ["czj", 1, true],
      ["jyj", 1, true],
    ]);
  });

  it("is refused while scores are missing, with every gap named", () => {
    const gaps = smallObservations.filter(
      ({ unit, criterion, reviewer }) => !(unit === "jyj" && criterion === "c2" && reviewer === "r3"),
    );
    const issues = refusalOf(rank(gaps));
    expect(codesOf(issues)).toEqual(["score-missing"]);
    expect(issues[0]?.data).toEqual({ unit: "市教育局", criterion: "依申请公开", reviewers: "丙" });
    expect(codesOf(refusalOf(rank([])))).toHaveLength(2 * 3);
  });

  it("is refused where reviewers differ on whether a criterion applies", () => {
    const others = smallObservations.filter(({ unit, criterion }) => unit !== "jyj" || criterion !== "c1");
    const issues = refusalOf(rank([...others, ...observed("jyj", "c1", ["10", null, "9", "8"])]));
    expect(codesOf(issues)).toEqual(["not-applicable-contested"]);
    expect(issues[0]?.data).toEqual({ unit: "市教育局", criterion: "主动公开", reviewers: "乙" });
  });

  it("is refused where nothing applies to a unit", () => {
    const nothing = ["c1", "c2", "c3"].flatMap((criterion) => observed("jyj", criterion, [null, null, null, null]));
    const issues = refusalOf(rank([...nothing, ...upTo("czj", "70")]));
    expect(codesOf(issues)).toEqual(["nothing-applicable"]);
    expect(issues[0]?.data).toEqual({ unit: "市教育局" });
  });

  it("never lowers a unit for more points on any criterion", () => {
    const points = fc.tuple(
      fc.integer({ min: 0, max: 69 }),
      fc.integer({ min: 0, max: 69 }),
      fc.integer({ min: 1, max: 70 }),
    );
    fc.assert(
      fc.property(points, fc.constantFrom("exact", "rounded"), ([mine, other, more], rankOn) => {
        const place = (c3: number) =>
          rowsOf(String(c3), String(other), withPolicy({ rankOn })).find(({ unit }) => unit === "jyj")?.rank ?? 0;
        expect(place(Math.min(70, mine + more))).toBeLessThanOrEqual(place(mine));
      }),
      { seed, numRuns: runs(1000) },
    );
  });
});

// Totals computed apart from this program with Python's fractions; ranks and grades from them by hand.
const departments = [
  ["zsj", 1, "优秀"],
  ["fgw", 2, "优秀"],
  ["sfj", 3, "优秀"],
  ["czj", 4, "优秀"],
  ["sj", 5, "良好"],
  ["scj", 6, "良好"],
  ["rsj", 7, "良好"],
  ["jyj", 8, "良好"],
  ["mzj", 8, "良好"],
  ["gxj", 10, "良好"],
  ["sthj", 11, "良好"],
  ["wjw", 12, "良好"],
  ["gaj", 13, "合格"],
  ["zjj", 14, "合格"],
];
const counties = [
  ["yhq", 1, "优秀"],
  ["lyq", 2, "良好"],
  ["fzs", 3, "良好"],
  ["cxx", 4, "合格"],
  ["lzx", 5, "合格"],
  ["syx", 6, "不合格"],
];

describe("the ranking of the sample year", () => {
  const year = sampleYear();
  const ranking = valueOf(rankAssessment(year, scoreUnits(year, year.observations)));

  it("has the ranks and grades that follow from the totals, the tie at 85.05 shared and skipped", () => {
    expect(ranking.groups.map(({ rows }) => rows.map(({ unit, rank: at, grade }) => [unit, at, grade]))).toEqual([
      departments,
      counties,
    ]);
    const tied = ranking.groups.flatMap(({ rows }) =>
      rows.filter(({ tied: shares }) => shares).map(({ unit }) => unit),
    );
    expect(tied).toEqual(["jyj", "mzj"]);
  });

  // 57.76 × 4 ÷ 100 = 2.3104: the sample ranks on the rounded total.
  it("brings the last county 2.3104 performance points", () => {
    const last = ranking.groups[1]?.rows.at(-1);
    expect(last && exactText(last.contribution)).toBe("2.3104");
  });

  it("is the same whatever order units and observations come in", () => {
    const turned = { ...year, units: [...year.units].reverse() };
    const again = rankAssessment(turned, scoreUnits(turned, [...year.observations].reverse()));
    expect(valueOf(again)).toEqual(ranking);
  });
});
