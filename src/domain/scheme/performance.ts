import type { DecimalText } from "./scheme.ts";

/**
 * A part of the whole performance assessment (绩效考核构成). `weight` is in points of 100, or, for a member of a pool,
 * its share among the pool's members.
 */
export type PerformanceComponent = {
  readonly id: string;
  readonly name: string;
  readonly weight: DecimalText;
  readonly pool: string | null;
  /** The groups that are assessed on it. */
  readonly groups: "all" | readonly string[];
  /** The least weight the office itself sets for it, in percent. */
  readonly floor: DecimalText | null;
};

/** Points that several components share (合并计分): DOMAIN.md 37. */
export type PerformancePool = { readonly id: string; readonly name: string; readonly points: DecimalText };

/** The whole performance assessment that open-government work is a part of (绩效考核). */
export type Performance = {
  /** The component that is open-government work, held to the 4% rule. */
  readonly openGovernment: string;
  readonly components: readonly PerformanceComponent[];
  readonly pools: readonly PerformancePool[];
  /** What a group's components come to where some are not assessed: rescaled to 100, or left as they are. */
  readonly notAssessed: "rescale" | "keep";
  /** Bonus points that the performance assessment gives beyond 100; the weight is also held to its floor in 100 + these. */
  readonly bonusPoints: DecimalText;
  /** Whether a total above full marks brings at most the component's weight. */
  readonly contributionAtMostWeight: boolean;
};
