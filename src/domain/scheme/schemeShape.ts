import * as v from "valibot";

import { decimalShape, idShape, nameShape, type Shape } from "../shared/checkShape.ts";
import type { Scheme } from "./scheme.ts";

const some = <T extends v.GenericSchema>(shape: T) => v.pipe(v.array(shape), v.nonEmpty());

/** The shape of a scheme file; what its parts mean to each other is checked by `checkScheme`. */
export const schemeShape: Shape<Scheme> = v.strictObject({
  format: v.literal("kaoping-scheme/1"),
  title: nameShape,
  year: v.pipe(v.number(), v.integer(), v.minValue(2008), v.maxValue(2100)),
  round: nameShape,
  totalPoints: decimalShape,
  groups: some(v.strictObject({ id: idShape, name: nameShape })),
  parties: some(v.strictObject({ id: idShape, name: nameShape, weight: decimalShape })),
  criteria: some(
    v.strictObject({
      id: idShape,
      name: nameShape,
      maxPoints: decimalShape,
      clause: v.string(),
      rule: v.strictObject({ kind: v.literal("points") }),
    }),
  ),
  policy: v.strictObject({
    reviewers: v.literal("mean"),
    absentParty: v.literal("refuse"),
    notApplicable: v.literal("rescale-whole"),
    missing: v.literal("block"),
    rounding: v.strictObject({
      places: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)),
      mode: v.picklist(["half-up", "half-even"]),
    }),
    rankOn: v.picklist(["exact", "rounded"]),
    gradeOn: v.picklist(["exact", "rounded"]),
    ties: v.picklist(["standard", "dense"]),
  }),
  grades: some(v.strictObject({ name: nameShape, from: decimalShape })),
  performance: v.strictObject({
    openGovernment: idShape,
    components: some(v.strictObject({ id: idShape, name: nameShape, weight: decimalShape })),
  }),
});
