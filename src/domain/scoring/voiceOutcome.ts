import type { Breakdown } from "../breakdown/breakdown.ts";
import type { Leaf } from "../scheme/criterion.ts";
import type { LeafRule } from "../scheme/leafRule.ts";
import { unitFinder, type Unit } from "../scheme/unit.ts";
import { tasksOfUnit } from "../selfEvaluation/tasksOfUnit.ts";
import { exact } from "../shared/exact.ts";
import { leafPoints, type LeafContext, type LeafPoints, type WeighedTask } from "./leafPoints.ts";
import type { Observation } from "./observation.ts";

/** A task of a unit and whether the unit leads it. */
export type UnitTask = { readonly id: string; readonly heading: string; readonly leads: boolean };

/** What one voice's rows come to: points, 不适用 with its reason, 回避, nothing said, or open. */
export type VoiceOutcome =
  | { readonly state: "said"; readonly points: LeafPoints }
  | { readonly state: "notApplicable"; readonly reason: string }
  | { readonly state: "abstained" | "silent" };

/**
 * What one voice's rows on a leaf come to by the leaf's rule, before any rounding (一人一项折算).
 *
 * @param rows of one unit, round, leaf and reviewer, or of a branch above it where the leaf itself has none
 */
export const voiceOutcome = (leaf: Leaf, rows: readonly Observation[], context: LeafContext): VoiceOutcome => {
  const whole = leaf.rule.kind === "tasks" ? rows.filter(({ task }) => task === "") : rows;
  if (whole.some(({ state }) => state === "abstained")) return { state: "abstained" };
  const apart = whole.find(({ state }) => state === "notApplicable");
  if (apart) return { state: "notApplicable", reason: apart.reason };
  const nothingToDo = leaf.rule.kind === "tasks" && context.tasks.length === 0;
  if (rows.length === 0 && !nothingToDo) return { state: "silent" };
  return { state: "said", points: leafPoints(leaf, rows, context) };
};

/** A unit's tasks in document order, with its part in each. */
export const unitTasks = (unit: Unit, breakdown: Breakdown | null): readonly UnitTask[] => {
  if (!breakdown) return [];
  const find = unitFinder([unit]);
  return tasksOfUnit(breakdown, unit).map(({ id, heading, lead }) => ({
    id,
    heading,
    leads: lead.some((name) => find(name)),
  }));
};

/** The weight that leading or supporting a task has in a leaf scored task by task. */
export const taskWeight = (rule: Extract<LeafRule, { kind: "tasks" }>, leads: boolean): string =>
  leads ? rule.leadWeight : rule.supportWeight;

/** A unit's tasks by a rule's weights; none for other rules. */
export const weighedTasks = (rule: LeafRule, tasks: readonly UnitTask[]): readonly WeighedTask[] =>
  rule.kind === "tasks" ? tasks.map(({ id, leads }) => ({ id, weight: exact(taskWeight(rule, leads)) })) : [];
