import { leastPoints } from "../domain/scheme/plannedRoots.ts";
import {
  add,
  compare,
  divide,
  exact,
  fixedText,
  isNegative,
  multiply,
  negate,
  subtract,
  zero,
  type Exact,
} from "../domain/shared/exact.ts";
import { tableIdOf } from "../workbook/review/reviewPlan.ts";
import { scoresOf } from "./computeResults.ts";
import type { State } from "./state.ts";

/** How a unit's own points compare with the reviewed ones (自评偏差), over the criteria that have both; decimals to two places. */
export type SelfDeviation = {
  readonly unit: string;
  readonly name: string;
  readonly criteria: number;
  readonly self: string;
  readonly reviewed: string;
  /** Self less reviewed. */
  readonly deviation: string;
  /** The criterion on which the two are furthest apart. */
  readonly furthest: { readonly criterion: string; readonly deviation: string };
};

/** The deviation of each unit that gave itself points on anything that was reviewed, the largest first. */
export const selfDeviations = (state: State): readonly SelfDeviation[] => {
  const { scheme, units, reviewers, selfEvaluations } = state;
  if (!scheme || selfEvaluations.every(({ scores = [] }) => scores.length === 0)) return [];
  const scores = new Map(scoresOf(state, { scheme, units, reviewers }).map((score) => [score.unit, score]));
  const rows = selfEvaluations.flatMap((own) => {
    const unit = units.find(({ id }) => id === own.unit);
    const table = unit && scheme.tables.find(({ id }) => id === tableIdOf(scheme, unit));
    const reviewed = scores.get(own.unit)?.criteria ?? [];
    if (!unit || !table) return [];
    const pairs = (own.scores ?? []).flatMap(({ criterion, points }): readonly Pair[] => {
      const found = reviewed.findLast((one) => one.criterion === criterion);
      const full = leastPoints(table, criterion);
      if (points === null || !full || found?.outcome.state !== "scored") return [];
      const self = multiply(exact(points), divide(found.maxPoints, full));
      const earned = found.outcome.points;
      return [{ criterion, self, points: earned, apart: subtract(self, earned) }];
    });
    return pairs.length === 0 ? [] : [{ unit, pairs, deviation: pairs.map(({ apart }) => apart).reduce(add, zero) }];
  });
  return [...rows]
    .sort((a, b) => compare(size(b.deviation), size(a.deviation)))
    .map(({ unit, pairs, deviation }): SelfDeviation => {
      const furthest = pairs.reduce((most, one) => (compare(size(one.apart), size(most.apart)) > 0 ? one : most));
      return {
        unit: unit.id,
        name: unit.name,
        criteria: pairs.length,
        self: fixedText(pairs.map(({ self }) => self).reduce(add, zero), 2),
        reviewed: fixedText(pairs.map(({ points }) => points).reduce(add, zero), 2),
        deviation: fixedText(deviation, 2),
        furthest: { criterion: furthest.criterion, deviation: fixedText(furthest.apart, 2) },
      };
    });
};

type Pair = { readonly criterion: string; readonly self: Exact; readonly points: Exact; readonly apart: Exact };

const size = (value: Exact): Exact => (isNegative(value) ? negate(value) : value);

/** The deviations as a table to paste. */
export const deviationText = (rows: readonly SelfDeviation[]): readonly string[] => [
  "自评偏差（自评减评审，按两边都有的指标）",
  ["单位", "指标数", "自评", "评审", "偏差", "偏差最大的指标"].join("\t"),
  ...rows.map(({ name, criteria, self, reviewed, deviation, furthest }) =>
    [name, String(criteria), self, reviewed, deviation, `${furthest.criterion} ${furthest.deviation}`].join("\t"),
  ),
];
