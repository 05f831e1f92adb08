import { at } from "../../shared/at.ts";
import { divide, multiply, one, overOneDivisor, subtract, sum, whole, type Exact } from "../../shared/exact.ts";
import { averageRanks } from "../averageRanks.ts";
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
  const parts = scale === "ordinal" ? ranksOf(things) : partsOf(things);
  const all = parts.flat();
  const expected = difference(all, scale);
  if (expected === 0n) return noVariation;
  // Things of as many ratings have the same divisor.
  const observed = new Map<number, bigint>();
  for (const row of parts) observed.set(row.length, (observed.get(row.length) ?? 0n) + difference(row, scale));
  const together = sum([...observed].map(([count, apart]) => divide(whole(apart), whole(count - 1))));
  const ratio = divide(multiply(together, whole(all.length - 1)), whole(expected));
  return { state: "measured", value: subtract(one, ratio), things: things.length };
};

type Parts = readonly (readonly bigint[])[];

/** The ratings as whole parts of one divisor: alpha is the same for all multiples. */
const partsOf = (things: readonly (readonly Exact[])[]): Parts => {
  const { parts } = overOneDivisor(things.flat());
  let next = 0;
  return things.map((row) => row.map(() => at(parts, next++)));
};

/** The same things with each rating's average rank among all ratings, doubled so that it is whole. */
const ranksOf = (things: readonly (readonly Exact[])[]): Parts => {
  const ranks = averageRanks(things.flat());
  let next = 0;
  return things.map((row) => row.map(() => BigInt(2 * at(ranks, next++))));
};

/** The sum of the squared differences over all pairs; over unequal ones, of 1 a pair, on the nominal scale. */
const difference = (values: readonly bigint[], scale: Scale): bigint => {
  const count = BigInt(values.length);
  if (scale === "nominal") {
    const counts = new Map<bigint, bigint>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0n) + 1n);
    const equal = [...counts.values()].reduce((pairs, own) => pairs + own * own, 0n);
    return (count * count - equal) / 2n;
  }
  const total = values.reduce((sum, value) => sum + value, 0n);
  const squares = values.reduce((sum, value) => sum + value * value, 0n);
  return count * squares - total * total;
};
