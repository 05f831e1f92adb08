import type { Reviewer } from "../scheme/reviewer.ts";
import type { Scheme } from "../scheme/scheme.ts";
import type { Unit } from "../scheme/unit.ts";
import { compare, exact } from "../shared/exact.ts";
import type { Place } from "../shared/place.ts";
import { errorAt, type Issue } from "../shared/result.ts";
import { observationKey, type Observation } from "./observation.ts";

export type Assessed = {
  readonly scheme: Scheme;
  readonly units: readonly Unit[];
  readonly reviewers: readonly Reviewer[];
};

/**
 * Holds observations (观测) to the scheme, the units and the reviewers.
 *
 * @param at the place of the n-th observation
 * @returns `round-unknown`, `unit-unknown`, `criterion-unknown`, `reviewer-unknown`, `reviewer-of-other-party`,
 *   `points-above-maximum`, `value-missing`, `value-with-not-applicable`, `not-applicable-without-reason`,
 *   `observation-repeated`
 */
export const checkObservations = (
  observations: readonly Observation[],
  { scheme, units, reviewers }: Assessed,
  at: (index: number) => Place,
): readonly Issue[] => {
  const unitIds = new Set(units.map(({ id }) => id));
  const criteria = new Map(scheme.criteria.map((criterion) => [criterion.id, criterion]));
  const reviewerById = new Map(reviewers.map((reviewer) => [reviewer.id, reviewer]));
  const seen = new Set<string>();
  return observations.flatMap((observation, index) => {
    const issues: Issue[] = [];
    const complain = (code: string, data: Issue["data"] = {}) => issues.push(errorAt(at(index), code, data));
    const { unit, criterion, reviewer, party, round } = observation;
    if (round !== scheme.round) complain("round-unknown", { round, want: scheme.round });
    if (!unitIds.has(unit)) complain("unit-unknown", { unit });
    const known = criteria.get(criterion);
    if (!known) complain("criterion-unknown", { criterion });
    const person = reviewerById.get(reviewer);
    if (!person) complain("reviewer-unknown", { reviewer });
    else if (person.party !== party) complain("reviewer-of-other-party", { reviewer, party, want: person.party });
    for (const [code, data] of valueIssues(observation, known?.maxPoints)) complain(code, data);
    const key = observationKey(observation);
    if (seen.has(key)) complain("observation-repeated", { unit, criterion, reviewer });
    seen.add(key);
    return issues;
  });
};

const valueIssues = (
  { state, value, reason }: Observation,
  maxPoints: string | undefined,
): readonly (readonly [code: string, data: Issue["data"]])[] => {
  if (state === "notApplicable") {
    return [
      ...(value === null ? [] : [["value-with-not-applicable", { value }] as const]),
      ...(reason.trim() === "" ? [["not-applicable-without-reason", {}] as const] : []),
    ];
  }
  if (value === null) return [["value-missing", {}]];
  if (maxPoints === undefined || compare(exact(value), exact(maxPoints)) <= 0) return [];
  return [["points-above-maximum", { value, maxPoints }]];
};
