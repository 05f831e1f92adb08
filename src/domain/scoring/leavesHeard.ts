import { criteriaOf, isLeaf, leavesOf } from "../scheme/criterion.ts";
import { dueLeaves } from "../scheme/dueLeaves.ts";
import type { Table } from "../scheme/scheme.ts";
import type { Assessed } from "./facts.ts";
import type { Observation } from "./observation.ts";

/**
 * How many of the leaves that are to be scored have been spoken of (已评项数), in the terms of `observationsDue`: several
 * faults of one leaf are one, a branch called 不适用 speaks of every leaf beneath it, events and findings are none.
 *
 * @param observations checked by `checkObservations`, in any order
 */
export const leavesHeard = ({ scheme, units }: Assessed, observations: readonly Observation[]): number => {
  const tableOf = new Map(
    scheme.groups.map((group) => [group.id, scheme.tables.find(({ id }) => id === group.table)] as const),
  );
  const groupOf = new Map(units.map(({ id, group }) => [id, group]));
  const beneath = new Map(scheme.tables.map((table) => [table.id, leavesBeneath(table)]));
  const due = new Map(
    scheme.tables.flatMap((table) =>
      scheme.parties.map(({ id }) => {
        const keys = dueLeaves(table, id).map(({ round, leaf }) => `${round}\n${leaf.id}`);
        return [`${table.id}\n${id}`, new Set(keys)] as const;
      }),
    ),
  );
  const heard = new Set<string>();
  for (const { unit, criterion, party, reviewer, round } of observations) {
    const table = tableOf.get(groupOf.get(unit) ?? "");
    if (!table) continue;
    const wanted = due.get(`${table.id}\n${party}`);
    for (const leaf of beneath.get(table.id)?.get(criterion) ?? []) {
      const key = `${round}\n${leaf}`;
      if (wanted?.has(key)) heard.add(`${unit}\n${reviewer}\n${key}`);
    }
  }
  return heard.size;
};

/** Each criterion's leaves; a leaf's is itself. */
const leavesBeneath = ({ criteria }: Table): ReadonlyMap<string, readonly string[]> =>
  new Map(
    criteriaOf(criteria).map((criterion) => [
      criterion.id,
      (isLeaf(criterion) ? [criterion] : leavesOf(criterion.children)).map(({ id }) => id),
    ]),
  );
