import { exact, isZero } from "../shared/exact.ts";
import { errorAt, type Issue } from "../shared/result.ts";
import { unknownIn, type At } from "./checkLists.ts";
import { checkShare } from "./checkShares.ts";
import type { PlannedCriterion } from "./criteriaPlan.ts";
import { criteriaOf, isLeaf, type NotApplicableRule } from "./criterion.ts";
import { placedCriteria, type PlacedCriterion } from "./criterionPaths.ts";
import { plannedFor } from "./plannedRoots.ts";
import type { Table } from "./scheme.ts";

/**
 * Checks what becomes of the points of criteria that do not apply (缺项规则): the table's rule and those of single criteria.
 *
 * @param path of the table
 * @returns `share-outside`, `factor-zero`, `reference-unknown`, `move-to-kin` (id, to), `move-target-not-in-stage`
 *   (id, to, stage), `move-target-without-points` (id, to), `spread-impossible` (id, stage)
 */
export const checkNotApplicable = (table: Table, path: string, at: At): readonly Issue[] => {
  const { rule, leastShare } = table.notApplicable;
  const placed = placedCriteria(table.criteria, `${path}.criteria`);
  const rulePath = `${path}.notApplicable.rule`;
  return [
    ...(leastShare === null ? [] : checkShare(leastShare, `${path}.notApplicable.leastShare`, at)),
    ...checkRule(table, rule, rulePath, at),
    ...placed.flatMap(({ criterion: { notApplicable }, path: own }) =>
      notApplicable ? checkRule(table, notApplicable, `${own}.notApplicable`, at) : [],
    ),
    ...placed.flatMap((one) => checkKin(table, one, at)),
    ...table.stages.flatMap((stage) =>
      stage.op === "criteria" ? checkTakers(plannedFor(table, stage), stage.name, placed, at) : [],
    ),
  ];
};

const checkRule = (table: Table, rule: NotApplicableRule, path: string, at: At): readonly Issue[] => {
  const known = criteriaOf(table.criteria).map(({ id }) => id);
  if (rule.kind === "move") return unknownIn("criterion", [{ text: rule.to, path: `${path}.to` }], known, at);
  return rule.kind === "factor" && isZero(exact(rule.factor)) ? [errorAt(at(`${path}.factor`), "factor-zero")] : [];
};

/** Where a criterion's rule is written: at itself, or at the table, then the criterion itself is named. */
const ruleAt = ({ criterion, path }: PlacedCriterion): string =>
  criterion.notApplicable ? `${path}.notApplicable` : path;

/** Points cannot move to the criterion itself, nor to what is above or beneath it. */
const checkKin = (table: Table, placed: PlacedCriterion, at: At): readonly Issue[] => {
  const { criterion, above } = placed;
  const rule = criterion.notApplicable ?? table.notApplicable.rule;
  if (rule.kind !== "move" || (isLeaf(criterion) && criterion.rule.kind === "minus")) return [];
  const kin = [...above, ...criteriaOf([criterion])];
  return kin.some(({ id }) => id === rule.to)
    ? [errorAt(at(ruleAt(placed)), "move-to-kin", { id: criterion.id, to: rule.to })]
    : [];
};

/** Whoever takes points over must be scored in the same stage and have points of its own. */
const checkTakers = (
  planned: readonly PlannedCriterion[],
  stage: string,
  placed: readonly PlacedCriterion[],
  at: At,
): readonly Issue[] =>
  planned.flatMap((gap) => {
    const own = placed.find(({ criterion }) => criterion === gap.criterion);
    if (!own || isZero(gap.maxPoints)) return [];
    const { id } = gap.criterion;
    if (gap.rule.kind === "move") {
      const { to } = gap.rule;
      const target = planned.find(({ criterion }) => criterion.id === to);
      if (target) {
        return isZero(target.maxPoints) ? [errorAt(at(ruleAt(own)), "move-target-without-points", { id, to })] : [];
      }
      return placed.some(({ criterion }) => criterion.id === to)
        ? [errorAt(at(ruleAt(own)), "move-target-not-in-stage", { id, to, stage })]
        : [];
    }
    return gap.rule.kind === "spread" && spreadsOverNothing(gap, gap.rule.over, planned)
      ? [errorAt(at(ruleAt(own)), "spread-impossible", { id, stage })]
      : [];
  });

/** Others there are, but none with points. A criterion that stands alone is never the gap: what is above it is. */
const spreadsOverNothing = (
  gap: PlannedCriterion,
  over: "siblings" | "leaves",
  planned: readonly PlannedCriterion[],
): boolean => {
  const others =
    over === "siblings"
      ? planned.filter((one) => one !== gap && one.parent === gap.parent)
      : planned.filter((one) => one.leaf && one !== gap && !isBeneath(one, gap));
  return others.length > 0 && others.every(({ maxPoints }) => isZero(maxPoints));
};

const isBeneath = ({ parent }: PlannedCriterion, above: PlannedCriterion): boolean =>
  parent !== null && (parent === above || isBeneath(parent, above));
