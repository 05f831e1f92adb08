import { groupResults, listOrder } from "../../../domain/notice/yearResults.ts";
import type { State } from "../../state.ts";
import { resultsOf } from "../yearView.ts";
import { criterionMap, type CriterionMap } from "./criterionMap.ts";
import { rankMoves, type RankMoves } from "./rankMoves.ts";
import { scoreSpread, type ScoreSpread } from "./scoreSpread.ts";
import { unitProgress, type UnitProgress } from "./unitProgress.ts";

/** A year in pictures (图表), as plain data: a group each, in the scheme's order; empty where there is nothing to draw. */
export type YearCharts = {
  readonly progress: readonly UnitProgress[];
  readonly spreads: readonly ScoreSpread[];
  readonly moves: readonly RankMoves[];
  readonly maps: readonly CriterionMap[];
};

export const yearCharts = (state: State): YearCharts => {
  const { scheme, units, lastYear } = state;
  const progress = unitProgress(state);
  const results = resultsOf(state);
  if (!scheme || !results.ok) return { progress, spreads: [], moves: [], maps: [] };
  const groups = groupResults({ scheme, units, ...results.value }, listOrder(units));
  return {
    progress,
    spreads: groups.flatMap((group) => scoreSpread(group) ?? []),
    moves: groups.flatMap((group) => rankMoves(group, lastYear) ?? []),
    maps: groups.map(criterionMap),
  };
};
