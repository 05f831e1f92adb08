import { criteriaOf, isLeaf, leavesOf, type Leaf } from "../scheme/criterion.ts";
import { dueLeaves, toEverybody, type DueLeaf, type IsAssigned } from "../scheme/dueLeaves.ts";
import type { Table } from "../scheme/scheme.ts";
import type { Unit } from "../scheme/unit.ts";
import type { Assessed } from "./facts.ts";
import type { Observation } from "./observation.ts";

/**
 * How many of the leaves that are to be scored have been spoken of (已评项数), in the terms of `observationsDue`: several
 * faults of one leaf are one, a branch called 不适用 speaks of every leaf beneath it, events and findings are none.
 *
 * @param observations checked by `checkObservations`, in any order
 */
export const leavesHeard = (assessed: Assessed, observations: readonly Observation[]): number =>
  heardKeys(assessed, observations).size;

/** What one voice has not yet said of a unit in a round (未报): a reviewer, or the unit itself for a self party. */
export type MissingLeaves = { readonly unit: Unit; readonly voice: string; readonly leaves: readonly Leaf[] };

/** All that is to be scored in a round and is not yet (该轮未报), by unit, then by reviewer. */
export const missingInRound = (
  assessed: Assessed,
  observations: readonly Observation[],
  round: string,
  isAssigned: IsAssigned = toEverybody,
): readonly MissingLeaves[] => missingLeaves(assessed, observations, (one) => one === round, isAssigned);

/** How many leaves each voice has left in all rounds (各评审人未报项数), in the reviewers' order; units' own voices as one. */
export const missingByVoice = (
  assessed: Assessed,
  observations: readonly Observation[],
  isAssigned: IsAssigned = toEverybody,
): readonly { readonly voice: string; readonly leaves: number }[] => {
  const counts = new Map<string, number>();
  for (const { voice, leaves } of missingLeaves(assessed, observations, () => true, isAssigned)) {
    counts.set(voice, (counts.get(voice) ?? 0) + leaves.length);
  }
  const order = [...assessed.reviewers, ...assessed.scheme.parties].map(({ name }) => name);
  return [...new Set(order)].flatMap((voice) => {
    const leaves = counts.get(voice) ?? 0;
    return leaves > 0 ? [{ voice, leaves }] : [];
  });
};

/** How many leaves are still to be scored of each unit in all rounds (各单位未评项数), by the unit's id; none where all are. */
export const missingByUnit = (
  assessed: Assessed,
  observations: readonly Observation[],
  isAssigned: IsAssigned = toEverybody,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { unit, leaves } of missingLeaves(assessed, observations, () => true, isAssigned)) {
    counts.set(unit.id, (counts.get(unit.id) ?? 0) + leaves.length);
  }
  return counts;
};

const missingLeaves = (
  assessed: Assessed,
  observations: readonly Observation[],
  wanted: (round: string) => boolean,
  isAssigned: IsAssigned,
): readonly MissingLeaves[] => {
  const { scheme, units, reviewers } = assessed;
  const heard = heardKeys(assessed, observations);
  const tableOf = tableFinder(assessed);
  const due = dueFinder();
  return units.flatMap((unit) => {
    const table = tableOf(unit.id);
    if (!table) return [];
    const selves = scheme.parties.filter(({ by }) => by === "self");
    const voices = [
      ...reviewers.filter(({ id }) => isAssigned(id, unit.id)).map(({ id, name, party }) => ({ id, name, party })),
      ...selves.map(({ id, name }) => ({ id: unit.id, name, party: id })),
    ];
    return voices.flatMap(({ id, name, party }) => {
      const leaves = due(table, party)
        .filter(({ round, leaf }) => wanted(round) && !heard.has(`${unit.id}\n${id}\n${round}\n${leaf.id}`))
        .map(({ leaf }) => leaf);
      return leaves.length > 0 ? [{ unit, voice: name, leaves }] : [];
    });
  });
};

/** "unit, reviewer, round, leaf" of all that was spoken of and is to be scored. */
const heardKeys = (assessed: Assessed, observations: readonly Observation[]): ReadonlySet<string> => {
  const { scheme } = assessed;
  const tableOf = tableFinder(assessed);
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
    const table = tableOf(unit);
    if (!table) continue;
    const wanted = due.get(`${table.id}\n${party}`);
    for (const leaf of beneath.get(table.id)?.get(criterion) ?? []) {
      const key = `${round}\n${leaf}`;
      if (wanted?.has(key)) heard.add(`${unit}\n${reviewer}\n${key}`);
    }
  }
  return heard;
};

const tableFinder = ({ scheme, units }: Assessed): ((unit: string) => Table | undefined) => {
  const ofGroup = new Map(
    scheme.groups.map((group) => [group.id, scheme.tables.find(({ id }) => id === group.table)] as const),
  );
  const groupOf = new Map(units.map(({ id, group }) => [id, group]));
  return (unit) => ofGroup.get(groupOf.get(unit) ?? "");
};

/** `dueLeaves`, worked out once a table and party. */
const dueFinder = (): typeof dueLeaves => {
  const known = new Map<string, readonly DueLeaf[]>();
  return (table, party) => {
    const key = `${table.id}\n${party}`;
    const leaves = known.get(key) ?? dueLeaves(table, party);
    known.set(key, leaves);
    return leaves;
  };
};

/** Each criterion's leaves; a leaf's is itself. */
const leavesBeneath = ({ criteria }: Table): ReadonlyMap<string, readonly string[]> =>
  new Map(
    criteriaOf(criteria).map((criterion) => [
      criterion.id,
      (isLeaf(criterion) ? [criterion] : leavesOf(criterion.children)).map(({ id }) => id),
    ]),
  );
