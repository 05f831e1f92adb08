import { dueLeaves } from "../domain/scheme/dueLeaves.ts";
import type { Observation } from "../domain/scoring/observation.ts";
import type { SelfEvaluation } from "../domain/selfEvaluation/selfEvaluation.ts";
import { tableIdOf } from "../workbook/review/reviewPlan.ts";
import type { Change } from "./change.ts";
import type { State } from "./state.ts";

/**
 * The points that units gave themselves, where the units' own voice is a party of the scheme (自评方): what a form says of a criterion
 * that takes plain points is that voice. 不适用 waits for staff, who name who approved it; closed rounds take nothing more.
 *
 * @returns the change, none where no party is the units' own or nothing is said
 */
export const selfObservations = (
  forms: readonly SelfEvaluation[],
  { scheme, units, closedRounds }: Pick<State, "scheme" | "units" | "closedRounds">,
): readonly Change[] => {
  const party = scheme?.parties.find(({ by }) => by === "self");
  if (!scheme || !party) return [];
  const closed = new Set(closedRounds.map(({ round }) => round));
  const rows = forms.flatMap((form) => {
    const unit = units.find(({ id }) => id === form.unit);
    const table = unit && scheme.tables.find(({ id }) => id === tableIdOf(scheme, unit));
    const points = new Map(form.scores?.map((score) => [score.criterion, score]));
    return (table ? dueLeaves(table, party.id) : []).flatMap(({ round, leaf }): readonly Observation[] => {
      const said = points.get(leaf.id);
      const plain = leaf.rule.kind === "points" && leaf.rule.scale === null;
      if (!said || said.points === null || !plain || closed.has(round)) return [];
      const about = { round, unit: form.unit, criterion: leaf.id, task: "", party: party.id, reviewer: form.unit };
      const value = { kind: "points", value: said.points, count: null, of: null, state: "scored" } as const;
      return [{ ...about, ...value, reason: said.account, evidence: "" }];
    });
  });
  return rows.length > 0 ? [{ kind: "observations-recorded", rows }] : [];
};
