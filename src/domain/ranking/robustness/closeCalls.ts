import { at } from "../../shared/at.ts";
import {
  compare,
  divide,
  isNegative,
  isZero,
  most,
  multiply,
  negate,
  subtract,
  zero,
  type Exact,
} from "../../shared/exact.ts";

/**
 * One score that one reviewer gave (可动分数) and what it does to its unit's total: `weight` is how much the total moves for each
 * point, above 0, such as 1/3 of a party's 40 % for one of three reviewers; the score may move within [lowest, highest].
 */
export type Lever = {
  readonly unit: number;
  readonly round: string;
  readonly reviewer: string;
  readonly criterion: string;
  readonly given: Exact;
  readonly lowest: Exact;
  readonly highest: Exact;
  readonly weight: Exact;
};

/** The smallest change of one score that makes a pair equal (最小评分变动); any further, where its bounds leave room, and the order turns. */
export type ScoreFlip = { readonly lever: Lever; readonly by: Exact };

/** Two units, by place, that one reviewer's `by` of a point keeps apart (险胜); `gap` 0 where they are equal already. */
export type CloseCall = {
  readonly ahead: number;
  readonly behind: number;
  readonly gap: Exact;
  /** Null where they are equal and no change is needed. */
  readonly flip: ScoreFlip | null;
};

/**
 * The pairs that a change of one score by no more than `within` makes equal (险胜的单位对), exact, closest first. It takes a
 * total for a straight line in the score, which holds for means and weights; of trimmed means and medians the weight holds
 * near the score that was given only, and the caller says so or scores anew.
 *
 * @param totals null where a unit has none: it is in no pair
 * @param within above 0, in points of a score, such as 0.1
 */
export const closeCalls = (
  totals: readonly (Exact | null)[],
  levers: readonly Lever[],
  within: Exact,
): readonly CloseCall[] => {
  const leversOf: Lever[][] = totals.map(() => []);
  for (const lever of levers) leversOf[lever.unit]?.push(lever);
  // The most that a unit's total moves on so small a change: pairs further apart need no look at each score.
  const reach = leversOf.map((own) => own.reduce((far, { weight }) => most(far, multiply(weight, within)), zero));
  const calls: CloseCall[] = [];
  const farthest = reach.reduce(most, zero);
  // From the top down: behind the first that is too far from any score's reach all others are farther.
  const standing = totals
    .flatMap((total, unit) => (total ? [{ total, unit }] : []))
    .sort((a, b) => compare(b.total, a.total) || a.unit - b.unit);
  standing.forEach(({ total, unit: ahead }, place) => {
    for (let next = place + 1; next < standing.length; next++) {
      const { total: beside, unit: behind } = at(standing, next);
      const gap = subtract(total, beside);
      if (isZero(gap)) {
        calls.push({ ahead, behind, gap: zero, flip: null });
        continue;
      }
      if (compare(gap, farthest) > 0) break;
      if (compare(gap, most(at(reach, ahead), at(reach, behind))) > 0) continue;
      const flip = smallestFlip(gap, at(leversOf, ahead), at(leversOf, behind));
      if (flip && compare(size(flip.by), within) <= 0) calls.push({ ahead, behind, gap, flip });
    }
  });
  const moved = ({ flip }: CloseCall): Exact => (flip ? size(flip.by) : zero);
  return calls.sort((a, b) => compare(moved(a), moved(b)) || a.ahead - b.ahead || a.behind - b.behind);
};

/** The smallest change of one score that closes a gap above 0; of equal ones the first; null where bounds forbid all. */
const smallestFlip = (gap: Exact, ofAhead: readonly Lever[], ofBehind: readonly Lever[]): ScoreFlip | null => {
  const down = ofAhead.map((lever) => ({ lever, by: negate(divide(gap, lever.weight)) }));
  const up = ofBehind.map((lever) => ({ lever, by: divide(gap, lever.weight) }));
  const allowed = [...down, ...up].filter(({ lever: { given, lowest, highest }, by }) =>
    isNegative(by) ? compare(subtract(given, lowest), negate(by)) >= 0 : compare(subtract(highest, given), by) >= 0,
  );
  return allowed.reduce<ScoreFlip | null>(
    (best, flip) => (best && compare(size(best.by), size(flip.by)) <= 0 ? best : flip),
    null,
  );
};

const size = (value: Exact): Exact => (isNegative(value) ? negate(value) : value);
