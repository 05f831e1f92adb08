import { ratio, round, type Exact } from "../shared/exact.ts";
import type { Issue } from "../shared/result.ts";
import type { Facts } from "./facts.ts";
import { findingPoints } from "./findingPoints.ts";
import { markPoints, type LeafPoints } from "./leafPoints.ts";
import type { PlannedLeaf, PlannedStage } from "./tablePlan.ts";
import { note, type Trace } from "./trace.ts";
import type { UnitVoices } from "./unitVoices.ts";
import { unitTasks, voiceOutcome, weighedTasks } from "./voiceOutcome.ts";

/** What one reviewer says of one leaf (一人一项). */
export type Heard =
  | { readonly state: "scored"; readonly value: Exact }
  | { readonly state: "notApplicable"; readonly reason: string }
  | { readonly state: "abstained" | "silent" }
  | { readonly state: "open"; readonly issues: readonly Issue[] };

/** Hears one reviewer on one leaf of a stage, after the leaf's rule and the stage's rounding of what is observed. */
export const hear = (
  { stage, round: roundPlace }: PlannedStage,
  { leaf, planned, place }: PlannedLeaf,
  reviewer: { readonly place: number; readonly id: string },
  voices: UnitVoices,
  facts: Facts,
  trace: Trace,
): Heard => {
  const max = planned.maxPoints;
  const finish = ({ outcome, from }: LeafPoints): Heard => {
    if (outcome.state === "notApplicable") return { state: "notApplicable", reason: "" };
    if (outcome.state === "open") return outcome;
    note(trace, "rule", leaf.id, from, outcome.points, {
      rule: leaf.rule.kind,
      reviewer: reviewer.id,
      round: stage.round,
    });
    const { observed } = stage.roundings;
    if (!observed) return { state: "scored", value: outcome.points };
    const value = round(outcome.points, observed);
    note(trace, "rounded", leaf.id, [{ name: leaf.id, value: outcome.points }], value, {
      places: observed.places,
      reviewer: reviewer.id,
    });
    return { state: "scored", value };
  };
  const at = voices.slot(roundPlace, place, reviewer.place);
  if (leaf.rule.kind === "findings") {
    // Nobody speaks of it but by calling a branch above it 不适用.
    const branch = voices.rows.get(at)?.find(({ state }) => state === "notApplicable");
    if (branch) return { state: "notApplicable", reason: branch.reason };
    return finish(findingPoints(leaf, voices.findings, max));
  }
  const scaled = voices.plain()[at] ?? Number.NaN;
  const context = { max, tasks: [], formulas: facts.formulas };
  if (!Number.isNaN(scaled)) {
    const value = ratio(scaled, voices.unitsOfPoint);
    if (leaf.rule.kind !== "points" || !leaf.rule.scale) {
      return finish({ outcome: { state: "scored", points: value }, from: [{ name: "value", value }] });
    }
    return finish(markPoints(leaf.rule.scale, value, max));
  }
  const tasks = leaf.rule.kind === "tasks" ? weighedTasks(leaf.rule, unitTasks(voices.unit, facts.breakdown)) : [];
  const outcome = voiceOutcome(leaf, voices.rows.get(at) ?? [], { ...context, tasks });
  return outcome.state === "said" ? finish(outcome.points) : outcome;
};
