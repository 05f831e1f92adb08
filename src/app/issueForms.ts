import { rootOfLedger } from "../domain/ledger/checkpoint.ts";
import { digestOfText, type Sha256 } from "../domain/ledger/digest.ts";
import type { Unit } from "../domain/scheme/unit.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { done, errorAt, refused, warningAt, type Issue, type Result } from "../domain/shared/result.ts";
import { tasksOfUnit } from "../domain/selfEvaluation/tasksOfUnit.ts";
import { formPlan } from "../workbook/form/formPlan.ts";
import { formMaker } from "../workbook/form/formSheets.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import type { Change } from "./change.ts";
import { fileNameOf } from "./fileNameOf.ts";
import { sentCheckpoint } from "./sentCheckpoint.ts";
import type { Assessment, IssuedForm } from "./state.ts";

export type PreparedForm = {
  readonly unit: string;
  readonly fileName: string;
  readonly sheets: readonly SheetLayout[];
  /** What the file's properties say of it, should its hidden sheet get lost. */
  readonly properties: Readonly<Record<string, string>>;
};

/**
 * Prepares a form for every unit that has a task (下发自评表); its identity is drawn from the ledger as it stands and the
 * unit, so that a form of another year or version is known as such.
 *
 * @param due until when they are wanted back, an ISO date
 * @returns the change to dispatch and the forms to write; `document-absent`, `units-absent`, and the warning
 *   `units-without-task` (count, units) naming those that get no form
 */
export const issueForms = (
  { state, ledger }: Assessment,
  sha256: Sha256,
  due: string | null = null,
): Result<{ readonly change: Change; readonly forms: readonly PreparedForm[] }> => {
  const { breakdown, scheme, units, findings } = state;
  const absent: Issue[] = [];
  if (!breakdown) absent.push(errorAt(wholeAssessment, "document-absent"));
  if (units.length === 0) absent.push(errorAt(wholeAssessment, "units-absent"));
  if (!breakdown || absent.length > 0) return refused(absent);
  const root = rootOfLedger(ledger, sha256);
  const tasked = units.filter((unit) => tasksOfUnit(breakdown, unit).length > 0);
  const checkpoint = sentCheckpoint(ledger, sha256);
  const lay = formMaker(sha256);
  const issued = tasked.map((unit) => {
    const form = digestOfText(`${root}\n${unit.id}`, sha256).slice(0, 16);
    const plan = formPlan({ breakdown, scheme, findings }, unit, form, due);
    const { sheets, layout } = lay(plan);
    const row: IssuedForm = { unit: unit.id, form, layout, findings: plan.findings.map(({ id }) => id), due };
    const properties = { kind: "form", unit: unit.id, form, year: String(plan.year ?? ""), layout, checkpoint };
    return { row, form: { unit: unit.id, fileName: fileNameOf(unit.name, unit.id, "xlsx"), sheets, properties } };
  });
  const idle = units.filter((unit) => !tasked.includes(unit));
  return done(
    {
      change: { kind: "forms-issued", rows: issued.map(({ row }) => row) },
      forms: issued.map(({ form }) => form),
    },
    idle.length > 0 ? [withoutTask(idle)] : [],
  );
};

const withoutTask = (idle: readonly Unit[]): Issue =>
  warningAt(wholeAssessment, "units-without-task", {
    count: idle.length,
    units: idle.map(({ name }) => name).join("、"),
  });
