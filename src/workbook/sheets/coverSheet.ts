import type { SheetLayout } from "../sheetLayout.ts";

/** How far an assessment has come (进度), in counts. */
export type Progress = {
  readonly title: string;
  readonly jurisdiction: string;
  readonly year: number | null;
  readonly schemeTitle: string;
  readonly tasks: number;
  readonly units: number;
  readonly reviewers: number;
  readonly forms: number;
  readonly selfEvaluations: number;
  readonly observations: number;
  readonly observationsDue: number;
  /** "outdated": something changed since, so that the results are no longer those that were published. */
  readonly published: "no" | "yes" | "outdated";
};

/** The sheet 封面: what this workbook is, how far it has come, and what to do next. */
export const coverSheet = (progress: Progress): SheetLayout => ({
  name: "封面",
  visibility: "visible",
  title: "政务公开工作考核总台账",
  lines: ["本工作簿由考评生成；各表可查看、排序、打印，改动请用考评进行，以便留痕。"],
  landscape: false,
  table: {
    name: "kp_cover",
    columns: [
      { header: "事项", width: 18, kind: "text" },
      { header: "内容", width: 70, kind: "text" },
    ],
    rows: [
      ["工作要点", progress.title],
      ["地区", progress.jurisdiction],
      ["年度", progress.year === null ? "" : String(progress.year)],
      ["考核方案", progress.schemeTitle],
      ["任务", `${progress.tasks} 项`],
      ["被考核单位", `${progress.units} 个`],
      ["评审人", `${progress.reviewers} 个`],
      ["自评表", `下发 ${progress.forms} 份，收回 ${progress.selfEvaluations} 份`],
      ["评分", `已录入 ${progress.observations} 项，应有 ${progress.observationsDue} 项`],
      ["结果", publishedLabel[progress.published]],
      ["下一步", nextStep(progress)],
    ],
  },
});

const publishedLabel = { no: "未公布", yes: "已公布", outdated: "已公布，之后有变动" } as const;

const nextStep = (progress: Progress): string => {
  if (progress.tasks === 0) return "导入工作要点。";
  if (progress.schemeTitle === "") return "设定考核方案。";
  if (progress.units === 0) return "设定被考核单位。";
  if (progress.reviewers === 0) return "设定评审人。";
  const missing = progress.observationsDue - progress.observations;
  if (missing > 0) return `补齐评分：还缺 ${missing} 项。`;
  if (progress.published === "outdated") return "核对变动，重新公布结果。";
  return progress.published === "yes" ? "核验并存档。" : "核对排名后公布结果。";
};
