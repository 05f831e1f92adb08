import { addDependencies, create, matrix, multiplyDependencies } from "mathjs";

import { weightSource } from "../src/domain/ranking/robustness/drawWeights.ts";
import { rankIntervals, type RankInterval } from "../src/domain/ranking/robustness/rankInterval.ts";
import { weightUncertainty } from "../src/domain/ranking/robustness/weightUncertainty.ts";
import { ratio, whole } from "../src/domain/shared/exact.ts";

/** Rank intervals of a year of this size, and the least that such work must do by others' means, over the same numbers. */
export type RankWork = {
  readonly name: string;
  /** A run that yields how many draws are done. */
  readonly ours: () => Generator<number, readonly RankInterval[]>;
  /** The sums alone: a plain loop over typed arrays, the weights drawn beforehand. */
  readonly plainSum: () => number;
  /** The sums alone: mathjs's product of matrices, a hundredth of the draws at a time. */
  readonly inMatrices: () => void;
};

/**
 * 300 units × 60 criteria × 10,000 draws (名次区间), or a part of the draws.
 *
 * @param size in (0, 1]
 */
export const rankWork = (size: number, seed: number): RankWork => {
  const [units, criteria, draws] = [300, 60, Math.round(10_000 * size)];
  const tenths = Array.from({ length: units }, (_, unit) =>
    Array.from({ length: criteria }, (_unused, column) => (unit * 31 + column * 17 + ((unit * column) % 7)) % 11),
  );
  const weightOf = (column: number): number => 1 + (column % 4);
  const table = {
    rows: tenths.map((row) => row.map((value) => ratio(value, 10))),
    weights: Array.from({ length: criteria }, (_, column) => whole(weightOf(column))),
  };
  const all = table.weights.reduce((sum, _, column) => sum + weightOf(column), 0);
  const plan = { draws, seed, concentration: 200 };
  const grades = [
    { from: ratio(1, 2), places: 90 },
    { from: ratio(2, 5), places: null },
    { from: null, places: null },
  ];
  const values = Float64Array.from(tenths.flat(), (value) => value / 10);
  const weights = new Float64Array(draws * criteria);
  const draw = weightSource(
    Array.from({ length: criteria }, (_, column) => (plan.concentration * weightOf(column)) / all),
    seed,
  );
  for (let done = 0; done < draws; done++) draw(weights.subarray(done * criteria, (done + 1) * criteria));
  const math = create({ ...addDependencies, ...multiplyDependencies });
  const fewer = Math.max(1, Math.round(draws / 100));
  const drawn = matrix(
    Array.from({ length: fewer }, (_, done) => [...weights.subarray(done * criteria, (done + 1) * criteria)]),
  );
  const columns = matrix(Array.from({ length: criteria }, (_, column) => tenths.map((row) => (row[column] ?? 0) / 10)));
  return {
    name: `rank intervals, ${units} units × ${criteria} criteria, ${draws} draws`,
    ours: function* () {
      return rankIntervals(yield* weightUncertainty(table, grades, plan));
    },
    plainSum: () => {
      let highest = 0;
      for (let from = 0; from < weights.length; from += criteria) {
        for (let at = 0; at < values.length; at += criteria) {
          let total = 0;
          for (let column = 0; column < criteria; column++) {
            total += (weights[from + column] as number) * (values[at + column] as number);
          }
          if (total > highest) highest = total;
        }
      }
      return highest;
    },
    inMatrices: () => {
      for (let time = 0; time < draws / fewer; time++) math.multiply(drawn, columns);
    },
  };
};
