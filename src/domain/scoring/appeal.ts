import * as v from "valibot";

import { idShape, nameShape, wordsShape, type Shape } from "../shared/checkShape.ts";
import { findingShape, type Finding } from "./finding.ts";
import { observationShape, type Observation } from "./observation.ts";

/** A unit's objection to what was found (申诉); dates are ISO. */
export type AppealFiling = {
  readonly id: string;
  readonly unit: string;
  readonly criterion: string;
  /** The finding it objects to; null where it is about what reviewers said of the criterion. */
  readonly finding: string | null;
  readonly ground: string;
  readonly evidence: string;
  /** The day on which the results reached the unit (反馈送达), from which the days to appeal are counted. */
  readonly served: string;
  readonly filed: string;
};

/** 成立、部分成立、不成立. */
export const appealOutcomes = ["upheld", "partly", "rejected"] as const;
export type AppealOutcome = (typeof appealOutcomes)[number];

/**
 * What was decided (复核决定), by whom and why. Observations and findings stand here as they are from now on; those they
 * replace stay in the ledger.
 */
export type AppealDecision = {
  readonly appeal: string;
  readonly outcome: AppealOutcome;
  readonly date: string;
  readonly by: string;
  readonly reason: string;
  readonly observations: readonly Observation[];
  readonly findings: readonly Finding[];
};

/** An appeal as it stands; `decision` null while it is open. */
export type Appeal = AppealFiling & { readonly decision: Omit<AppealDecision, "appeal"> | null };

const dateShape = v.pipe(v.string(), v.isoDate());
const saidShape = v.pipe(wordsShape, v.trim(), v.nonEmpty("words"));

export const appealFilingShape: Shape<AppealFiling> = v.strictObject({
  id: idShape,
  unit: nameShape,
  criterion: nameShape,
  finding: v.nullable(idShape),
  ground: saidShape,
  evidence: wordsShape,
  served: dateShape,
  filed: dateShape,
});

export const appealDecisionShape: Shape<AppealDecision> = v.strictObject({
  appeal: idShape,
  outcome: v.picklist(appealOutcomes),
  date: dateShape,
  by: nameShape,
  reason: saidShape,
  observations: v.array(observationShape),
  findings: v.array(findingShape),
});
