import { isLeaf, type Criterion, type Leaf } from "./criterion.ts";

/** A criterion and where it stands in the scheme. */
export type PlacedCriterion = {
  readonly criterion: Criterion;
  /** "tables[0].criteria[1].children[0]". */
  readonly path: string;
  /** Its first-level criterion, itself on the first level. */
  readonly root: Criterion;
  /** The criteria above it, the first level first. */
  readonly above: readonly Criterion[];
  readonly siblings: readonly Criterion[];
};

/** Every criterion of a tree with its place (指标位置), parents before their children. */
export const placedCriteria = (criteria: readonly Criterion[], path: string): readonly PlacedCriterion[] =>
  place(criteria, path, []);

const place = (siblings: readonly Criterion[], path: string, above: readonly Criterion[]): readonly PlacedCriterion[] =>
  siblings.flatMap((criterion, index) => {
    const own = { criterion, path: `${path}[${index}]`, root: above[0] ?? criterion, above, siblings };
    return isLeaf(criterion)
      ? [own]
      : [own, ...place(criterion.children, `${own.path}.children`, [...above, criterion])];
  });

export type PlacedLeaf = PlacedCriterion & { readonly criterion: Leaf };

export const isPlacedLeaf = (placed: PlacedCriterion): placed is PlacedLeaf => isLeaf(placed.criterion);
