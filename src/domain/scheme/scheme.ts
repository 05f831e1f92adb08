/** A decimal as text, "12.5": exact wherever it travels. */
export type DecimalText = string;

export type Group = { readonly id: string; readonly name: string };

/** Who scores (评审方), with its share of a criterion's score; shares sum to 100. */
export type Party = { readonly id: string; readonly name: string; readonly weight: DecimalText };

/** What is assessed (指标): at most `maxPoints` 分, by a rule, for a clause. */
export type Criterion = {
  readonly id: string;
  readonly name: string;
  readonly maxPoints: DecimalText;
  readonly clause: string;
  readonly rule: { readonly kind: "points" };
};

/** A grade (等次) and the lowest total that reaches it, bound included. */
export type Grade = { readonly name: string; readonly from: DecimalText };

/** A part of the whole performance assessment (绩效考核构成); weights are percent and sum to 100. */
export type PerformanceComponent = { readonly id: string; readonly name: string; readonly weight: DecimalText };

/** What a scheme must say itself, because schemes differ and a silent default would decide a rank. */
export type Policy = {
  /** How one party's reviewers become one score. */
  readonly reviewers: "mean";
  /** What happens when a party did not score: the criterion counts as 未报. */
  readonly absentParty: "refuse";
  /** 合理缺项: earned ÷ applicable points × total points. */
  readonly notApplicable: "rescale-whole";
  /** 未报 blocks the ranking. */
  readonly missing: "block";
  readonly rounding: { readonly places: number; readonly mode: "half-up" | "half-even" };
  readonly rankOn: "exact" | "rounded";
  readonly gradeOn: "exact" | "rounded";
  /** 并列后跳号 1,1,3 or 并列后不跳号 1,1,2. */
  readonly ties: "standard" | "dense";
};

/** How a year is assessed (考核方案). */
export type Scheme = {
  readonly format: "kaoping-scheme/1";
  readonly title: string;
  readonly year: number;
  /** The round whose observations are ranked (计分轮次). */
  readonly round: string;
  readonly totalPoints: DecimalText;
  readonly groups: readonly Group[];
  readonly parties: readonly Party[];
  readonly criteria: readonly Criterion[];
  readonly policy: Policy;
  readonly grades: readonly Grade[];
  readonly performance: {
    /** The component that is open-government work, held to the 4% rule. */
    readonly openGovernment: string;
    readonly components: readonly PerformanceComponent[];
  };
};
