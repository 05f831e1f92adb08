import { rootOfLedger } from "../domain/ledger/checkpoint.ts";
import { digestOfText, type Sha256 } from "../domain/ledger/digest.ts";
import type { Unit } from "../domain/scheme/unit.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { done, errorAt, refused, warningAt, type Issue, type Result } from "../domain/shared/result.ts";
import { tasksOfUnit } from "../domain/selfEvaluation/tasksOfUnit.ts";
import { formSheets } from "../workbook/form.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import type { Change } from "./change.ts";
import { fileNameOf } from "./fileNameOf.ts";
import type { Assessment } from "./state.ts";

export type PreparedForm = { readonly fileName: string; readonly sheets: readonly SheetLayout[] };

/**
 * Prepares a form for every unit that has a task (下发自评表); its identity is drawn from the ledger as it stands and the
 * unit, so that a form of another year or version is known as such.
 *
 * @returns the change to dispatch and the forms to write; `document-absent`, `units-absent`, and the warning
 *   `units-without-task` (count, units) naming those that get no form
 */
export const issueForms = (
  { state, ledger }: Assessment,
  sha256: Sha256,
): Result<{ readonly change: Change; readonly forms: readonly PreparedForm[] }> => {
  const { breakdown, units } = state;
  const absent: Issue[] = [];
  if (!breakdown) absent.push(errorAt(wholeAssessment, "document-absent"));
  if (units.length === 0) absent.push(errorAt(wholeAssessment, "units-absent"));
  if (!breakdown || absent.length > 0) return refused(absent);
  const root = rootOfLedger(ledger, sha256);
  const tasked = units.filter((unit) => tasksOfUnit(breakdown, unit).length > 0);
  const issued = tasked.map((unit) => {
    const form = digestOfText(`${root}\n${unit.id}`, sha256).slice(0, 16);
    return { row: { unit: unit.id, form }, unit, sheets: formSheets(breakdown, unit, form) };
  });
  const idle = units.filter((unit) => !tasked.includes(unit));
  return done(
    {
      change: { kind: "forms-issued", rows: issued.map(({ row }) => row) },
      forms: issued.map(({ unit, sheets }) => ({ fileName: fileNameOf(unit.name, unit.id, "xlsx"), sheets })),
    },
    idle.length > 0 ? [withoutTask(idle)] : [],
  );
};

const withoutTask = (idle: readonly Unit[]): Issue =>
  warningAt(wholeAssessment, "units-without-task", {
    count: idle.length,
    units: idle.map(({ name }) => name).join("、"),
  });
