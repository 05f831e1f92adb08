import { observationsDue } from "../domain/scheme/dueLeaves.ts";
import { leavesHeard } from "../domain/scoring/leavesHeard.ts";
import type { Progress } from "../workbook/sheets/coverSheet.ts";
import { assignedIn } from "./assignedIn.ts";
import { nextSteps } from "./nextSteps.ts";
import type { YearStep } from "./session/stepIds.ts";
import type { State } from "./state.ts";

/** How far an assessment has come (进度), and what is to be done next. @param steps of the state */
export const progressOf = (state: State, steps: readonly YearStep[]): Progress => {
  const { breakdown, scheme, units, reviewers, forms, selfEvaluations, observations } = state;
  const { closedRounds, findings, appeals } = state;
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
    published: publishedState(state, steps),
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
    next: nextSteps(steps),
  };
};

const publishedState = ({ published }: State, steps: readonly YearStep[]): Progress["published"] => {
  if (published.length === 0) return "no";
  const same = steps.some(({ notes }) => notes.some(({ code }) => code === "notice-published"));
  return same ? "yes" : "outdated";
};
