import type { PlannedCriterion } from "../../domain/scheme/criteriaPlan.ts";
import { call, cell, number, type Expression, type FormulaCell } from "./expression.ts";

/** Where the formulas of a tree's cells go. */
export type TreeCells = {
  readonly leaf: (leaf: PlannedCriterion) => FormulaCell;
  readonly branch: (branch: PlannedCriterion, formula: Expression) => FormulaCell;
  /** What a criterion counts for where order or grades compare it. */
  readonly counted: (planned: PlannedCriterion, counts: CountedCells) => void;
  /** A cell between, such as the points that still apply. */
  readonly between: (header: string, formula: Expression) => FormulaCell;
};

/**
 * What a criterion counts for in its stage (指标计分), what it took over included: its points, and the most they could have
 * been of what applies of it.
 */
export type CountedCells = {
  /** 1 or true where it applies and is looked at; its points may still be open. */
  readonly applies: Expression;
  /** The cell that holds a number where the points are known. */
  readonly known: FormulaCell;
  readonly points: Expression;
  readonly full: Expression;
};

/** The cells of a tree, once they stand. */
export type CellOf = (planned: PlannedCriterion) => FormulaCell;

export const leavesIn = (planned: PlannedCriterion): readonly PlannedCriterion[] =>
  planned.leaf ? [planned] : planned.children.flatMap(leavesIn);

/** The cells of everything beneath a branch, in the order of the columns. */
export const beneathOf = ({ children }: PlannedCriterion, cellOf: CellOf): readonly FormulaCell[] =>
  children.flatMap((child) => [cellOf(child), ...beneathOf(child, cellOf)]);

/** What a first-level leaf adds to the whole: 0 where it would be less and the scheme ends it there. */
export const endedRoot = (root: PlannedCriterion, cellOf: CellOf): Expression =>
  root.leaf && root.endsAtZero ? call("MAX", call("N", cell(cellOf(root))), number(0)) : call("N", cell(cellOf(root)));
