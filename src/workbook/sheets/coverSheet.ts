import type { ValueCell } from "../formulas/formulaTable.ts";
import type { SheetLayout, TableLayout } from "../sheetLayout.ts";
import { valueCellTable } from "./valueCellTable.ts";

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
  /** The names of all rounds, and which of them are closed. */
  readonly rounds: readonly { readonly name: string; readonly closed: boolean }[];
  readonly findings: { readonly all: number; readonly rectified: number; readonly rechecked: number };
  readonly appeals: { readonly all: number; readonly decided: number };
  readonly locked: boolean;
  /** How many units have a result of last year. */
  readonly lastYear: number;
  /** What is to be done next, what comes first first. */
  readonly next: readonly string[];
};

/**
 * The sheet 封面: what this workbook is, how far it has come, and what to do next.
 *
 * @param valueCells result cells that are values where formulas would be expected
 */
export const coverSheet = (progress: Progress, valueCells: readonly ValueCell[]): SheetLayout => ({
  name: "封面",
  visibility: "visible",
  title: "政务公开工作考核总台账",
  lines: [
    "本工作簿由考评生成；各表可查看、排序、打印，改动请用考评进行，以便留痕。",
    "锁定的单元格没有密码，只防误改，防不住有意改动；表上的数有没有被改过，用核验（verify）检查。",
  ],
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
      ["轮次", roundsText(progress.rounds)],
      ...findingRows(progress.findings),
      ...(progress.appeals.all > 0
        ? [["申诉", `${progress.appeals.all} 件，已决定 ${progress.appeals.decided} 件`]]
        : []),
      ...(progress.lastYear > 0 ? [["上年结果", `${progress.lastYear} 个单位`]] : []),
      ["状态", progress.locked ? "已锁定" : "未锁定"],
      ["结果", publishedText(progress)],
      ...progress.next.map((step, index) => [index === 0 ? "下一步" : "", step]),
    ],
  },
  ...belowOf(valueCellTable(valueCells)),
});

const belowOf = (table: TableLayout | null): Pick<SheetLayout, "below"> => (table ? { below: [table] } : {});

const publishedText = ({ published, locked }: Progress): string =>
  published === "yes" && !locked ? "已公布，全年尚未锁定" : publishedLabel[published];

const publishedLabel = { no: "未公布", yes: "已公布", outdated: "已公布，之后有变动" } as const;

const roundsText = (rounds: Progress["rounds"]): string =>
  rounds.map(({ name, closed }) => `${name}${closed ? "（已结束）" : ""}`).join("、");

const findingRows = ({ all, rectified, rechecked }: Progress["findings"]): readonly (readonly string[])[] =>
  all > 0 ? [["问题台账", `${all} 项，已整改 ${rectified} 项，已复查 ${rechecked} 项`]] : [];
