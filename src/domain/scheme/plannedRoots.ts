import { exact, least, type Exact } from "../shared/exact.ts";
import { flatPlan, planCriteria, type PlannedCriterion } from "./criteriaPlan.ts";
import type { Criterion } from "./criterion.ts";
import type { Table } from "./scheme.ts";
import type { Stage } from "./stage.ts";

export type CriteriaStage = Extract<Stage, { op: "criteria" }>;

/** The first-level criteria that a criteria stage adds up, in the table's order. */
export const rootsOf = (table: Table, { criteria }: CriteriaStage): readonly Criterion[] =>
  table.criteria.filter(({ id }) => criteria === "all" || criteria.includes(id));

/** A criteria stage's tree with its points worked out, parents before their children. */
export const plannedFor = (table: Table, stage: CriteriaStage): readonly PlannedCriterion[] =>
  flatPlan(planCriteria(table, rootsOf(table, stage), exact(stage.outOf)));

/** The points of a criterion where it has fewest, for relative weights give it others in each stage; null where no stage uses it. */
export const leastPoints = (table: Table, id: string): Exact | null =>
  table.stages
    .flatMap((stage) => (stage.op === "criteria" ? plannedFor(table, stage) : []))
    .filter(({ criterion }) => criterion.id === id)
    .map(({ maxPoints }) => maxPoints)
    .reduce<Exact | null>((fewest, points) => (fewest ? least(fewest, points) : points), null);
