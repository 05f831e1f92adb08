import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import type { Unit } from "../domain/scheme/unit.ts";
import type { Claim, SelfEvaluation } from "../domain/selfEvaluation/selfEvaluation.ts";
import { tasksOfUnit } from "../domain/selfEvaluation/tasksOfUnit.ts";
import type { Place } from "../domain/shared/place.ts";
import { errorAt, judged, refused, type Issue, type Result } from "../domain/shared/result.ts";
import { formIdentity } from "./identity.ts";
import { readTable } from "./readTable.ts";
import type { SheetLayout } from "./sheetLayout.ts";
import { timesText } from "./sheets/breakdownSheet.ts";
import { stateOf, taskStateLabel } from "./registers/claimRegister.ts";
import type { SheetSnapshot } from "./sheetSnapshot.ts";

const sheetName = "自评表";
const headers = { task: "编号", state: "完成情况", account: "自评说明", evidence: "佐证材料" } as const;

/** A unit's form (自评表): its own tasks, and empty cells for state, account and evidence. */
export const formSheets = (breakdown: Breakdown, unit: Unit, form: string): readonly SheetLayout[] => [
  {
    name: sheetName,
    visibility: "visible",
    title: `${unit.name}自评表`,
    lines: [
      breakdown.title,
      "请在“完成情况”中选择，在“自评说明”和“佐证材料”中填写；其余各格不要改动。填好后原样发回。",
    ],
    landscape: true,
    table: {
      name: "kp_form_tasks",
      columns: [
        { header: headers.task, width: 12, kind: "text" },
        { header: "任务", width: 26, kind: "text" },
        { header: "工作要求", width: 60, kind: "text" },
        { header: "时限", width: 20, kind: "text" },
        { header: headers.state, width: 12, kind: "text", entry: true, choices: Object.values(taskStateLabel) },
        { header: headers.account, width: 40, kind: "text", entry: true },
        { header: headers.evidence, width: 40, kind: "text", entry: true },
      ],
      rows: tasksOfUnit(breakdown, unit).map(({ id, heading, text, times }) => [
        id,
        heading,
        text,
        timesText(times),
        null,
        null,
        null,
      ]),
    },
  },
  formIdentity(unit.id, form),
];

/** A form read back: what it claims, and the row each claim stands in. */
export type FilledForm = { readonly selfEvaluation: SelfEvaluation; readonly places: readonly Place[] };

/**
 * Reads a form back whose layout was not touched (读取自评表).
 *
 * @returns the claims, or `sheet-missing`, `header-missing`, `task-unknown`, `task-absent`, `state-missing`,
 *   `state-unknown` (got, want), all at their cells
 */
export const readForm = (
  sheets: readonly SheetSnapshot[],
  breakdown: Breakdown,
  unit: Unit,
  form: string,
  file: string,
): Result<FilledForm> => {
  const sheet = sheets.find(({ name }) => name === sheetName);
  if (!sheet) return refused([errorAt({ kind: "file", name: file }, "sheet-missing", { sheet: sheetName })]);
  const table = readTable(sheet, Object.values(headers));
  if (!table.ok) return table;
  const issues: Issue[] = [];
  const claims: Claim[] = [];
  const places: Place[] = [];
  const due = new Set(tasksOfUnit(breakdown, unit).map(({ id }) => id));
  for (const row of table.value) {
    const at = (header: string): Place => ({ kind: "cell", file, sheet: sheetName, address: row.address(header) });
    const task = row.text(headers.task);
    if (!due.delete(task)) {
      issues.push(errorAt(at(headers.task), "task-unknown", { task }));
      continue;
    }
    const state = stateOf(row.text(headers.state));
    if (state === null) {
      const got = row.text(headers.state);
      const want = Object.values(taskStateLabel).join("、");
      issues.push(errorAt(at(headers.state), got === "" ? "state-missing" : "state-unknown", { task, got, want }));
      continue;
    }
    claims.push({ task, state, account: row.text(headers.account), evidence: row.text(headers.evidence) });
    places.push(at(headers.task));
  }
  for (const task of due) {
    issues.push(errorAt({ kind: "cell", file, sheet: sheetName, address: "A1" }, "task-absent", { task }));
  }
  return judged(() => ({ selfEvaluation: { unit: unit.id, form, claims }, places }), issues);
};
