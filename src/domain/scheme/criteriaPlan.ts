import { divide, exact, isZero, multiply, sum, type Exact } from "../shared/exact.ts";
import { isLeaf, type Criterion, type Leaf, type NotApplicableRule } from "./criterion.ts";
import type { Table } from "./scheme.ts";

/** A criterion with its points worked out (指标分值), in the order parents before children. */
export type PlannedCriterion = {
  readonly criterion: Criterion;
  /** The first level is 1. */
  readonly level: number;
  readonly parent: PlannedCriterion | null;
  readonly children: readonly PlannedCriterion[];
  readonly leaf: Leaf | null;
  /** Its place among the plan's leaves, in the tree's order; -1 for a branch. */
  readonly place: number;
  readonly maxPoints: Exact;
  readonly rule: NotApplicableRule;
  /** Whether its points end at 0 because a deduction beneath it is capped at the first level. */
  readonly endsAtZero: boolean;
};

/**
 * Works out the points of a table's criteria: as written, or shared out from `outOf` by relative weights.
 *
 * @param roots first-level criteria of the table
 * @param outOf what the roots come to in all; of no consequence in a table of points
 */
export const planCriteria = (table: Table, roots: readonly Criterion[], outOf: Exact): readonly PlannedCriterion[] =>
  planLevel(table, roots, outOf, null, 1, { leaves: 0 });

const planLevel = (
  table: Table,
  siblings: readonly Criterion[],
  outOf: Exact,
  parent: PlannedCriterion | null,
  level: number,
  counted: { leaves: number },
): readonly PlannedCriterion[] => {
  const total = sum(siblings.map(({ weight }) => exact(weight ?? "0")));
  return siblings.map((criterion) => {
    const maxPoints =
      table.weights === "points"
        ? exact(criterion.maxPoints ?? "0")
        : isZero(total)
          ? total
          : divide(multiply(outOf, exact(criterion.weight ?? "0")), total);
    const children: PlannedCriterion[] = [];
    const planned: PlannedCriterion = {
      criterion,
      level,
      parent,
      children,
      leaf: isLeaf(criterion) ? criterion : null,
      place: isLeaf(criterion) ? counted.leaves++ : -1,
      maxPoints,
      rule: criterion.notApplicable ?? table.notApplicable.rule,
      endsAtZero: level === 1 && cappedBeneath(criterion),
    };
    if (!isLeaf(criterion)) {
      children.push(...planLevel(table, criterion.children, maxPoints, planned, level + 1, counted));
    }
    return planned;
  });
};

const cappedBeneath = (criterion: Criterion): boolean =>
  isLeaf(criterion)
    ? "cap" in criterion.rule && criterion.rule.cap === "levelOne"
    : criterion.children.some(cappedBeneath);

/** Every planned criterion, parents before children. */
export const flatPlan = (planned: readonly PlannedCriterion[]): readonly PlannedCriterion[] =>
  planned.flatMap((one) => [one, ...flatPlan(one.children)]);
