import { rootOfLedger } from "../domain/ledger/checkpoint.ts";
import { digestOfText, type Sha256 } from "../domain/ledger/digest.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { done, errorAt, refused, warningAt, type Issue, type Result } from "../domain/shared/result.ts";
import { formPlan, type FormPlan } from "../workbook/form/formPlan.ts";
import { formMaker } from "../workbook/form/formSheets.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import type { Change } from "./change.ts";
import { fileNameOf } from "./fileNameOf.ts";
import { sentCheckpoint } from "./sentCheckpoint.ts";
import type { Assessment, IssuedForm } from "./state.ts";

export type PreparedForm = {
  readonly unit: string;
  readonly name: string;
  /** The identity by which it is known when it comes back. */
  readonly form: string;
  readonly fileName: string;
  readonly sheets: readonly SheetLayout[];
  /** What the file's properties say of it, should its hidden sheet get lost. */
  readonly properties: Readonly<Record<string, string>>;
};

/**
 * Prepares a form for every unit that is asked anything (下发自评表): tasks, duties of everybody, criteria, findings; its identity is
 * drawn from the ledger as it stands and the unit, so that a form of another year or version is known as such.
 *
 * @param due until when they are wanted back, an ISO date
 * @returns the change to dispatch and the forms to write; `document-absent`, `units-absent`, and the warnings
 *   `units-without-task` (count, units) naming those whose forms have no task, `units-without-form` (count, units) those that get none
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
  const checkpoint = sentCheckpoint(ledger, sha256);
  const lay = formMaker(sha256);
  const plans = units.map((unit) => {
    const form = digestOfText(`${root}\n${unit.id}`, sha256).slice(0, 16);
    return formPlan({ breakdown, scheme, findings }, unit, form, due);
  });
  const issued = plans.filter(asksAnything).map((plan) => {
    const { unit, form } = plan;
    const { sheets, layout } = lay(plan);
    const row: IssuedForm = { unit: unit.id, form, layout, findings: plan.findings.map(({ id }) => id), due };
    const properties = { kind: "form", unit: unit.id, form, year: String(plan.year ?? ""), layout, checkpoint };
    return {
      row,
      form: {
        unit: unit.id,
        name: unit.name,
        form,
        fileName: fileNameOf(unit.name, unit.id, "xlsx"),
        sheets,
        properties,
      },
    };
  });
  return done(
    {
      change: { kind: "forms-issued", rows: issued.map(({ row }) => row) },
      forms: issued.map(({ form }) => form),
    },
    [
      ...naming(
        "units-without-task",
        plans.filter((plan) => asksAnything(plan) && plan.tasks.length === 0),
      ),
      ...naming(
        "units-without-form",
        plans.filter((plan) => !asksAnything(plan)),
      ),
    ],
  );
};

const asksAnything = ({ tasks, duties, criteria, findings }: FormPlan): boolean =>
  tasks.length + duties.length + criteria.length + findings.length > 0;

const naming = (code: string, plans: readonly FormPlan[]): readonly Issue[] => {
  const units = plans.map(({ unit }) => unit.name).join("、");
  return plans.length > 0 ? [warningAt(wholeAssessment, code, { count: plans.length, units })] : [];
};
