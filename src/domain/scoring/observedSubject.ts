import { byId } from "../shared/byId.ts";
import { flatPlan } from "../scheme/criteriaPlan.ts";
import { isLeaf, leavesOf, type Leaf } from "../scheme/criterion.ts";
import type { Group } from "../scheme/scheme.ts";
import { least, type Exact } from "../shared/exact.ts";
import type { Assessed } from "./facts.ts";
import { planTable } from "./tablePlan.ts";

/** What an observation can be about: a leaf, a branch that does not apply as a whole, or an event. */
export type Subject =
  | ({ readonly kind: "leaf"; readonly leaf: Leaf; readonly max: Exact } & Counted)
  | ({ readonly kind: "branch"; readonly leaves: readonly Leaf[] } & Counted)
  | {
      readonly kind: "event";
      readonly name: string;
      readonly rounds: readonly string[];
      readonly effect: "bonus" | "penalty" | "veto";
    };

/** The stages that count it: in which round, by which parties. */
type Counted = {
  readonly name: string;
  readonly stages: readonly { readonly round: string; readonly parties: readonly string[] }[];
};

/** Everything that can be observed of a group's units (可观测项), by id. */
export type Scope = { readonly subjects: ReadonlyMap<string, Subject> };

export const scopeOf = (assessed: Assessed, group: Group): Scope => {
  const table = byId(assessed.scheme.tables, group.table);
  const subjects = new Map<string, Subject>();
  for (const { stage, roots } of planTable(assessed, table).stages.values()) {
    const ofStage = stage.parties.map(({ party }) => party);
    for (const { criterion, maxPoints } of flatPlan(roots)) {
      const known = subjects.get(criterion.id);
      const before = known && known.kind !== "event" ? known.stages : [];
      const leafParties = isLeaf(criterion) ? criterion.parties : undefined;
      const parties = leafParties ? ofStage.filter((party) => leafParties.includes(party)) : ofStage;
      const counted = { name: criterion.name, stages: [...before, { round: stage.round, parties }] };
      // A leaf that two stages count for different points takes no more than the lesser.
      const max = known?.kind === "leaf" ? least(known.max, maxPoints) : maxPoints;
      subjects.set(
        criterion.id,
        isLeaf(criterion)
          ? { kind: "leaf", leaf: criterion, max, ...counted }
          : { kind: "branch", leaves: leavesOf(criterion.children), ...counted },
      );
    }
  }
  for (const stage of table.stages) {
    if (stage.op !== "events" && stage.op !== "veto") continue;
    const items: readonly { readonly id: string; readonly name: string }[] =
      stage.op === "events" ? stage.items : stage.vetoes;
    const effect = stage.op === "events" ? stage.effect : "veto";
    for (const { id, name } of items) subjects.set(id, { kind: "event", name, rounds: stage.rounds, effect });
  }
  return { subjects };
};
