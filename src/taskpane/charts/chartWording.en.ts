import type { ChartWording } from "./chartWording.zh.ts";
import { counted, wordFor } from "../../app/wording/counted.ts";
import { punctuations } from "../../app/wording/punctuation.ts";

/** The words of the pictures of a year in English. */
export const chartWordingEn: ChartWording = {
  punctuation: punctuations.en,
  reading: "Drawing…",
  table: "As a table",
  unit: "Unit",
  progress: {
    title: "Progress by unit (form, scored / due)",
    text: (form, heard, due) => `${form}, scored ${heard} / ${due}`,
    state: "Progress",
  },
  spread: {
    title: (group) => `${group}: how the totals lie`,
    meaning: (lowest, median, highest) =>
      `Lowest ${lowest}, median ${median}, highest ${highest} points; the longer a bar, the more units in its band.`,
    without: (count) => `${counted(count, "more has", "more have")} no total (veto).`,
    band: "Points (from, up to but not with)",
    count: "Units",
    median: "◀ median",
    range: (from, to) => `${from}–${to}`,
  },
  moves: {
    title: (group) => `${group}: ranks beside last year's`,
    meaning: (years) => `Hollow: the rank of ${years}; solid: this year's. Further left is better.`,
    apart: (count) =>
      `${counted(count, "unit was", "units were")} in another group or had no rank last year and ${wordFor(count, "is", "are")} not compared.`,
    last: "Last year",
    now: "This year",
    change: "Change",
    up: (places) => `▲${places}`,
    down: (places) => `▼${places}`,
    same: "=",
  },
  map: {
    title: (group) => `${group}: share of full marks by criterion (%)`,
    meaning:
      "Each cell is the percentage of full marks, rounded to whole percent; darker is higher, — does not apply, ? has no points yet, * are the points of a criterion that can only lose some.",
    which: "Which criteria",
    all: "All of the last level",
    column: (index, name, full) => `${index} ${name} (of ${full})`,
    columns: "The columns are: ",
    notApplicable: "does not apply",
    open: "open",
  },
};
