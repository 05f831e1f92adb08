import { add, compare, divide, multiply, subtract, whole, type Exact } from "../shared/exact.ts";
import { arithmeticMean } from "./advisory/weightedMeans.ts";
import { partsOf } from "./advisory/weighedTable.ts";

/**
 * One year's units under that year's scheme (某一年的加权得分): columns have keys by which a criterion is known in both years; a total is
 * `points` × the weighted mean of the shares + the rest.
 */
export type YearTable = {
  readonly keys: readonly string[];
  readonly weights: readonly Exact[];
  readonly points: Exact;
  readonly shares: readonly (readonly (Exact | null)[])[];
  readonly rest: readonly Exact[];
};

/** A change from last year to this, told apart (上下年变动分解): the two parts add up to the whole, exactly. */
export type Decomposed = {
  readonly last: Exact;
  readonly now: Exact;
  /** What moved because the unit did: its shares, and its bonus and penalties. */
  readonly byUnit: Exact;
  /** What moved because weights or criteria changed. */
  readonly byScheme: Exact;
};

export type YearChange = { readonly total: Decomposed; readonly rank: Decomposed };

/**
 * Tells apart what moved because units did and what because the scheme did (上下年精确分解). Each total is also computed with the
 * one year's scheme and the other year's work; a part is the mean of what its change makes in either order, as Shapley
 * shares what two bring about together. Ranks are decomposed the same way, all units changing over together; halves come
 * out. Of a criterion that one year does not have, the work of the year that has it is taken, so that it counts wholly as the scheme's.
 *
 * Source: L. S. Shapley, A Value for n-Person Games, 1953; for sums it is the indicator of T. L. Bennet, The Theory of
 * Measurement of Changes in Cost of Living, JRSS 83 (1920), 455–462.
 *
 * @param last,now the same units in the same order
 * @returns as many as units; null where a unit has no total in one of the four
 */
export const yearOnYear = (last: YearTable, now: YearTable): readonly (YearChange | null)[] => {
  if (last.shares.length !== now.shares.length) {
    throw new RangeError(`last year's units: got ${last.shares.length}, want ${now.shares.length}`);
  }
  // The first letter is the year of the scheme, the second that of the work.
  const all = {
    lastLast: totalsOf(last, last),
    lastNow: totalsOf(last, now),
    nowLast: totalsOf(now, last),
    nowNow: totalsOf(now, now),
  };
  const counted = now.shares.map((_, unit) => Object.values(all).every((totals) => totals[unit] !== null));
  const ranks = Object.fromEntries(
    Object.entries(all).map(([key, totals]) => [
      key,
      ranksOf(totals.map((total, unit) => (counted[unit] ? total : null))),
    ]),
  ) as Record<keyof typeof all, readonly (Exact | null)[]>;
  return now.shares.map((_, unit) => {
    const total = decomposed(all, unit);
    const rank = decomposed(ranks, unit);
    return total && rank ? { total, rank } : null;
  });
};

type Four = Readonly<Record<"lastLast" | "lastNow" | "nowLast" | "nowNow", readonly (Exact | null)[]>>;

const decomposed = ({ lastLast, lastNow, nowLast, nowNow }: Four, unit: number): Decomposed | null => {
  const [ll, ln, nl, nn] = [lastLast[unit], lastNow[unit], nowLast[unit], nowNow[unit]];
  if (!ll || !ln || !nl || !nn) return null;
  const half = (one: Exact, other: Exact): Exact => divide(add(one, other), whole(2));
  return {
    last: ll,
    now: nn,
    byUnit: half(subtract(ln, ll), subtract(nn, nl)),
    byScheme: half(subtract(nl, ll), subtract(nn, ln)),
  };
};

const totalsOf = (scheme: YearTable, work: YearTable): readonly (Exact | null)[] => {
  const columnOf = new Map(work.keys.map((key, column) => [key, column]));
  return scheme.shares.map((own, unit) => {
    const shares = scheme.keys.map((key, column) => {
      const other = columnOf.get(key);
      return (other === undefined ? own[column] : work.shares[unit]?.[other]) ?? null;
    });
    const mean = arithmeticMean(partsOf(shares, scheme.weights));
    const rest = work.rest[unit];
    return mean && rest ? add(multiply(scheme.points, mean), rest) : null;
  });
};

/** 1 and how many are strictly better. */
const ranksOf = (totals: readonly (Exact | null)[]): readonly (Exact | null)[] =>
  totals.map((total) => total && whole(1 + totals.filter((other) => other && compare(other, total) > 0).length));
