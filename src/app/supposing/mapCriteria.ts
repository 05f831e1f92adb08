import { isLeaf, type Criterion } from "../../domain/scheme/criterion.ts";

/** A tree with some of its criteria changed (改动指标树); what is changed is not looked into any further. */
export const mapCriteria = (
  criteria: readonly Criterion[],
  change: (criterion: Criterion) => Criterion,
): readonly Criterion[] =>
  criteria.map((criterion) => {
    const own = change(criterion);
    return own !== criterion || isLeaf(own) ? own : { ...own, children: mapCriteria(own.children, change) };
  });
