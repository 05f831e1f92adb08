import { compare, type Exact } from "../shared/exact.ts";
import { equalRuns } from "./equalRuns.ts";

/**
 * Ranks by value, best first, where equal values share the mean of the places they take up (平均名次): 1, 2.5, 2.5, 4.
 * Advisory, for statistics of agreement between rankings; an official rank is standard or dense.
 *
 * @returns as many ranks as values, in their order, halves among them
 */
export const averageRanks = (values: readonly Exact[]): readonly number[] => {
  const ranks = values.map(() => 0);
  const places = values.map((value, place) => ({ value, place }));
  let ahead = 0;
  for (const equal of equalRuns(places, (a, b) => compare(b.value, a.value))) {
    for (const { place } of equal) ranks[place] = ahead + (equal.length + 1) / 2;
    ahead += equal.length;
  }
  return ranks;
};
