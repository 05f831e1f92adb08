import type { ContentKind, LedgerContent } from "./ledgerContent.ts";

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

/** What stands before the names of a kind, and what they are counted by. */
const contentWords: Readonly<Record<ContentKind, { readonly before: string; readonly counter: string }>> = {
  title: { before: "", counter: "" },
  people: { before: "", counter: "" },
  units: { before: "", counter: "个单位" },
  newReviewers: { before: "", counter: "个评审人" },
  reviewers: { before: "评审人 ", counter: "个" },
  criteria: { before: "指标 ", counter: "项" },
  findings: { before: "问题 ", counter: "项" },
  appeals: { before: "申诉 ", counter: "件" },
};

/** What an entry is about, in a few words of staff (内容). */
export const contentText = (content: readonly LedgerContent[]): string =>
  content
    .map(({ of, names, count }) => {
      const { before, counter } = contentWords[of];
      return `${before}${names.join("、")}${count > names.length ? `等 ${count} ${counter}` : ""}`;
    })
    .join("；");
