import { bordaCounts } from "../../domain/ranking/advisory/bordaCounts.ts";
import { copelandScores, outranking } from "../../domain/ranking/advisory/outranking.ts";
import { partsOf } from "../../domain/ranking/advisory/weighedTable.ts";
import { geometricMean } from "../../domain/ranking/advisory/weightedMeans.ts";
import { placesOf } from "../../domain/ranking/quotaPlaces.ts";
import type { GroupRanking } from "../../domain/ranking/ranking.ts";
import type { DrawnGrade } from "../../domain/ranking/robustness/countPlaces.ts";
import { rankIntervals } from "../../domain/ranking/robustness/rankInterval.ts";
import type { WeighedGroup } from "../../domain/ranking/robustness/weighGroup.ts";
import type { RankUncertainty } from "../../domain/ranking/robustness/weightUncertainty.ts";
import type { Group } from "../../domain/scheme/scheme.ts";
import { at } from "../../domain/shared/at.ts";
import { exact, nearestFloat } from "../../domain/shared/exact.ts";
import type { NamedYear } from "./namedYear.ts";
import type { UnitOutlook } from "./robustness.ts";

/** A group's grades as draws give them (抽样用的等次): by bounds and quotas; limits and vetoes are left aside. */
export const drawnGrades = ({ grading }: Group, counted: number): readonly DrawnGrade[] =>
  grading.grades.map(({ name, from }) => {
    const quota = grading.quotas.find(({ grade }) => grade === name);
    return { from: from === null ? null : exact(from), places: quota ? placesOf(quota, counted) : null };
  });

/** Each unit's standing (单位的稳健性), in the order of the official ranking. */
export const outlookOf = (
  { unitName }: NamedYear,
  { rows }: GroupRanking,
  weighed: WeighedGroup,
  byWeights: RankUncertainty,
  byReviewers: RankUncertainty | null,
): readonly UnitOutlook[] => {
  const { units, shares, criteria } = weighed;
  const weights = criteria.map(({ weight }) => weight);
  const spans = rankIntervals(byWeights);
  const reviewerSpans = byReviewers && rankIntervals(byReviewers);
  const n = units.length;
  const grades = n === 0 ? 0 : byWeights.gradeCounts.length / n;
  const table = { rows: shares, weights };
  const borda = placesIn(bordaCounts(table).map(nearestFloat));
  const copeland = placesIn(copelandScores(outranking(table)));
  const means = shares.map((row) => geometricMean(partsOf(row, weights)));
  const sharesOf = (counts: Uint32Array, unit: number, width: number): readonly number[] =>
    Array.from(counts.subarray(unit * width, (unit + 1) * width), (count) => count / byWeights.draws);
  return units.map((unit, place): UnitOutlook => {
    const row = rows.find((one) => one.unit === unit);
    const span = spans[place];
    if (!row || row.rank === null || row.shown === null || !span)
      throw new RangeError(`rank of ${unit}: got none, want one`);
    return {
      unit,
      name: unitName(unit),
      rank: row.rank,
      total: row.shown,
      grade: row.grade,
      byWeights: span,
      byReviewers: reviewerSpans?.[place] ?? null,
      ranks: sharesOf(byWeights.rankCounts, place, n),
      grades: sharesOf(byWeights.gradeCounts, place, grades),
      advisory: { borda: at(borda, place), copeland: at(copeland, place), geometric: placeOf(means, at(means, place)) },
    };
  });
};

/** 1 and how many are above. */
const placesIn = (values: readonly number[]): readonly number[] =>
  values.map((value) => 1 + values.filter((other) => other > value).length);

/** The same among those that have a value; null where there is none. */
const placeOf = (values: readonly (number | null)[], value: number | null): number | null =>
  value === null ? null : 1 + values.filter((other) => other !== null && other > value).length;
