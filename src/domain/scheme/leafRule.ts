import type { DecimalText, RatioText } from "./scheme.ts";

/** The lowest and the highest mark of a scale. */
export type Scale = { readonly lowest: DecimalText; readonly highest: DecimalText };

/** A named choice and the part of the leaf's points that it earns, from 0 to 1. */
export type Option = { readonly id: string; readonly name: string; readonly share: RatioText };

/** A named fault and what one of them costs, in points. */
export type DeductionKind = { readonly id: string; readonly name: string; readonly points: DecimalText };

/** Where losing points ends: at the leaf's 0, at the 0 of its first-level criterion, or nowhere. */
export type DeductionCap = "leaf" | "levelOne" | "none";

/** What a denominator of 0 means: the criterion does not apply, earns all, earns nothing, or the ranking waits. */
export type EmptyDenominator = "notApplicable" | "full" | "zero" | "refuse";

/**
 * How a leaf's observation becomes points (评分规则; DOMAIN.md 11-17). `max` is the leaf's points.
 * - `points`: points typed by a person; with `scale` marks on a scale of its own: max × (mark − lowest) ÷ (highest − lowest)
 * - `options`: max × the share of the option chosen (优/良/一般/差)
 * - `parts`: max × the sum of the shares of the parts found (50% + 30% + 20%)
 * - `proportion`: max × done ÷ due; more done than due counts as all, or is refused
 * - `count`: base + count × each, at most `ceiling`
 * - `deductions`: max − Σ count × points, down to the cap; an `allOrNothing` is one fault that costs everything
 * - `minus`: − Σ count × points, no points of its own, down to −`most`
 * - `allOrNothing`: max, or 0 after any occurrence
 * - `completion`: ratio = reached ÷ target, looked up on a curve of (ratio, share)
 * - `tasks`: max × Σ weight × share ÷ Σ weight over the unit's tasks of the breakdown
 * - `survey`: max × Σ count × share ÷ Σ count, with a minimum sample
 * - `findings`: as `deductions`, from the year's findings
 * - `formula`: staff's own formula over the inputs observed
 */
export type LeafRule =
  | { readonly kind: "points"; readonly scale: Scale | null }
  | { readonly kind: "options"; readonly options: readonly Option[] }
  | { readonly kind: "parts"; readonly parts: readonly Option[] }
  | { readonly kind: "proportion"; readonly above: "cap" | "refuse"; readonly noneDue: EmptyDenominator }
  | { readonly kind: "count"; readonly base: DecimalText; readonly each: DecimalText; readonly ceiling: DecimalText }
  | { readonly kind: "deductions"; readonly kinds: readonly DeductionKind[]; readonly cap: DeductionCap }
  | { readonly kind: "minus"; readonly kinds: readonly DeductionKind[]; readonly most: DecimalText | null }
  | { readonly kind: "allOrNothing" }
  | {
      readonly kind: "completion";
      /** Rising in ratio; below the first point the first share, above the last one the last. */
      readonly curve: readonly { readonly ratio: RatioText; readonly share: RatioText }[];
      readonly between: "step" | "linear";
      readonly noTarget: EmptyDenominator;
    }
  | {
      readonly kind: "tasks";
      readonly states: readonly Option[];
      readonly leadWeight: DecimalText;
      readonly supportWeight: DecimalText;
      readonly noTasks: EmptyDenominator;
    }
  | {
      readonly kind: "survey";
      readonly options: readonly Option[];
      readonly minimumSample: number;
      readonly belowMinimum: "notApplicable" | "refuse";
    }
  | {
      readonly kind: "findings";
      readonly kinds: readonly DeductionKind[];
      readonly cap: DeductionCap;
      /** The rounds whose findings count. */
      readonly rounds: readonly string[];
      /** What part of a finding is still deducted once it was rectified and the recheck found nothing left. */
      readonly rectified: RatioText;
    }
  | {
      readonly kind: "formula";
      readonly formula: string;
      readonly inputs: readonly { readonly id: string; readonly name: string }[];
      /** The points are held within [0, max], or a result outside is refused. */
      readonly outside: "cap" | "refuse";
    };

export type RuleKind = LeafRule["kind"];
