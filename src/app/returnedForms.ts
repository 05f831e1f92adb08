import { unitFinder } from "../domain/scheme/unit.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { errorAt, type Issue } from "../domain/shared/result.ts";
import type { Change } from "./change.ts";
import type { FormJudgement, State } from "./state.ts";

/**
 * Forms that staff send back to be mended (退回补正), with the reason and until when.
 *
 * @returns the change, none where nothing goes back; `unit-unknown`, `form-not-out` (unit), `return-without-reason`
 */
export const returnedForms = (
  { units, forms }: State,
  names: readonly string[],
  reason: string,
  due: string | null,
): { readonly changes: readonly Change[]; readonly issues: readonly Issue[] } => {
  const find = unitFinder(units);
  const issues: Issue[] = [];
  if (names.length > 0 && reason.trim() === "") issues.push(errorAt(wholeAssessment, "return-without-reason"));
  const rows = names.flatMap((name): readonly FormJudgement[] => {
    const unit = find(name);
    const issued = forms.findLast((one) => one.unit === unit?.id);
    if (!unit) issues.push(errorAt(wholeAssessment, "unit-unknown", { unit: name }));
    else if (!issued) issues.push(errorAt(wholeAssessment, "form-not-out", { unit: unit.name }));
    return unit && issued ? [{ unit: unit.id, form: issued.form, state: "returned", reason, due }] : [];
  });
  return { changes: rows.length > 0 && issues.length === 0 ? [{ kind: "forms-judged", rows }] : [], issues };
};
