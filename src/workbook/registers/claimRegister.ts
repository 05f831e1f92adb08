import type { Breakdown } from "../../domain/breakdown/breakdown.ts";
import { unitFinder, type Unit } from "../../domain/scheme/unit.ts";
import type { Claim, SelfEvaluation, TaskState } from "../../domain/selfEvaluation/selfEvaluation.ts";
import type { Place } from "../../domain/shared/place.ts";
import { errorAt, judged, type Issue, type Result } from "../../domain/shared/result.ts";
import { materialsOn } from "../materialText.ts";
import { readTable } from "../readTable.ts";
import type { SheetLayout } from "../sheetLayout.ts";
import type { SheetSnapshot } from "../sheetSnapshot.ts";

export const claimSheetName = "自评";

/** How the form and the sheets say a task's state. */
export const taskStateLabel: Readonly<Record<TaskState, string>> = {
  done: "完成",
  partly: "部分完成",
  open: "未完成",
  notApplicable: "不适用",
};

const headers = {
  unit: "单位",
  task: "编号",
  state: "完成情况",
  account: "自评说明",
  evidence: "佐证材料",
  form: "表号",
} as const;

/** The sheet 自评: every claim that came back, by unit, with the form it came on. */
export const selfEvaluationSheet = (
  breakdown: Breakdown,
  units: readonly Unit[],
  selfEvaluations: readonly SelfEvaluation[],
): SheetLayout => {
  const heading = new Map(breakdown.tasks.map((task) => [task.id, task.heading]));
  const name = new Map(units.map((unit) => [unit.id, unit.name]));
  return {
    name: claimSheetName,
    visibility: "visible",
    title: "自评",
    lines: [`已收回 ${selfEvaluations.length} 份，共 ${units.length} 个单位。`],
    landscape: true,
    frozenColumns: 2,
    locked: true,
    table: {
      name: "kp_claims",
      columns: [
        { header: headers.unit, width: 26, kind: "text" },
        { header: headers.task, width: 12, kind: "text" },
        { header: "任务", width: 30, kind: "text" },
        { header: headers.state, width: 12, kind: "text" },
        { header: headers.account, width: 50, kind: "text" },
        { header: headers.evidence, width: 40, kind: "text" },
        { header: headers.form, width: 18, kind: "text" },
      ],
      rows: selfEvaluations.flatMap((own) =>
        own.claims.map(({ task, state, account, evidence }) => [
          name.get(own.unit) ?? own.unit,
          task,
          heading.get(task) ?? "",
          taskStateLabel[state],
          account,
          [evidence, materialsOn(own, { kind: "task", id: task })].filter((text) => text !== "").join("\n"),
          own.form,
        ]),
      ),
      highlights: [
        { words: [taskStateLabel.done], look: "good", columns: [3] },
        { words: [taskStateLabel.partly], look: "open", columns: [3] },
        { words: [taskStateLabel.open], look: "bad", columns: [3] },
        { words: [taskStateLabel.notApplicable], look: "quiet", columns: [3] },
      ],
    },
  };
};

/**
 * Reads the sheet 自评 back (读取自评): the claims of each unit together, in the sheet's order.
 *
 * @returns the self-evaluations, or the issues of `readTable`, `unit-unknown`, `state-unknown` (got, want), `task-repeated`
 */
export const readClaimSheet = (sheet: SheetSnapshot, units: readonly Unit[]): Result<readonly SelfEvaluation[]> => {
  const table = readTable(sheet, Object.values(headers));
  if (!table.ok) return table;
  const issues: Issue[] = [];
  const find = unitFinder(units);
  const claims = new Map<string, { readonly unit: string; readonly form: string; readonly claims: Claim[] }>();
  for (const row of table.value) {
    const at = (header: string): Place => ({ kind: "cell", sheet: sheet.name, address: row.address(header) });
    const unit = find(row.text(headers.unit));
    const state = stateOf(row.text(headers.state));
    const task = row.text(headers.task);
    if (!unit) issues.push(errorAt(at(headers.unit), "unit-unknown", { unit: row.text(headers.unit) }));
    if (!state) {
      const want = Object.values(taskStateLabel).join("、");
      issues.push(errorAt(at(headers.state), "state-unknown", { task, got: row.text(headers.state), want }));
    }
    if (!unit || !state) continue;
    const known = claims.get(unit.id) ?? { unit: unit.id, form: row.text(headers.form), claims: [] };
    claims.set(unit.id, known);
    if (known.claims.some((one) => one.task === task))
      issues.push(errorAt(at(headers.task), "task-repeated", { task }));
    known.claims.push({ task, state, account: row.text(headers.account), evidence: row.text(headers.evidence) });
  }
  return judged(() => [...claims.values()], issues);
};

/** The state that a label says; null where none does. */
const stateOf = (label: string): TaskState | null => {
  const states: readonly TaskState[] = ["done", "partly", "open", "notApplicable"];
  return states.find((state) => taskStateLabel[state] === label) ?? null;
};
