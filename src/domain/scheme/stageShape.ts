import * as v from "valibot";

import {
  decimalShape,
  idShape,
  nameShape,
  ratioShape,
  roundingShape,
  signedDecimalShape,
  type Shape,
} from "../shared/checkShape.ts";
import { formulaShape, scaleShape } from "./criterionShape.ts";
import type { Stage } from "./stage.ts";

const some = <T extends v.GenericSchema>(shape: T) => v.pipe(v.array(shape), v.nonEmpty());

const named = {
  id: idShape,
  name: nameShape,
  bounds: v.strictObject({ min: v.nullable(signedDecimalShape), max: v.nullable(signedDecimalShape) }),
  rounding: v.nullable(roundingShape),
};

const absentShape = v.variant("kind", [
  v.strictObject({ kind: v.picklist(["refuse", "proportional", "equally"]) }),
  v.strictObject({ kind: v.literal("to"), to: idShape }),
]);

const vetoShape = v.strictObject({
  id: idShape,
  name: nameShape,
  clause: v.string(),
  score: v.variant("kind", [
    v.strictObject({ kind: v.picklist(["none", "keep"]) }),
    v.strictObject({ kind: v.literal("fixed"), points: decimalShape }),
    v.strictObject({ kind: v.literal("cap"), points: decimalShape }),
  ]),
  rank: v.picklist(["kept", "last", "unranked"]),
  grade: v.variant("kind", [
    v.strictObject({ kind: v.literal("kept") }),
    v.strictObject({ kind: v.picklist(["fixed", "atMost"]), grade: nameShape }),
  ]),
  bonus: v.picklist(["kept", "barred"]),
  quota: v.picklist(["counted", "excluded"]),
});

export const stageShape: Shape<Stage> = v.variant("op", [
  v.strictObject({
    ...named,
    op: v.literal("criteria"),
    round: idShape,
    criteria: v.union([v.literal("all"), some(idShape)]),
    outOf: decimalShape,
    order: v.picklist(["criterion-first", "reviewer-first"]),
    parties: some(v.strictObject({ party: idShape, weight: decimalShape })),
    absentParty: absentShape,
    limits: v.array(v.strictObject({ party: idShape, against: idShape, ratio: ratioShape, margin: decimalShape })),
    roundings: v.strictObject({
      observed: v.nullable(roundingShape),
      reviewer: v.nullable(roundingShape),
      party: v.nullable(roundingShape),
      criterion: v.nullable(roundingShape),
    }),
  }),
  v.strictObject({
    ...named,
    op: v.literal("events"),
    effect: v.picklist(["bonus", "penalty"]),
    rounds: some(idShape),
    items: some(
      v.strictObject({
        id: idShape,
        name: nameShape,
        clause: v.string(),
        points: decimalShape,
        per: v.picklist(["event", "workingDay"]),
        atMost: v.nullable(decimalShape),
      }),
    ),
  }),
  v.strictObject({
    ...named,
    op: v.literal("sum"),
    of: some(v.strictObject({ stage: idShape, sign: v.picklist(["+", "-"]) })),
  }),
  v.strictObject({
    ...named,
    op: v.literal("weighted"),
    of: some(v.strictObject({ stage: idShape, weight: decimalShape })),
    absent: absentShape,
  }),
  v.strictObject({ ...named, op: v.literal("convert"), of: idShape, from: scaleShape, to: scaleShape }),
  v.strictObject({
    ...named,
    op: v.literal("gate"),
    of: idShape,
    when: v.strictObject({
      stage: idShape,
      is: v.picklist(["above", "atLeast", "below", "atMost"]),
      bound: signedDecimalShape,
    }),
    otherwise: signedDecimalShape,
  }),
  v.strictObject({
    ...named,
    op: v.literal("limit"),
    of: idShape,
    against: idShape,
    ratio: ratioShape,
    margin: decimalShape,
  }),
  v.strictObject({
    ...named,
    op: v.literal("components"),
    roles: some(v.strictObject({ role: idShape, weight: decimalShape })),
    absent: absentShape,
  }),
  v.strictObject({
    ...named,
    op: v.literal("veto"),
    of: idShape,
    rounds: some(idShape),
    vetoes: some(vetoShape),
  }),
  v.strictObject({
    ...named,
    op: v.literal("formula"),
    formula: formulaShape,
    inputs: some(v.strictObject({ name: idShape, stage: idShape })),
  }),
]);
