import type { Reviewer } from "../../domain/scheme/reviewer.ts";
import type { Table } from "../../domain/scheme/scheme.ts";
import type { PlannedCriterion } from "../../domain/scheme/criteriaPlan.ts";
import type { PlannedLeaf, PlannedStage } from "../../domain/scoring/tablePlan.ts";
import type { Exact } from "../../domain/shared/exact.ts";
import type { Expression, FormulaCell } from "./expression.ts";
import type { VoiceCell } from "./partyFormula.ts";
import type { CountedCells } from "./treeCells.ts";

/** A unit's row of the sheet 得分过程: cells are added in one order for all units of a table. */
export type WorkingRow = {
  readonly add: (header: string, content: Expression) => FormulaCell;
  /** Columns that are kept for cells that stand only later. */
  readonly reserve: (headers: readonly string[]) => readonly number[];
  readonly setReserved: (column: number, content: Expression) => FormulaCell;
};

/** What the formulas of a table's units are made with, and where they go. */
export type UnitCells = {
  readonly table: Table;
  readonly reviewers: readonly Reviewer[];
  readonly weights: readonly (Exact | null)[];
  readonly working: WorkingRow;
  /** The cell of a reviewer's voice, by the reviewer's place. */
  readonly voice: (planned: PlannedStage, leaf: PlannedLeaf, reviewer: number) => FormulaCell;
  /** Sets a criterion's cell on the sheet 得分. */
  readonly score: (stage: string, planned: PlannedCriterion, formula: Expression) => FormulaCell;
  readonly counted: (stage: string, planned: PlannedCriterion, counts: CountedCells) => void;
};

/** A party's voices on a leaf. */
export const voicesOf = (
  { voice, weights }: UnitCells,
  planned: PlannedStage,
  leaf: PlannedLeaf,
  reviewers: readonly number[],
): readonly VoiceCell[] =>
  reviewers.map((place) => ({ cell: voice(planned, leaf, place), weight: weights[place] ?? null }));
