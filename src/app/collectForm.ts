import type { Sha256 } from "../domain/ledger/digest.ts";
import type { Unit } from "../domain/scheme/unit.ts";
import { checkClaims } from "../domain/selfEvaluation/checkClaims.ts";
import type { SelfEvaluation } from "../domain/selfEvaluation/selfEvaluation.ts";
import { at } from "../domain/shared/at.ts";
import { errorAt, judged, refused, warningAt, type Issue, type Result } from "../domain/shared/result.ts";
import { formSheetNames } from "../workbook/form/formHeaders.ts";
import { formPlan } from "../workbook/form/formPlan.ts";
import { readForm } from "../workbook/form/readForm.ts";
import type { ReturnedBook } from "../workbook/returned/returnedBook.ts";
import { beijingDate } from "./beijingDate.ts";
import { dueOf } from "./formProgress.ts";
import { latenessOf } from "./latenessOf.ts";
import { returnedIdentity } from "./returnedIdentity.ts";
import { extraSheets, returnedIssues } from "./returnedIssues.ts";
import { shortName } from "./shortName.ts";
import type { IssuedForm, State } from "./state.ts";

/** A file that came back: its name, its digest, when it was taken, and until when it was wanted where that was put off since. */
export type ReturnedFile = {
  readonly name: string;
  readonly sha256: string;
  readonly time: string;
  readonly due?: string;
};

/** A form that was recognised (认出的自评表): whose it is, and what it claims or why it cannot be taken. */
export type CollectedForm = {
  readonly unit: Unit;
  readonly issued: IssuedForm;
  readonly claimed: Result<SelfEvaluation>;
};

/**
 * Takes a unit's form back (收回自评表): known by its identity, read cell by cell.
 *
 * @returns whose form it is and what it claims, with the issues of `readForm` and `checkClaims` and the warnings `form-late` (unit, days)
 *   and `form-named-otherwise` (unit, other), where its file bears another unit's name;
 *   or `book-unknown`, `book-not-form`, `unit-unknown`, `form-unknown`, `form-other-year` (got, want), `form-outdated` (unit),
 *   `form-altered`, `document-absent`
 */
export const collectForm = (
  state: State,
  book: ReturnedBook,
  file: ReturnedFile,
  sha256: Sha256,
): Result<CollectedForm> => {
  const place = { kind: "file", name: file.name } as const;
  const identity = returnedIdentity(book, file.name, sha256);
  if (!identity.ok) return identity;
  if (identity.value.kind !== "form") return refused([errorAt(place, "book-not-form", { of: identity.value.kind })]);
  const { unit: unitId, form, year, layout } = identity.value;
  const { breakdown, scheme, units, forms } = state;
  if (!breakdown) return refused([errorAt(place, "document-absent")]);
  const thisYear = scheme?.year ?? breakdown.year;
  if (year !== null && thisYear !== null && year !== thisYear) {
    return refused([errorAt(place, "form-other-year", { got: year, want: thisYear })]);
  }
  const unit = units.find(({ id }) => id === unitId);
  if (!unit) return refused([errorAt(place, "unit-unknown", { unit: unitId })]);
  const issued = forms.find((one) => one.unit === unitId && one.form === form);
  if (!issued) return refused([errorAt(place, "form-unknown", { unit: unit.name, form })]);
  const latest = forms.findLast((one) => one.unit === unitId);
  if (latest && latest.form !== form)
    return refused([errorAt(place, "form-outdated", differenceOf(unit, issued, latest))]);
  if (issued.layout !== undefined && issued.layout !== layout) {
    return refused([errorAt(place, "form-altered", { unit: unit.name })]);
  }
  const asked = state.findings.filter(({ id }) => issued.findings?.includes(id) ?? true);
  const plan = formPlan({ breakdown, scheme, findings: asked }, unit, form, issued.due ?? null);
  const read = readForm(book, plan, file.name);
  const seen = [
    ...identity.issues,
    ...namedOtherwise(unit, state.units, file.name),
    ...returnedIssues(book, file.name),
    ...extraSheets(book, Object.values(formSheetNames), read.issues, file.name),
  ];
  if (!read.ok) return judgedForm(unit, issued, refused([...seen, ...read.issues]));
  const { selfEvaluation, places } = read.value;
  const taken = beijingDate(file.time);
  const due = file.due ?? dueOf(state, unit.id);
  const late = due === null ? null : latenessOf(due, taken);
  const issues = [
    ...seen,
    ...read.issues,
    ...checkClaims(selfEvaluation, (index) => at(places, index)),
    ...(late ? [lateWarning(place, unit, late.days, due ?? "")] : []),
  ];
  const source = { name: shortName(file.name), sha256: file.sha256 };
  const full = { ...selfEvaluation, file: source, taken, ...(late ? { late } : {}) };
  return judgedForm(
    unit,
    issued,
    judged(() => full, issues),
  );
};

/** A form that lies under another unit's name: that unit may have been sent this one's, and filled it in. */
const namedOtherwise = (unit: Unit, units: readonly Unit[], file: string): readonly Issue[] => {
  const isNamed = ({ name, aliases }: Unit): boolean => [name, ...aliases].some((one) => file.includes(one));
  const other = isNamed(unit) ? undefined : units.find((one) => one.id !== unit.id && isNamed(one));
  const place = { kind: "file", name: file } as const;
  return other ? [warningAt(place, "form-named-otherwise", { unit: unit.name, other: other.name })] : [];
};

const judgedForm = (unit: Unit, issued: IssuedForm, claimed: Result<SelfEvaluation>): Result<CollectedForm> => ({
  ok: true,
  value: { unit, issued, claimed },
  issues: claimed.issues,
});

const lateWarning = (place: Issue["place"], unit: Unit, days: number, due: string): Issue =>
  warningAt(place, "form-late", { unit: unit.name, days, due });

/** How an older form differs from the one that counts: in its layout, or only in when it was sent. */
const differenceOf = (unit: Unit, old: IssuedForm, now: IssuedForm): Issue["data"] => {
  const findings = (now.findings?.length ?? 0) - (old.findings?.length ?? 0);
  const due = old.due === now.due ? "" : `${old.due ?? "—"} → ${now.due ?? "—"}`;
  return { unit: unit.name, old: old.form, now: now.form, findings, due: due === "" ? "—" : due };
};
