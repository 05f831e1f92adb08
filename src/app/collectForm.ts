import type { Sha256 } from "../domain/ledger/digest.ts";
import { checkClaims } from "../domain/selfEvaluation/checkClaims.ts";
import { errorAt, judged, refused, type Result } from "../domain/shared/result.ts";
import { readForm, type FilledForm } from "../workbook/form.ts";
import { readIdentity } from "../workbook/identity.ts";
import type { SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import type { State } from "./state.ts";

/**
 * Takes a unit's form back (收回自评表): known by the identity in its hidden sheet, read cell by cell.
 *
 * @returns the self-evaluation, or `book-unknown`, `book-not-form`, `unit-unknown`, `form-unknown`, `document-absent`
 *   and the issues of `readForm` and `checkClaims`
 */
export const collectForm = (
  state: State,
  sheets: readonly SheetSnapshot[],
  file: string,
  sha256: Sha256,
): Result<FilledForm> => {
  const place = { kind: "file", name: file } as const;
  const identity = readIdentity(sheets, file, sha256);
  if (!identity.ok) return identity;
  if (identity.value.kind !== "form") return refused([errorAt(place, "book-not-form")]);
  const { unit: unitId, form } = identity.value;
  const unit = state.units.find(({ id }) => id === unitId);
  if (!unit) return refused([errorAt(place, "unit-unknown", { unit: unitId })]);
  if (!state.forms.some((issued) => issued.unit === unitId && issued.form === form)) {
    return refused([errorAt(place, "form-unknown", { unit: unit.name, form })]);
  }
  if (!state.breakdown) return refused([errorAt(place, "document-absent")]);
  const read = readForm(sheets, state.breakdown, unit, form, file);
  if (!read.ok) return read;
  const claims = checkClaims(read.value.selfEvaluation, (index) => read.value.places[index] ?? place);
  return judged(() => read.value, [...read.issues, ...claims]);
};
