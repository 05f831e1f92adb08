import { reviewWordingEn } from "./reviewWording.en.ts";
import type { Wording } from "./wording.zh.ts";

/** Every word of the task pane in English. */
export const wordingEn: Wording = {
  title: "Kaoping",
  subtitle: "Open-government assessment",
  actor: "Who works here (name or post, kept in the ledger)",
  document: {
    heading: "1. Work points",
    hint: "Drag the work points or their division of work onto the pane, choose a file (.docx, .xlsx, .pdf, .txt, .md, .html), or paste text.",
    pick: "Choose a file",
    drop: "Drag a file here",
    dropNow: "Let go to read it",
    paste: "Paste text",
    pasteLabel: "Text of the work points",
    pasteHint: "Copy it elsewhere and paste it here; tables keep their columns.",
    pasteRead: "Read the text",
    pasteName: "粘贴的文字",
    cancel: "Cancel",
    waiting: (name) =>
      `${name} was read, but there are decisions on this document that are not written. With the new one they are gone.`,
    replace: "Take the new one",
    keep: "Keep this one",
  },
  review: reviewWordingEn,
  leadModes: { sole: "one leads", each: "each leads its own", joint: "lead together", unstated: "not stated" },
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
