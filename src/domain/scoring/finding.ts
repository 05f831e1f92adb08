import * as v from "valibot";

import type { DecimalText } from "../scheme/scheme.ts";
import { decimalShape, idShape, nameShape, wordsShape, type Shape } from "../shared/checkShape.ts";

/**
 * A problem found in some round of the year (问题): what, how many, whether it was put right, and what the recheck found.
 * The recheck's count replaces the finding's in the score; both are kept. Dates are ISO.
 */
export type Finding = {
  readonly id: string;
  readonly round: string;
  readonly unit: string;
  readonly criterion: string;
  /** One of the rule's kinds of fault. */
  readonly kind: string;
  readonly count: DecimalText;
  readonly date: string;
  readonly due: string | null;
  readonly rectified: string | null;
  readonly recheck: { readonly date: string; readonly count: DecimalText } | null;
  readonly clause: string;
  readonly evidence: string;
};

const dateShape = v.pipe(v.string(), v.isoDate());

export const findingShape: Shape<Finding> = v.strictObject({
  id: idShape,
  round: nameShape,
  unit: nameShape,
  criterion: nameShape,
  kind: nameShape,
  count: decimalShape,
  date: dateShape,
  due: v.nullable(dateShape),
  rectified: v.nullable(dateShape),
  recheck: v.nullable(v.strictObject({ date: dateShape, count: decimalShape })),
  clause: wordsShape,
  evidence: wordsShape,
});
