import { ratio, zero, type Exact } from "../shared/exact.ts";
import type { Issue } from "../shared/result.ts";
import { combineParties, outcomeOf, type Combined, type Naming } from "./combineParties.ts";
import type { Assessed, Facts } from "./facts.ts";
import { hear } from "./hear.ts";
import { partyNumber, type HeardFrom, type PartyNumber } from "./partyNumber.ts";
import { isPlainLeaf, plainLeaf, type PlainShares } from "./plainLeaf.ts";
import type { PartySums } from "./partySums.ts";
import { plainStage } from "./plainStage.ts";
import { rollUp } from "./rollUp.ts";
import type { Counted, CriterionScore, Outcome } from "./score.ts";
import type { PlannedLeaf, PlannedParty, PlannedStage, TablePlan } from "./tablePlan.ts";
import type { Trace } from "./trace.ts";
import type { UnitVoices } from "./unitVoices.ts";

/** What a criteria stage comes to for one unit (指标得分). */
export type StagePoints = {
  readonly outcome: Outcome;
  /** The most it could have come to under what does not apply. */
  readonly attainable: Exact;
  readonly criteria: () => readonly CriterionScore[];
  /** What criteria that apply count for, worked out when somebody compares any. */
  readonly counted: () => Counted;
};

/** What scoring a stage needs beside the stage itself. */
export type Setting = {
  readonly assessed: Assessed;
  readonly facts: Facts;
  readonly sums: PartySums | null;
  /** Where each leaf's sums begin behind a unit's, in the table's order of leaves; -1 where there are none. */
  readonly offsets: readonly number[];
  readonly plan: TablePlan;
  readonly weights: readonly (Exact | null)[];
  readonly nameOfReviewer: (id: string) => string;
};

const none: readonly string[] = [];

/** Scores the leaves party by party, leaf by leaf, and adds the tree up (先按指标合成). */
export const criterionFirst = (
  setting: Setting,
  planned: PlannedStage,
  plainShares: PlainShares | null,
  voices: UnitVoices,
  trace: Trace,
): StagePoints => {
  const { plan, sums, offsets } = setting;
  const { id, round } = planned.stage;
  const issues: Issue[] = [];
  const points: (Exact | null)[] = [];
  // What is explained goes the long way.
  const start = plainShares && sums && !trace ? sums.start(voices.unit.id, round) : -1;
  const plainly = plainShares && plainStage(setting, planned, plainShares, start);
  if (plainly) return plainly;
  const criteria = planned.leaves.map((leaf): CriterionScore => {
    const { maxPoints } = leaf.planned;
    const offset = offsets[leaf.place] as number;
    if (plainShares && sums && start >= 0 && offset >= 0 && isPlainLeaf(leaf)) {
      const plain = plainLeaf(plainShares, sums, start + offset);
      if (plain !== null) {
        const value = ratio(plain, plainShares.divisor);
        points.push(value);
        const outcome = { state: "scored", points: value } as const;
        return { stage: id, criterion: leaf.leaf.id, maxPoints, outcome, basis: "counted", reasons: none };
      }
    }
    const combined = combineLeaf(setting, planned, leaf, voices, trace);
    points.push(combined.state === "scored" ? combined.value : null);
    if (combined.state === "open") issues.push(...combined.issues);
    const reasons = combined.state === "notApplicable" ? combined.reasons : none;
    return { stage: id, criterion: leaf.leaf.id, maxPoints, outcome: outcomeOf(combined), basis: "counted", reasons };
  });
  if (issues.length > 0) {
    return { outcome: { state: "open", issues }, attainable: zero, criteria: () => criteria, counted: nothingCounted };
  }
  return { ...rollUp(plan.table, planned.roots, id, points, trace), criteria: () => criteria };
};

export const nothingCounted = (): Counted => new Map();

/** One leaf's number over reviewers and parties. */
export const combineLeaf = (
  setting: Setting,
  planned: PlannedStage,
  leaf: PlannedLeaf,
  voices: UnitVoices,
  trace: Trace,
): Combined => {
  const { parties } = planned;
  // What was found is a fact: no party's word on it is held down.
  const stage = leaf.leaf.rule.kind === "findings" ? { ...planned.stage, limits: [] } : planned.stage;
  const numbers = parties.map(({ party, reviewers }): PartyNumber => {
    if (leaf.leaf.parties && !leaf.leaf.parties.includes(party.id)) return { state: "absent" };
    const heard = hearAll(setting, planned, leaf, reviewers, voices, trace);
    return partyNumber(setting.plan.table, party, heard, stage.roundings.party, trace);
  });
  const naming = namingOf(setting, voices, leaf.leaf.name);
  const { plan } = setting;
  return combineParties(plan.table, stage, parties, numbers, stage.roundings.criterion, leaf.leaf.id, naming, trace);
};

const hearAll = (
  { assessed, facts, weights }: Setting,
  planned: PlannedStage,
  leaf: PlannedLeaf,
  reviewers: PlannedParty["reviewers"],
  voices: UnitVoices,
  trace: Trace,
): readonly HeardFrom[] =>
  reviewers.map((place) => {
    const reviewer = assessed.reviewers[place]?.id ?? voices.unit.id;
    const heard = hear(planned, leaf, { place, id: reviewer }, voices, facts, trace);
    return { reviewer, weight: weights[place] ?? null, heard };
  });

export const namingOf = ({ nameOfReviewer }: Setting, { unit }: UnitVoices, criterion: string): Naming => ({
  unit: unit.name,
  criterion,
  reviewer: nameOfReviewer,
});
