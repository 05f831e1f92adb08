/**
 * How one copy of an assessment stands to another (副本新旧), by their entries: it says the same, goes on where the other ends, ends
 * before it does, went another way after so many entries, or is of another assessment.
 */
export type CopyStanding =
  | { readonly kind: "same" }
  | { readonly kind: "newer" | "older"; readonly entries: number }
  | { readonly kind: "apart"; readonly common: number; readonly own: number; readonly others: number }
  | { readonly kind: "unrelated" };

/**
 * Holds the entries of one copy to those of another.
 *
 * @param own hashes of the copy that is asked about, oldest first; an entry's hash stands for all before it
 * @param others of the copy it is held to; two copies without entries have nothing in common
 */
export const copyStanding = (own: readonly string[], others: readonly string[]): CopyStanding => {
  let common = 0;
  while (common < own.length && own[common] === others[common]) common++;
  if (common === 0) return { kind: "unrelated" };
  if (common < own.length && common < others.length) {
    return { kind: "apart", common, own: own.length - common, others: others.length - common };
  }
  if (own.length === others.length) return { kind: "same" };
  return own.length > others.length
    ? { kind: "newer", entries: own.length - common }
    : { kind: "older", entries: others.length - common };
};
