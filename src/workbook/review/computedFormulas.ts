import type { Unit } from "../../domain/scheme/unit.ts";
import { distantRow, filledFormula } from "../filledFormula.ts";
import type { FilledFormula, LaidFormula } from "../sheetLayout.ts";
import { columnLetters } from "../sheetSnapshot.ts";
import { costOnLeaf } from "./findingSheet.ts";
import { leafFormula } from "./leafFormula.ts";
import type { ComputedColumn, LeafColumns } from "./reviewPlan.ts";
import { taskBlocks } from "./taskSheet.ts";
import type { PlannedSeat, ReviewFrame } from "./voices.ts";

/** The formula of a unit's computed cell; null for staff's own. */
export type FormulaOf = (column: LeafColumns, computed: ComputedColumn, unit: Unit) => LaidFormula["formula"] | null;

/** The formulas of the computed columns: one for all units, but where a unit's own tasks or findings are counted. */
export const computedFormulas = (frame: ReviewFrame, planned: PlannedSeat, findingCount: number): FormulaOf => {
  const filled = new Map<ComputedColumn, FilledFormula | null>();
  const textFor = (column: LeafColumns, { max }: ComputedColumn, unit: Unit): string | null => {
    const { leaf, entries } = column;
    return leafFormula(leaf.rule, max, {
      entries: entries.map((entry) => ownRow(entry.column)),
      tasks: leaf.rule.kind === "tasks" ? taskBlocks(frame, planned, column, unit) : null,
      findingsCost: leaf.rule.kind === "findings" ? costOnLeaf(frame, findingCount, unit, leaf, ownRow(0)) : "",
    });
  };
  return (column, computed, unit) => {
    const { kind } = column.leaf.rule;
    const known = filled.get(computed);
    if (known !== undefined) return known;
    const text = textFor(column, computed, unit);
    const made = text === null ? null : filledFormula(text);
    if (kind !== "tasks" && kind !== "findings") filled.set(computed, made);
    return made;
  };
};

/** The cell of a column in the row in which a formula stands. */
const ownRow = (column: number): string => `${columnLetters(column)}${distantRow(0)}`;
