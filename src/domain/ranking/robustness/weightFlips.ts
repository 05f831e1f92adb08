import {
  add,
  compare,
  divide,
  isZero,
  multiply,
  negate,
  one,
  subtract,
  sum,
  zero,
  type Exact,
} from "../../shared/exact.ts";
import { checkedTable, type WeighedTable } from "../advisory/weighedTable.ts";

/**
 * The smallest change of weights that makes two units equal (最小权重变动), exact; any further, where a weight leaves
 * room, and their order turns. Weights are shares of all weights that apply to both.
 *
 * | kind | says |
 * |---|---|
 * | shift | `by` of the weight goes from one criterion to another |
 * | one-weight | one criterion's weight changes by `by`, the others in proportion keep the rest |
 */
export type WeightFlip =
  | { readonly kind: "shift"; readonly from: number; readonly to: number; readonly by: Exact }
  | { readonly kind: "one-weight"; readonly criterion: number; readonly by: Exact };

/** Null where no such change turns the pair. */
export type WeightFlips =
  | { readonly state: "found"; readonly shift: WeightFlip | null; readonly oneWeight: WeightFlip | null }
  | { readonly state: "equal" }
  | { readonly state: "none"; readonly why: "applies-differently" | "no-weight" };

/**
 * The least shift between two criteria, and the least change of one weight, that bring two units together (翻转所需的权重变动). Of equal
 * ones the first by criterion is told. Where other criteria apply to the one than to the other, nothing is said: the
 * difference is then no straight line in the weights.
 *
 * @param first,second the units' places in the table
 */
export const weightFlips = (table: WeighedTable, first: number, second: number): WeightFlips => {
  const { rows, weights } = checkedTable(table);
  const [a, b] = [rows[first], rows[second]];
  if (!a || !b)
    throw new RangeError(`units ${first} and ${second}: got a place outside the table's ${rows.length} rows`);
  if (a.some((value, column) => (value === null) !== (b[column] === null))) {
    return { state: "none", why: "applies-differently" };
  }
  const all = sum(weights.filter((_, column) => a[column] !== null));
  if (isZero(all)) return { state: "none", why: "no-weight" };
  const columns = weights.flatMap((weight, criterion): readonly Column[] => {
    const [own, other] = [a[criterion], b[criterion]];
    return own && other ? [{ criterion, weight: divide(weight, all), lead: subtract(own, other) }] : [];
  });
  const gap = sum(columns.map(({ weight, lead }) => multiply(weight, lead)));
  if (isZero(gap)) return { state: "equal" };
  // Seen from whoever is ahead, the gap is above 0.
  const ahead = compare(gap, zero) > 0 ? columns : columns.map((one) => ({ ...one, lead: negate(one.lead) }));
  const margin = size(gap);
  return { state: "found", shift: leastShift(ahead, margin), oneWeight: leastChange(ahead, margin) };
};

type Column = { readonly criterion: number; readonly weight: Exact; readonly lead: Exact };

const size = (gap: Exact): Exact => (compare(gap, zero) < 0 ? negate(gap) : gap);

/**
 * A shift of t takes t × (lead lost − lead gained) off the gap; no weight may fall below 0. From wherever it comes, it does most
 * where the lead is least.
 */
const leastShift = (columns: readonly Column[], gap: Exact): WeightFlip | null => {
  const [first] = columns;
  if (!first) return null;
  const to = columns.reduce((least, one) => (compare(one.lead, least.lead) < 0 ? one : least), first);
  let best: (WeightFlip & { readonly kind: "shift" }) | null = null;
  for (const from of columns) {
    if (compare(from.lead, to.lead) <= 0) continue;
    const by = divide(gap, subtract(from.lead, to.lead));
    if (compare(by, from.weight) > 0 || (best && compare(by, best.by) >= 0)) continue;
    best = { kind: "shift", from: from.criterion, to: to.criterion, by };
  }
  return best;
};

/** With weight w the gap is w × lead + (1 − w) × the others' mean lead: 0 at w = others ÷ (others − lead). */
const leastChange = (columns: readonly Column[], gap: Exact): WeightFlip | null => {
  let best: (WeightFlip & { readonly kind: "one-weight" }) | null = null;
  for (const { criterion, weight, lead } of columns) {
    const rest = subtract(one, weight);
    if (isZero(rest)) continue;
    const others = divide(subtract(gap, multiply(weight, lead)), rest);
    if (compare(others, lead) === 0) continue;
    const wanted = divide(others, subtract(others, lead));
    if (compare(wanted, zero) < 0 || compare(wanted, one) > 0) continue;
    const by = add(wanted, negate(weight));
    if (best && compare(size(by), size(best.by)) >= 0) continue;
    best = { kind: "one-weight", criterion, by };
  }
  return best;
};
