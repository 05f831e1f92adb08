import { checkReviewers } from "../../domain/scheme/reviewer.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import { checkUnits } from "../../domain/scheme/unit.ts";
import { checkFindings } from "../../domain/scoring/checkFindings.ts";
import { checkObservations } from "../../domain/scoring/checkObservations.ts";
import { wholeAssessment } from "../../domain/shared/place.ts";
import { done, refused, warningAt, type Issue, type Result } from "../../domain/shared/result.ts";
import type { RowPlace } from "../checkChange.ts";
import type { State } from "../state.ts";

/**
 * The same units, reviewers and observations under another scheme (换一套方案试算), such as last year's. What that scheme has
 * no use for is left out and said.
 *
 * @returns the supposed state with the warning `supposed-left-out` (observations, findings), or the issues of `checkUnits` and
 *   `checkReviewers`
 */
export const underScheme = (state: State, scheme: Scheme): Result<State> => {
  const nowhere = () => wholeAssessment;
  const reviewers = state.reviewers.filter(({ party }) => scheme.parties.some(({ id }) => id === party));
  const faults = [...checkUnits(state.units, scheme, nowhere), ...checkReviewers(reviewers, scheme, nowhere)].filter(
    isError,
  );
  if (faults.length > 0) return refused(faults);
  const assessed = { scheme, units: state.units, reviewers };
  const observations = fitting(state.observations, (at) =>
    checkObservations(state.observations, assessed, at, state.breakdown),
  );
  const findings = fitting(state.findings, (at) => checkFindings(state.findings, assessed, at));
  const left = {
    observations: state.observations.length - observations.length,
    findings: state.findings.length - findings.length,
  };
  const issues = left.observations + left.findings > 0 ? [warningAt(wholeAssessment, "supposed-left-out", left)] : [];
  return done({ ...state, scheme, reviewers, observations, findings }, issues);
};

/** The rows that a check finds no error in. */
const fitting = <T>(rows: readonly T[], check: (at: RowPlace) => readonly Issue[]): readonly T[] => {
  const unfit = new Set(
    check((row) => ({ kind: "row", file: "", row }))
      .filter(isError)
      .map(({ place }) => (place.kind === "row" ? place.row : -1)),
  );
  return rows.filter((_, row) => !unfit.has(row));
};

const isError = ({ severity }: Issue): boolean => severity === "error";
