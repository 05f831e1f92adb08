import { addDependencies, create, matrix, multiplyDependencies } from "mathjs";

import { weightSource } from "../src/domain/ranking/robustness/drawWeights.ts";
import { rankIntervals } from "../src/domain/ranking/robustness/rankInterval.ts";
import { finished, weightUncertainty } from "../src/domain/ranking/robustness/weightUncertainty.ts";
import { ratio, whole } from "../src/domain/shared/exact.ts";
import { seed } from "../test/soak.ts";
import { compareTimes } from "./compareTimes.ts";

/**
 * Rank intervals of 300 units × 60 criteria under 10,000 drawn weights (名次区间), in a process of its own. The peers have the
 * weights drawn beforehand and only add up: a plain loop over typed arrays of the same numbers, and mathjs's product of
 * matrices, a hundredth of the draws at a time.
 */
const size = Number(process.argv[2] ?? "1");
const [units, criteria, draws] = [300, 60, Math.round(10_000 * size)];
const tenths = Array.from({ length: units }, (_, unit) =>
  Array.from({ length: criteria }, (_unused, column) => (unit * 31 + column * 17 + ((unit * column) % 7)) % 11),
);
const table = {
  rows: tenths.map((row) => row.map((value) => ratio(value, 10))),
  weights: Array.from({ length: criteria }, (_, column) => whole(1 + (column % 4))),
};
const all = table.weights.reduce((sum, _, column) => sum + 1 + (column % 4), 0);
const plan = { draws, seed, concentration: 200 };
const grades = [
  { from: ratio(1, 2), places: 90 },
  { from: ratio(2, 5), places: null },
  { from: null, places: null },
];

const values = Float64Array.from(tenths.flat(), (value) => value / 10);
const weights = new Float64Array(draws * criteria);
const draw = weightSource(
  Array.from({ length: criteria }, (_, column) => (plan.concentration * (1 + (column % 4))) / all),
  seed,
);
for (let done = 0; done < draws; done++) draw(weights.subarray(done * criteria, (done + 1) * criteria));

const plainSum = (): number => {
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
};

const math = create({ ...addDependencies, ...multiplyDependencies });
const fewer = Math.max(1, Math.round(draws / 100));
const drawn = matrix(
  Array.from({ length: fewer }, (_, done) => [...weights.subarray(done * criteria, (done + 1) * criteria)]),
);
const columns = matrix(Array.from({ length: criteria }, (_, column) => tenths.map((row) => (row[column] ?? 0) / 10)));
const inMatrices = (): void => {
  for (let time = 0; time < draws / fewer; time++) math.multiply(drawn, columns);
};

const ours = () => rankIntervals(finished(weightUncertainty(table, grades, plan)));
const name = `rank intervals, ${units} units × ${criteria} criteria, ${draws} draws`;
const rounds = 3;
const before = process.cpuUsage();
ours();
const { user, system } = process.cpuUsage(before);
const lines = [
  ...compareTimes([{ name, peer: "the sums alone, plain typed arrays", ours, theirs: plainSum }], rounds),
  ...compareTimes([{ name, peer: "the sums alone, mathjs matrices", ours, theirs: inMatrices }], 1).slice(1),
  `${name}: ${((user + system) / 1e6).toFixed(2)} s of processor the first time`,
];
for (const line of lines) process.stdout.write(`${line}\n`);
