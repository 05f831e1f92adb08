import { pointsKey, type UnitScore } from "../scoring/score.ts";
import type { TieBreak } from "../scheme/grading.ts";
import type { Exact } from "../shared/exact.ts";

/**
 * What a unit has to show for each tie-break (并列时比较的分数): a criterion's points in a stage, or a stage's number.
 *
 * @returns as many values, in the tie-breaks' order; null where it does not apply to the unit
 */
export const tieBreakValues = (tieBreaks: readonly TieBreak[], score: UnitScore): readonly (Exact | null)[] =>
  tieBreaks.map((tieBreak) =>
    tieBreak.by === "criterion"
      ? (score.points.get(pointsKey(tieBreak.stage, tieBreak.criterion))?.points ?? null)
      : stageNumber(score, tieBreak.stage),
  );

/** A stage's number, null where it has none: it does not apply, or a veto took it. */
export const stageNumber = ({ stages, unit }: UnitScore, id: string): Exact | null => {
  const found = stages.find(({ stage }) => stage === id);
  if (!found) throw new RangeError(`stage ${id} of ${unit}: got no score, want one`);
  return found.outcome.state === "scored" ? found.outcome.points : null;
};
