import { nearestFloat, subtract, zero } from "../../shared/exact.ts";
import type { WeighedTable } from "../advisory/weighedTable.ts";

/** Writes each unit's weighted mean under these weights. */
export type TotalsUnder = (weights: Float64Array, totals: Float64Array) => void;

/** The number of weights that the totals read: columns are padded to whole fours. */
export const paddedTo = (columns: number): number => 4 * Math.ceil(columns / 4);

/**
 * Totals of all units under drawn weights (抽样总分), in floats and always added in the same order. Columns stand one behind
 * the other, four at a time: sums of different units do not wait for each other. Each unit's
 * values count from its first: units that are equal under all weights have the same values, or one value everywhere, and so
 * are equal to the bit.
 */
export const totalsUnder = ({ rows, weights }: WeighedTable): TotalsUnder => {
  const n = rows.length;
  const columns = paddedTo(weights.length);
  const values = new Float64Array(columns * n);
  const applies = new Float64Array(columns * n);
  const bases = rows.map((row) => row.find((value) => value !== null) ?? zero);
  const base = Float64Array.from(bases, nearestFloat);
  let gaps = false;
  rows.forEach((row, unit) =>
    row.forEach((value, column) => {
      if (value === null) gaps = true;
      values[column * n + unit] = value === null ? 0 : nearestFloat(subtract(value, bases[unit] ?? zero));
      applies[column * n + unit] = value === null ? 0 : 1;
    }),
  );
  const counted = new Float64Array(n).fill(1);
  return (drawn, totals) => {
    addColumns(values, drawn, totals);
    if (gaps) addColumns(applies, drawn, counted);
    for (let unit = 0; unit < n; unit++) {
      totals[unit] = (base[unit] as number) + (totals[unit] as number) / (counted[unit] as number);
    }
  };
};

const addColumns = (values: Float64Array, weights: Float64Array, sums: Float64Array): void => {
  const n = sums.length;
  sums.fill(0);
  for (let first = 0, at = 0; at < values.length; first += 4, at += 4 * n) {
    const w0 = weights[first] as number;
    const w1 = weights[first + 1] as number;
    const w2 = weights[first + 2] as number;
    const w3 = weights[first + 3] as number;
    for (let unit = 0; unit < n; unit++) {
      const place = at + unit;
      sums[unit] =
        (sums[unit] as number) +
        (w0 * (values[place] as number) + w1 * (values[place + n] as number)) +
        (w2 * (values[place + 2 * n] as number) + w3 * (values[place + 3 * n] as number));
    }
  }
};
