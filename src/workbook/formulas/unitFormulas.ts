import type { Stage, Veto } from "../../domain/scheme/stage.ts";
import type { PlannedStage, TablePlan } from "../../domain/scoring/tablePlan.ts";
import { criterionFirstCells } from "./criteriaFormulas.ts";
import { call, cell, number, operate, total, type Expression, type FormulaCell } from "./expression.ts";
import type { FormulaContent } from "./formulaTable.ts";
import { reviewerFirstCells } from "./reviewerFirstCells.ts";
import {
  changesNumbers,
  componentsFormula,
  convertFormula,
  eventsFormula,
  finishedCell,
  gateFormula,
  limitFormula,
  roleFormula,
  sumFormula,
  vetoFormula,
  weightedFormula,
} from "./stageFormula.ts";
import type { UnitCells } from "./unitCells.ts";

/** What a unit's stages read beside each other. */
export type StageInputs = {
  readonly plan: TablePlan;
  /** How often an event was recorded in these rounds. */
  readonly events: (item: string, rounds: readonly string[]) => readonly FormulaCell[];
  /** The totals of the unit's components, by role. */
  readonly components: readonly { readonly role: string; readonly total: FormulaCell }[];
  /** Sets a stage's cell. */
  readonly place: (stage: Stage, content: FormulaContent) => FormulaCell;
};

/** The cells of a unit's stages in the scheme's order (按环节计分). */
export const stageCells = (unit: UnitCells, inputs: StageInputs): ReadonlyMap<string, FormulaCell> => {
  const placed = new Map<string, FormulaCell>();
  const at = (id: string): FormulaCell => {
    const found = placed.get(id);
    if (!found) throw new RangeError(`stage ${id}: got no cell before, want one`);
    return found;
  };
  for (const stage of unit.table.stages) {
    placed.set(stage.id, inputs.place(stage, contentOf(stage, unit, inputs, at)));
  }
  return placed;
};

const contentOf = (
  stage: Stage,
  unit: UnitCells,
  inputs: StageInputs,
  at: (stage: string) => FormulaCell,
): FormulaContent => {
  const { events, components } = inputs;
  switch (stage.op) {
    case "criteria": {
      const planned = plannedStage(inputs.plan, stage.id);
      const whole =
        stage.order === "criterion-first" ? criterionFirstCells(unit, planned) : reviewerFirstCells(unit, planned);
      if (!changesNumbers(stage)) return whole;
      return finishedCell(stage, unit.working.add(`${stage.name}·合计（上下限、取整前）`, whole));
    }
    case "events":
      return eventsFormula(stage, (item) => countOf(events(item, stage.rounds)), barsOf(unit, events));
    case "components": {
      const means = stage.roles.map(({ role }) => {
        const totals = components.flatMap((one) => (one.role === role ? [one.total] : []));
        return unit.working.add(`${stage.name}·${role}平均`, roleFormula(totals));
      });
      return componentsFormula(
        stage,
        components.map((one) => one.total),
        means,
      );
    }
    case "veto":
      return vetoFormula(stage, at, (veto) => struckBy(events(veto, stage.rounds)));
    case "sum":
      return sumFormula(stage, at);
    case "weighted":
      return weightedFormula(stage, at);
    case "convert":
      return convertFormula(stage, at);
    case "gate":
      return gateFormula(stage, at);
    case "limit":
      return limitFormula(stage, at);
    case "formula":
      return { kind: "value", reason: "staffFormula" };
  }
};

const plannedStage = ({ stages }: TablePlan, id: string): PlannedStage => {
  const planned = stages.get(id);
  if (!planned) throw new RangeError(`stage ${id}: got no plan, want one`);
  return planned;
};

const countOf = (cells: readonly FormulaCell[]): Expression => total(cells.map((one) => call("N", cell(one))));

/** Whether an event happened at all (一票否决事项发生). */
export const struckBy = (cells: readonly FormulaCell[]): Expression => operate(countOf(cells), ">", number(0));

/** The vetoes of a table with the rounds that count for them. */
export const vetoesIn = (
  stages: readonly Stage[],
): readonly { readonly veto: Veto; readonly rounds: readonly string[] }[] =>
  stages.flatMap((stage) => (stage.op === "veto" ? stage.vetoes.map((veto) => ({ veto, rounds: stage.rounds })) : []));

const barsOf = ({ table }: UnitCells, events: StageInputs["events"]): readonly Expression[] =>
  vetoesIn(table.stages).flatMap(({ veto, rounds }) =>
    veto.bonus === "barred" ? [struckBy(events(veto.id, rounds))] : [],
  );
