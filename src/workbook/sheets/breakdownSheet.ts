import type { Breakdown, LeadMode, TimeLimit } from "../../domain/breakdown/breakdown.ts";
import type { SheetLayout } from "../sheetLayout.ts";

export const leadModeLabel: Readonly<Record<LeadMode, string>> = {
  sole: "单独牵头",
  each: "分别牵头",
  joint: "共同牵头",
  unstated: "未写明",
};

const checkText = "请核对";

/** A person should look at a task below this confidence. */
export const lowConfidence = 0.8;

const breakdownSheetName = "任务分解";

export const breakdownHeaders = {
  task: "编号",
  heading: "任务",
  lead: "牵头单位",
  support: "配合单位",
  leadMode: "牵头方式",
} as const;

/** The sheet 任务分解: one row a task, in document order; who does it can be corrected there. */
export const breakdownSheet = ({ document, number, title, tasks }: Breakdown): SheetLayout => ({
  name: breakdownSheetName,
  visibility: "visible",
  title: breakdownSheetName,
  lines: [
    [title, number, `来源文件：${document}`, `共 ${tasks.length} 项任务`].filter((part) => part !== "").join("　"),
  ],
  landscape: true,
  frozenColumns: 1,
  locked: true,
  table: {
    name: "kp_tasks",
    columns: [
      { header: breakdownHeaders.task, width: 12, kind: "text" },
      { header: "部分", width: 16, kind: "text" },
      { header: breakdownHeaders.heading, width: 24, kind: "text", entry: true },
      { header: "工作要求", width: 60, kind: "text" },
      { header: breakdownHeaders.lead, width: 24, kind: "text", entry: true },
      { header: breakdownHeaders.support, width: 24, kind: "text", entry: true },
      {
        header: breakdownHeaders.leadMode,
        width: 10,
        kind: "text",
        entry: true,
        choices: Object.values(leadModeLabel),
      },
      { header: "时限", width: 20, kind: "text" },
      { header: "核对", width: 10, kind: "text" },
    ],
    rows: tasks.map((task) => [
      task.id,
      task.section,
      task.heading,
      task.text,
      task.lead.join("、"),
      task.support.join("、"),
      leadModeLabel[task.leadMode],
      timesText(task.times),
      task.confidence < lowConfidence ? checkText : "",
    ]),
    highlights: [{ words: [checkText], look: "open", columns: [8] }],
  },
});

/** The sheet 普遍要求: what the document asks of everybody. */
export const dutiesSheet = ({ duties }: Breakdown): SheetLayout => ({
  name: "普遍要求",
  visibility: "visible",
  title: "普遍要求",
  lines: ["印发通知和结尾对各单位的共同要求。"],
  landscape: true,
  locked: true,
  table: {
    name: "kp_duties",
    columns: [
      { header: "序号", width: 8, kind: "number" },
      { header: "对象", width: 26, kind: "text" },
      { header: "要求", width: 80, kind: "text" },
      { header: "时限", width: 24, kind: "text" },
    ],
    rows: duties.map(({ who, quote, times }, index) => [index + 1, who, quote, timesText(times)]),
  },
});

/** Each limit as quoted, with the last day where one is known. */
export const timesText = (times: readonly TimeLimit[]): string =>
  times.map(({ quote, due }) => (due === null ? quote : `${quote}（${due}）`)).join("；");
