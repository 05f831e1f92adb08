import * as v from "valibot";

import type { Followed } from "../../domain/scheme/grading.ts";
import type { DecimalText } from "../../domain/scheme/scheme.ts";
import {
  checkShape,
  decimalShape,
  idShape,
  nameShape,
  roundingShape,
  type Shape,
} from "../../domain/shared/checkShape.ts";
import { compare, exact, isZero, one, type Rounding } from "../../domain/shared/exact.ts";
import { errorAt, judged, type Issue, type Result } from "../../domain/shared/result.ts";

/** Units that are compared across jurisdictions (汇总分组): the schemes' group of this id, whose table must have these full marks. */
export type PlannedGroup = { readonly id: string; readonly name: string; readonly full: DecimalText };

/** What counts in a jurisdiction's score: the mean of its units of a group, or of the jurisdictions of a level that are right below it. */
export type Part =
  { readonly group: string; readonly weight: DecimalText } | { readonly below: string; readonly weight: DecimalText };

/** A level of jurisdictions (层级), such as counties, and how their score comes about: 本级 6 : 乡镇 3 : 县直 1. */
export type Level = {
  readonly id: string;
  readonly name: string;
  readonly parts: readonly Part[];
  /** Where a part has nothing to be averaged: there is no score, or its weight is passed on to the other parts. */
  readonly absentPart: "block" | "pass-on";
  /** A unit whom a veto left no total counts as 0, or is left out of the mean. */
  readonly withoutTotal: "zero" | "omit";
};

/** How a year of many jurisdictions is rolled up (汇总方案). Nothing of it has a default. */
export type RollUpPlan = {
  readonly format: "kaoping-rollup/1";
  readonly title: string;
  readonly year: number;
  readonly groups: readonly PlannedGroup[];
  /** From the lowest up: a level counts what is below it. */
  readonly levels: readonly Level[];
  readonly ranking: { readonly on: Followed; readonly ties: "standard" | "dense" };
  /** How scores and totals are printed; the exact ones are printed beside them. */
  readonly shown: Rounding;
  /** Where the bands of the distribution begin, shares of a criterion's points in (0, 1], the lowest first. */
  readonly bands: readonly DecimalText[];
};

const partShape: Shape<Part> = v.union([
  v.strictObject({ group: idShape, weight: decimalShape }),
  v.strictObject({ below: idShape, weight: decimalShape }),
]);

const planShape: Shape<RollUpPlan> = v.strictObject({
  format: v.literal("kaoping-rollup/1"),
  title: nameShape,
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2999)),
  groups: v.pipe(v.array(v.strictObject({ id: idShape, name: nameShape, full: decimalShape })), v.nonEmpty()),
  levels: v.pipe(
    v.array(
      v.strictObject({
        id: idShape,
        name: nameShape,
        parts: v.pipe(v.array(partShape), v.nonEmpty()),
        absentPart: v.picklist(["block", "pass-on"]),
        withoutTotal: v.picklist(["zero", "omit"]),
      }),
    ),
    v.nonEmpty(),
  ),
  ranking: v.strictObject({
    on: v.union([v.literal("exact"), roundingShape]),
    ties: v.picklist(["standard", "dense"]),
  }),
  shown: roundingShape,
  bands: v.pipe(v.array(decimalShape), v.maxLength(20)),
});

/**
 * Types a plan that came from outside, and checks it as a whole (检查汇总方案).
 *
 * @returns the issues of `checkShape`, `id-repeated` (id), `rollup-part-unknown` (level, part), `rollup-part-repeated` (level, part),
 *   `rollup-weights-zero` (level), `rollup-bands-order`
 */
export const checkPlan = (raw: unknown, document: string): Result<RollUpPlan> => {
  const typed = checkShape(planShape, raw, document);
  if (!typed.ok) return typed;
  const plan = typed.value;
  const at = (path: string) => ({ kind: "field", document, path }) as const;
  const issues: Issue[] = [
    ...repeatedIds(plan.groups).map((n) =>
      errorAt(at(`groups[${n}].id`), "id-repeated", { id: plan.groups[n]?.id ?? "" }),
    ),
    ...repeatedIds(plan.levels).map((n) =>
      errorAt(at(`levels[${n}].id`), "id-repeated", { id: plan.levels[n]?.id ?? "" }),
    ),
    ...plan.levels.flatMap((level, n) => partIssues(plan, level, n, (path) => at(`levels[${n}]${path}`))),
  ];
  const bands = plan.bands.map(exact);
  const rising = bands.every((band, n) => {
    const before = bands[n - 1];
    return !isZero(band) && compare(band, one) <= 0 && (before === undefined || compare(before, band) < 0);
  });
  if (!rising) issues.push(errorAt(at("bands"), "rollup-bands-order"));
  return judged(() => plan, issues);
};

const repeatedIds = (list: readonly { readonly id: string }[]): readonly number[] =>
  list.flatMap(({ id }, n) => (list.findIndex((other) => other.id === id) < n ? [n] : []));

/** @param n the level's place: parts below it are of levels before it */
const partIssues = (
  { groups, levels }: RollUpPlan,
  level: Level,
  n: number,
  at: (path: string) => Issue["place"],
): readonly Issue[] => {
  const named = level.parts.map((part) => ("group" in part ? `group ${part.group}` : `below ${part.below}`));
  const issues = level.parts.flatMap((part, place): readonly Issue[] => {
    const name = "group" in part ? part.group : part.below;
    const known =
      "group" in part ? groups.some(({ id }) => id === name) : levels.slice(0, n).some(({ id }) => id === name);
    const data = { level: level.name, name };
    return [
      ...(known ? [] : [errorAt(at(`.parts[${place}]`), "rollup-part-unknown", data)]),
      ...(named.indexOf(named[place] ?? "") < place
        ? [errorAt(at(`.parts[${place}]`), "rollup-part-repeated", data)]
        : []),
    ];
  });
  const weighs = level.parts.some(({ weight }) => !isZero(exact(weight)));
  return weighs ? issues : [...issues, errorAt(at(".parts"), "rollup-weights-zero", { level: level.name })];
};
