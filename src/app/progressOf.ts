import { observationsDue } from "../domain/scheme/dueLeaves.ts";
import { leavesHeard } from "../domain/scoring/leavesHeard.ts";
import { canonicalJson } from "../domain/shared/canonicalJson.ts";
import type { Result } from "../domain/shared/result.ts";
import type { Progress } from "../workbook/sheets/coverSheet.ts";
import { assignedIn } from "./assignedIn.ts";
import { publishedResults, type Results } from "./computeResults.ts";
import { nextSteps } from "./nextSteps.ts";
import { withoutSalts } from "./saltedResults.ts";
import type { State } from "./state.ts";

/** How far an assessment has come (进度), and what is to be done next. @param results of the state */
export const progressOf = (state: State, results: Result<Results>): Progress => {
  const { breakdown, scheme, units, reviewers, forms, selfEvaluations, observations } = state;
  const { closedRounds, findings, appeals } = state;
  const published = publishedState(state, results);
  return {
    title: breakdown?.title ?? "",
    jurisdiction: breakdown?.jurisdiction ?? "",
    year: scheme?.year ?? breakdown?.year ?? null,
    schemeTitle: scheme?.title ?? "",
    tasks: breakdown?.tasks.length ?? 0,
    units: units.length,
    reviewers: reviewers.length,
    forms: forms.length,
    selfEvaluations: selfEvaluations.length,
    observations: scheme ? leavesHeard({ scheme, units, reviewers }, observations) : 0,
    observationsDue: scheme ? observationsDue(scheme, units, reviewers, assignedIn(state)) : 0,
    published,
    rounds: (scheme?.rounds ?? []).map(({ id, name }) => ({
      name,
      closed: closedRounds.some(({ round }) => round === id),
    })),
    findings: {
      all: findings.length,
      rectified: findings.filter(({ rectified }) => rectified !== null).length,
      rechecked: findings.filter(({ recheck }) => recheck !== null).length,
    },
    appeals: { all: appeals.length, decided: appeals.filter(({ decision }) => decision !== null).length },
    locked: state.locked.length > 0,
    lastYear: state.lastYear.length,
    next: nextSteps(state, results, published),
  };
};

const publishedState = (state: State, results: Result<Results>): Progress["published"] => {
  if (state.published.length === 0) return "no";
  const same =
    results.ok && canonicalJson(publishedResults(results.value)) === canonicalJson(withoutSalts(state.published));
  return same ? "yes" : "outdated";
};
