import type { Leaf } from "../../domain/scheme/criterion.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import { findingPoints } from "../../domain/scoring/findingPoints.ts";
import type { Finding } from "../../domain/scoring/finding.ts";
import type { LeafPoints } from "../../domain/scoring/leafPoints.ts";
import type { Observation } from "../../domain/scoring/observation.ts";
import { voiceOutcome, weighedTasks } from "../../domain/scoring/voiceOutcome.ts";
import { nearestFloat, type Exact } from "../../domain/shared/exact.ts";
import type { LaidFormula, LayoutCell } from "../sheetLayout.ts";
import { stateWord } from "./entryCells.ts";
import type { ReviewFrame } from "./voices.ts";
import { missingText, pendingText } from "./voiceWords.ts";

/** What a computed cell is made from: the unit, what the voice said, the year's findings on the unit. */
export type Spoken = {
  readonly unit: Unit;
  readonly leaf: Leaf;
  readonly max: Exact;
  readonly rows: readonly Observation[];
  readonly findings: readonly Finding[];
};

/**
 * The computed cell 折算 of a voice on a leaf: a live formula with the number that scoring itself comes to. Staff's own formulas,
 * and findings that a branch called 不适用 covers, are values.
 */
export const computedCell = (
  frame: ReviewFrame,
  spoken: Spoken,
  formula: LaidFormula["formula"] | null,
): LayoutCell => {
  const value = computedValue(frame, spoken);
  const branch = spoken.leaf.rule.kind === "findings" && spoken.rows.length > 0;
  return formula === null || branch ? value : { formula, value };
};

const computedValue = (frame: ReviewFrame, { unit, leaf, max, rows, findings }: Spoken): string | number => {
  if (leaf.rule.kind === "findings") {
    return rows.some(({ state }) => state === "notApplicable")
      ? stateWord("notApplicable")
      : shown(findingPoints(leaf, findings, max));
  }
  const tasks = weighedTasks(leaf.rule, frame.tasks.get(unit.id) ?? []);
  const outcome = voiceOutcome(leaf, rows, { max, tasks, formulas: frame.formulas });
  switch (outcome.state) {
    case "silent":
      return "";
    case "abstained":
    case "notApplicable":
      return stateWord(outcome.state);
    case "said":
      return shown(outcome.points);
  }
};

const shown = ({ outcome }: LeafPoints): string | number => {
  if (outcome.state === "scored") return nearestFloat(outcome.points);
  if (outcome.state === "notApplicable") return stateWord("notApplicable");
  return outcome.issues.some(({ code }) => code.endsWith("-missing")) ? missingText : pendingText;
};
