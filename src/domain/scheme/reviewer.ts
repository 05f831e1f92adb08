import * as v from "valibot";

import { idShape, nameShape, type Shape } from "../shared/checkShape.ts";
import type { Place } from "../shared/place.ts";
import { errorAt, type Issue } from "../shared/result.ts";
import type { Scheme } from "./scheme.ts";

/** Who gives scores (评审人), for one party. */
export type Reviewer = { readonly id: string; readonly name: string; readonly party: string };

export const reviewerShape: Shape<Reviewer> = v.strictObject({ id: idShape, name: nameShape, party: idShape });

/**
 * Checks the list of reviewers against itself and the scheme's parties.
 *
 * @param at the place of the n-th reviewer
 * @returns `id-repeated` (case aside), `party-unknown`, `party-without-reviewer`
 */
export const checkReviewers = (
  reviewers: readonly Reviewer[],
  scheme: Scheme,
  at: (index: number) => Place,
): readonly Issue[] => {
  const ids = new Set<string>();
  const parties = new Set(scheme.parties.map(({ id }) => id));
  const ofRows = reviewers.flatMap(({ id, name, party }, index) => {
    const issues: Issue[] = [];
    if (ids.has(id.toLowerCase())) issues.push(errorAt(at(index), "id-repeated", { id }));
    ids.add(id.toLowerCase());
    if (!parties.has(party)) {
      issues.push(errorAt(at(index), "party-unknown", { reviewer: name, party, parties: [...parties].join(", ") }));
    }
    return issues;
  });
  const idle = scheme.parties.filter(({ id }) => !reviewers.some(({ party }) => party === id));
  return [
    ...ofRows,
    ...idle.map(({ name }) => errorAt(at(reviewers.length), "party-without-reviewer", { party: name })),
  ];
};
