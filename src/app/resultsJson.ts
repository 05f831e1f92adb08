import { explainUnits } from "../domain/scoring/scoreUnits.ts";
import { exactText, isExact } from "../domain/shared/exact.ts";
import { factsOf, type Results } from "./computeResults.ts";
import type { State } from "./state.ts";

/**
 * The results with every step from what was observed to the total as JSON text (结果数据); exact numbers are texts, "1/3"
 * where decimals do not end.
 *
 * @param state the one that the results came from
 */
export const resultsJson = (state: State, { ranking }: Results): string => {
  const { scheme, units, reviewers } = state;
  if (!scheme) throw new RangeError("results: got no scheme, want the state they came from");
  // Points by stage and criterion stand in the steps already; a Map is no JSON.
  const scores = explainUnits({ scheme, units, reviewers }, factsOf(state)).map(({ score, steps }) => ({
    ...score,
    points: undefined,
    steps,
  }));
  return JSON.stringify(
    { ranking: ranking.groups, scores },
    (_key, value: unknown) => (isExact(value) ? exactText(value) : value),
    2,
  );
};
