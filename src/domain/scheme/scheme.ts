import type { Criterion, NotApplicableRule } from "./criterion.ts";
import type { Grading } from "./grading.ts";
import type { Performance } from "./performance.ts";
import type { Stage } from "./stage.ts";

/** A decimal as text, "12.5": exact wherever it travels. */
export type DecimalText = string;

/** A ratio as text where a decimal would not be exact: "4/3", also "1.25". */
export type RatioText = string;

/** A round of the year (轮次): 季度监测, 专项督查, 第三方评估, 年终考核. */
export type Round = { readonly id: string; readonly name: string };

/**
 * How one party's reviewers become one number (评审人合成). `trimmed-mean` drops so many from each end; with fewer than
 * `fewerThan` numbers nothing is dropped and `then` decides.
 */
export type ReviewerMethod =
  | { readonly kind: "mean" | "weighted-mean" | "median" }
  | {
      readonly kind: "trimmed-mean";
      readonly dropHighest: number;
      readonly dropLowest: number;
      readonly fewerThan: number;
      readonly then: "mean" | "median" | "missing";
    };

/** Who scores (评审方). A `self` party has one voice, the unit's own; its observations bear the unit's id as reviewer. */
export type Party = {
  readonly id: string;
  readonly name: string;
  readonly by: "reviewers" | "self";
  readonly combine: ReviewerMethod;
  /** How many of its reviewers must have scored before there is a number: all of them, or at least so many. */
  readonly required: "all" | number;
};

/** Units that are assessed by one table and ranked among themselves (分组). */
export type Group = { readonly id: string; readonly name: string; readonly table: string } & Grading;

/** What a group is assessed by (考核表): a criteria tree and the stages that lead to the total. */
export type Table = {
  readonly id: string;
  readonly name: string;
  /** What full marks come to; checked against the stages. */
  readonly totalPoints: DecimalText;
  /** "points": a criterion says its points, which add up to its parent's; "relative": its share among its siblings. */
  readonly weights: "points" | "relative";
  readonly criteria: readonly Criterion[];
  /** 未报 blocks closing, or counts as 0 with a step that says so. */
  readonly missing: "block" | "zero";
  readonly notApplicable: {
    /** What to do when of the reviewers of one party some say 不适用 and others score. */
    readonly contested: "block" | "majority" | "omit";
    /** For every criterion that states no rule of its own. */
    readonly rule: NotApplicableRule;
    /** A branch of whose children, by number, a smaller part applies does not apply itself; null: one is enough. */
    readonly leastShare: RatioText | null;
  };
  readonly stages: readonly Stage[];
  /** The stage that is the total (总分). */
  readonly total: string;
};

/** How a year is assessed (考核方案). The reference with examples is docs/scheme-format.md. */
export type Scheme = {
  readonly format: "kaoping-scheme/1";
  readonly title: string;
  readonly year: number;
  readonly rounds: readonly Round[];
  readonly parties: readonly Party[];
  readonly groups: readonly Group[];
  readonly tables: readonly Table[];
  readonly performance: Performance;
  /** How many working days a unit has to appeal, counted from the day after the results reached it; without it no limit is checked. */
  readonly appeals?: { readonly withinWorkingDays: number };
};
