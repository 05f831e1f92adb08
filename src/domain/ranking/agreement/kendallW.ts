import { at } from "../../shared/at.ts";
import { compare, ratio } from "../../shared/exact.ts";
import { averageRanks } from "../averageRanks.ts";
import { equalRuns } from "../equalRuns.ts";
import { noVariation, ratedByAll, tooFew, type Coefficient, type Ratings } from "./ratings.ts";

/**
 * Kendall's coefficient of concordance with the correction for ties (肯德尔和谐系数 W), exact, in [0, 1]: how far reviewers put
 * things in the same order, whatever points they gave. Things that not everybody rated are left out.
 *
 * Source: M. G. Kendall & J. D. Gibbons, Rank Correlation Methods, 5th ed. 1990, chapter 6.
 */
export const kendallW = (ratings: Ratings): Coefficient => {
  const things = ratedByAll(ratings);
  const [n, m] = [things.length, ratings.length];
  if (n < 2 || m < 2) return tooFew;
  const rankSums = things.map(() => 0);
  let ties = 0;
  for (let reviewer = 0; reviewer < m; reviewer++) {
    const given = things.flatMap((row) => row[reviewer] ?? []);
    averageRanks(given).forEach((rank, thing) => (rankSums[thing] = at(rankSums, thing) + 2 * rank));
    ties += equalRuns(given, compare).reduce((sum, { length }) => sum + length ** 3 - length, 0);
  }
  // Ranks are doubled to be whole, which makes their squares four times as large.
  const mean = m * (n + 1);
  const spread = rankSums.reduce((sum, rank) => sum + (rank - mean) ** 2, 0);
  const most = m * (m * (n ** 3 - n) - ties);
  return most === 0 ? noVariation : { state: "measured", value: ratio(3 * spread, most), things: n };
};
