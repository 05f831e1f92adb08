import { at } from "./at.ts";
import {
  add,
  compare,
  divide,
  isNegative,
  isZero,
  multiply,
  nearestFloat,
  negate,
  ratio,
  round,
  subtract,
  sum,
  type Exact,
} from "./exact.ts";

/**
 * Shares a total out by weights and rounds the shares so that they add up to it on paper (权重取整后合计不变). Each share is
 * rounded half up; each unit of the last place that is then spare or too much goes where it leaves the share with the smallest
 * change in proportion to itself, the first in order where that is equal. A weight of 0 stays 0.
 *
 * @param weights 0 or above, one at least above 0
 * @param total with at most `places` decimals
 * @param places in [0, 15]
 * @returns as many shares as weights, in their order, with at most `places` decimals, sum `total`
 * @throws RangeError for weights or a total that cannot be shared out so
 */
export const roundedShares = (weights: readonly Exact[], total: Exact, places: number): readonly Exact[] => {
  const all = sum(weights);
  if (weights.some(isNegative) || isZero(all))
    throw new RangeError("weights: got none above 0 or one below, want shares");
  const rounding = { places, mode: "half-up" } as const;
  if (compare(round(total, rounding), total) !== 0) {
    throw new RangeError(`a total to share out: got more than ${places} decimals, want at most so many`);
  }
  const shares = weights.map((weight) => divide(multiply(total, weight), all));
  const rounded = shares.map((share) => round(share, rounding));
  const spare = subtract(total, sum(rounded));
  const last = ratio(isNegative(spare) ? -1 : 1, 10 ** places);
  for (let count = nearestFloat(divide(spare, last)); count > 0; count--) {
    const changed = leastChanged(shares, rounded, last);
    rounded[changed] = add(at(rounded, changed), last);
  }
  return rounded;
};

/** Where one unit more of the last place leaves the smallest relative difference from the exact share. */
const leastChanged = (shares: readonly Exact[], rounded: readonly Exact[], last: Exact): number => {
  let best: { readonly place: number; readonly change: Exact } | null = null;
  for (const [place, share] of shares.entries()) {
    if (isZero(share)) continue;
    const off = divide(subtract(add(at(rounded, place), last), share), share);
    const change = isNegative(off) ? negate(off) : off;
    if (best === null || compare(change, best.change) < 0) best = { place, change };
  }
  if (best === null) throw new RangeError("shares: got none above 0, want one at least");
  return best.place;
};
