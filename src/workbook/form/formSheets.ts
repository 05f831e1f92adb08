import { digestOfText, type Sha256 } from "../../domain/ledger/digest.ts";
import { formIdentity } from "../identity.ts";
import type { SheetLayout } from "../sheetLayout.ts";
import { formCoverSheet } from "./coverSheet.ts";
import { columnIn, answerHeaders, criterionHeaders, dutyHeaders, formSheetNames, taskHeaders } from "./formHeaders.ts";
import type { FormPlan } from "./formPlan.ts";
import { formAnswerSheet, formCriterionSheet, formDutySheet, formTaskSheet, itemBlock } from "./itemSheets.ts";
import { formMaterialSheet } from "./materialSheet.ts";

/** A form as it is laid out, and the digest of that layout, by which a changed one is known. */
export type LaidForm = { readonly sheets: readonly SheetLayout[]; readonly layout: string };

/** Lays forms out (自评表版式); sheets that are the same for several units are made once and shared. */
export const formMaker = (sha256: Sha256): ((plan: FormPlan) => LaidForm) => {
  const shared = new Map<string, { readonly sheet: SheetLayout | null; readonly digest: string }>();
  const digest = (sheet: SheetLayout | null): string => digestOfText(JSON.stringify(sheet), sha256);
  const once = (key: string, make: () => SheetLayout | null) => {
    const known = shared.get(key);
    if (known) return known;
    const sheet = make();
    const made = { sheet, digest: digest(sheet) };
    shared.set(key, made);
    return made;
  };
  const alone = (sheet: SheetLayout | null) => ({ sheet, digest: digest(sheet) });
  return (plan) => {
    const { tasks, duties, criteria, findings, year } = plan;
    const counts = [tasks.length, duties.length, criteria.length, findings.length].join(" ");
    const parts = [
      alone(formCoverSheet(plan)),
      alone(formTaskSheet(plan)),
      once("duties", () => formDutySheet(plan)),
      once(`criteria ${plan.unit.group}`, () => formCriterionSheet(plan)),
      once(`materials ${counts} ${String(year)}`, () => materialSheetOf(plan)),
      alone(formAnswerSheet(plan)),
    ];
    const layout = digestOfText(parts.map((part) => part.digest).join("\n"), sha256).slice(0, 16);
    const sheets = parts.flatMap(({ sheet }) => (sheet ? [sheet] : []));
    return { sheets: [...sheets, formIdentity({ unit: plan.unit.id, form: plan.form, year, layout })], layout };
  };
};

const materialSheetOf = ({ tasks, duties, criteria, findings, year }: FormPlan): SheetLayout => {
  const blocks = [
    { sheet: formSheetNames.tasks, column: columnIn(taskHeaders, taskHeaders.task), count: tasks.length },
    { sheet: formSheetNames.duties, column: columnIn(dutyHeaders, dutyHeaders.duty), count: duties.length },
    {
      sheet: formSheetNames.criteria,
      column: columnIn(criterionHeaders, criterionHeaders.criterion),
      count: criteria.length,
    },
    { sheet: formSheetNames.findings, column: columnIn(answerHeaders, answerHeaders.finding), count: findings.length },
  ].filter(({ count }) => count > 0);
  const items = blocks.reduce((sum, { count }) => sum + count, 0);
  return formMaterialSheet(
    blocks.map(({ sheet, column, count }) => itemBlock(sheet, column, count)),
    items,
    year,
  );
};
