import { add, ratio, zero, type Exact } from "../shared/exact.ts";
import type { Setting, StagePoints } from "./criteriaStage.ts";
import { isPlainLeaf, plainLeaf, type PlainShares } from "./plainLeaf.ts";
import { plainSum } from "./rollUp.ts";
import type { CriterionScore } from "./score.ts";
import type { PlannedStage } from "./tablePlan.ts";

/**
 * A criteria stage of nothing but plain leaves that everybody scored (全部为直接评分的环节): one whole number over one
 * divisor; single criteria are worked out when somebody asks.
 *
 * @returns null where any leaf must go the long way
 */
export const plainStage = (
  { sums, offsets }: Setting,
  { stage, roots, leaves }: PlannedStage,
  shares: PlainShares,
  start: number,
): StagePoints | null => {
  if (!sums || start < 0) return null;
  const first = (place: number): number => start + (offsets[place] as number);
  let total = 0;
  for (const leaf of leaves) {
    if ((offsets[leaf.place] as number) < 0 || !isPlainLeaf(leaf)) return null;
    const points = plainLeaf(shares, sums, first(leaf.place));
    if (points === null) return null;
    total += points;
  }
  if (!Number.isSafeInteger(total)) return null;
  const pointsOf = (place: number): Exact => ratio(plainLeaf(shares, sums, first(place)) ?? 0, shares.divisor);
  return {
    outcome: { state: "scored", points: ratio(total, shares.divisor) },
    attainable: roots.reduce((sum, { maxPoints }) => add(sum, maxPoints), zero),
    criteria: () =>
      leaves.map(({ leaf, place, planned: { maxPoints } }): CriterionScore => ({
        stage: stage.id,
        criterion: leaf.id,
        maxPoints,
        outcome: { state: "scored", points: pointsOf(place) },
        basis: "counted",
        reasons: [],
      })),
    counted: () =>
      plainSum(
        roots,
        leaves.map(({ place }) => pointsOf(place)),
      ).counted(),
  };
};
