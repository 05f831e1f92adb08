import { compare, type Exact } from "../shared/exact.ts";

/** "standard": 1, 1, 3 (并列后跳号). "dense": 1, 1, 2 (并列后不跳号). */
export type TieRule = "standard" | "dense";

export type Ranked<T> = T & { readonly rank: number; readonly tied: boolean };

/**
 * Ranks by total, best first (排名); equal totals share a rank, and nothing but the total decides.
 *
 * @param rows each with a unit's id and the total the scheme ranks on; left unchanged
 * @param ties the scheme's rule; has no default
 * @returns as many rows, by rank, then by unit id; ranks in [1, n]
 */
export const rankUnits = <T extends { readonly unit: string; readonly total: Exact }>(
  rows: readonly T[],
  ties: TieRule,
): readonly Ranked<T>[] => {
  const sorted = [...rows].sort((a, b) => compare(b.total, a.total) || (a.unit < b.unit ? -1 : 1));
  let rank = 0;
  return sorted.map((row, index) => {
    const before = sorted[index - 1];
    const after = sorted[index + 1];
    const sameAsBefore = before !== undefined && compare(before.total, row.total) === 0;
    if (!sameAsBefore) rank = ties === "standard" ? index + 1 : rank + 1;
    return { ...row, rank, tied: sameAsBefore || (after !== undefined && compare(after.total, row.total) === 0) };
  });
};
