import { pointsKey, type UnitScore } from "../scoring/score.ts";
import type { GradeLimit } from "../scheme/grading.ts";
import { plannedFor } from "../scheme/plannedRoots.ts";
import type { Table } from "../scheme/scheme.ts";
import { compare, exact, multiply, type Exact } from "../shared/exact.ts";
import { stageNumber } from "./tieBreakValues.ts";

/**
 * Makes ready the question which of a group's limits (不得评优条件) hold a unit down: strictly less than the limit's share of
 * a criterion's points, or than its bound for a stage. What does not apply to a unit limits nothing.
 */
export const gradeLimits = (
  table: Table,
  limits: readonly GradeLimit[],
): ((score: UnitScore) => readonly GradeLimit[]) => {
  const tests = limits.map((limit) => {
    const { when } = limit;
    const bound =
      when.by === "stage"
        ? exact(when.below)
        : multiply(exact(when.below), maxPointsOf(table, when.stage, when.criterion));
    return { limit, bound };
  });
  return (score) =>
    tests.flatMap(({ limit, bound }) => {
      const { when } = limit;
      const reached =
        when.by === "stage"
          ? stageNumber(score, when.stage)
          : (score.points.get(pointsKey(when.stage, when.criterion)) ?? null);
      return reached !== null && compare(reached, bound) < 0 ? [limit] : [];
    });
};

/** A criterion's points in a stage, before it took anything over from criteria that do not apply. */
const maxPointsOf = (table: Table, stageId: string, criterionId: string): Exact => {
  const stage = table.stages.find(({ id }) => id === stageId);
  if (stage?.op !== "criteria") throw new RangeError(`stage ${stageId}: got ${stage?.op ?? "none"}, want criteria`);
  const found = plannedFor(table, stage).find(({ criterion }) => criterion.id === criterionId);
  if (!found) throw new RangeError(`criterion ${criterionId} of stage ${stageId}: got none, want one`);
  return found.maxPoints;
};
