import type { Ranking } from "../domain/ranking/ranking.ts";
import { rankAssessment } from "../domain/ranking/rankAssessment.ts";
import type { UnitScore } from "../domain/scoring/score.ts";
import { columnsOf } from "../domain/scoring/columnsOf.ts";
import type { Assessed, Facts } from "../domain/scoring/facts.ts";
import { scoreUnits } from "../domain/scoring/scoreUnits.ts";
import { exactText } from "../domain/shared/exact.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { done, errorAt, refused, type Issue, type Result } from "../domain/shared/result.ts";
import { loadedFormulas } from "./formulas.ts";
import type { PublishedResult, State } from "./state.ts";

/** What follows from a state: every unit's score with its steps, and the ranking. */
export type Results = { readonly scores: readonly UnitScore[]; readonly ranking: Ranking };

/**
 * Scores and ranks a state (计分排名); computed anew each time, never stored.
 *
 * @returns the results, or what is missing: `scheme-absent`, `units-absent`, `reviewers-absent`, and the issues of
 *   `rankAssessment`
 */
export const computeResults = (state: State): Result<Results> => {
  const { scheme, units, reviewers } = state;
  const absent: Issue[] = [];
  if (!scheme) absent.push(errorAt(wholeAssessment, "scheme-absent"));
  if (units.length === 0) absent.push(errorAt(wholeAssessment, "units-absent"));
  if (reviewers.length === 0) absent.push(errorAt(wholeAssessment, "reviewers-absent"));
  if (!scheme || absent.length > 0) return refused(absent);
  const assessed = { scheme, units, reviewers };
  const scores = scoresOf(state, assessed);
  const ranking = rankAssessment(assessed, scores, state.breakdown?.weightFloors ?? []);
  return ranking.ok ? done({ scores, ranking: ranking.value }) : ranking;
};

/** Every unit's score, also where some are still open (得分). */
export const scoresOf = (state: State, assessed: Assessed): readonly UnitScore[] =>
  scoreUnits(assessed, factsOf(state));

/** What a state says was found. */
export const factsOf = ({ observations, findings, breakdown }: State): Facts => ({
  columns: columnsOf(observations),
  findings,
  breakdown,
  formulas: loadedFormulas(),
});

/** The results in the form that is published and recorded, by group and rank. */
export const publishedResults = ({ ranking }: Results): readonly PublishedResult[] =>
  ranking.groups.flatMap(({ group, rows }) =>
    rows.map(({ unit, shown, rank, grade, contribution }) => ({
      unit,
      group,
      total: shown,
      rank,
      grade,
      contribution: contribution && exactText(contribution),
    })),
  );
