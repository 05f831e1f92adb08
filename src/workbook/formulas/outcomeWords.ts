import type { StageScore } from "../../domain/scoring/score.ts";
import type { Heard } from "../../domain/scoring/hear.ts";
import type { Issue } from "../../domain/shared/result.ts";
import type { CellNumberOrWord } from "./expression.ts";
import { words } from "./words.ts";

/** What a cell shows of an outcome (单元格内容): its number, or the word for there being none. */
export const wordOrNumber = (outcome: StageScore["outcome"]): CellNumberOrWord => {
  if (outcome.state === "scored") return outcome.points;
  if (outcome.state === "notApplicable") return words.notApplicable;
  return outcome.state === "none" ? words.vetoed : openWord(outcome.issues);
};

/** 未报 where a score is missing, 有分歧 where reviewers disagree on 不适用, 待定 for whatever else is open. */
const openWord = (issues: readonly Issue[]): string => {
  if (issues.some(({ code }) => code.endsWith("-missing"))) return words.missing;
  return issues.some(({ code }) => code === "not-applicable-contested") ? words.contested : words.open;
};

/** The same of one reviewer's voice; "" where it is silent. */
export const voiceWord = (heard: Heard): CellNumberOrWord => {
  switch (heard.state) {
    case "scored":
      return heard.value;
    case "notApplicable":
      return words.notApplicable;
    case "abstained":
      return words.abstained;
    case "silent":
      return "";
    case "open":
      return openWord(heard.issues);
  }
};
