import type { RobustnessTerms } from "./robustnessTerms.ts";

/** The ranks in 90 % of the draws or more. */
export type RankSpan = { readonly from: number; readonly to: number };

/** How often something came out, as a share of all draws, in [0, 1]. */
export type Share = number;

/** One unit's standing under what might be otherwise (单位的稳健性). Totals and ranks are the official ones. */
export type UnitOutlook = {
  readonly unit: string;
  readonly name: string;
  readonly rank: number;
  readonly total: string;
  readonly grade: string;
  /** Under drawn weights. */
  readonly byWeights: RankSpan;
  /** Under drawn reviewers; null where no party has more than one. */
  readonly byReviewers: RankSpan | null;
  /** Of rank 1, 2, …: under drawn weights. */
  readonly ranks: readonly Share[];
  /** Of each grade of the group: under drawn weights. */
  readonly grades: readonly Share[];
  /** Ranks by other ways of adding up; null where a way has none for it. */
  readonly advisory: { readonly borda: number; readonly copeland: number; readonly geometric: number | null };
};

/** Two units of a group by name, the one ahead first. */
export type Pair = { readonly ahead: string; readonly behind: string };

/** A pair that one score keeps apart: who gave it, what it is, and what makes the two equal. */
export type ScoreCall = Pair & {
  readonly gap: string;
  /** Null where they are equal already. */
  readonly flip: {
    readonly reviewer: string;
    readonly unit: string;
    readonly criterion: string;
    readonly given: string;
    readonly to: string;
    readonly by: string;
    readonly up: boolean;
  } | null;
};

/** Neighbours in rank and the least change of one weight, or shift between two, that makes them equal; weights in points of the total. */
export type WeightCall = Pair & {
  readonly oneWeight: {
    readonly criterion: string;
    readonly from: string;
    readonly to: string;
    /** Within one standard deviation of the weight as assumed. */
    readonly withinSpread: boolean;
  } | null;
  readonly shift: { readonly from: string; readonly to: string; readonly by: string } | null;
  /** Why there is neither. */
  readonly why: "" | "applies-differently" | "no-weight" | "equal" | "never";
};

export type ReviewerAbsent = {
  readonly reviewer: string;
  readonly reversed: number;
  readonly moves: readonly { readonly name: string; readonly from: number; readonly to: number }[];
  /** How many units have no total without it. */
  readonly withoutTotal: number;
};

export type GroupRobustness = {
  readonly group: string;
  readonly name: string;
  readonly gradeNames: readonly string[];
  readonly units: readonly UnitOutlook[];
  /** Names of units without a total of their own to rank by, or with a rank that a veto sets. */
  readonly leftOut: readonly string[];
  /** Names of stages whose criteria keep their weight. */
  readonly unweighed: readonly string[];
  readonly pairs: {
    readonly all: number;
    readonly firm: number;
    /** Neighbours in rank that no weights reverse. */
    readonly neighbours: readonly Pair[];
  };
  readonly scoreCalls: readonly ScoreCall[];
  /** Close pairs whose flip did not hold when scored anew: a rounding or a limit stands between. */
  readonly unconfirmed: number;
  readonly weightCalls: readonly WeightCall[];
  readonly absent: readonly ReviewerAbsent[];
  /** Names of parties that have one reviewer only. */
  readonly single: readonly string[];
};

/** A coefficient and the middle 95 % of its resamples, as texts of three decimals; null where there is none. */
export type Measured = {
  readonly value: string;
  readonly interval: { readonly from: string; readonly to: string } | null;
  readonly things: number;
} | null;

/** Who was compared on what: everything, or one criterion. */
export type AgreementLine = {
  readonly scope: "all" | "party" | "criterion";
  readonly name: string;
  readonly reviewers: number;
  readonly alpha: Measured;
  readonly alphaOrdinal: Measured;
  readonly iccOne: Measured;
  readonly iccMean: Measured;
  readonly concordance: Measured;
};

export type ReviewerHabits = {
  readonly reviewer: string;
  readonly party: string;
  /** In percentage points of full marks below the others, above 0 where severe; null where nobody else rated the same. */
  readonly severity: { readonly points: string; readonly things: number } | null;
  readonly oneValue: { readonly share: string; readonly count: number; readonly of: number } | null;
  readonly copied: {
    readonly count: number;
    readonly of: number;
    readonly others: number;
    readonly othersOf: number;
  } | null;
  readonly late: { readonly count: number; readonly of: number } | null;
};

/** How far a ranking can be trusted (稳健性), as plain data. Advisory: official ranks and grades are nowhere computed from it. */
export type Robustness = {
  readonly terms: RobustnessTerms;
  readonly groups: readonly GroupRobustness[];
  readonly agreement: readonly AgreementLine[];
  /** Criteria of little agreement, least first, whose wording is worth a look. */
  readonly unclear: readonly { readonly criterion: string; readonly alpha: string; readonly things: number }[];
  readonly reviewers: readonly ReviewerHabits[];
};
