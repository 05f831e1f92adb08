import type { Breakdown } from "../../domain/breakdown/breakdown.ts";
import { dueLeaves, type DueLeaf } from "../../domain/scheme/dueLeaves.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import type { Assessed } from "../../domain/scoring/facts.ts";
import type { Observation } from "../../domain/scoring/observation.ts";
import { scopeOf, type Scope } from "../../domain/scoring/observedSubject.ts";
import { tasksOfUnit } from "../../domain/selfEvaluation/tasksOfUnit.ts";
import { inventWords, type Draw } from "./inventWords.ts";

/**
 * Invents a full set of observations (演示评分) for any scheme and list of units: each unit has a level of its own, each
 * reviewer strays from it a little.
 */
export const inventObservations = (
  assessed: Assessed,
  breakdown: Breakdown | null,
  draw: Draw,
): readonly Observation[] => {
  const { scheme, units, reviewers } = assessed;
  const selfParty = scheme.parties.find(({ by }) => by === "self");
  const scopes = new Map(scheme.groups.map((group) => [group.id, scopeOf(assessed, group)]));
  const leaves = leafFinder(assessed);
  return units.flatMap((unit) => {
    const tasks = breakdown ? tasksOfUnit(breakdown, unit).map(({ id }) => id) : [];
    const voices = [
      ...reviewers.map(({ id, party }) => ({ reviewer: id, party })),
      ...(selfParty ? [{ reviewer: unit.id, party: selfParty.id }] : []),
    ];
    const level = 70 + draw(unit.name, 28);
    return voices.flatMap((voice) =>
      leaves(unit, voice.party).flatMap(({ round, leaf }) => {
        const key = `${unit.name}\n${leaf.id}\n${voice.reviewer}`;
        const percent = Math.min(level + draw(key, 9) - 4, 100);
        const { rule, name } = leaf;
        const words = inventWords(rule, maxOf(scopes.get(unit.group), leaf), percent, tasks, (part, n) =>
          draw(`${key}\n${part}`, n),
        );
        const reason = rule.kind === "points" && percent < 100 ? `${name}有不到位之处` : "";
        const about = { round, unit: unit.id, criterion: leaf.id, ...voice };
        return words.map((word): Observation => ({ ...about, ...word, state: "scored", reason, evidence: "" }));
      }),
    );
  });
};

/** What a party scores of a unit; worked out once a group and party. */
const leafFinder = ({ scheme: { groups, tables } }: Assessed) => {
  const known = new Map<string, readonly DueLeaf[]>();
  return ({ group }: Unit, party: string): readonly DueLeaf[] => {
    const key = `${group}\n${party}`;
    const table = tables.find(({ id }) => id === groups.find((one) => one.id === group)?.table);
    const leaves = known.get(key) ?? (table ? dueLeaves(table, party) : []);
    known.set(key, leaves);
    return leaves;
  };
};

const maxOf = (scope: Scope | undefined, { id }: DueLeaf["leaf"]) => {
  const subject = scope?.subjects.get(id);
  if (subject?.kind !== "leaf")
    throw new RangeError(`leaf ${id}: got none in its group's scope, want a checked scheme`);
  return subject.max;
};
