import { wholeAssessment } from "../../domain/shared/place.ts";
import { warningAt, type Issue } from "../../domain/shared/result.ts";
import type { Results } from "../computeResults.ts";
import { fewNames } from "../fewNames.ts";
import type { State } from "../state.ts";
import { scoreCallsOf } from "./closeCallsOf.ts";
import { namedYear, weighedGroups } from "./namedYear.ts";
import type { Pair } from "./robustness.ts";
import { usualTerms } from "./robustnessTerms.ts";
import { weightCallsOf } from "./weightCallsOf.ts";

/**
 * What whoever publishes should know of close calls (公布前的险胜提示). Exact, nothing is drawn; equal totals are ties, not close calls.
 *
 * @returns `ranks-close-by-score` (group, count, within, pairs) and `ranks-close-by-weight` (group, count, spread, pairs) as
 *   warnings, one a group
 */
export const closeCallCheck = (state: State, results: Results): readonly Issue[] => {
  const year = namedYear(state, results);
  const { within, spread } = usualTerms;
  return weighedGroups(year).flatMap(({ group, weighed }): readonly Issue[] => {
    const byScore = scoreCallsOf(year, group, weighed, within).calls.filter(({ flip }) => flip !== null);
    const byWeight = weightCallsOf(year, group, weighed, usualTerms).filter(
      ({ oneWeight }) => oneWeight?.withinSpread === true,
    );
    const data = (pairs: readonly Pair[]) => ({
      group: group.name,
      count: pairs.length,
      ...fewNames(
        "pairs",
        pairs.map(({ ahead, behind }) => `${ahead}—${behind}`),
      ),
    });
    return [
      ...(byScore.length > 0 ? [warningAt(wholeAssessment, "ranks-close-by-score", { ...data(byScore), within })] : []),
      ...(byWeight.length > 0
        ? [warningAt(wholeAssessment, "ranks-close-by-weight", { ...data(byWeight), spread })]
        : []),
    ];
  });
};
