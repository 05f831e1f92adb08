import type { WorkbenchWording } from "./workbenchWording.zh.ts";
import { counted } from "../../app/wording/counted.ts";

/** The words of the workbench around its grid in English. */
export const workbenchWordingEn: WorkbenchWording = {
  title: "Kaoping workbench",
  toolbar: "Workbook",
  grid: "Sheets",
  open: "Open .xlsx",
  create: "New",
  save: "Download .xlsx",
  unnamed: "kaoping.xlsx",
  opened: (name) => `Opened ${name}`,
  saving: "Saving…",
  saved: (name) => `Saved as ${name}, among the browser's downloads.`,
  typed: (count) =>
    `${counted(count, "score is", "scores are")} typed in the grid and recorded with the next step under Scores or Ranking.`,
  opening: {
    waiting: "Opening…",
    steps: {
      reading: "Opening: reading the file…",
      replaying: "Opening: replaying and checking the ledger…",
      layingOut: "Opening: laying out the sheets…",
      showing: "Opening: filling the grid…",
    },
    cancel: "Cancel",
  },
  part: {
    label: "What is shown",
    only: "Show",
    unit: "one unit",
    criterion: "one criterion",
    which: { unit: "Unit", criterion: "Criterion" },
    before: "Previous",
    next: "Next",
    why: (place, of, cells) =>
      `${place} of ${of}. The workbook has ${cells.toLocaleString("en-GB")} cells, more than 200,000: sheets of scores show one at a time. What is not shown is there, counts and is saved.`,
  },
  notTaken: {
    "sheet-foreign": (place) =>
      `${place} was not changed: this sheet is not one of ours. It is shown here, and saved as it was; change it in Excel or WPS.`,
    "cell-locked": (place) =>
      `${place} was not changed: the cell is locked, kaoping computes or registers it. Type into the light yellow cells.`,
    "entry-refused": (place, text) => `${place} was not changed: ${text}`,
    "formula-typed": (place) =>
      `${place} was not changed: the workbench computes no formulas of your own. Type a number or text.`,
    "not-saved": (place) =>
      `“${place}” was not changed: rows, columns and sheets are not inserted, removed, moved, renamed or merged here, since that could not be saved. Use Excel or WPS.`,
  },
};
