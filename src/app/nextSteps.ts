import type { StepNote, StepNoteCode, YearStep } from "./session/stepIds.ts";

type Data = StepNote["data"];

/** What is to be done next (下一步), each with the command or the sheet for it, as the year's steps have it; what is finished is not named. */
export const nextSteps = (steps: readonly YearStep[]): readonly string[] =>
  steps.flatMap(({ notes }) => notes.flatMap(({ code, data }) => sentences[code]?.(data) ?? []));

const text = (data: Data, name: string): string => String(data[name] ?? "");

/** Names as the steps list them, and how many there are where those are not all. */
const few = (data: Data, list: string): string =>
  text(data, list) + (data[`${list}Many`] === undefined ? "" : `等 ${text(data, `${list}Many`)} 个`);

/** What the steps say that is to be done on the command line, or on a sheet; the rest says what is done. */
const sentences: Readonly<Partial<Record<StepNoteCode, (data: Data) => string | readonly string[]>>> = {
  "tasks-none": () => "导入工作要点（new）。",
  "scheme-none": () => "设定考核方案（new）。",
  "scheme-units-none": () => "设定被考核单位（new）。",
  "scheme-reviewers-none": () => "设定评审人（new）。",
  "forms-none": () => "下发自评表（issue）。",
  "forms-missing": (d) => `收回自评表：还差 ${text(d, "missing")} 份，${few(d, "units")}（collect）。`,
  "forms-contested": (d) => `确定用哪一份自评表：${few(d, "units")}（collect --keep）。`,
  "scores-missing": (d) => [
    ...(d["packs"] === 0 ? ["下发评审包（packs），或直接在“评分”各表录入。"] : []),
    `补齐评分：还缺 ${text(d, "left")} 项，${few(d, "voices")}（“评分”各表，或 score 收回评审包）。`,
  ],
  "scores-contested": (d) => `确定用哪一份评分：${few(d, "voices")}（score --keep）。`,
  "rounds-open": (d) => `结束轮次并出小结：${few(d, "rounds")}（lock --round）。`,
  "ranking-contested": (d) => `不适用有分歧 ${text(d, "count")} 项，协调后改正（“得分”表，rank 列出）。`,
  "ranking-floors": (d) => `权重低于下限 ${text(d, "count")} 处，改正考核方案（rank 列出）。`,
  "ranking-undecided": (d) => `另有 ${text(d, "count")} 处不能排定（rank 列出）。`,
  "notice-unlocked": () => "核对排名后锁定全年（lock）。",
  "notice-lock-late": () => "核对排名后锁定全年（lock）。",
  "notice-unpublished": () => "公布结果（publish）。",
  "notice-outdated": () => "结果有变动，核对后重新公布（publish）。",
  "notice-published": () => "核验并存档（verify）。",
  "notice-appeals": (d) => `决定申诉：${few(d, "appeals")}（appeal）。`,
};
