import type { DeductionCap, DeductionKind, EmptyDenominator, LeafRule, Option } from "../../domain/scheme/leafRule.ts";
import { counted } from "./counted.ts";

/** A leaf's rule in English sentences, as complete as the Chinese ones on the sheets: every kind, share and bound is in it. */
export const leafRuleEn = (rule: LeafRule): string => {
  switch (rule.kind) {
    case "points":
      return rule.scale
        ? `Marked from ${rule.scale.lowest} to ${rule.scale.highest}, converted to full marks × (mark − ${rule.scale.lowest}) ÷ (${rule.scale.highest} − ${rule.scale.lowest}).`
        : "Points are given directly, from 0 to full marks.";
    case "options":
      return `One level is chosen; full marks × its share: ${optionsWords(rule.options)}.`;
    case "parts":
      return `Each part that is there counts; full marks × the sum of their shares: ${optionsWords(rule.parts)}.`;
    case "proportion":
      return `Full marks × done ÷ due; more done than due ${rule.above === "cap" ? "counts as full marks" : "is not scored until it was checked"}; with 0 due, ${emptyWords[rule.noneDue]}.`;
    case "count":
      return `${counted(rule.base, "point")} to begin with, ${rule.each} more for each item, at most ${rule.ceiling}.`;
    case "deductions":
      return `Taken off full marks: ${kindsWords(rule.kinds)}; ${capWords[rule.cap]}.`;
    case "minus":
      return `Takes off and never adds: ${kindsWords(rule.kinds)}; ${rule.most === null ? "without a limit" : `at most ${counted(rule.most, "point")}`}.`;
    case "allOrNothing":
      return "Full marks if it never happened, 0 points once it did.";
    case "completion":
      return `Full marks × a share by reached ÷ target, ${rule.between === "step" ? "level by level" : "in proportion between the levels"}: ${rule.curve.map(({ ratio, share }) => `from ${ratio} a share of ${share}`).join(", ")}; with a target of 0, ${emptyWords[rule.noTarget]}.`;
    case "tasks":
      return `Judged task by task: ${optionsWords(rule.states)}; a task that the unit leads weighs ${rule.leadWeight}, one that it supports ${rule.supportWeight}; full marks × the weighted mean; without tasks, ${emptyWords[rule.noTasks]}.`;
    case "survey":
      return `Weighted by the number of answers: ${optionsWords(rule.options)}; with fewer than ${counted(rule.minimumSample, "answer")}, ${emptyWords[rule.belowMinimum]}.`;
    case "findings":
      return `Taken off full marks by the findings on record: ${kindsWords(rule.kinds)}; ${capWords[rule.cap]}; one that was rectified, with nothing left at the recheck, takes off ${rule.rectified} of it.`;
    case "formula":
      return `By formula: ${rule.formula} (${[...rule.inputs.map(({ id, name }) => `${id} is ${name}`), "max is full marks"].join(", ")}); a result outside 0 to full marks ${rule.outside === "cap" ? "counts as the bound that it passed" : "is not scored until it was checked"}.`;
  }
};

const optionsWords = (options: readonly Option[]): string =>
  options.map(({ name, share }) => `${name} ${share}`).join(", ");

const kindsWords = (kinds: readonly DeductionKind[]): string =>
  kinds.map(({ name, points }) => `${name} ${counted(points, "point")} each time`).join(", ");

const capWords: Readonly<Record<DeductionCap, string>> = {
  leaf: "never below 0",
  levelOne: "until the first-level criterion is at 0",
  none: "without a lower bound",
};

const emptyWords: Readonly<Record<EmptyDenominator, string>> = {
  notApplicable: "the criterion does not apply",
  full: "it earns full marks",
  zero: "it earns 0 points",
  refuse: "it is not scored until it was checked",
};
