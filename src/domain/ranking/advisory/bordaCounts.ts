import { at } from "../../shared/at.ts";
import { add, compare, multiply, whole, zero, type Exact } from "../../shared/exact.ts";
import { equalRuns } from "../equalRuns.ts";
import { checkedTable, type WeighedTable } from "./weighedTable.ts";

/**
 * The Borda count of each unit (波达计数), exact: over the columns, weight × how many units are strictly worse there, so that
 * equal units have the same and share no place above them. A column that does not apply to a unit gives it nothing: counts
 * of units to which other columns apply do not compare.
 *
 * Source: J.-C. de Borda, Mémoire sur les élections au scrutin, 1781; ties as in the R package COINr.
 *
 * @returns as many as units, in their order
 */
export const bordaCounts = (table: WeighedTable): readonly Exact[] => {
  const { rows, weights } = checkedTable(table);
  const counts: Exact[] = rows.map(() => zero);
  weights.forEach((weight, column) => {
    const placed = rows.flatMap((row, unit) => {
      const value = row[column];
      return value ? [{ unit, value }] : [];
    });
    let worse = 0;
    for (const equal of equalRuns(placed, (a, b) => compare(a.value, b.value))) {
      for (const { unit } of equal) counts[unit] = add(at(counts, unit), multiply(weight, whole(worse)));
      worse += equal.length;
    }
  });
  return counts;
};
