import type { Party } from "../scheme/scheme.ts";
import type { PartySums } from "./partySums.ts";
import type { PlannedLeaf, PlannedStage } from "./tablePlan.ts";

/**
 * What a stage's parties count for as whole numbers, where nothing but means and weights lies between typed points and a
 * leaf (普通计分): most leaves of most years. Such a leaf is one whole number over one divisor, the same for the whole
 * stage. It is the same number as the long way gives, which a test holds; the long way is what explains it.
 */
export type PlainShares = {
  /** What one unit of a party's sum counts for over the divisor: its weight × the other parties' numbers of reviewers. */
  readonly factors: readonly number[];
  /** How many reviewers must have spoken, by party. */
  readonly voices: readonly number[];
  /** The parties' places among the sums. */
  readonly places: readonly number[];
  readonly divisor: number;
};

/**
 * @param all the scheme's parties
 * @param unitsOfPoint how many units of the columns make one point
 * @returns null where the stage rounds, limits or combines in any other way, or whole floats do not hold its divisor
 */
export const plainSharesOf = (
  { stage, parties }: PlannedStage,
  all: readonly Party[],
  unitsOfPoint: number,
): PlainShares | null => {
  const { observed, party, criterion } = stage.roundings;
  const plain = parties.every(({ party: one }) => one.combine.kind === "mean" && one.by === "reviewers");
  if (observed || party || criterion || stage.limits.length > 0 || !plain) return null;
  const places = Math.max(...stage.parties.map(({ weight }) => (weight.split(".")[1] ?? "").length));
  const voices = parties.map(({ reviewers }) => reviewers.length);
  const everyone = voices.reduce((product, count) => product * count, 1);
  const factors = stage.parties.map(
    ({ weight }, index) => (wholeOf(weight, places) * everyone) / (voices[index] as number),
  );
  const divisor = 100 * 10 ** places * everyone * unitsOfPoint;
  return everyone > 0 && [divisor, ...factors].every(Number.isSafeInteger)
    ? { factors, voices, divisor, places: parties.map(({ party: one }) => all.indexOf(one)) }
    : null;
};

/** "12.5" with 2 places is 1250. */
const wholeOf = (decimal: string, places: number): number => {
  const [digits = "0", rest = ""] = decimal.split(".");
  return Number(digits + rest.padEnd(places, "0"));
};

/** Whether a leaf's points are typed as they are, by all of the stage's parties. */
export const isPlainLeaf = ({ leaf }: PlannedLeaf): boolean =>
  leaf.rule.kind === "points" && !leaf.rule.scale && !leaf.parties;

/**
 * A plain leaf's points for one unit, over the shares' divisor; null where it must go the long way: a voice that is no plain
 * number, or a sum too large for whole floats.
 *
 * @param first where the leaf's sums begin, the first party's first
 */
export const plainLeaf = (
  { factors, voices, places }: PlainShares,
  { sums, counts }: PartySums,
  first: number,
): number | null => {
  let points = 0;
  for (let index = 0; index < factors.length; index++) {
    const at = first + (places[index] as number);
    if (counts[at] !== voices[index]) return null;
    points += (factors[index] as number) * (sums[at] as number);
  }
  return Number.isSafeInteger(points) ? points : null;
};
