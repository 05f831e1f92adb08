import type { Leaf } from "../scheme/criterion.ts";
import { ratio, round, type Exact } from "../shared/exact.ts";
import type { Issue } from "../shared/result.ts";
import type { Facts } from "./facts.ts";
import { findingPoints } from "./findingPoints.ts";
import { markPoints, type LeafPoints } from "./leafPoints.ts";
import type { CriteriaStage, PlannedLeaf, PlannedStage } from "./tablePlan.ts";
import { note, type Trace } from "./trace.ts";
import type { UnitVoices } from "./unitVoices.ts";
import { unitTasks, voiceOutcome, weighedTasks } from "./voiceOutcome.ts";

/** What one reviewer says of one leaf (一人一项). */
export type Heard =
  | { readonly state: "scored"; readonly value: Exact }
  | { readonly state: "notApplicable"; readonly reason: string }
  | { readonly state: "abstained" | "silent" }
  | { readonly state: "open"; readonly issues: readonly Issue[] };

/** What is needed of the facts beside the voices. */
export type HeardBy = Pick<Facts, "breakdown" | "formulas">;

/** Hears one reviewer on one leaf of a stage, after the leaf's rule and the stage's rounding of what is observed. */
export const hear = (
  { stage, round: roundPlace }: PlannedStage,
  { leaf, planned, place }: PlannedLeaf,
  reviewer: { readonly place: number; readonly id: string },
  voices: UnitVoices,
  facts: HeardBy,
  trace: Trace,
): Heard => {
  const { rule } = leaf;
  const max = planned.maxPoints;
  const at = voices.slot(roundPlace, place, reviewer.place);
  if (rule.kind === "findings") {
    // Nobody speaks of it but by calling a branch above it 不适用.
    const branch = voices.rows.get(at)?.find(({ state }) => state === "notApplicable");
    if (branch) return { state: "notApplicable", reason: branch.reason };
    return observed(stage, leaf, reviewer.id, findingPoints(leaf, voices.findings, max), trace);
  }
  const scaled = voices.plain()[at] as number;
  if (!Number.isNaN(scaled)) {
    const value = ratio(scaled, voices.unitsOfPoint);
    const typed: LeafPoints =
      rule.kind === "points" && rule.scale
        ? markPoints(rule.scale, value, max)
        : { outcome: { state: "scored", points: value }, from: [{ name: "value", value }] };
    return observed(stage, leaf, reviewer.id, typed, trace);
  }
  const tasks = rule.kind === "tasks" ? weighedTasks(rule, unitTasks(voices.unit, facts.breakdown)) : [];
  const outcome = voiceOutcome(leaf, voices.rows.get(at) ?? [], { max, tasks, formulas: facts.formulas });
  return outcome.state === "said" ? observed(stage, leaf, reviewer.id, outcome.points, trace) : outcome;
};

/** What the rule gave, rounded where the stage rounds what is observed. */
const observed = (
  { round: roundId, roundings }: CriteriaStage,
  leaf: Leaf,
  reviewer: string,
  { outcome, from }: LeafPoints,
  trace: Trace,
): Heard => {
  if (outcome.state === "notApplicable") return { state: "notApplicable", reason: "" };
  if (outcome.state === "open") return outcome;
  note(trace, "rule", leaf.id, from, outcome.points, { rule: leaf.rule.kind, reviewer, round: roundId });
  if (!roundings.observed) return { state: "scored", value: outcome.points };
  const value = round(outcome.points, roundings.observed);
  const before = [{ name: leaf.id, value: outcome.points }];
  note(trace, "rounded", leaf.id, before, value, { places: roundings.observed.places, reviewer });
  return { state: "scored", value };
};
