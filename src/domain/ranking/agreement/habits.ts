import { at } from "../../shared/at.ts";
import { compare, divide, whole, type Exact } from "../../shared/exact.ts";
import { equalRuns } from "../equalRuns.ts";
import type { Ratings } from "./ratings.ts";

/** From where on a habit is worth a look (提示界限); the office's own, with no default. */
export type HabitBounds = {
  /** Below so many ratings nothing is said. */
  readonly atLeast: number;
  /** In (0, 1]: the share of one value among a reviewer's ratings. */
  readonly sameShare: Exact;
  /** In (0, 1]: the share of ratings that are the unit's own. */
  readonly copiedShare: Exact;
};

/**
 * What a reviewer's ratings look like (评分习惯提示), a reason to ask and no proof of anything: good work may earn full marks
 * everywhere, and a self-score may be right.
 *
 * | kind | says |
 * |---|---|
 * | one-value | `count` of `of` ratings are the one value: straight-lining (直线作答) |
 * | self-score-copied | `count` of `of` ratings equal what the unit gave itself, where the others do so on `others` of `othersOf` |
 */
export type Habit =
  | {
      readonly kind: "one-value";
      readonly reviewer: number;
      readonly value: Exact;
      readonly count: number;
      readonly of: number;
    }
  | {
      readonly kind: "self-score-copied";
      readonly reviewer: number;
      readonly count: number;
      readonly of: number;
      readonly others: number;
      readonly othersOf: number;
    };

/**
 * The habits that reach the bounds, by reviewer, its place in the ratings.
 *
 * @param ratings shares of full marks, so that one value means the same under every criterion
 * @param selfScores what the units gave themselves, a thing each; null where they gave nothing
 */
export const ratingHabits = (
  ratings: Ratings,
  selfScores: readonly (Exact | null)[],
  { atLeast, sameShare, copiedShare }: HabitBounds,
): readonly Habit[] => {
  const reaches = (count: number, of: number, share: Exact): boolean =>
    of >= Math.max(1, atLeast) && compare(divide(whole(count), whole(of)), share) >= 0;
  const copies = ratings.map((row) => copiesIn(row, selfScores));
  const all = copies.reduce((sum, one) => ({ count: sum.count + one.count, of: sum.of + one.of }), { count: 0, of: 0 });
  return ratings.flatMap((row, reviewer): readonly Habit[] => {
    const given = row.filter((value) => value !== null);
    const runs = equalRuns(given, compare);
    const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), []);
    const value = longest[0];
    const { count, of } = at(copies, reviewer);
    return [
      ...(value && reaches(longest.length, given.length, sameShare)
        ? [{ kind: "one-value", reviewer, value, count: longest.length, of: given.length } as const]
        : []),
      ...(reaches(count, of, copiedShare)
        ? [
            {
              kind: "self-score-copied",
              reviewer,
              count,
              of,
              others: all.count - count,
              othersOf: all.of - of,
            } as const,
          ]
        : []),
    ];
  });
};

const copiesIn = (
  row: readonly (Exact | null)[],
  selfScores: readonly (Exact | null)[],
): { readonly count: number; readonly of: number } => {
  const pairs = row.flatMap((value, thing) => {
    const own = selfScores[thing] ?? null;
    return value && own ? [compare(value, own) === 0] : [];
  });
  return { count: pairs.filter((equal) => equal).length, of: pairs.length };
};
