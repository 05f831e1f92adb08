import type { RankUncertainty } from "./weightUncertainty.ts";

/** The ranks between which a unit stands in 90 % of the draws or more (名次区间), best first. */
export type RankInterval = { readonly from: number; readonly to: number };

/**
 * The 5 % and 95 % quantiles of each unit's ranks (名次 5%–95% 区间): the first rank that so large a share of the draws reaches,
 * compared in whole numbers.
 *
 * Source: R. J. Hyndman & Y. Fan, Sample Quantiles in Statistical Packages, The American Statistician 50 (1996), type 1.
 *
 * @returns as many as units, in their order
 */
export const rankIntervals = ({ draws, units, rankCounts }: RankUncertainty): readonly RankInterval[] =>
  Array.from({ length: units }, (_, unit) => {
    const counts = rankCounts.subarray(unit * units, (unit + 1) * units);
    return { from: quantile(counts, draws, 1), to: quantile(counts, draws, 19) };
  });

const quantile = (counts: Uint32Array, draws: number, twentieths: number): number => {
  let reached = 0;
  for (let place = 0; place < counts.length; place++) {
    reached += counts[place] as number;
    if (reached * 20 >= draws * twentieths) return place + 1;
  }
  throw new RangeError(`ranks of a unit: got ${reached} of ${draws} draws, want all`);
};
