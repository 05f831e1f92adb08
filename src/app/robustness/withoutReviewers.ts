import { leaveOneOut } from "../../domain/ranking/robustness/leaveOneOut.ts";
import type { DrawnParty } from "../../domain/ranking/robustness/reviewerUncertainty.ts";
import type { WeighedGroup } from "../../domain/ranking/robustness/weighGroup.ts";
import type { Facts } from "../../domain/scoring/facts.ts";
import { scoreUnits } from "../../domain/scoring/scoreUnits.ts";
import { at } from "../../domain/shared/at.ts";
import type { Exact } from "../../domain/shared/exact.ts";
import { factsOf } from "../computeResults.ts";
import type { NamedYear } from "./namedYear.ts";
import type { ReviewerAbsent } from "./robustness.ts";

/** Every unit's total as it would be without one reviewer, by the scheme's own way (去一评审人的总分); null where there is none then. */
export type TotalsWithoutReviewer = {
  readonly reviewer: string;
  readonly party: string;
  readonly totals: ReadonlyMap<string, Exact | null>;
  /** Units that the reviewer rated. */
  readonly rated: ReadonlySet<string>;
};

/** Scores the year anew without each reviewer in turn; yields after each. */
export function* totalsWithoutReviewers({
  assessed,
  state,
}: NamedYear): Generator<number, readonly TotalsWithoutReviewer[]> {
  const facts = factsOf(state);
  const rated = ratedBy(facts);
  const all: TotalsWithoutReviewer[] = [];
  for (const { id, party } of assessed.reviewers) {
    const others = assessed.reviewers.filter((one) => one.id !== id);
    const totals = new Map(
      scoreUnits({ ...assessed, reviewers: others }, facts).map(({ unit, total }) => [
        unit,
        total.state === "scored" ? total.points : null,
      ]),
    );
    all.push({ reviewer: id, party, totals, rated: rated.get(id) ?? new Set() });
    yield all.length;
  }
  return all;
}

const ratedBy = ({ columns }: Facts): ReadonlyMap<string, ReadonlySet<string>> => {
  const rated = new Map<string, Set<string>>();
  const rate = (reviewer: string, unit: string): unknown => {
    const units = rated.get(reviewer);
    return units ? units.add(unit) : rated.set(reviewer, new Set([unit]));
  };
  const units = Array.from(columns.unit);
  columns.reviewer.forEach((reviewer, row) => {
    rate(at(columns.reviewers, reviewer), at(columns.units, at(units, row)));
  });
  for (const { reviewer, unit, state } of columns.others) if (state === "scored") rate(reviewer, unit);
  return rated;
};

/** What each reviewer decides in a group: who stands elsewhere without it. */
export const absentReviewers = (
  { unitName, reviewerName }: NamedYear,
  { units, totals }: WeighedGroup,
  without: readonly TotalsWithoutReviewer[],
): readonly ReviewerAbsent[] =>
  leaveOneOut(
    totals,
    without.map(({ reviewer, totals: left }) => ({ reviewer, totals: units.map((unit) => left.get(unit) ?? null) })),
  ).map(({ reviewer, moves, reversed }) => ({
    reviewer: reviewerName(reviewer),
    reversed,
    moves: moves.flatMap(({ unit, from, to }) =>
      from === null || to === null ? [] : [{ name: unitName(at(units, unit)), from, to }],
    ),
    withoutTotal: moves.filter(({ to }) => to === null).length,
  }));

/** The parties whose reviewers can be drawn anew, and those that have one reviewer only, by name. */
export const drawnParties = (
  { assessed }: NamedYear,
  { units }: WeighedGroup,
  without: readonly TotalsWithoutReviewer[],
): { readonly parties: readonly DrawnParty[]; readonly single: readonly string[] } => {
  const parties = assessed.scheme.parties
    .filter(({ by }) => by === "reviewers")
    .map(({ id, name }) => ({ name, own: without.filter(({ party }) => party === id) }));
  return {
    parties: parties
      .filter(({ own }) => own.length > 1)
      .map(({ own }) => ({
        reviewers: own.map(({ totals, rated }) => ({
          totals: units.map((unit) => totals.get(unit) ?? null),
          rated: units.map((unit) => rated.has(unit)),
        })),
      })),
    single: parties.filter(({ own }) => own.length === 1).map(({ name }) => name),
  };
};
