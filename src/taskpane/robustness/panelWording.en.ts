import type { PanelWording } from "./panelWording.zh.ts";

/** The words of the panels on robustness and suppositions in English. */
export const panelWordingEn: PanelWording = {
  spread: "How far weights may be off (%, 1 to 50)",
  spreadHint: "For a criterion of middling weight; an assumption, not a measurement",
  run: "Compute",
  computed: "Computed; advisory, no official result has changed.",
  write: "Write it as the sheet 稳健性",
  written: "Written as the sheet 稳健性; it is no part of the ledger and may be deleted at any time.",
  intervals: (group) => `${group}: ranges of ranks`,
  intervalsMeaning:
    "The bar is where 90% of the draws or more rank the unit when weights vary, the thin line when reviewers do, the dot its official rank; the longer, the more rests on the assumption.",
  intervalHeader: ["Unit", "Official rank", "Weights vary", "Reviewers vary"],
  heat: (group) => `${group}: how often each rank came out`,
  heatMeaning:
    "The share of draws, in percent, that gave the unit this rank, the darker the more; an empty cell never came out, which is not to say that it cannot.",
  table: "Show as a table",
  none: "none",
  supposeHint:
    "Add one change or several; this only tries them and records nothing. To change anything really, go to the scheme, the scores or wherever it stands.",
  kind: "What",
  kinds: { weight: "a criterion's weight", party: "a party's weight", rule: "a figure of a rule", score: "a score" },
  criterion: "Criterion",
  party: "Party",
  unit: "Unit",
  reviewer: "Reviewer",
  everybody: "all reviewers",
  figure: "Figure",
  value: "Were",
  choose: "Choose",
  add: "Add",
  remove: (text) => `Remove ${text}`,
  supposeRun: "Try",
  supposed: "Tried; nothing was recorded.",
  unchanged: "No rank, total, grade or contribution changes.",
  moves: "Units that move (before → after)",
};
