import type { Exact } from "../shared/exact.ts";
import type { Issue } from "../shared/result.ts";

/** What a step did: each has a sentence of its own in the wording. */
export type StepKind =
  | "rule"
  | "rounded"
  | "reviewers-mean"
  | "reviewers-weighted-mean"
  | "reviewers-median"
  | "reviewers-trimmed-mean"
  | "missing-as-zero"
  | "voices-omitted"
  | "limited"
  | "parties-combined"
  | "weight-passed-on"
  | "criteria-summed"
  | "ended-at-zero"
  | "points-taken-over"
  | "rescaled"
  | "factor"
  | "events-summed"
  | "event-capped"
  | "bonus-barred"
  | "stages-summed"
  | "stages-weighted"
  | "converted"
  | "gate-passed"
  | "gate-closed"
  | "components-combined"
  | "vetoed"
  | "formula"
  | "bounded";

/** One thing done to reach a number (计算步骤): from these, to that. */
export type Step = {
  readonly kind: StepKind;
  /** The stage, criterion, party or item that it is a step of. */
  readonly of: string;
  readonly from: readonly StepInput[];
  readonly result: Exact;
  /** Whatever the sentence needs beside: a rule, a fault, a reason, places. */
  readonly data: Readonly<Record<string, string | number>>;
};
export type StepInput = { readonly name: string; readonly value: Exact; readonly weight?: Exact };

/**
 * Where a number stands (分数状态), never mixed: scored (0 among them), 不适用, or open: 未报, contested, or not to be
 * computed, with the issues that say what and who.
 */
export type Outcome =
  | { readonly state: "scored"; readonly points: Exact }
  | { readonly state: "notApplicable" }
  | { readonly state: "open"; readonly issues: readonly Issue[] };

/** A leaf's score in one criteria stage; `maxPoints` before anything was taken over from criteria that do not apply. */
export type CriterionScore = {
  readonly stage: string;
  readonly criterion: string;
  readonly maxPoints: Exact;
  readonly outcome: Outcome;
  /** "shown": the scheme adds up reviewer by reviewer, and this mean is for information. */
  readonly basis: "counted" | "shown";
  readonly reasons: readonly string[];
};

/** A stage's number; `none` where a veto takes the score away. */
export type StageScore = { readonly stage: string; readonly outcome: Outcome | { readonly state: "none" } };

/** What one unit earned (得分): leaves and stages in the scheme's order, the total, and the vetoes that struck. */
export type UnitScore = {
  readonly unit: string;
  readonly criteria: readonly CriterionScore[];
  /** Branches and leaves that apply, by stage and criterion, where the group's tie-breaks or grade limits compare any. */
  readonly points: ReadonlyMap<string, CriterionPoints>;
  readonly stages: readonly StageScore[];
  readonly total: StageScore["outcome"];
  readonly vetoes: readonly string[];
  /** The most the unit could have reached under what does not apply to it; null where the total is open. */
  readonly attainable: Exact | null;
  readonly issues: readonly Issue[];
};

/**
 * What a criterion counts for in its stage (指标计分), what it took over included: its points, and the most they could have
 * been of what applies of it. Rescaling and factors of the whole are not in it.
 */
export type CriterionPoints = { readonly points: Exact; readonly full: Exact };

/** By the criterion's id. */
export type Counted = ReadonlyMap<string, CriterionPoints>;

export const pointsKey = (stage: string, criterion: string): string => `${stage}\n${criterion}`;
