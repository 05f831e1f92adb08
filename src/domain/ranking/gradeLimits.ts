import { pointsKey, type UnitScore } from "../scoring/score.ts";
import type { GradeLimit } from "../scheme/grading.ts";
import { compare, exact, multiply } from "../shared/exact.ts";
import { stageNumber } from "./tieBreakValues.ts";

/**
 * The limits of a group that hold a unit down (不得评优条件): strictly less than the limit's share of what a criterion could
 * have come to for this unit, or than its bound for a stage. What does not apply to a unit limits nothing.
 */
export const gradeLimits = (limits: readonly GradeLimit[], score: UnitScore): readonly GradeLimit[] =>
  limits.filter(({ when }) => {
    if (when.by === "stage") {
      const reached = stageNumber(score, when.stage);
      return reached !== null && compare(reached, exact(when.below)) < 0;
    }
    const counted = score.points.get(pointsKey(when.stage, when.criterion));
    return counted !== undefined && compare(counted.points, multiply(exact(when.below), counted.full)) < 0;
  });
