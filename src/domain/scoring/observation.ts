import * as v from "valibot";

import type { DecimalText } from "../scheme/scheme.ts";
import { decimalShape, nameShape, wordsShape, type Shape } from "../shared/checkShape.ts";

/**
 * One raw fact (观测): what one reviewer found for one unit on one criterion in one round. `value` is in points,
 * in [0, maxPoints], and null where the criterion does not apply; then there is a reason.
 */
export type Observation = {
  readonly round: string;
  readonly unit: string;
  readonly criterion: string;
  readonly party: string;
  readonly reviewer: string;
  readonly kind: "points";
  readonly value: DecimalText | null;
  readonly state: "scored" | "notApplicable";
  readonly reason: string;
  readonly evidence: string;
};

/** What the ids stand for is checked by `checkObservations`, which can name the unknown one. */
export const observationShape: Shape<Observation> = v.strictObject({
  round: nameShape,
  unit: nameShape,
  criterion: nameShape,
  party: nameShape,
  reviewer: nameShape,
  kind: v.literal("points"),
  value: v.nullable(decimalShape),
  state: v.picklist(["scored", "notApplicable"]),
  reason: wordsShape,
  evidence: wordsShape,
});

/** Two observations of one key are two words on the same thing: the later one counts, the ledger keeps both. */
export const observationKey = ({ round, unit, criterion, reviewer }: Observation): string =>
  [round, unit, criterion, reviewer].join("\n");
