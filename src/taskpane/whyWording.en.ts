import type { WhyStep } from "../app/session/whyView.ts";
import type { StepKind } from "../domain/scoring/score.ts";
import type { WhyWording } from "./whyWording.zh.ts";
import { counted } from "../app/wording/counted.ts";
import { punctuations } from "../app/wording/punctuation.ts";

type Data = Readonly<Record<string, string | number>>;

const steps: Readonly<Record<StepKind, (step: WhyStep) => string>> = {
  rule: ({ data: { reviewer = "" } }) => `What ${reviewer} observed, by the rule:`,
  rounded: ({ data: { places = "" } }) => `Rounded to ${counted(places, "place")} as the scheme says:`,
  "reviewers-mean": ({ of }) => `${of}: mean of its reviewers:`,
  "reviewers-weighted-mean": ({ of }) => `${of}: weighted mean of its reviewers:`,
  "reviewers-median": ({ of }) => `${of}: median of its reviewers:`,
  "reviewers-trimmed-mean": ({ of }) => `${of}: mean without the highest and lowest:`,
  "missing-as-zero": ({ of }) => `${of} did not score, which the scheme counts as 0:`,
  "voices-omitted": ({ of }) => `${of}: reviewers left out:`,
  limited: ({ of }) => `${of} may not be above the other party:`,
  "parties-combined": () => "Parties added up by their weights:",
  "weight-passed-on": () => "The weight of a party without a score goes to the others:",
  "criteria-summed": ({ of }) => `${of} is the sum of its criteria:`,
  "ended-at-zero": ({ of }) => `${of} ends at 0:`,
  "points-taken-over": ({ of }) => `${of} takes over points of criteria that do not apply:`,
  rescaled: () => "Rescaled to the full marks of the criteria that apply:",
  factor: () => "Multiplied by the scheme's factor for criteria that do not apply:",
  "events-summed": ({ of }) => `${of}: its events added up:`,
  "event-capped": ({ of, data: { most = "" } }) => `${of} counts at most ${most}:`,
  "bonus-barred": () => "Vetoed, so the bonus does not count:",
  "stages-summed": ({ of }) => `${of} is the sum of its stages:`,
  "stages-weighted": ({ of }) => `${of} is the weighted sum of its stages:`,
  converted: ({ of }) => `${of} converted to its full marks:`,
  "gate-passed": ({ of }) => `${of} passes the gate and counts:`,
  "gate-closed": ({ of }) => `${of} stays below the gate and does not count:`,
  "components-combined": () => "Component units combined by their weights:",
  vetoed: ({ data: { veto = "" } }) => `Vetoed (${veto}):`,
  formula: () => "By the scheme's formula:",
  bounded: () => "Held within the scheme's bounds:",
};

const rank: Readonly<Record<string, (value: string, among: string) => string>> = {
  vetoed: (value) => `A veto (${value}) decides the rank.`,
  "no-total": () => "A veto left no total to rank by.",
  total: (value) => `Ranked by the total of ${value}.`,
  "tie-break": (value, among) => `Totals are equal (${among}); the scheme then compares: ${value}.`,
  "tie-break-skipped": (_, among) => `A tie-break could not be compared: it does not apply to some of ${among}.`,
  shared: (_, among) => `Everything is equal: ${among} share the rank.`,
};

const grade: Readonly<Record<string, (grade: string, data: Data) => string>> = {
  reached: (to, { total = "", from = "" }) =>
    `The total of ${total} reaches ${to}${from === "" ? "" : ` (from ${from})`}.`,
  "no-total": (to) => `Without a total the grade is ${to}.`,
  limited: (to, { limit = "" }) => `${limit} allows ${to} at most.`,
  vetoed: (to, { veto = "", effect = "" }) =>
    `A veto (${veto}) ${effect === "fixed" ? "sets" : "allows at most"} ${to}.`,
  "place-taken": (to) => `${to} was set by a veto and takes one place.`,
  placed: (to, { places = "" }) => `One of ${counted(places, "place")} of ${to}, by rank.`,
  "placed-with-tied": (to, { places = "", tied = "" }) =>
    `${counted(places, "place")} of ${to}; all ${tied} tied at the end are taken.`,
  "no-place": (to, { places = "" }) => `No place left of ${places} of ${to}, by rank.`,
  "not-placed-with-tied": (to, { places = "", tied = "" }) =>
    `${counted(places, "place")} of ${to}; none of the ${tied} tied at the end is taken.`,
  "below-score-floor": (to, { floor = "" }) => `Below the least total of ${floor} for ${to}.`,
  unranked: (to) => `Without a rank there is no place of ${to}.`,
};

/** The words of a why in English. */
export const whyWordingEn: WhyWording = {
  punctuation: punctuations.en,
  inputs: {
    value: "entered",
    count: "count",
    of: "due",
    base: "starting points",
    ratio: "ratio reached",
    share: "share of full marks",
    max: "full marks",
    applicable: "full marks of what applies",
    "taken-over": "points taken over",
  },
  computing: "Computing…",
  heading: (unit) => `Why ${unit} has this result`,
  hint: "Open any number to see what it was made of; innermost are the observations, evidence and clause. ≈ means that the decimals go on; exact values are used.",
  close: "Close",
  taken: "vetoed",
  clause: "Clause",
  facts: "Observed:",
  noFacts: "Nothing observed.",
  reason: "reason",
  evidence: "evidence",
  step: (step) => steps[step.kind](step),
  rank: ({ kind, value, among }) => rank[kind]?.(value, among.join(punctuations.en.list)) ?? kind,
  grade: ({ kind, grade: to, data }) => grade[kind]?.(to, data) ?? kind,
};
