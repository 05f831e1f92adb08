import type { Expression, FormulaCell } from "./expression.ts";
import type { CountedCells } from "./treeCells.ts";

type Settle = (cell: FormulaCell) => FormulaCell;

/** A formula of many units as it is for one of them (落到一个单位). @param settle gives the cell of that unit */
const settled = (formula: Expression, settle: Settle): Expression => {
  const within = (one: Expression): Expression => settled(one, settle);
  switch (formula.kind) {
    case "number":
    case "text":
      return formula;
    case "cells":
      return { ...formula, cells: formula.cells.map(settle) };
    case "call":
      return { ...formula, of: formula.of.map(within) };
    case "operator":
      return { ...formula, left: within(formula.left), right: within(formula.right) };
    case "round":
    case "cleaned":
      return { ...formula, of: within(formula.of) };
  }
};

export const settledCounts = ({ applies, known, points, full }: CountedCells, settle: Settle): CountedCells => ({
  applies: settled(applies, settle),
  known: settle(known),
  points: settled(points, settle),
  full: settled(full, settle),
});
