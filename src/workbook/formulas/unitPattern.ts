import type { Unit } from "../../domain/scheme/unit.ts";
import { pointsKey } from "../../domain/scoring/score.ts";
import type { TablePlan } from "../../domain/scoring/tablePlan.ts";
import { exact } from "../../domain/shared/exact.ts";
import type { Reviewer } from "../../domain/scheme/reviewer.ts";
import { at } from "../../domain/shared/at.ts";
import { isSlot, type FormulaCell } from "./expression.ts";
import type { FormulaContent, FormulaTable } from "./formulaTable.ts";
import type { ScoreColumns } from "./scoreColumns.ts";
import { settledCounts } from "./settled.ts";
import type { FilledUnit, Slots } from "./slots.ts";
import type { CountedCells } from "./treeCells.ts";
import type { UnitCells, WorkingRow } from "./unitCells.ts";
import { stageCells, vetoesIn, type StageInputs } from "./unitFormulas.ts";
import type { UnitInputs } from "./unitInputs.ts";

/** The cells of one unit that ranks and grades are made from. */
export type UnitResultCells = {
  readonly unit: Unit;
  /** Not rounded for print. */
  readonly total: FormulaCell;
  /** As 得分 prints it. */
  readonly shown: FormulaCell;
  readonly stage: (stage: string) => FormulaCell;
  readonly criterion: (stage: string, criterion: string) => CountedCells;
  readonly events: (item: string, rounds: readonly string[]) => readonly FormulaCell[];
};

/** What the formulas of a table's units are made from, and the tables that they go into. */
export type PatternParts = {
  readonly plan: TablePlan;
  readonly reviewers: readonly Reviewer[];
  readonly sheet: FormulaTable;
  readonly columns: ScoreColumns;
  readonly working: FormulaTable;
  readonly inputs: UnitInputs;
  readonly components: StageInputs["components"];
  readonly slots: Slots;
};

/**
 * The formulas of units of one table (单位公式): made once, as they stand in the rows of `first`, then filled in for it and for every
 * unit whose rows on all sheets lie equally far from those of `first`. They follow the scheme, not what was observed.
 */
export const unitPattern = (
  { plan, reviewers, sheet, columns, working, inputs, components, slots }: PatternParts,
  first: FilledUnit,
): ((unit: FilledUnit) => Omit<UnitResultCells, "shown">) => {
  const { table } = plan;
  const onScores = cellsIn(sheet, first, ({ row }) => row, slots);
  const onWorking = cellsIn(working, first, ({ memberRow }) => memberRow, slots);
  const column = nextColumn(working);
  const workingRow: WorkingRow = {
    add: (header, content) => onWorking(column(header), content),
    reserve: (headers) => headers.map(column),
    setReserved: onWorking,
  };
  const counted = new Map<string, CountedCells>();
  const cells: UnitCells = {
    table,
    reviewers,
    weights: reviewers.map(({ weight }) => (weight === null ? null : exact(weight))),
    working: workingRow,
    voice: inputs.voice,
    score: (stage, { criterion }, formula) =>
      onScores(columns.criterion(stage, criterion.id), formula, pointsKey(stage, criterion.id)),
    counted: (stage, { criterion }, counts) => counted.set(pointsKey(stage, criterion.id), counts),
  };
  const stages = stageCells(cells, {
    plan,
    events: inputs.events,
    components,
    place: ({ id }, content) =>
      id === table.total
        ? onWorking(column("总分（显示取整前）"), content, id)
        : onScores(columns.stage(id), content, id),
  });
  // Ranks and grades ask for vetoes that no stage reads.
  for (const { veto, rounds } of vetoesIn(table.stages)) inputs.events(veto.id, rounds);
  return (unit) => {
    const values = slots.fill(unit);
    const moved = unit.row - first.row;
    const settle = (cell: FormulaCell): FormulaCell =>
      isSlot(cell.value) ? { ...cell, row: cell.row + moved, value: at(values, cell.value) } : cell;
    return {
      unit: unit.voices.unit,
      total: settle(found(stages, table.total)),
      stage: (id) => settle(found(stages, id)),
      criterion: (stage, criterion) => settledCounts(found(counted, pointsKey(stage, criterion)), settle),
      events: (item, rounds) => inputs.events(item, rounds).map(settle),
    };
  };
};

/** Puts formulas into the columns of a table; `key` finds what the engine made of the same. */
const cellsIn =
  (table: FormulaTable, first: FilledUnit, rowOf: (unit: FilledUnit) => number, into: Slots) =>
  (column: number, content: FormulaContent, key?: string): FormulaCell => {
    const fill = table.fill(rowOf(first), column, content);
    return into.add(table.cellAt(rowOf(first), column), (unit, before) =>
      fill(rowOf(unit), before, key === undefined ? undefined : unit.engine.get(key)),
    );
  };

/** Adds a table's columns when its formulas are made first, and finds them again when they are made anew for other units. */
const nextColumn = (table: FormulaTable): ((header: string) => number) => {
  let next = 1;
  return (header) => {
    if (next === table.columnCount()) table.addColumn({ header, width: 14, kind: "number" });
    return next++;
  };
};

const found = <T>(of: ReadonlyMap<string, T>, key: string): T => {
  const one = of.get(key);
  if (!one) throw new RangeError(`cell of ${key}: got none, want one`);
  return one;
};
