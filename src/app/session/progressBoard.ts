import { dueLeaves } from "../../domain/scheme/dueLeaves.ts";
import { missingByVoice } from "../../domain/scoring/leavesHeard.ts";
import type { State } from "../state.ts";

/** Where a unit's form stands (自评表进度). */
export type FormStatus = "back" | "out" | "none";

/** Who is how far (进度板): forms by unit, scores by voice; `due` and `heard` count criteria of all units and rounds. */
export type ProgressBoard = {
  readonly forms: readonly { readonly unit: string; readonly name: string; readonly status: FormStatus }[];
  readonly voices: readonly { readonly voice: string; readonly due: number; readonly heard: number }[];
};

export const progressBoard = ({
  scheme,
  units,
  reviewers,
  forms,
  selfEvaluations,
  observations,
}: State): ProgressBoard => {
  const back = new Set(selfEvaluations.map(({ unit }) => unit));
  const out = new Set(forms.map(({ unit }) => unit));
  const board = units.map(({ id, name }) => ({
    unit: id,
    name,
    status: back.has(id) ? ("back" as const) : out.has(id) ? ("out" as const) : ("none" as const),
  }));
  if (!scheme) return { forms: board, voices: [] };
  const missing = new Map(
    missingByVoice({ scheme, units, reviewers }, observations).map(({ voice, leaves }) => [voice, leaves] as const),
  );
  const dueOf = (party: string): number =>
    scheme.groups.reduce((sum, { id, table }) => {
      const found = scheme.tables.find((one) => one.id === table);
      const members = units.filter(({ group }) => group === id).length;
      return sum + (found ? members * dueLeaves(found, party).length : 0);
    }, 0);
  const voices = [
    ...reviewers.map(({ name, party }) => ({ voice: name, due: dueOf(party) })),
    ...scheme.parties.flatMap(({ id, name, by }) => (by === "self" ? [{ voice: name, due: dueOf(id) }] : [])),
  ];
  return {
    forms: board,
    voices: voices.map(({ voice, due }) => ({ voice, due, heard: due - (missing.get(voice) ?? 0) })),
  };
};
