import * as v from "valibot";

import { decimalShape, idShape, nameShape, ratioShape, type Shape } from "../shared/checkShape.ts";
import { criterionShape, notApplicableShape } from "./criterionShape.ts";
import { gradingShape } from "./gradingShape.ts";
import type { Scheme } from "./scheme.ts";
import { stageShape } from "./stageShape.ts";

const some = <T extends v.GenericSchema>(shape: T) => v.pipe(v.array(shape), v.nonEmpty());
const count = (least: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(1000));

const reviewerMethodShape = v.variant("kind", [
  v.strictObject({ kind: v.picklist(["mean", "weighted-mean", "median"]) }),
  v.strictObject({
    kind: v.literal("trimmed-mean"),
    dropHighest: count(0),
    dropLowest: count(0),
    fewerThan: count(1),
    then: v.picklist(["mean", "median", "missing"]),
  }),
]);

/** The shape of a scheme file; what its parts mean to each other is checked by `checkScheme`. */
export const schemeShape: Shape<Scheme> = v.strictObject({
  format: v.literal("kaoping-scheme/1"),
  title: nameShape,
  year: v.pipe(v.number(), v.integer(), v.minValue(2008), v.maxValue(2100)),
  rounds: some(v.strictObject({ id: idShape, name: nameShape })),
  parties: some(
    v.strictObject({
      id: idShape,
      name: nameShape,
      by: v.picklist(["reviewers", "self"]),
      combine: reviewerMethodShape,
      required: v.union([v.literal("all"), count(1)]),
    }),
  ),
  groups: some(v.strictObject({ id: idShape, name: nameShape, table: idShape, ...gradingShape })),
  tables: some(
    v.strictObject({
      id: idShape,
      name: nameShape,
      totalPoints: decimalShape,
      weights: v.picklist(["points", "relative"]),
      criteria: some(criterionShape),
      missing: v.picklist(["block", "zero"]),
      notApplicable: v.strictObject({
        contested: v.picklist(["block", "majority", "omit"]),
        rule: notApplicableShape,
        leastShare: v.nullable(ratioShape),
      }),
      stages: some(stageShape),
      total: idShape,
    }),
  ),
  performance: v.strictObject({
    openGovernment: idShape,
    components: some(
      v.strictObject({
        id: idShape,
        name: nameShape,
        weight: decimalShape,
        pool: v.nullable(idShape),
        groups: v.union([v.literal("all"), v.array(idShape)]),
        floor: v.nullable(decimalShape),
      }),
    ),
    pools: v.array(v.strictObject({ id: idShape, name: nameShape, points: decimalShape })),
    notAssessed: v.picklist(["rescale", "keep"]),
    bonusPoints: decimalShape,
    contributionAtMostWeight: v.boolean(),
  }),
  appeals: v.exactOptional(v.strictObject({ withinWorkingDays: count(1) })),
});
