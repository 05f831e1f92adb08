import type { LeafRule } from "./leafRule.ts";
import type { DecimalText, RatioText } from "./scheme.ts";

/**
 * What happens to the points of a criterion that does not apply (合理缺项; DOMAIN.md 24):
 * `rescale` the rest of its parent or of the whole, a fixed `factor` on the whole, `spread` in equal amounts over its
 * applicable siblings or over all applicable leaves, `move` to a named criterion, or `refuse`.
 */
export type NotApplicableRule =
  | { readonly kind: "rescale"; readonly within: "whole" | "parent" }
  | { readonly kind: "factor"; readonly factor: RatioText }
  | { readonly kind: "spread"; readonly over: "siblings" | "leaves" }
  | { readonly kind: "move"; readonly to: string }
  | { readonly kind: "refuse" };

type Named = {
  readonly id: string;
  readonly name: string;
  readonly clause: string;
  /** In a table of points: the most it can earn; 0 only for a leaf that can only lose points. */
  readonly maxPoints?: DecimalText;
  /** In a table of relative weights: its share among its siblings. */
  readonly weight?: DecimalText;
  /** Without it the table's rule holds. */
  readonly notApplicable?: NotApplicableRule;
};

/** A criterion that others make up (一级、二级指标). */
export type Branch = Named & { readonly children: readonly Criterion[] };

/** A criterion that is observed (末级指标). */
export type Leaf = Named & {
  readonly rule: LeafRule;
  /** Which of the stage's parties score it; without it all of them. */
  readonly parties?: readonly string[];
};

/** What is assessed (指标): a tree of any depth. */
export type Criterion = Branch | Leaf;

export const isLeaf = (criterion: Criterion): criterion is Leaf => "rule" in criterion;

/** The leaves of a tree in its own order (末级指标). */
export const leavesOf = (criteria: readonly Criterion[]): readonly Leaf[] =>
  criteria.flatMap((criterion) => (isLeaf(criterion) ? [criterion] : leavesOf(criterion.children)));

/** Every criterion of a tree, parents before their children. */
export const criteriaOf = (criteria: readonly Criterion[]): readonly Criterion[] =>
  criteria.flatMap((criterion) => [criterion, ...(isLeaf(criterion) ? [] : criteriaOf(criterion.children))]);
