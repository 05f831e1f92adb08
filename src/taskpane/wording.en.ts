import type { Wording } from "./wording.zh.ts";

/** Every word of the task pane in English. */
export const wordingEn: Wording = {
  title: "Kaoping",
  subtitle: "Open-government assessment",
  actor: "Who works here (name or post, kept in the ledger)",
  document: {
    heading: "1. Work points",
    hint: "Choose the work points or their division of work: .docx, .xlsx, .pdf, .txt, .md or .html.",
    pick: "Choose a file",
    read: (tasks, duties) => `Read ${tasks} tasks and ${duties} duties of everybody.`,
    columns: ["编号", "任务", "牵头单位"],
    check: "please check",
    write: "Write 任务分解",
    written: "任务分解 is written.",
  },
  scheme: {
    heading: "2. Scheme and units",
    hint: (criteria, units) =>
      `The small scheme is used (${criteria} criteria, 100 points); the ${units} units come from the lead units.`,
    write: "Write scheme and score sheets",
    written: "Scheme, units and score sheets are written.",
  },
  ranking: {
    heading: "3. Scores and ranking",
    hint: "Enter scores in the sheets that start with 评分, then press the button.",
    run: "Take scores and rank",
    written: "得分 and 排名 are written.",
  },
  busy: "Working, please wait…",
  failed: (code) =>
    `Excel did not finish (${code}). Leave cell editing, see whether a sheet is protected, and try again.`,
  more: (count) => `${count} more are not listed.`,
  unsupported: "Kaoping needs Excel 2021 or later. Open it from Excel's add-ins, or use the command line.",
};
