import { exact, isZero } from "../shared/exact.ts";
import { errorAt, type Issue } from "../shared/result.ts";
import { addUp, idsOf, namesOf, repeatedIds, repeatedNames, type At } from "./checkLists.ts";
import { isLeaf, leavesOf, type Criterion } from "./criterion.ts";
import { isPlacedLeaf, placedCriteria, type PlacedCriterion } from "./criterionPaths.ts";
import type { DeductionCap } from "./leafRule.ts";
import type { Table } from "./scheme.ts";

/**
 * Checks a table's criteria as a tree (指标体系): ids, names, points or weights at every level, where losing points ends.
 *
 * @param path of the table
 * @returns `id-repeated` (among criteria, event items and vetoes), `name-repeated` (among siblings), `field-missing`,
 *   `criterion-field-unfit` (field, weights), `points-do-not-add-up`, `criterion-without-points` (id),
 *   `minus-with-points` (id, got), `minus-in-relative-table` (id), `caps-mixed` (id)
 */
export const checkCriteria = (table: Table, path: string, at: At): readonly Issue[] => {
  const placed = placedCriteria(table.criteria, `${path}.criteria`);
  return [
    ...checkIds(table, placed, path, at),
    ...repeatedNames(namesOf(table.criteria, `${path}.criteria`), at),
    ...placed.flatMap((one) => [
      ...checkWeight(table, one, at),
      ...checkChildren(table, one, at),
      ...(isPlacedLeaf(one) && one.criterion.rule.kind === "minus" ? checkMinus(table, one, at) : []),
      ...checkCaps(one, at),
    ]),
  ];
};

/** An observation names a criterion, an event or a veto in the same column. */
const checkIds = (table: Table, placed: readonly PlacedCriterion[], path: string, at: At): readonly Issue[] =>
  repeatedIds(
    [
      ...placed.map(({ criterion, path: own }) => ({ text: criterion.id, path: `${own}.id` })),
      ...table.stages.flatMap((stage, index) => {
        const own = `${path}.stages[${index}]`;
        if (stage.op === "events") return idsOf(stage.items, `${own}.items`);
        return stage.op === "veto" ? idsOf(stage.vetoes, `${own}.vetoes`) : [];
      }),
    ],
    at,
  );

const checkWeight = (table: Table, { criterion, path }: PlacedCriterion, at: At): readonly Issue[] => {
  const [wanted, unfit] =
    table.weights === "points" ? (["maxPoints", "weight"] as const) : (["weight", "maxPoints"] as const);
  const { id } = criterion;
  const worth = criterion[wanted];
  return [
    ...(criterion[unfit] === undefined
      ? []
      : [errorAt(at(`${path}.${unfit}`), "criterion-field-unfit", { field: unfit, weights: table.weights })]),
    ...(worth === undefined ? [errorAt(at(`${path}.${wanted}`), "field-missing", { want: "decimal" })] : []),
    ...(worth !== undefined && isZero(exact(worth)) && !mayBeZero(table, criterion)
      ? [errorAt(at(`${path}.${wanted}`), "criterion-without-points", { id })]
      : []),
  ];
};

/** In a table of points what only loses points has none: a `minus` leaf, uncapped findings, a branch of nothing else. */
const mayBeZero = (table: Table, criterion: Criterion): boolean =>
  table.weights === "points" &&
  leavesOf([criterion]).every(({ rule }) => rule.kind === "minus" || (rule.kind === "findings" && rule.cap === "none"));

const checkChildren = (table: Table, { criterion, path }: PlacedCriterion, at: At): readonly Issue[] => {
  if (isLeaf(criterion)) return [];
  const points = criterion.children.flatMap(({ maxPoints }) => (maxPoints === undefined ? [] : [maxPoints]));
  return [
    ...repeatedNames(namesOf(criterion.children, `${path}.children`), at),
    ...(table.weights === "points" && points.length === criterion.children.length && criterion.maxPoints !== undefined
      ? addUp("criteria", points, criterion.maxPoints, `${path}.children`, at)
      : []),
  ];
};

const checkMinus = (table: Table, { criterion, path }: PlacedCriterion, at: At): readonly Issue[] => {
  const { id, maxPoints = "0" } = criterion;
  if (table.weights === "relative") return [errorAt(at(`${path}.rule`), "minus-in-relative-table", { id })];
  return isZero(exact(maxPoints))
    ? []
    : [errorAt(at(`${path}.maxPoints`), "minus-with-points", { id, got: maxPoints })];
};

/** A first level that ends at 0 would also end what is said to end nowhere. */
const checkCaps = ({ criterion, path, above }: PlacedCriterion, at: At): readonly Issue[] => {
  if (above.length > 0) return [];
  const caps = leavesOf([criterion]).flatMap(({ rule }): readonly DeductionCap[] => ("cap" in rule ? [rule.cap] : []));
  return caps.includes("none") && caps.includes("levelOne")
    ? [errorAt(at(path), "caps-mixed", { id: criterion.id })]
    : [];
};
