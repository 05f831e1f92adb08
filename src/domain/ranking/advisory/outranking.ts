import { at } from "../../shared/at.ts";
import { add, compare, divide, exact, isZero, one, subtract, zero, type Exact } from "../../shared/exact.ts";
import { checkedTable, type WeighedTable } from "./weighedTable.ts";

/**
 * For each pair the share of the weights on which the first unit is better (优超矩阵), equal columns counted half to each;
 * columns that do not apply to both are left out. Exact, in [0, 1]; null on the diagonal and where two units have no column
 * in common. The two shares of a pair add up to 1.
 *
 * Source: G. Munda, Social Multi-Criteria Evaluation for a Sustainable Economy, 2008, chapter 6.
 */
export const outranking = (table: WeighedTable): readonly (readonly (Exact | null)[])[] => {
  const { rows, weights } = checkedTable(table);
  const shares: (Exact | null)[][] = rows.map(() => rows.map(() => null));
  rows.forEach((row, first) => {
    for (let second = first + 1; second < rows.length; second++) {
      const share = shareBetter(row, at(rows, second), weights);
      at(shares, first)[second] = share;
      at(shares, second)[first] = share && subtract(one, share);
    }
  });
  return shares;
};

const half = exact("0.5");

const shareBetter = (
  first: readonly (Exact | null)[],
  second: readonly (Exact | null)[],
  weights: readonly Exact[],
): Exact | null => {
  let [better, worse, equal] = [zero, zero, zero];
  weights.forEach((weight, column) => {
    const [a, b] = [first[column], second[column]];
    if (!a || !b) return;
    const order = compare(a, b);
    if (order > 0) better = add(better, weight);
    else if (order < 0) worse = add(worse, weight);
    else equal = add(equal, weight);
  });
  const all = add(add(better, worse), equal);
  if (isZero(all)) return null;
  const halved = divide(equal, add(one, one));
  return divide(add(better, halved), all);
};

/**
 * Copeland's score of each unit (科普兰得分): over how many others it prevails with more than half of the weights, less by how
 * many it is prevailed over.
 *
 * Source: A. H. Copeland, A “Reasonable” Social Welfare Function, University of Michigan, 1951, as in Munda (2008).
 */
export const copelandScores = (shares: readonly (readonly (Exact | null)[])[]): readonly number[] =>
  shares.map((row) => row.reduce<number>((score, share) => score + (share ? compare(share, half) : 0), 0));
