import { at } from "../../shared/at.ts";
import { add, divide, isZero, subtract, sum, whole, zero, type Exact } from "../../shared/exact.ts";
import { byThing, type Ratings } from "./ratings.ts";

/** How severe a reviewer is (宽严): above 0, how much less it gives than the others do; null where nothing can be compared. */
export type Severity = {
  readonly difference: Exact | null;
  /** On how many things; those that no one else rated tell nothing. */
  readonly things: number;
};

/**
 * The severity of each reviewer (评审人宽严), exact, in the unit of the ratings: the mean, over the things it rated, of what the
 * others gave on average less what it gave. It describes; it corrects nobody's score, and a reviewer who was given the
 * weaker units is not called severe for it.
 *
 * @returns as many as reviewers, in their order
 */
export const severities = (ratings: Ratings): readonly Severity[] => {
  const totals = byThing(ratings).map((row) => {
    const given = row.filter((value) => value !== null);
    return { total: sum(given), count: given.length };
  });
  return ratings.map((row) => {
    let difference = zero;
    let things = 0;
    row.forEach((own, thing) => {
      const { total, count } = at(totals, thing);
      if (own === null || count < 2) return;
      const less = subtract(divide(subtract(total, own), whole(count - 1)), own);
      if (!isZero(less)) difference = add(difference, less);
      things++;
    });
    return { difference: things === 0 ? null : divide(difference, whole(things)), things };
  });
};
