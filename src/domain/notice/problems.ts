import { under } from "../shared/under.ts";
import { leavesOf, type Leaf } from "../scheme/criterion.ts";
import { add, compare, divide, exact, exactText, subtract, sum, whole, zero, type Exact } from "../shared/exact.ts";
import { leafNames } from "./leafNames.ts";
import type { GroupResult, YearResults } from "./yearResults.ts";

/**
 * A criterion on which points were lost (存在问题): who lost at least as much there as units did on average, the largest share of the
 * points first, and the faults that were found with them, each kind with its number.
 */
export type Problem = {
  readonly table: string;
  readonly criterion: string;
  readonly units: readonly { readonly unit: string; readonly name: string; readonly lost: Exact }[];
  readonly faults: readonly { readonly name: string; readonly count: string }[];
};

/**
 * The problems of a year by criterion, those first on which the units together lost the largest share (问题分类). A unit is named
 * for a criterion only where it lost points there, and no smaller a share of them than the mean of all whom it applies to.
 */
export const problemsOf = (results: YearResults, groups: readonly GroupResult[]): readonly Problem[] =>
  results.scheme.tables
    .flatMap((table) => {
      const rows = groups.filter((one) => one.table.id === table.id).flatMap(({ rows: own }) => own);
      const names = leafNames(table.criteria);
      return leavesOf(table.criteria).map((leaf) => {
        const all = rows.flatMap(({ unit, score }) => {
          const lost = shareLost(
            score.criteria.filter(({ criterion }) => criterion === leaf.id),
            exact(table.totalPoints),
          );
          return lost ? [{ unit: unit.id, name: unit.name, lost }] : [];
        });
        const mean = all.length > 0 ? divide(sum(all.map(({ lost }) => lost)), whole(all.length)) : zero;
        const units = all
          .filter(({ lost }) => compare(lost, zero) > 0 && compare(lost, mean) >= 0)
          .sort((one, other) => compare(other.lost, one.lost));
        const ids = new Set(units.map(({ unit }) => unit));
        return {
          table: table.name,
          criterion: under(names, leaf.id),
          units,
          faults: faultsOf(results, leaf, ids),
        };
      });
    })
    .filter(({ units }) => units.length > 0)
    .sort((one, other) => compare(lostTogether(other), lostTogether(one)));

const lostTogether = ({ units }: Problem): Exact => sum(units.map(({ lost }) => lost));

type Scored = YearResults["scores"][number]["criteria"];

/**
 * Over all stages that score the leaf: the points lost as a share of the most there were, or of the table's where the leaf can
 * only lose points; null where it does not apply.
 */
const shareLost = (scored: Scored, whole: Exact): Exact | null => {
  let [lost, most] = [zero, zero];
  let applies = false;
  for (const { outcome, maxPoints } of scored) {
    if (outcome.state !== "scored") continue;
    applies = true;
    lost = add(lost, subtract(maxPoints, outcome.points));
    most = add(most, maxPoints);
  }
  if (!applies || compare(whole, zero) <= 0) return null;
  return divide(lost, compare(most, zero) > 0 ? most : whole);
};

const faultsOf = ({ findings, observations }: YearResults, { id, rule }: Leaf, units: ReadonlySet<string>) => {
  const kinds = rule.kind === "deductions" || rule.kind === "minus" || rule.kind === "findings" ? rule.kinds : [];
  const rounds = rule.kind === "findings" ? rule.rounds : [];
  return kinds.flatMap(({ id: kind, name }) => {
    const counts = [
      ...findings.flatMap((one) =>
        one.criterion === id && one.kind === kind && rounds.includes(one.round) && units.has(one.unit)
          ? [one.count]
          : [],
      ),
      // Several reviewers may have found the same faults: what each of them counted is not added up.
      ...(rule.kind === "deductions" || rule.kind === "minus" ? mostCounted(observations, id, kind, units) : []),
    ];
    const all = sum(counts.map(exact));
    return compare(all, zero) > 0 ? [{ name, count: exactText(all) }] : [];
  });
};

/** Of each unit and round the largest number that any one reviewer counted. */
const mostCounted = (
  observations: YearResults["observations"],
  criterion: string,
  kind: string,
  units: ReadonlySet<string>,
): readonly string[] => {
  const most = new Map<string, string>();
  for (const one of observations) {
    if (one.criterion !== criterion || one.kind !== "deduction" || one.value !== kind) continue;
    if (one.count === null || !units.has(one.unit)) continue;
    const key = `${one.unit}\n${one.round}`;
    const before = most.get(key);
    if (before === undefined || compare(exact(one.count), exact(before)) > 0) most.set(key, one.count);
  }
  return [...most.values()];
};
