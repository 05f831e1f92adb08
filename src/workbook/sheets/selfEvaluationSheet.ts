import type { Breakdown } from "../../domain/breakdown/breakdown.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import type { SelfEvaluation, TaskState } from "../../domain/selfEvaluation/selfEvaluation.ts";
import type { SheetLayout } from "../sheetLayout.ts";

/** How the form and the sheets say a task's state. */
export const taskStateLabel: Readonly<Record<TaskState, string>> = {
  done: "完成",
  partly: "部分完成",
  open: "未完成",
  notApplicable: "不适用",
};

/** The sheet 自评: every claim that came back, by unit. */
export const selfEvaluationSheet = (
  breakdown: Breakdown,
  units: readonly Unit[],
  selfEvaluations: readonly SelfEvaluation[],
): SheetLayout => {
  const heading = new Map(breakdown.tasks.map((task) => [task.id, task.heading]));
  const name = new Map(units.map((unit) => [unit.id, unit.name]));
  return {
    name: "自评",
    visibility: "visible",
    title: "自评",
    lines: [`已收回 ${selfEvaluations.length} 份，共 ${units.length} 个单位。`],
    landscape: true,
    table: {
      name: "kp_claims",
      columns: [
        { header: "单位", width: 26, kind: "text" },
        { header: "编号", width: 12, kind: "text" },
        { header: "任务", width: 30, kind: "text" },
        { header: "完成情况", width: 12, kind: "text" },
        { header: "自评说明", width: 50, kind: "text" },
        { header: "佐证材料", width: 40, kind: "text" },
      ],
      rows: selfEvaluations.flatMap(({ unit, claims }) =>
        claims.map(({ task, state, account, evidence }) => [
          name.get(unit) ?? unit,
          task,
          heading.get(task) ?? "",
          taskStateLabel[state],
          account,
          evidence,
        ]),
      ),
    },
  };
};
