import { leavesOf, type Leaf } from "../scheme/criterion.ts";
import { add, compare, divide, exact, exactText, subtract, zero, type Exact } from "../shared/exact.ts";
import type { GroupResult, YearResults } from "./yearResults.ts";

/**
 * A criterion on which points were lost (存在问题): who lost there, the largest share of the points first, and the faults that
 * were found, each kind with its number.
 */
export type Problem = {
  readonly table: string;
  readonly criterion: string;
  readonly units: readonly { readonly unit: string; readonly name: string; readonly lost: Exact }[];
  readonly faults: readonly { readonly name: string; readonly count: string }[];
};

/**
 * The problems of a year by criterion, those first on which the units together lost the largest share (问题分类). A unit is named
 * for a criterion only where it lost points there.
 */
export const problemsOf = (results: YearResults, groups: readonly GroupResult[]): readonly Problem[] =>
  results.scheme.tables
    .flatMap((table) => {
      const rows = groups.filter((one) => one.table.id === table.id).flatMap(({ rows: own }) => own);
      return leavesOf(table.criteria).map((leaf) => {
        const units = rows
          .flatMap(({ unit, score }) => {
            const lost = shareLost(score.criteria.filter(({ criterion }) => criterion === leaf.id));
            return compare(lost, zero) > 0 ? [{ unit: unit.id, name: unit.name, lost }] : [];
          })
          .sort((one, other) => compare(other.lost, one.lost));
        const ids = new Set(units.map(({ unit }) => unit));
        return { table: table.name, criterion: leaf.name, units, faults: faultsOf(results, leaf, ids) };
      });
    })
    .filter(({ units }) => units.length > 0)
    .sort((one, other) => compare(lostTogether(other), lostTogether(one)));

const lostTogether = ({ units }: Problem): Exact => units.reduce((all, { lost }) => add(all, lost), zero);

type Scored = YearResults["scores"][number]["criteria"];

/** Over all stages that score the leaf: the points lost as a share of the most there were. */
const shareLost = (scored: Scored): Exact => {
  let [lost, most] = [zero, zero];
  for (const { outcome, maxPoints } of scored) {
    if (outcome.state !== "scored") continue;
    lost = add(lost, subtract(maxPoints, outcome.points));
    most = add(most, maxPoints);
  }
  return compare(most, zero) > 0 ? divide(lost, most) : zero;
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
      ...(rule.kind === "deductions" ? mostCounted(observations, id, kind, units) : []),
    ];
    const all = counts.reduce((sum, count) => add(sum, exact(count)), zero);
    return compare(all, zero) > 0 ? [{ name, count: exactText(all) }] : [];
  });
};

/** Of each unit the largest number that any one reviewer counted. */
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
    const before = most.get(one.unit);
    if (before === undefined || compare(exact(one.count), exact(before)) > 0) most.set(one.unit, one.count);
  }
  return [...most.values()];
};
