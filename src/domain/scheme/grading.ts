import type { Rounding } from "../shared/exact.ts";
import type { DecimalText, RatioText } from "./scheme.ts";

/** What an order or a grade follows: the exact total, or the total rounded so. */
export type Followed = "exact" | Rounding;

/** What is compared when totals are equal (并列时比较): a criterion's points in a stage, or a stage's number. */
export type TieBreak =
  | { readonly by: "criterion"; readonly stage: string; readonly criterion: string; readonly first: "higher" | "lower" }
  | { readonly by: "stage"; readonly stage: string; readonly first: "higher" | "lower" };

/** A grade (等次) and the lowest total that reaches it, bound included; null where any total does. */
export type Grade = { readonly name: string; readonly from: DecimalText | null };

/**
 * How many units may hold a grade (等次名额). Units are taken in order of rank; those beyond it go to the next grade.
 * `refill`: whether the place of a unit that is barred from the grade passes to the next one.
 * `boundaryTies`: units of one rank that do not all fit are all taken, none taken, or the ranking waits.
 */
export type Quota = {
  readonly grade: string;
  readonly limit:
    | { readonly kind: "percent"; readonly percent: DecimalText; readonly rounding: "floor" | "ceil" | "round" }
    | { readonly kind: "count"; readonly count: number };
  readonly scoreFloor: DecimalText | null;
  readonly refill: boolean;
  readonly boundaryTies: "all" | "none" | "refuse";
};

/** A condition that keeps a unit from a better grade (不得评优): less than `share` of a criterion's points, or a stage test. */
export type GradeLimit = {
  readonly name: string;
  readonly when:
    | { readonly by: "criterion"; readonly stage: string; readonly criterion: string; readonly below: RatioText }
    | { readonly by: "stage"; readonly stage: string; readonly below: DecimalText };
  readonly atMost: string;
};

/** How a group's totals become ranks and grades. */
export type Grading = {
  readonly ranking: {
    readonly on: Followed;
    /** "standard": 1, 2, 2, 4; "dense": 1, 2, 2, 3. */
    readonly ties: "standard" | "dense";
    readonly tieBreaks: readonly TieBreak[];
  };
  readonly grading: {
    readonly on: Followed;
    /** Best first; the last takes whatever is left. */
    readonly grades: readonly Grade[];
    readonly quotas: readonly Quota[];
    readonly limits: readonly GradeLimit[];
  };
  /** How the total is printed. */
  readonly shown: Rounding;
};
