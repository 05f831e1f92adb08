import type { Ledger } from "../../domain/ledger/entry.ts";
import type { SheetLayout } from "../sheetLayout.ts";

const actionLabel: Readonly<Record<string, string>> = {
  "document-loaded": "导入工作要点",
  "breakdown-reviewed": "核对任务分解",
  "common-duties-set": "选定共同指标",
  "scheme-set": "设定考核方案",
  "units-set": "设定被考核单位",
  "reviewers-set": "设定评审人",
  "forms-issued": "下发自评表",
  "self-evaluations-collected": "收回自评表",
  "observations-recorded": "录入评分",
  "findings-recorded": "录入问题与复查",
  "round-closed": "轮次结束",
  "round-reopened": "轮次重开",
  "appeal-filed": "受理申诉",
  "appeal-decided": "申诉复核决定",
  "year-locked": "锁定全年",
  "year-unlocked": "解锁",
  "results-published": "公布结果",
  "last-year-set": "带入上年结果",
  "copies-merged": "合并副本",
};

/** The sheet 留痕: the ledger's entries for people to read; what counts is the hidden ledger itself. */
export const ledgerSheet = (ledger: Ledger): SheetLayout => ({
  name: "留痕",
  visibility: "visible",
  title: "留痕",
  lines: ["每一步变更一行，按时间先后；时间为协调世界时（UTC）。"],
  landscape: true,
  table: {
    name: "kp_entries",
    columns: [
      { header: "序号", width: 8, kind: "number" },
      { header: "时间", width: 22, kind: "text" },
      { header: "经办人", width: 16, kind: "text" },
      { header: "事项", width: 20, kind: "text" },
      { header: "行数", width: 8, kind: "number" },
      { header: "理由", width: 40, kind: "text" },
      { header: "摘要", width: 70, kind: "text" },
    ],
    rows: ledger.map(({ entry }) => [
      entry.index,
      entry.time,
      entry.actor,
      actionLabel[entry.action] ?? entry.action,
      entry.rows.count,
      entry.reason,
      entry.hash,
    ]),
  },
});
