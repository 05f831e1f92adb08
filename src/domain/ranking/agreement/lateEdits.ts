import { compare, divide, whole, type Exact } from "../../shared/exact.ts";

/** A score that a reviewer changed (改分): when it was recorded, in minutes from any one moment on. */
export type ScoreChange = { readonly reviewer: number; readonly minute: number };

/** From where on late changes are worth a look (提示界限); the office's own, with no default. */
export type LateBounds = {
  /** The last so many minutes before the close. */
  readonly minutes: number;
  /** Fewer late changes than that say nothing. */
  readonly atLeast: number;
  /** In (0, 1]: the share of late ones among all changes of the reviewer. */
  readonly share: Exact;
};

/** `count` of `of` changes of a reviewer came in the last minutes (临近截止改分): a reason to ask, no proof of anything. */
export type LateEdits = { readonly reviewer: number; readonly count: number; readonly of: number };

/**
 * Reviewers who changed scores they had given before mostly in the last minutes before the close (临近截止集中改分), by their places.
 * A score that is given for the first time, however late, is no change.
 *
 * @param close the moment of the close, in the same minutes; what was changed after it is none of these
 */
export const lateEdits = (
  changes: readonly ScoreChange[],
  close: number,
  { minutes, atLeast, share }: LateBounds,
): readonly LateEdits[] => {
  const before = changes.filter(({ minute }) => minute <= close);
  const reviewers = [...new Set(before.map(({ reviewer }) => reviewer))].sort((a, b) => a - b);
  return reviewers.flatMap((reviewer) => {
    const own = before.filter((change) => change.reviewer === reviewer);
    const count = own.filter(({ minute }) => minute > close - minutes).length;
    const reaches = count >= Math.max(1, atLeast) && compare(divide(whole(count), whole(own.length)), share) >= 0;
    return reaches ? [{ reviewer, count, of: own.length }] : [];
  });
};
