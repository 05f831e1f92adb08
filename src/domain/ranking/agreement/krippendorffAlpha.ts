import { compare, divide, isZero, multiply, one, subtract, sum, whole, type Exact } from "../../shared/exact.ts";
import { averageRanks } from "../averageRanks.ts";
import { equalRuns } from "../equalRuns.ts";
import { byThing, noVariation, tooFew, type Coefficient, type Ratings } from "./ratings.ts";

/** What counts as a difference (测量尺度): being unequal, the distance in rank, or the distance in points. */
export type Scale = "nominal" | "ordinal" | "interval";

/**
 * Krippendorff's alpha (克里彭多夫 α), exact: 1 − observed disagreement ÷ the disagreement that chance would give; 1 where all agree,
 * about 0 where ratings are as if drawn from one hat, below 0 where reviewers differ more than that. Ratings may be missing;
 * a thing that one reviewer only rated is left out.
 *
 * Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011. The ordinal difference given there, the
 * ratings between two values and half of theirs, is the difference of their average ranks.
 */
export const krippendorffAlpha = (ratings: Ratings, scale: Scale): Coefficient => {
  const things = byThing(ratings)
    .map((row) => row.filter((value) => value !== null))
    .filter(({ length }) => length > 1);
  if (ratings.length < 2 || things.length < 2) return tooFew;
  const placed = scale === "ordinal" ? inRanks(things) : things;
  const all = placed.flat();
  const expected = difference(all, scale);
  if (isZero(expected)) return noVariation;
  const observed = sum(placed.map((row) => divide(difference(row, scale), whole(row.length - 1))));
  const ratio = divide(multiply(observed, whole(all.length - 1)), expected);
  return { state: "measured", value: subtract(one, ratio), things: things.length };
};

/** The same things with each rating's average rank among all ratings, doubled so that it is whole. */
const inRanks = (things: readonly (readonly Exact[])[]): readonly (readonly Exact[])[] => {
  const ranks = averageRanks(things.flat());
  let at = 0;
  return things.map((row) => row.map(() => whole(2 * (ranks[at++] ?? 0))));
};

/** The sum of the squared differences over all pairs; over unequal ones, of 1 a pair, on the nominal scale. */
const difference = (values: readonly Exact[], scale: Scale): Exact => {
  const count = values.length;
  if (scale === "nominal") {
    const equal = equalRuns(values, compare).reduce((pairs, { length }) => pairs + length * length, 0);
    return whole((count * count - equal) / 2);
  }
  const total = sum(values);
  const squares = sum(values.map((value) => multiply(value, value)));
  return subtract(multiply(whole(count), squares), multiply(total, total));
};
