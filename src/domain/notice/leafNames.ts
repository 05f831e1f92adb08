import { under } from "../shared/under.ts";
import { isLeaf, leavesOf, type Criterion } from "../scheme/criterion.ts";

/**
 * What each leaf of a table is called where it stands alone (指标名称), by its id: names are unique only among siblings, so one that
 * another leaf bears too has those of its branches before it.
 */
export const leafNames = (criteria: readonly Criterion[]): ReadonlyMap<string, string> => {
  const times = new Map<string, number>();
  for (const { name } of leavesOf(criteria)) times.set(name, (times.get(name) ?? 0) + 1);
  const named = (list: readonly Criterion[], above: readonly string[]): readonly (readonly [string, string])[] =>
    list.flatMap((one): readonly (readonly [string, string])[] => {
      const path = [...above, one.name];
      if (!isLeaf(one)) return named(one.children, path);
      return [[one.id, under(times, one.name) > 1 ? path.join("·") : one.name]];
    });
  return new Map(named(criteria, []));
};
