import { flatPlan, type PlannedCriterion } from "../../domain/scheme/criteriaPlan.ts";
import { isLeaf, type Criterion } from "../../domain/scheme/criterion.ts";
import type { Scheme, Table } from "../../domain/scheme/scheme.ts";
import type { TablePlan } from "../../domain/scoring/tablePlan.ts";
import { apart, leafHeader, parentNames } from "../sheets/leafHeaders.ts";
import type { FormulaTable } from "./formulaTable.ts";

/** Where the sheet 得分 has what a table comes to (得分列). */
export type ScoreColumns = {
  readonly criterion: (stage: string, criterion: string) => number;
  /** Of every stage but the total. */
  readonly stage: (stage: string) => number;
};

/**
 * Adds a table's columns to 得分: of each criteria stage the criteria, parents before children, then the stages, in the scheme's
 * order. Reviewer-first stages have no points of branches.
 */
export const addScoreColumns = (into: FormulaTable, scheme: Scheme, plan: TablePlan): ScoreColumns => {
  const { table } = plan;
  const inTable = scheme.tables.length > 1 ? `${table.name}·` : "";
  const several = plan.stages.size > 1;
  const criteria = new Map<string, number>();
  const stages = new Map<string, number>();
  const add = (header: string): number => into.addColumn({ header, width: 16, kind: "number" });
  for (const [id, { stage, roots }] of plan.stages) {
    const inStage = several ? `${stage.name}·` : "";
    for (const one of columnsOf(table, roots, stage.order === "criterion-first")) {
      criteria.set(`${id}\n${one.id}`, add(`${inTable}${inStage}${one.header}`));
    }
  }
  for (const { id, name } of table.stages) {
    if (id !== table.total) stages.set(id, add(`${inTable}${name}（环节）`));
  }
  const found = (of: ReadonlyMap<string, number>, key: string): number => {
    const column = of.get(key);
    if (column === undefined) throw new RangeError(`column of ${key}: got none, want one`);
    return column;
  };
  return {
    criterion: (stage, criterion) => found(criteria, `${stage}\n${criterion}`),
    stage: (stage) => found(stages, stage),
  };
};

const columnsOf = (table: Table, roots: readonly PlannedCriterion[], branches: boolean) => {
  const parents = parentNames(table);
  const wanted = flatPlan(roots).filter(({ leaf }) => leaf !== null || branches);
  return apart(
    wanted.map(({ criterion }) => ({
      id: criterion.id,
      header: headerOf(criterion),
      parent: parents.get(criterion.id) ?? "",
    })),
  );
};

const headerOf = (criterion: Criterion): string =>
  isLeaf(criterion) ? leafHeader(criterion) : `${criterion.name}（小计）`;
