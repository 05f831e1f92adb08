import { compare, isZero, type Exact } from "../../shared/exact.ts";
import { checkedTable, type WeighedTable } from "../advisory/weighedTable.ts";

/**
 * Two units, by their places in the table, whose order no weights can turn (不可逆转的单位对). `equal`: their totals are the same
 * under any weights.
 */
export type IrreversiblePair = { readonly better: number; readonly worse: number; readonly equal: boolean };

/**
 * The pairs that no weights above 0 can reverse (权重优势), exact: where the same criteria apply to both, the one is nowhere worse. Where
 * they differ, totals are means over different criteria, and the one must hold also between a criterion that applies to one
 * unit only and every criterion that applies to the other: weights can bring each of these differences to the fore.
 *
 * @param table criteria of weight 0 keep it and are left out
 * @returns pairs by place; a unit to which nothing applies is in none
 */
export const irreversiblePairs = (table: WeighedTable): readonly IrreversiblePair[] => {
  const { rows, weights } = checkedTable(table);
  const held = rows.map((row) => row.filter((_, column) => !isZero(weights[column] as Exact)));
  return held.flatMap((row, first) =>
    held.slice(first + 1).flatMap((other, offset): readonly IrreversiblePair[] => {
      const second = first + 1 + offset;
      if (isEmpty(row) || isEmpty(other)) return [];
      const [ahead, behind] = [neverBelow(row, other), neverBelow(other, row)];
      if (ahead) return [{ better: first, worse: second, equal: behind }];
      return behind ? [{ better: second, worse: first, equal: false }] : [];
    }),
  );
};

type Row = readonly (Exact | null)[];

const isEmpty = (row: Row): boolean => row.every((value) => value === null);

/**
 * The difference of two means times the sums of their weights is Σ w(a) w(b) (first(a) − second(b)) over what applies to
 * each. It is never below 0 exactly when the differences below are not.
 */
const neverBelow = (first: Row, second: Row): boolean => {
  const notBelow = (a: Exact | null, b: Exact | null): boolean => !a || !b || compare(a, b) >= 0;
  if (!first.every((value, column) => notBelow(value, second[column] ?? null))) return false;
  const own = first.filter((_, column) => second[column] === null);
  const theirs = second.filter((_, column) => first[column] === null);
  return (
    own.every((value) => second.every((other) => notBelow(value, other))) &&
    theirs.every((other) => first.every((value) => notBelow(value, other)))
  );
};
