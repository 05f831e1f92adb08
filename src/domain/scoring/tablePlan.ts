import { byId } from "../shared/byId.ts";
import { under } from "../shared/under.ts";
import { flatPlan, planCriteria, type PlannedCriterion } from "../scheme/criteriaPlan.ts";
import { criteriaOf, leavesOf, type Leaf } from "../scheme/criterion.ts";
import type { Party, Scheme, Table } from "../scheme/scheme.ts";
import type { Stage } from "../scheme/stage.ts";
import { divide, exact, whole, type Exact } from "../shared/exact.ts";
import type { Assessed } from "./facts.ts";

/** A criteria stage made ready to score with: places instead of names. */
export type CriteriaStage = Extract<Stage, { op: "criteria" }>;
export type PlannedParty = {
  readonly party: Party;
  /** Share of the whole, 0 to 1. */
  readonly weight: Exact;
  /** Places in the reviewers' list; the unit's own voice stands behind the last reviewer. */
  readonly reviewers: readonly number[];
};
export type PlannedLeaf = {
  readonly planned: PlannedCriterion;
  readonly leaf: Leaf;
  /** Its place among the table's leaves. */
  readonly place: number;
};
export type PlannedStage = {
  readonly stage: CriteriaStage;
  readonly round: number;
  readonly roots: readonly PlannedCriterion[];
  readonly leaves: readonly PlannedLeaf[];
  readonly parties: readonly PlannedParty[];
};

/** A table made ready to score many units with (考核表准备). */
export type TablePlan = {
  readonly table: Table;
  readonly leaves: readonly Leaf[];
  /** The leaves beneath each branch, by the branch's id. */
  readonly beneath: ReadonlyMap<string, readonly number[]>;
  readonly stages: ReadonlyMap<string, PlannedStage>;
};

export const planTable = (assessed: Assessed, table: Table): TablePlan => {
  const leaves = leavesOf(table.criteria);
  const placeOf = new Map(leaves.map((leaf, place) => [leaf.id, place]));
  const beneath = criteriaOf(table.criteria).flatMap((criterion) =>
    "children" in criterion
      ? [[criterion.id, leavesOf(criterion.children).map(({ id }) => under(placeOf, id))] as const]
      : [],
  );
  const stages = table.stages.flatMap((stage) =>
    stage.op === "criteria" ? [[stage.id, planStage(assessed, table, stage, placeOf)] as const] : [],
  );
  return { table, leaves, beneath: new Map(beneath), stages: new Map(stages) };
};

const planStage = (
  { scheme, reviewers }: Assessed,
  table: Table,
  stage: CriteriaStage,
  placeOf: ReadonlyMap<string, number>,
): PlannedStage => {
  const chosen = table.criteria.filter(({ id }) => stage.criteria === "all" || stage.criteria.includes(id));
  const roots = planCriteria(table, chosen, exact(stage.outOf));
  const leaves = flatPlan(roots).flatMap((planned): readonly PlannedLeaf[] =>
    planned.leaf ? [{ planned, leaf: planned.leaf, place: under(placeOf, planned.leaf.id) }] : [],
  );
  return {
    stage,
    round: scheme.rounds.findIndex(({ id }) => id === stage.round),
    roots,
    leaves,
    parties: stage.parties.map(({ party, weight }) => ({
      party: partyOf(scheme, party),
      weight: divide(exact(weight), whole(100)),
      reviewers:
        partyOf(scheme, party).by === "self"
          ? [reviewers.length]
          : reviewers.flatMap((reviewer, place) => (reviewer.party === party ? [place] : [])),
    })),
  };
};

const partyOf = ({ parties }: Scheme, id: string): Party => byId(parties, id);
