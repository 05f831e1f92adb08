import * as v from "valibot";

import { decimalShape, idShape, nameShape, ratioShape, roundingShape } from "../shared/checkShape.ts";

const some = <T extends v.GenericSchema>(shape: T) => v.pipe(v.array(shape), v.nonEmpty());
const followedShape = v.union([v.literal("exact"), roundingShape]);
const firstShape = v.picklist(["higher", "lower"]);

/** The fields of a group that turn totals into ranks and grades. */
export const gradingShape = {
  ranking: v.strictObject({
    on: followedShape,
    ties: v.picklist(["standard", "dense"]),
    tieBreaks: v.array(
      v.variant("by", [
        v.strictObject({ by: v.literal("criterion"), stage: idShape, criterion: idShape, first: firstShape }),
        v.strictObject({ by: v.literal("stage"), stage: idShape, first: firstShape }),
      ]),
    ),
  }),
  grading: v.strictObject({
    on: followedShape,
    grades: some(v.strictObject({ name: nameShape, from: v.nullable(decimalShape) })),
    quotas: v.array(
      v.strictObject({
        grade: nameShape,
        limit: v.variant("kind", [
          v.strictObject({
            kind: v.literal("percent"),
            percent: decimalShape,
            rounding: v.picklist(["floor", "ceil", "round"]),
          }),
          v.strictObject({ kind: v.literal("count"), count: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
        ]),
        scoreFloor: v.nullable(decimalShape),
        refill: v.boolean(),
        boundaryTies: v.picklist(["all", "none", "refuse"]),
      }),
    ),
    limits: v.array(
      v.strictObject({
        name: nameShape,
        when: v.variant("by", [
          v.strictObject({ by: v.literal("criterion"), stage: idShape, criterion: idShape, below: ratioShape }),
          v.strictObject({ by: v.literal("stage"), stage: idShape, below: decimalShape }),
        ]),
        atMost: nameShape,
      }),
    ),
  }),
  shown: roundingShape,
};
