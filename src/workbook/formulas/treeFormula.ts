import { flatPlan, type PlannedCriterion } from "../../domain/scheme/criteriaPlan.ts";
import type { Table } from "../../domain/scheme/scheme.ts";
import { isZero, sum, type Exact } from "../../domain/shared/exact.ts";
import {
  call,
  cell,
  cells,
  firstOf,
  number,
  operate,
  text,
  total,
  type Expression,
  type FormulaCell,
} from "./expression.ts";
import { passedOnTree } from "./passOnFormula.ts";
import { beneathOf, endedRoot, leavesIn, type CellOf, type TreeCells } from "./treeCells.ts";
import { isNumber, openFirst, words } from "./words.ts";

/**
 * Adds a criteria tree up in cells (指标汇总), as the engine's `rollUp` does, and gives the formula of the whole: a number, 不适用
 * or what is open. Where everything that does not apply is rescaled over the whole, branches are plain sums; else the points
 * are passed on in cells of their own.
 */
export const treeFormula = (table: Table, roots: readonly PlannedCriterion[], into: TreeCells): Expression =>
  isRescaledOnly(table, roots) ? plainTree(roots, into) : passedOnTree(table, roots, into);

const isRescaledOnly = (table: Table, roots: readonly PlannedCriterion[]): boolean =>
  table.notApplicable.leastShare === null &&
  flatPlan(roots).every(
    ({ rule, parent, maxPoints }) =>
      isZero(maxPoints) || (rule.kind === "rescale" && (rule.within === "whole" || parent === null)),
  );

const plainTree = (roots: readonly PlannedCriterion[], into: TreeCells): Expression => {
  const placed = new Map<PlannedCriterion, FormulaCell>();
  const cellOf: CellOf = (planned) => {
    const known = placed.get(planned) ?? (planned.leaf ? into.leaf(planned) : undefined);
    if (!known) throw new RangeError(`cell of ${planned.criterion.id}: got none yet`);
    return known;
  };
  const visit = (planned: PlannedCriterion): void => {
    if (planned.leaf) return;
    planned.children.forEach(visit);
    const beneath = beneathOf(planned, cellOf);
    const formula = openFirst(beneath, sumOrNone(beneath, sumOf(planned.children, planned.endsAtZero, cellOf)));
    placed.set(planned, into.branch(planned, formula));
  };
  roots.forEach(visit);
  for (const planned of flatPlan(roots)) {
    const known = cellOf(planned);
    const points = planned.leaf && planned.endsAtZero ? endedRoot(planned, cellOf) : cell(known);
    const full = total(leavesIn(planned).map((leaf) => operate(number(leaf.maxPoints), "*", isNumber(cellOf(leaf)))));
    into.counted(planned, { applies: isNumber(known), known, points, full });
  }
  const everything = roots.flatMap((root) => [cellOf(root), ...beneathOf(root, cellOf)]);
  const most = sum(roots.map(({ maxPoints }) => maxPoints));
  // A first level of leaves that end at 0 is summed as it stands: the leaves' own formulas do not end there.
  const points = total(roots.map((root) => endedRoot(root, cellOf)));
  const plain = roots.some(({ leaf, endsAtZero }) => leaf && endsAtZero)
    ? points
    : call("SUM", cells(roots.map(cellOf)));
  return openFirst(everything, sumOrNone(everything, rescaled(roots, most, plain, cellOf, into)));
};

const rescaled = (
  roots: readonly PlannedCriterion[],
  most: Exact,
  points: Expression,
  cellOf: CellOf,
  into: TreeCells,
): Expression => {
  if (isZero(most)) return points;
  const parts = roots.map((root) => {
    const applying = total(leavesIn(root).map((leaf) => operate(number(leaf.maxPoints), "*", isNumber(cellOf(leaf)))));
    return root.leaf ? applying : cell(into.between(`${root.criterion.name}·适用分值`, applying));
  });
  const applying = roots.length > 1 ? cell(into.between("适用分值合计", total(parts))) : (parts[0] ?? number(0));
  return firstOf(
    [[operate(applying, "=", number(0)), text(words.open)]],
    operate(operate(points, "*", number(most)), "/", applying),
  );
};

const sumOrNone = (all: readonly FormulaCell[], points: Expression): Expression =>
  call("IF", operate(call("COUNT", cells(all)), "=", number(0)), text(words.notApplicable), points);

/** Children added up; words among them add nothing. */
const sumOf = (children: readonly PlannedCriterion[], endsAtZero: boolean, cellOf: CellOf): Expression => {
  const added = call("SUM", cells(children.map(cellOf)));
  return endsAtZero ? call("MAX", added, number(0)) : added;
};
