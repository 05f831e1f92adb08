import * as v from "valibot";

import { decimalShape, idShape, nameShape, type Shape } from "../shared/checkShape.ts";
import { exact, isZero } from "../shared/exact.ts";
import type { Place } from "../shared/place.ts";
import { errorAt, warningAt, type Issue } from "../shared/result.ts";
import type { DecimalText, Party, Scheme } from "./scheme.ts";

/** Who gives scores (评审人), for one party. */
export type Reviewer = {
  readonly id: string;
  readonly name: string;
  readonly party: string;
  /** Its share where the party takes a weighted mean; null elsewhere. */
  readonly weight: DecimalText | null;
};

export const reviewerShape: Shape<Reviewer> = v.strictObject({
  id: idShape,
  name: nameShape,
  party: idShape,
  weight: v.nullable(decimalShape),
});

/**
 * Checks the list of reviewers against itself and the scheme's parties.
 *
 * @param at the place of the n-th reviewer
 * @returns `id-repeated` (case aside), `party-unknown`, `self-party-with-reviewer` (reviewer, party),
 *   `reviewer-without-weight` (reviewer, party), the warning `reviewer-weight-unused` (reviewer, party),
 *   `party-without-reviewer` (party), `party-short-of-reviewers` (party, got, want)
 */
export const checkReviewers = (
  reviewers: readonly Reviewer[],
  scheme: Scheme,
  at: (index: number) => Place,
): readonly Issue[] => {
  const ids = new Set<string>();
  const known = scheme.parties.map(({ id }) => id).join(", ");
  const ofRows = reviewers.flatMap((reviewer, index) => {
    const { id, name } = reviewer;
    const issues: Issue[] = [];
    if (ids.has(id.toLowerCase())) issues.push(errorAt(at(index), "id-repeated", { id }));
    ids.add(id.toLowerCase());
    const party = scheme.parties.find((one) => one.id === reviewer.party);
    if (party) return [...issues, ...checkInParty(reviewer, party, at(index))];
    return [...issues, errorAt(at(index), "party-unknown", { reviewer: name, party: reviewer.party, parties: known })];
  });
  const afterLast = at(reviewers.length);
  return [...ofRows, ...scheme.parties.flatMap((party) => checkNumber(party, reviewers, afterLast))];
};

const checkInParty = ({ name, weight }: Reviewer, party: Party, place: Place): readonly Issue[] => {
  const who = { reviewer: name, party: party.name };
  if (party.by === "self") return [errorAt(place, "self-party-with-reviewer", who)];
  if (party.combine.kind !== "weighted-mean") {
    return weight === null ? [] : [warningAt(place, "reviewer-weight-unused", who)];
  }
  return weight === null || isZero(exact(weight)) ? [errorAt(place, "reviewer-without-weight", who)] : [];
};

/** A party that has fewer reviewers than must have scored could never come to a number. */
const checkNumber = (party: Party, reviewers: readonly Reviewer[], place: Place): readonly Issue[] => {
  if (party.by === "self") return [];
  const got = reviewers.filter((reviewer) => reviewer.party === party.id).length;
  if (got === 0) return [errorAt(place, "party-without-reviewer", { party: party.name })];
  const required = party.required === "all" ? 1 : party.required;
  const { combine } = party;
  const enough = combine.kind === "trimmed-mean" && combine.then === "missing" ? combine.fewerThan : 1;
  const want = Math.max(required, enough);
  return got < want ? [errorAt(place, "party-short-of-reviewers", { party: party.name, got, want })] : [];
};
