import type { YearResults } from "../../domain/notice/yearResults.ts";
import { unitExplainer } from "../../domain/scoring/scoreUnits.ts";
import { factsOf, type Results } from "../computeResults.ts";
import type { State } from "../state.ts";

/** A state and what follows from it, as the notice, the tables and the feedback want them. */
export const yearResultsOf = (state: State, { scores, ranking }: Results): YearResults => {
  const { scheme, units, reviewers, breakdown, observations, findings, lastYear } = state;
  if (!scheme) throw new RangeError("results of a year: got no scheme, want the one they came from");
  const count = new Map<string, number>();
  for (const { party } of reviewers) count.set(party, (count.get(party) ?? 0) + 1);
  const explain = unitExplainer({ scheme, units, reviewers }, factsOf(state));
  return {
    scheme,
    jurisdiction: breakdown?.jurisdiction ?? "",
    source: { title: breakdown?.title ?? "", number: breakdown?.number ?? "" },
    units,
    reviewers: count,
    scores,
    stepsOf: (unit) => explain(unit).steps,
    ranking,
    observations,
    findings,
    lastYear,
  };
};
