import type { Step } from "../../scoring/score.ts";
import type { TablePlan } from "../../scoring/tablePlan.ts";
import { divide, isZero, type Exact } from "../../shared/exact.ts";

/** What one reviewer's word on a leaf of a round came to, as a share of full marks (评审人给分). */
export type HeardRating = {
  readonly round: string;
  readonly criterion: string;
  readonly reviewer: string;
  readonly share: Exact;
};

/**
 * Every reviewer's rating of one unit (逐人给分), from the steps behind its score: after the leaf's rule, before reviewers are
 * combined. A leaf that earns nothing has no share; what does not apply has no rating.
 *
 * @param steps of `explainUnit`
 */
export const heardRatings = ({ stages }: TablePlan, steps: readonly Step[]): readonly HeardRating[] => {
  const most = new Map<string, Exact>();
  for (const { stage, leaves } of stages.values()) {
    for (const { leaf, planned } of leaves) {
      const key = `${stage.round}\n${leaf.id}`;
      if (!most.has(key) && !isZero(planned.maxPoints)) most.set(key, planned.maxPoints);
    }
  }
  const seen = new Set<string>();
  return steps.flatMap(({ kind, of: criterion, result, data }): readonly HeardRating[] => {
    if (kind !== "rule") return [];
    const [round, reviewer] = [String(data["round"]), String(data["reviewer"])];
    const full = most.get(`${round}\n${criterion}`);
    const key = `${round}\n${criterion}\n${reviewer}`;
    // Two stages may count one leaf of one round: it was rated once.
    if (!full || seen.has(key)) return [];
    seen.add(key);
    return [{ round, criterion, reviewer, share: divide(result, full) }];
  });
};
