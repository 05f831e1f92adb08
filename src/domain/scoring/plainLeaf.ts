import { ratio, type Exact } from "../shared/exact.ts";
import type { Party } from "../scheme/scheme.ts";
import type { PartySums } from "./partySums.ts";
import type { PlannedLeaf, PlannedParty, PlannedStage } from "./tablePlan.ts";

/**
 * The weights of a stage's parties as whole numbers, where nothing but means and weights lies between typed points and a
 * leaf (普通计分): most leaves of most years. Such a leaf is one whole-number sum and one ratio. It is the same number as the
 * long way gives, which a test holds; the long way is what explains it.
 */
export type PlainShares = {
  readonly weights: readonly number[];
  /** The parties' places among the sums. */
  readonly places: readonly number[];
  readonly divisor: number;
};

/** Null where the stage rounds, limits or combines in any other way. */
export const plainSharesOf = ({ stage, parties }: PlannedStage, all: readonly Party[]): PlainShares | null => {
  const { observed, party, criterion } = stage.roundings;
  const plain = parties.every(({ party: one }) => one.combine.kind === "mean" && one.by === "reviewers");
  if (observed || party || criterion || stage.limits.length > 0 || !plain) return null;
  const places = Math.max(...stage.parties.map(({ weight }) => (weight.split(".")[1] ?? "").length));
  const weights = stage.parties.map(({ weight }) => wholeOf(weight, places));
  const divisor = 100 * 10 ** places;
  return [divisor, ...weights].every(Number.isSafeInteger)
    ? { weights, divisor, places: parties.map(({ party: one }) => all.indexOf(one)) }
    : null;
};

/** "12.5" with 2 places is 1250. */
const wholeOf = (decimal: string, places: number): number => {
  const [digits = "0", rest = ""] = decimal.split(".");
  return Number(digits + rest.padEnd(places, "0"));
};

/**
 * The leaf's points for one unit; null where it must go the long way: another rule, a voice that is no plain number.
 *
 * @param first where the leaf's sums begin, the first party's first
 */
export const plainLeaf = (
  shares: PlainShares,
  { parties }: PlannedStage,
  { leaf }: PlannedLeaf,
  { sums, counts }: PartySums,
  first: number,
  unitsOfPoint: number,
): Exact | null => {
  if (leaf.rule.kind !== "points" || leaf.rule.scale || leaf.parties) return null;
  let weighed = 0;
  let count = 1;
  for (let index = 0; index < parties.length; index++) {
    const party = parties[index] as PlannedParty;
    const at = first + (shares.places[index] as number);
    const voices = party.reviewers.length;
    if (voices === 0 || counts[at] !== voices) return null;
    // Σ weight × sum ÷ voices, on one divisor: weighed ÷ count so far.
    weighed = weighed * voices + (shares.weights[index] as number) * (sums[at] as number) * count;
    count *= voices;
  }
  const divisor = shares.divisor * count * unitsOfPoint;
  return Number.isSafeInteger(weighed) && Number.isSafeInteger(divisor) ? ratio(weighed, divisor) : null;
};
