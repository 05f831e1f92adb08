import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

import { at } from "../../shared/at.ts";
import type { Resampled } from "./resampledCoefficient.ts";

/** Between which a coefficient lies in 95 % of the resamples (自助法区间), in floats, for information only. */
export type CoefficientInterval = {
  readonly from: number;
  readonly to: number;
  /** Resamples that had a coefficient; of the others nothing can be said. */
  readonly measured: number;
};

/**
 * How far a coefficient depends on which things happened to be rated (自助法置信区间): the percentile bootstrap. The things are drawn anew
 * with repetition, the coefficient is computed each time, and the middle 95 % of what comes out is told. The same seed gives
 * the same interval. With fewer than some twenty things it is too narrow.
 *
 * Source: B. Efron & R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
 *
 * @param lots of each thing, which lot it is drawn in, from 0 on: what belongs together, such as all criteria of a unit, is drawn
 *   together
 * @param plan resamples above 0, such as 1,000; a seed is a whole number of 32 bits
 * @returns null where no resample has a coefficient
 */
export const bootstrapInterval = (
  lots: readonly number[],
  coefficient: Resampled,
  plan: ResamplingPlan,
): CoefficientInterval | null => at(bootstrapIntervals(lots, [coefficient], plan), 0);

export type ResamplingPlan = { readonly resamples: number; readonly seed: number };

/** The intervals of several coefficients of the same things (多项系数的置信区间), as of `bootstrapInterval` of each, drawn once for all. */
export const bootstrapIntervals = (
  lots: readonly number[],
  coefficients: readonly Resampled[],
  { resamples, seed }: ResamplingPlan,
): readonly (CoefficientInterval | null)[] => {
  if (!(Number.isSafeInteger(resamples) && resamples > 0)) {
    throw new RangeError(`resamples: got ${resamples}, want a whole number above 0`);
  }
  const all = lots.reduce((most, lot) => Math.max(most, lot + 1), 0);
  if (all === 0) return coefficients.map(() => null);
  const generator = xoroshiro128plus(seed);
  const found = coefficients.map((): number[] => []);
  const drawn = new Uint32Array(all);
  const times = new Uint32Array(lots.length);
  const lotOf = Uint32Array.from(lots);
  for (let done = 0; done < resamples; done++) {
    drawn.fill(0);
    for (let draw = 0; draw < all; draw++) {
      const lot = uniformInt(generator, 0, all - 1);
      drawn[lot] = (drawn[lot] as number) + 1;
    }
    for (let thing = 0; thing < lotOf.length; thing++) times[thing] = drawn[lotOf[thing] as number] as number;
    coefficients.forEach((coefficient, index) => {
      const measured = coefficient(times);
      if (measured !== null) at(found, index).push(measured);
    });
  }
  return found.map(middleOf);
};

const middleOf = (found: number[]): CoefficientInterval | null => {
  found.sort((a, b) => a - b);
  // The first value that 1/40, and 39/40, of them reach.
  const from = found[Math.ceil(found.length / 40) - 1];
  const to = found[Math.ceil((found.length * 39) / 40) - 1];
  return from === undefined || to === undefined ? null : { from, to, measured: found.length };
};
