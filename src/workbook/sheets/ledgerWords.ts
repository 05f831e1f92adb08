import type { Json } from "../../domain/shared/json.ts";

/** What each kind of entry did (事项). */
export const actionLabels = {
  "document-loaded": "导入工作要点",
  "breakdown-reviewed": "核对任务分解",
  "common-duties-set": "选定共同指标",
  "scheme-set": "设定考核方案",
  "units-set": "设定被考核单位",
  "reviewers-set": "设定评审人",
  "forms-issued": "下发自评表",
  "packs-issued": "下发评审包",
  "self-evaluations-collected": "收回自评表",
  "self-evaluations-contested": "收到另一份自评表",
  "self-evaluation-chosen": "确定用哪一份自评表",
  "forms-judged": "自评表草稿或退回补正",
  "observations-recorded": "录入评分",
  "scores-contested": "收到不同的评分",
  "scores-chosen": "确定用哪一份评分",
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
  "office-key-set": "启用签名公钥",
} as const;

const labelOf = new Map<string, string>(Object.entries(actionLabels));

/** What an entry did, in the words of staff (事项). */
export const actionText = (action: string): string => labelOf.get(action) ?? action;

/** How many are named before the rest is only counted. */
const mostNamed = 3;

/** What an entry is about, in a few words (内容): whom and what its rows name, and how many. */
export const contentText = (action: string, rows: readonly Json[], unitName: (id: string) => string): string => {
  const texts = (field: string): readonly string[] =>
    [...new Set(rows.map((row) => textOf(row, field)))].filter(Boolean);
  const named = (all: readonly string[], counter: string): string =>
    all.length <= mostNamed ? all.join("、") : `${all.slice(0, mostNamed).join("、")}等 ${all.length} ${counter}`;
  const units = (): string => named(texts("unit").map(unitName), "个单位");
  switch (action) {
    case "document-loaded":
    case "scheme-set":
      return texts("title").join("");
    case "units-set":
      return named(texts("name"), "个单位");
    case "reviewers-set":
      return named(texts("name"), "个评审人");
    case "observations-recorded":
      return `${units()}；评审人 ${named(texts("reviewer"), "个")}；指标 ${named(texts("criterion"), "项")}`;
    case "findings-recorded":
      return `${units()}；问题 ${named(texts("id"), "项")}`;
    case "appeal-filed":
      return `${units()}；申诉 ${named(texts("id"), "件")}`;
    case "appeal-decided":
      return `申诉 ${named(texts("appeal"), "件")}`;
    case "round-closed":
    case "round-reopened":
      return [...texts("round"), ...texts("first"), ...texts("second")].join("、");
    case "office-key-set":
      return [...texts("name"), ...texts("first"), ...texts("second")].join("、");
    case "year-unlocked":
      return [...texts("first"), ...texts("second")].join("、");
    case "packs-issued":
    case "scores-contested":
    case "scores-chosen":
      return `评审人 ${named(texts("reviewer"), "个")}`;
    case "forms-issued":
    case "self-evaluations-collected":
    case "self-evaluations-contested":
    case "self-evaluation-chosen":
    case "forms-judged":
    case "year-locked":
    case "results-published":
    case "last-year-set":
      return units();
    default:
      return "";
  }
};

const textOf = (row: Json, field: string): string => {
  if (row === null || typeof row !== "object" || Array.isArray(row)) return "";
  const value = (row as Readonly<Record<string, Json>>)[field];
  return typeof value === "string" ? value : "";
};
