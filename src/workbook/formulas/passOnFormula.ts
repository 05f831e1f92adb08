import { flatPlan, type PlannedCriterion } from "../../domain/scheme/criteriaPlan.ts";
import type { Table } from "../../domain/scheme/scheme.ts";
import { call, cell, firstOf, number, operate, text, total, type Expression, type FormulaCell } from "./expression.ts";
import { applyingCells, appliesAt, found } from "./applyingFormula.ts";
import { givenTo, gapsOf } from "./gapFormula.ts";
import { beneathOf, endedRoot, type CellOf, type TreeCells } from "./treeCells.ts";
import { isNumber, openFirst, words } from "./words.ts";

/**
 * A tree in which points of what does not apply are passed on in other ways than over the whole (合理缺项处理), as the engine's
 * `rollUp` does: cells say which branches apply (适用), what each criterion takes over (接收分值) and what of its points applies
 * (适用分值); then points × (applying + taken over) ÷ applying.
 */
export const passedOnTree = (table: Table, roots: readonly PlannedCriterion[], into: TreeCells): Expression => {
  const applies = applyingCells(table, roots, into);
  const gaps = gapsOf(roots, applies, into);
  const between = (planned: PlannedCriterion, what: string, formula: Expression): FormulaCell =>
    into.between(`${planned.criterion.name}·${what}`, formula);
  const taken = new Map<PlannedCriterion, FormulaCell>();
  for (const planned of flatPlan(roots)) {
    const given = givenTo(planned, gaps, applies);
    if (given) taken.set(planned, between(planned, "接收分值", given));
  }
  const points = new Map<PlannedCriterion, FormulaCell>();
  const full = new Map<PlannedCriterion, Expression>();
  const shown = new Map<PlannedCriterion, FormulaCell>();
  const shownOf: CellOf = (planned) => found(shown, planned);
  const pointsOf: CellOf = (planned) => found(points, planned);
  const visit = (planned: PlannedCriterion): void => {
    planned.children.forEach(visit);
    const takes = taken.get(planned);
    if (planned.leaf) {
      const leaf = into.leaf(planned);
      shown.set(planned, leaf);
      const most = number(planned.maxPoints);
      const withTaken = takes ? operate(most, "+", cell(takes)) : most;
      full.set(planned, operate(appliesAt(applies, planned), "*", withTaken));
      if (!takes) points.set(planned, leaf);
      else {
        const grown = operate(operate(cell(leaf), "*", withTaken), "/", most);
        points.set(planned, between(planned, "折算得分", call("IF", isNumber(leaf), grown, cell(leaf))));
      }
      return;
    }
    const applying = between(planned, "适用分值", total(planned.children.map((child) => found(full, child))));
    const own = beneathOf(planned, shownOf);
    const added = call("SUM", { kind: "cells", cells: planned.children.map(pointsOf) });
    const ended = planned.endsAtZero ? call("MAX", added, number(0)) : added;
    const value = takes ? takingOver(ended, applying, takes) : ended;
    const none = operate(appliesAt(applies, planned), "=", number(0));
    const branch = into.branch(planned, openFirst(own, call("IF", none, text(words.notApplicable), value)));
    shown.set(planned, branch);
    points.set(planned, branch);
    full.set(planned, takes ? operate(cell(applying), "+", cell(takes)) : cell(applying));
  };
  roots.forEach(visit);
  for (const planned of flatPlan(roots)) {
    const known = pointsOf(planned);
    const points = planned.leaf && planned.endsAtZero ? endedRoot(planned, pointsOf) : cell(known);
    const applying = operate(appliesAt(applies, planned), "*", number(1));
    into.counted(planned, { applies: operate(applying, "=", number(1)), known, points, full: found(full, planned) });
  }
  const everything = roots.flatMap((root) => [shownOf(root), ...beneathOf(root, shownOf)]);
  const nothing = operate(
    total(roots.map((root) => operate(appliesAt(applies, root), "*", number(1)))),
    "=",
    number(0),
  );
  const sum = total(roots.map((root) => endedRoot(root, pointsOf)));
  const all = total(roots.map((root) => found(full, root)));
  return openFirst(
    everything,
    firstOf(
      [
        [nothing, text(words.notApplicable)],
        ...(gaps.stuck ? [[operate(cell(gaps.stuck), ">", number(0)), text(words.open)] as const] : []),
      ],
      overWhole(sum, all, gaps.whole, gaps.factors, into),
    ),
  );
};

const takingOver = (points: Expression, applying: FormulaCell, takes: FormulaCell): Expression =>
  firstOf(
    [
      [operate(cell(takes), "=", number(0)), points],
      [operate(cell(applying), "=", number(0)), text(words.open)],
    ],
    operate(operate(points, "*", operate(cell(applying), "+", cell(takes))), "/", cell(applying)),
  );

/** The whole over what applies of it, then the factors. */
const overWhole = (
  points: Expression,
  all: Expression,
  whole: Expression | null,
  factors: readonly Expression[],
  into: TreeCells,
): Expression => {
  const multiplied = (value: Expression): Expression =>
    factors.reduce((product, factor) => operate(product, "*", factor), value);
  if (!whole) return multiplied(points);
  const given = cell(into.between("整体折算分值", whole));
  const applying = cell(into.between("适用分值合计", all));
  return firstOf(
    [
      [operate(given, "=", number(0)), multiplied(points)],
      [operate(applying, "=", number(0)), text(words.open)],
    ],
    multiplied(operate(operate(points, "*", operate(applying, "+", given)), "/", applying)),
  );
};
