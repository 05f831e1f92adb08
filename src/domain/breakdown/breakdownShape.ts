import * as v from "valibot";

import { decimalShape, type Shape } from "../shared/checkShape.ts";
import type { Breakdown } from "./breakdown.ts";

const offset = v.pipe(v.number(), v.integer(), v.minValue(0));
const span = v.strictObject({ start: offset, end: offset, line: offset });
const times = v.array(
  v.strictObject({
    quote: v.string(),
    kind: v.picklist(["deadline", "within", "recurring"]),
    value: v.string(),
    due: v.nullable(v.string()),
  }),
);

/** The shape of a breakdown that was stored before, as the ledger brings it back. */
export const breakdownShape: Shape<Breakdown> = v.strictObject({
  document: v.string(),
  number: v.string(),
  date: v.string(),
  jurisdiction: v.string(),
  year: v.nullable(offset),
  title: v.string(),
  weightFloors: v.array(v.strictObject({ percent: decimalShape, subject: v.string(), quote: v.string(), place: span })),
  tasks: v.array(
    v.strictObject({
      id: v.string(),
      section: v.string(),
      heading: v.string(),
      text: v.string(),
      lead: v.array(v.string()),
      support: v.array(v.string()),
      leadMode: v.picklist(["sole", "each", "joint", "unstated"]),
      attribution: v.string(),
      inherited: v.boolean(),
      times,
      confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
      place: span,
    }),
  ),
  duties: v.array(v.strictObject({ quote: v.string(), who: v.string(), times, place: span })),
});
