import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

import { nearestFloat } from "../../shared/exact.ts";
import { byThing, type Coefficient, type Ratings } from "./ratings.ts";

/** Between which a coefficient lies in 95 % of the resamples (自助法区间), in floats, for information only. */
export type CoefficientInterval = {
  readonly from: number;
  readonly to: number;
  /** Resamples that had a coefficient; of the others nothing can be said. */
  readonly measured: number;
};

/**
 * How far a coefficient depends on which things happened to be rated (自助法置信区间): the percentile bootstrap. The things are drawn anew
 * with repetition, the coefficient is computed exactly each time, and the middle 95 % of what comes out is told. The same seed gives
 * the same interval. With fewer than some twenty things it is too narrow.
 *
 * Source: B. Efron & R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
 *
 * @param resamples above 0, such as 1,000
 * @param seed a whole number of 32 bits
 * @returns null where no resample has a coefficient
 */
export const bootstrapInterval = (
  ratings: Ratings,
  coefficient: (ratings: Ratings) => Coefficient,
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
): CoefficientInterval | null => {
  const things = byThing(ratings);
  if (!(Number.isSafeInteger(resamples) && resamples > 0)) {
    throw new RangeError(`resamples: got ${resamples}, want a whole number above 0`);
  }
  if (things.length === 0) return null;
  const generator = xoroshiro128plus(seed);
  const found: number[] = [];
  for (let done = 0; done < resamples; done++) {
    const drawn = things.map(() => things[uniformInt(generator, 0, things.length - 1)] ?? []);
    const measured = coefficient(byThing(drawn));
    if (measured.state === "measured") found.push(nearestFloat(measured.value));
  }
  found.sort((a, b) => a - b);
  // The first value that 1/40, and 39/40, of them reach.
  const from = found[Math.ceil(found.length / 40) - 1];
  const to = found[Math.ceil((found.length * 39) / 40) - 1];
  return from === undefined || to === undefined ? null : { from, to, measured: found.length };
};
