import { compare, divide, isZero, nearestFloat, sum, zero } from "../../shared/exact.ts";
import { checkedTable, type WeighedTable } from "../advisory/weighedTable.ts";
import { countPlaces, type DrawnGrade } from "./countPlaces.ts";
import { weightSource } from "./drawWeights.ts";
import { paddedTo, totalsUnder } from "./drawnTotals.ts";

/**
 * How weights are drawn (抽样方式). `concentration`: how firmly they stand around the scheme's; a weight of share p varies by a
 * standard deviation of √(p(1 − p) ÷ (concentration + 1)). Null: every division of the weight is equally likely.
 */
export type DrawPlan = {
  readonly draws: number;
  readonly seed: number;
  readonly concentration: number | null;
};

/**
 * How often each unit had each rank and grade (名次分布); probabilities are these over `draws`. Units in the table's order; the
 * count of rank r of unit u is at u × units + r − 1, of its g-th grade at u × grades + g.
 */
export type RankUncertainty = {
  readonly draws: number;
  readonly units: number;
  readonly rankCounts: Uint32Array;
  readonly gradeCounts: Uint32Array;
};

const block = 500;

/**
 * Ranks and grades under weights drawn around the scheme's (权重不确定性), by Monte Carlo. A total is the weighted mean of what applies
 * to the unit; equal totals share the better rank, and grade. Advisory: floats, no vetoes, no tie-breaks. The error of a
 * probability p is √(p(1 − p) ÷ draws).
 *
 * Source: M. Saisana, A. Saltelli & S. Tarantola, Uncertainty and Sensitivity Analysis Techniques as Tools for the Quality
 * Assessment of Composite Indicators, JRSS A 168 (2005), 307–323; the acceptability of ranks is that of R. Lahdelma &
 * P. Salminen, SMAA-2, Operations Research 49 (2001), 444–454.
 *
 * @param table values that are comparable, such as shares of full marks
 * @returns a run that yields how many draws are done, so that it can be shown and left off; its last value is the counts
 * @throws RangeError when a unit has nothing that applies and weighs: the caller leaves it out
 */
export function* weightUncertainty(
  table: WeighedTable,
  grades: readonly DrawnGrade[],
  plan: DrawPlan,
): Generator<number, RankUncertainty> {
  const { rows, weights } = weighingColumns(checkedTable(table));
  if (!Number.isSafeInteger(plan.draws) || plan.draws < 1) {
    throw new RangeError(`draws: got ${plan.draws}, want a whole number above 0`);
  }
  const all = sum(weights);
  const draw = weightSource(
    weights.map((weight) => (plan.concentration === null ? 1 : plan.concentration * nearestFloat(divide(weight, all)))),
    plan.seed,
  );
  const totalsOf = totalsUnder({ rows, weights });
  const counts = countPlaces(rows.length, grades);
  const drawn = new Float64Array(paddedTo(weights.length));
  const totals = new Float64Array(rows.length);
  for (let done = 0; done < plan.draws;) {
    const until = Math.min(plan.draws, done + block);
    for (; done < until; done++) {
      draw(drawn);
      totalsOf(drawn, totals);
      counts.add(totals);
    }
    yield done;
  }
  return { draws: plan.draws, units: rows.length, rankCounts: counts.ranks, gradeCounts: counts.grades };
}

/** Runs it to its end without a word on the way. */
export const finished = <T>(run: Generator<unknown, T>): T => {
  for (;;) {
    const step = run.next();
    if (step.done) return step.value;
  }
};

/** A column without weight keeps none, however the others move. */
const weighingColumns = ({ rows, weights }: WeighedTable): WeighedTable => {
  const kept = weights.map((weight) => compare(weight, zero) > 0);
  const held = rows.map((row) => row.filter((_, column) => kept[column]));
  if (held.some((row) => row.every((value) => value === null))) {
    throw new RangeError("a unit's values: got none that applies and weighs, want one at least");
  }
  return { rows: held, weights: weights.filter((weight) => !isZero(weight)) };
};
