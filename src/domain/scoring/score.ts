import type { Exact } from "../shared/exact.ts";

/** One thing done to reach a score (计算步骤), with the number it gave; the last step's number is the score. */
export type Step =
  | {
      readonly kind: "reviewer-mean";
      readonly party: string;
      readonly values: readonly Exact[];
      readonly result: Exact;
    }
  | { readonly kind: "parties-combined"; readonly shares: readonly PartyShare[]; readonly result: Exact }
  | { readonly kind: "criteria-summed"; readonly points: readonly CriterionPoints[]; readonly result: Exact }
  | { readonly kind: "rescaled"; readonly earned: Exact; readonly applicable: Exact; readonly result: Exact }
  | { readonly kind: "rounded"; readonly places: number; readonly result: Exact };

export type PartyShare = { readonly party: string; readonly weight: Exact; readonly value: Exact };
export type CriterionPoints = { readonly criterion: string; readonly points: Exact };

/** A score is in one of four states, never mixed: scored (0 among them), 不适用, 未报, 不适用 contested. */
export type CriterionScore = { readonly criterion: string } & (
  | { readonly state: "scored"; readonly points: Exact; readonly steps: readonly Step[] }
  | { readonly state: "notApplicable"; readonly reasons: readonly string[] }
  | { readonly state: "missing"; readonly reviewers: readonly string[] }
  | { readonly state: "contested"; readonly reviewers: readonly string[] }
);

export type UnitTotal =
  | { readonly state: "scored"; readonly exact: Exact; readonly rounded: Exact; readonly steps: readonly Step[] }
  | { readonly state: "missing" }
  | { readonly state: "notApplicable" };

/** What one unit earned (得分), criterion by criterion in the scheme's order, and in all. */
export type UnitScore = {
  readonly unit: string;
  readonly criteria: readonly CriterionScore[];
  readonly total: UnitTotal;
};
