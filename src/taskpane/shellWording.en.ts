import type { StepId, StepNote } from "../app/session/stepIds.ts";
import type { ShellWording } from "./shellWording.zh.ts";
import { counted, wordFor } from "../app/wording/counted.ts";
import { listText } from "../app/wording/listText.ts";
import { punctuations } from "../app/wording/punctuation.ts";

const stepNames: Readonly<Record<StepId, string>> = {
  tasks: "Tasks",
  scheme: "Criteria",
  forms: "Self-evaluation",
  scores: "Scores",
  ranking: "Ranking",
  notice: "Notice",
  ledger: "Ledger",
};

const few = (data: StepNote["data"], list: string): string =>
  `${listText(data[list] ?? "", "en")}${data[`${list}Many`] === undefined ? "" : ` … (${data[`${list}Many`]} in all)`}`;

/** The words of the pane's frame in English. */
export const shellWordingEn: ShellWording = {
  title: "Kaoping",
  subtitle: "Open-government assessment",
  actor: "Who works here (name or post, kept in the ledger)",
  steps: "The year's steps",
  stepNames,
  stateMarks: { done: "✓", now: "●", attention: "⚠", open: "○", later: "·" },
  states: { done: "done", now: "do this now", attention: "needs a look", open: "can be done", later: "not yet" },
  notes: {
    "tasks-none": () => "No work points yet",
    "tasks-read": ({ tasks, duties }) => `${counted(tasks, "task")}, ${counted(duties, "duty", "duties")} of everybody`,
    "scheme-none": () => "No scheme, units and reviewers yet",
    "scheme-units-none": () => "No units yet",
    "scheme-reviewers-none": () => "No reviewers yet",
    "scheme-set": ({ criteria, units, reviewers }) =>
      `${counted(criteria, "criterion", "criteria")}, ${counted(units, "unit")}, ${counted(reviewers, "reviewer")}`,
    "forms-none": () => "No forms sent yet (skip where units do not evaluate themselves)",
    "forms-missing": (d) => `${d["out"]} sent, ${d["missing"]} not back: ${few(d, "units")}`,
    "forms-contested": (d) => `Two versions, one to be chosen: ${few(d, "units")}`,
    "forms-back": ({ out }) => wordFor(out, "The one form is back", `All ${out} forms are back`),
    "scores-missing": (d) => `${d["heard"]} of ${d["due"]} scored; missing: ${few(d, "voices")}`,
    "scores-all": ({ due }) => `All ${due} scored`,
    "scores-contested": (d) => `Scores that differ, one to be chosen: ${few(d, "voices")}`,
    "findings-open": ({ all, open }) => `${counted(all, "finding")}, ${open} not put right`,
    "rounds-open": (d) => `Rounds not closed: ${few(d, "rounds")}`,
    "ranking-waits": () => "Scores are not complete",
    "ranking-contested": ({ count }) => `Reviewers disagree ${counted(count, "time")} on what does not apply`,
    "ranking-floors": ({ count }) => counted(count, "weight below its floor", "weights below their floor"),
    "ranking-undecided": ({ count }) => `${counted(count, "place")} cannot be decided`,
    "ranking-ready": ({ units }) => `${counted(units, "unit")} ranked`,
    "notice-unlocked": () => "Check the ranking, lock the year, then publish",
    "notice-appeals": (d) => `${counted(d["count"], "appeal")} not decided: ${few(d, "appeals")}`,
    "notice-unpublished": () => "Locked, not published yet",
    "notice-outdated": () => "Results changed after publishing; publish anew",
    "notice-published": ({ units }) => `Results of ${counted(units, "unit")} published`,
    "notice-lock-late": () => "Published, but the year is not locked",
    "ledger-none": () => "No entries yet",
    "ledger-entries": ({ entries }) => counted(entries, "entry", "entries"),
    waits: ({ step }) => `First finish “${stepNames[step as StepId]}”`,
  },
  pasteName: "粘贴的文字",
  formsTaken:
    "The forms you dropped were looked at: sound ones are taken back into 自评, what is wrong is listed below.",
  packsTaken: "The packs you dropped were looked at: scores of sound ones are recorded, what is wrong is listed below.",
  punctuation: punctuations.en,
  next: "Next",
  open: (step) => `Open “${step}”`,
  allDone: "Every step of the year is done.",
  opening: "Opening…",
  reading: "Reading the workbook…",
  busy: "Working, please wait…",
  writing: "Writing into Excel, please wait…",
  progress: (done, of) => `${done} of ${of} done`,
  cancel: "Cancel",
  cancelled: "Cancelled; the workbook is unchanged.",
  broken: (what) =>
    `Kaoping failed (${what}). The ledger in the workbook is unharmed; close the pane and open it again, and send this line to whoever maintains it if it fails again.`,
  refusals: {
    "cell-in-the-way": (_, cell) =>
      `Something else stands in ${cell}, where kaoping's sheet wants to be, so nothing was written. Move it elsewhere or clear it, and try again.`,
    "write-not-kept": (_, sheet) =>
      `What was written to “${sheet}” was not kept; the workbook may be read-only, in Protected View, or being edited by others. Make it editable and try again; what the ledger held before is unharmed.`,
    AccessDenied: () =>
      "The workbook or a sheet is protected and Excel does not let us write. Unprotect it under Review, or save an editable copy, and try again.",
    InvalidOperationInCellEditMode: () => "A cell is being edited. Press Enter or Esc to finish, and try again.",
    ResponsePayloadSizeLimitExceeded: () =>
      "The workbook is too large for Excel on the web to answer at once. Remove large sheets that are not kaoping's, or open it in Excel on the desktop.",
    RequestPayloadSizeLimitExceeded: () =>
      "There is too much to write for Excel on the web. Open the workbook in Excel on the desktop and try again.",
    InvalidReference: () =>
      "A sheet that kaoping needs was renamed or deleted. Undo that, or look for edits under Ledger and put it back.",
    ItemNotFound: () =>
      "A sheet or table that kaoping needs was renamed or deleted. Undo that, or look for edits under Ledger and put it back.",
  },
  failed: (code) =>
    `Excel did not finish (${code}). Leave the cell you are editing, look whether a sheet is protected, and try again.`,
  stepFailed:
    "This step did not load; the add-in's site may be out of reach. Check the network, then close the pane and open it again.",
  unsupported: "Kaoping needs Excel 2021 or later. Open it in Excel from Add-ins, or use the command line.",
  noHost:
    "Excel did not answer: office.js was not loaded. Check the network or the add-in's site, then close the pane and open it again; where Microsoft's site is out of reach, ask the administrator for the bundled office.js (see the deployment page).",
};
