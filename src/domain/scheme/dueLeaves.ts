import { leavesOf, type Leaf } from "./criterion.ts";
import type { Reviewer } from "./reviewer.ts";
import type { Scheme, Table } from "./scheme.ts";
import type { Stage } from "./stage.ts";
import type { Unit } from "./unit.ts";

type CriteriaStage = Extract<Stage, { op: "criteria" }>;

/** A leaf that a reviewer scores in a round (评分项). */
export type DueLeaf = { readonly round: string; readonly leaf: Leaf };

/** What a reviewer of a party scores by a table: its leaves, round by round, each once. */
export const dueLeaves = (table: Table, party: string): readonly DueLeaf[] => {
  const seen = new Set<string>();
  return table.stages.flatMap((stage) =>
    stage.op !== "criteria" || !stage.parties.some((one) => one.party === party)
      ? []
      : leavesOf(rootsOf(table, stage)).flatMap((leaf): readonly DueLeaf[] => {
          const key = `${stage.round}\n${leaf.id}`;
          const mine = (leaf.parties?.includes(party) ?? true) && leaf.rule.kind !== "findings" && !seen.has(key);
          seen.add(key);
          return mine ? [{ round: stage.round, leaf }] : [];
        }),
  );
};

const rootsOf = ({ criteria }: Table, stage: CriteriaStage) =>
  criteria.filter(({ id }) => stage.criteria === "all" || stage.criteria.includes(id));

/** Whether a reviewer is to score a unit (分工); where units were not shared out, everybody scores all. */
export type IsAssigned = (reviewer: string, unit: string) => boolean;

export const toEverybody: IsAssigned = () => true;

/** How many leaves are to be scored in all (应评项数), by every reviewer and, for a self party, by each unit itself. */
export const observationsDue = (
  scheme: Scheme,
  units: readonly Unit[],
  reviewers: readonly Reviewer[],
  isAssigned: IsAssigned = toEverybody,
): number =>
  scheme.groups.reduce((due, { id, table: name }) => {
    const table = scheme.tables.find((one) => one.id === name);
    const members = units.filter(({ group }) => group === id);
    if (!table) return due;
    const leavesOf = (party: string): number => dueLeaves(table, party).length;
    const byReviewers = reviewers.reduce(
      (sum, { id: reviewer, party }) =>
        sum + leavesOf(party) * members.filter((unit) => isAssigned(reviewer, unit.id)).length,
      0,
    );
    const bySelves = scheme.parties.reduce(
      (sum, party) => (party.by === "self" ? sum + leavesOf(party.id) * members.length : sum),
      0,
    );
    return due + byReviewers + bySelves;
  }, 0);
