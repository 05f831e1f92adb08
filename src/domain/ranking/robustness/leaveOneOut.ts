import { compare, type Exact } from "../../shared/exact.ts";
import { equalRuns } from "../equalRuns.ts";

/** All totals as they are computed without one reviewer; null where a unit has none then. Units in one order throughout. */
export type TotalsWithout = { readonly reviewer: string; readonly totals: readonly (Exact | null)[] };

/** What one reviewer decides (去一评审人): who stands elsewhere without it, and how many pairs change their order. */
export type ReviewerInfluence = {
  readonly reviewer: string;
  /** By the unit's place; null where there is no total to rank by. */
  readonly moves: readonly { readonly unit: number; readonly from: number | null; readonly to: number | null }[];
  /** Pairs of which the better one is worse without the reviewer; ties that come or go are not among them. */
  readonly reversed: number;
};

/**
 * What becomes of the order when one reviewer is left out at a time (逐一剔除评审人), exact. Ranks are those of the totals alone, equal
 * ones sharing the better (1, 2, 2, 4). The totals are made by scoring anew, so that the scheme's own way of combining
 * reviewers holds.
 *
 * Source: the jackknife, as in B. Efron & R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 11.
 *
 * @returns an influence a reviewer, in the given order
 */
export const leaveOneOut = (
  totals: readonly (Exact | null)[],
  without: readonly TotalsWithout[],
): readonly ReviewerInfluence[] => {
  const before = ranksOf(totals);
  return without.map(({ reviewer, totals: left }) => {
    if (left.length !== totals.length) {
      throw new RangeError(`totals without ${reviewer}: got ${left.length}, want ${totals.length}`);
    }
    const after = ranksOf(left);
    const moves = before.flatMap((from, unit) => {
      const to = after[unit] ?? null;
      return from === to ? [] : [{ unit, from, to }];
    });
    return { reviewer, moves, reversed: reversals(before, after) };
  });
};

const ranksOf = (totals: readonly (Exact | null)[]): readonly (number | null)[] => {
  const ranks: (number | null)[] = totals.map(() => null);
  const ranked = totals.flatMap((total, unit) => (total ? [{ total, unit }] : []));
  let ahead = 0;
  for (const equal of equalRuns(ranked, (a, b) => compare(b.total, a.total))) {
    for (const { unit } of equal) ranks[unit] = ahead + 1;
    ahead += equal.length;
  }
  return ranks;
};

const reversals = (before: readonly (number | null)[], after: readonly (number | null)[]): number => {
  let count = 0;
  before.forEach((from, unit) => {
    const to = after[unit] ?? null;
    if (from === null || to === null) return;
    for (let other = unit + 1; other < before.length; other++) {
      const [otherFrom, otherTo] = [before[other] ?? null, after[other] ?? null];
      if (otherFrom === null || otherTo === null) continue;
      if ((from - otherFrom) * (to - otherTo) < 0) count++;
    }
  });
  return count;
};
