import type { PlannedCriterion } from "../../domain/scheme/criteriaPlan.ts";
import type { Table } from "../../domain/scheme/scheme.ts";
import { compare, exact, ratio } from "../../domain/shared/exact.ts";
import { call, cell, number, operate, text, total, type Expression, type FormulaCell } from "./expression.ts";
import type { TreeCells } from "./treeCells.ts";
import { words } from "./words.ts";

/** 1 where a branch applies and is looked at, 0 where it does not or something above it does not. */
export const applyingCells = (
  { notApplicable: { leastShare } }: Table,
  roots: readonly PlannedCriterion[],
  into: TreeCells,
): Applying => {
  const own = new Map<PlannedCriterion, Expression>();
  const cellsOf = new Map<PlannedCriterion, FormulaCell>();
  const leafApplies = (leaf: PlannedCriterion): Expression =>
    operate(cell(into.leaf(leaf)), "<>", text(words.notApplicable));
  const visit = (planned: PlannedCriterion): void => {
    planned.children.forEach(visit);
    if (planned.leaf) return void own.set(planned, leafApplies(planned));
    const count = total(planned.children.map((child) => operate(found(own, child), "*", number(1))));
    const enough = operate(count, ">=", number(leastOf(leastShare, planned.children.length)));
    const applying = into.between(`${planned.criterion.name}·适用`, call("IF", enough, number(1), number(0)));
    own.set(planned, cell(applying));
    cellsOf.set(planned, applying);
  };
  roots.forEach(visit);
  if (leastShare === null) return { branch: cellsOf, leaf: (planned) => found(own, planned) };
  // A branch that applies for itself is not looked at where one above it does not.
  const seen = new Map<PlannedCriterion, FormulaCell>();
  const descend = (planned: PlannedCriterion): void => {
    const applying = cellsOf.get(planned);
    if (!applying) return;
    const parent = planned.parent && seen.get(planned.parent);
    const looked = parent
      ? into.between(`${planned.criterion.name}·计入`, operate(cell(applying), "*", cell(parent)))
      : applying;
    seen.set(planned, looked);
    planned.children.forEach(descend);
  };
  roots.forEach(descend);
  return {
    branch: seen,
    leaf: (planned) => {
      const parent = planned.parent && seen.get(planned.parent);
      return parent ? operate(leafApplies(planned), "*", cell(parent)) : leafApplies(planned);
    },
  };
};

/** How many children must apply, by number. */
const leastOf = (leastShare: string | null, children: number): number => {
  if (leastShare === null) return 1;
  const enough = (count: number): boolean => compare(ratio(count, children), exact(leastShare)) >= 0;
  let count = 1;
  while (!enough(count)) count++;
  return count;
};

export type Applying = {
  readonly branch: ReadonlyMap<PlannedCriterion, FormulaCell>;
  readonly leaf: (leaf: PlannedCriterion) => Expression;
};

/** Whether a criterion applies and is looked at: 1 or 0, true or false. */
export const appliesAt = ({ branch, leaf }: Applying, planned: PlannedCriterion): Expression => {
  if (planned.leaf) return leaf(planned);
  return cell(found(branch, planned));
};

/** What was found for a criterion before; children stand before their parents. */
export const found = <T>(by: ReadonlyMap<PlannedCriterion, T>, planned: PlannedCriterion): T => {
  const value = by.get(planned);
  if (value === undefined) throw new RangeError(`criterion ${planned.criterion.id}: got nothing yet`);
  return value;
};
