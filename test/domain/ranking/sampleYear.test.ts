import { describe, expect, it } from "vitest";

import { rankAssessment } from "../../../src/domain/ranking/rankAssessment.ts";
import { columnsOf } from "../../../src/domain/scoring/columnsOf.ts";
import type { Observation } from "../../../src/domain/scoring/observation.ts";
import { scoreUnits } from "../../../src/domain/scoring/scoreUnits.ts";
import { exactText } from "../../../src/domain/shared/exact.ts";
import { valueOf } from "../../fixtures/issues.ts";
import { sampleYear } from "../../fixtures/sampleYear.ts";

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
  const rank = (assessed: Omit<typeof year, "observations">, observations: readonly Observation[]) => {
    const facts = { columns: columnsOf(observations), findings: [], breakdown: null, formulas: null };
    return valueOf(rankAssessment(assessed, scoreUnits(assessed, facts)));
  };
  const ranking = rank(year, year.observations);

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
    expect(last?.contribution && exactText(last.contribution)).toBe("2.3104");
  });

  it("is the same whatever order units and observations come in", () => {
    const turned = { ...year, units: [...year.units].reverse() };
    expect(rank(turned, [...year.observations].reverse())).toEqual(ranking);
  });
});
