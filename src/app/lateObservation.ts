import type { EventItem } from "../domain/scheme/stage.ts";
import { observationKey, type Observation } from "../domain/scoring/observation.ts";
import type { SelfEvaluation } from "../domain/selfEvaluation/selfEvaluation.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { errorAt, noteAt, type Issue } from "../domain/shared/result.ts";
import { tableIdOf } from "../workbook/review/reviewPlan.ts";
import type { Change } from "./change.ts";
import type { State } from "./state.ts";

/** By which event of the scheme a late form is counted (逾期规则), and who records it. */
export type LateRule = { readonly event: string; readonly recorder: string };

/**
 * Applies the scheme's rule to forms that came late (逾期计扣), whenever they were taken: the event happened once, or as often as there
 * were working days. What was counted already is left as it is.
 *
 * @returns the change, none where no form was late; `late-event-unknown` (event, unit), `reviewer-unknown`, `late-days-unknown` (unit)
 *   where the arrangement of working days is not known; the note `late-counted` (unit, event, count)
 */
export const lateObservation = (
  forms: readonly SelfEvaluation[],
  { scheme, units, reviewers, observations }: Pick<State, "scheme" | "units" | "reviewers" | "observations">,
  { event, recorder }: LateRule,
): { readonly changes: readonly Change[]; readonly issues: readonly Issue[] } => {
  const lateForms = forms.flatMap(({ late, ...form }) => (late ? [{ ...form, late }] : []));
  const person = reviewers.find(({ id, name }) => id === recorder || name === recorder);
  if (!scheme) return { changes: [], issues: [errorAt(wholeAssessment, "scheme-absent")] };
  if (!person) return { changes: [], issues: [errorAt(wholeAssessment, "reviewer-unknown", { reviewer: recorder })] };
  const issues: Issue[] = [];
  const known = new Map(observations.map((one) => [observationKey(one), one]));
  const rows = lateForms.flatMap(({ late, ...form }): readonly Observation[] => {
    const unit = units.find(({ id }) => id === form.unit);
    const table = unit && scheme.tables.find(({ id }) => id === tableIdOf(scheme, unit));
    const found = (table?.stages ?? []).flatMap((stage): readonly (readonly [item: EventItem, round: string])[] =>
      stage.op === "events"
        ? stage.items.flatMap((item) =>
            item.id === event || item.name === event ? stage.rounds.map((round) => [item, round] as const) : [],
          )
        : [],
    );
    const [first] = found;
    const name = unit?.name ?? form.unit;
    if (!first) {
      issues.push(errorAt(wholeAssessment, "late-event-unknown", { event, unit: name }));
      return [];
    }
    const [item, round] = first;
    const count = item.per === "workingDay" ? late.workingDays : 1;
    if (count === null) {
      issues.push(errorAt(wholeAssessment, "late-days-unknown", { unit: name }));
      return [];
    }
    if (count === 0) return [];
    const about = { round, unit: form.unit, criterion: item.id, task: "", party: person.party, reviewer: person.id };
    const said = { kind: "event", value: null, count: String(count), of: null, state: "scored" } as const;
    const row = { ...about, ...said, reason: `自评表逾期 ${late.days} 天`, evidence: form.file?.name ?? "" };
    if (known.get(observationKey(row))?.count === row.count) return [];
    issues.push(noteAt(wholeAssessment, "late-counted", { unit: name, event: item.name, count }));
    return [row];
  });
  return { changes: rows.length > 0 ? [{ kind: "observations-recorded", rows }] : [], issues };
};
