import { isNegative, isZero, type Exact } from "../../shared/exact.ts";
import type { Weighted } from "../weightedAggregates.ts";

/**
 * Units beside each other under weighed columns (加权对照表), for advisory figures only: a row a unit, a column a criterion,
 * or a voter who ranks; null where a criterion does not apply. More is better. Weights are at least 0; only their
 * proportions count.
 */
export type WeighedTable = {
  readonly rows: readonly (readonly (Exact | null)[])[];
  readonly weights: readonly Exact[];
};

/** @throws RangeError when a row has not as many values as there are weights, or a weight is below 0 */
export const checkedTable = (table: WeighedTable): WeighedTable => {
  const { rows, weights } = table;
  const uneven = rows.find(({ length }) => length !== weights.length);
  if (uneven) throw new RangeError(`a row of values: got ${uneven.length}, want ${weights.length}, one a weight`);
  if (weights.some(isNegative)) throw new RangeError("a weight: got one below 0, want 0 or more");
  return table;
};

/** What applies to a unit, with its weight; columns of weight 0 are left out. */
export const partsOf = (row: readonly (Exact | null)[], weights: readonly Exact[]): readonly Weighted[] =>
  row.flatMap((value, column) => {
    const weight = weights[column];
    return value && weight && !isZero(weight) ? [{ value, weight }] : [];
  });
