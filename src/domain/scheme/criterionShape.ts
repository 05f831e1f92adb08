import * as v from "valibot";

import { decimalShape, idShape, nameShape, ratioShape, type Shape } from "../shared/checkShape.ts";
import type { Criterion, NotApplicableRule } from "./criterion.ts";
import type { LeafRule } from "./leafRule.ts";

const some = <T extends v.GenericSchema>(shape: T) => v.pipe(v.array(shape), v.nonEmpty());

export const notApplicableShape: Shape<NotApplicableRule> = v.variant("kind", [
  v.strictObject({ kind: v.literal("rescale"), within: v.picklist(["whole", "parent"]) }),
  v.strictObject({ kind: v.literal("factor"), factor: ratioShape }),
  v.strictObject({ kind: v.literal("spread"), over: v.picklist(["siblings", "leaves"]) }),
  v.strictObject({ kind: v.literal("move"), to: idShape }),
  v.strictObject({ kind: v.literal("refuse") }),
]);

export const scaleShape = v.strictObject({ lowest: decimalShape, highest: decimalShape });
const optionsShape = some(v.strictObject({ id: idShape, name: nameShape, share: ratioShape }));
const deductionsShape = some(v.strictObject({ id: idShape, name: nameShape, points: decimalShape }));
const capShape = v.picklist(["leaf", "levelOne", "none"]);
const emptyShape = v.picklist(["notApplicable", "full", "zero", "refuse"]);

/** Longer formulas are a program that nobody reads; mathjs gets no more than this. */
export const formulaShape = v.pipe(v.string("formula"), v.nonEmpty("formula"), v.maxLength(500, "formula"));

export const ruleShape: Shape<LeafRule> = v.variant("kind", [
  v.strictObject({ kind: v.literal("points"), scale: v.nullable(scaleShape) }),
  v.strictObject({ kind: v.literal("options"), options: optionsShape }),
  v.strictObject({ kind: v.literal("parts"), parts: optionsShape }),
  v.strictObject({ kind: v.literal("proportion"), above: v.picklist(["cap", "refuse"]), noneDue: emptyShape }),
  v.strictObject({ kind: v.literal("count"), base: decimalShape, each: decimalShape, ceiling: decimalShape }),
  v.strictObject({ kind: v.literal("deductions"), kinds: deductionsShape, cap: capShape }),
  v.strictObject({ kind: v.literal("minus"), kinds: deductionsShape, most: v.nullable(decimalShape) }),
  v.strictObject({ kind: v.literal("allOrNothing") }),
  v.strictObject({
    kind: v.literal("completion"),
    curve: some(v.strictObject({ ratio: ratioShape, share: ratioShape })),
    between: v.picklist(["step", "linear"]),
    noTarget: emptyShape,
  }),
  v.strictObject({
    kind: v.literal("tasks"),
    states: optionsShape,
    leadWeight: decimalShape,
    supportWeight: decimalShape,
    noTasks: emptyShape,
  }),
  v.strictObject({
    kind: v.literal("survey"),
    options: optionsShape,
    minimumSample: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000_000)),
    belowMinimum: v.picklist(["notApplicable", "refuse"]),
  }),
  v.strictObject({
    kind: v.literal("findings"),
    kinds: deductionsShape,
    cap: capShape,
    rounds: some(idShape),
    rectified: ratioShape,
  }),
  v.strictObject({
    kind: v.literal("formula"),
    formula: formulaShape,
    inputs: some(v.strictObject({ id: idShape, name: nameShape })),
    outside: v.picklist(["cap", "refuse"]),
  }),
]);

const named = {
  id: idShape,
  name: nameShape,
  clause: v.string(),
  maxPoints: v.exactOptional(decimalShape),
  weight: v.exactOptional(decimalShape),
  notApplicable: v.exactOptional(notApplicableShape),
};

/** A criterion that is observed. */
export const leafShape = v.strictObject({ ...named, rule: ruleShape, parties: v.exactOptional(some(idShape)) });

/** A tree of any depth; a criterion has `children` or a `rule`. */
export const criterionShape: Shape<Criterion> = v.lazy((input) =>
  typeof input === "object" && input !== null && "children" in input ? branchShape : leafShape,
);

/** A criterion that others make up. */
export const branchShape: Shape<Criterion> = v.strictObject({ ...named, children: some(criterionShape) });
