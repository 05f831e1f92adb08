import * as v from "valibot";

import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import { breakdownShape } from "../domain/breakdown/breakdownShape.ts";
import type { ClosedRound } from "../domain/notice/roundSummary.ts";
import type { LastResult } from "../domain/ranking/lastResult.ts";
import {
  appealDecisionShape,
  appealFilingShape,
  type AppealDecision,
  type AppealFiling,
} from "../domain/scoring/appeal.ts";
import { findingShape, type Finding } from "../domain/scoring/finding.ts";
import { observationShape, type Observation } from "../domain/scoring/observation.ts";
import { reviewerShape, type Reviewer } from "../domain/scheme/reviewer.ts";
import type { Scheme } from "../domain/scheme/scheme.ts";
import { schemeShape } from "../domain/scheme/schemeShape.ts";
import { unitShape, type Unit } from "../domain/scheme/unit.ts";
import { selfEvaluationShape, type SelfEvaluation } from "../domain/selfEvaluation/selfEvaluation.ts";
import { checkShape, idShape, nameShape, wordsShape, type Shape } from "../domain/shared/checkShape.ts";
import type { Json } from "../domain/shared/json.ts";
import { done, errorAt, refused, type Result } from "../domain/shared/result.ts";
import { reviewRowShape, type ReviewRow } from "./reviewRow.ts";
import type {
  CommonDuty,
  FormJudgement,
  IssuedForm,
  IssuedPack,
  Merge,
  OfficeKey,
  RivalScores,
  SaltedResult,
  State,
  Unlocking,
} from "./state.ts";

/**
 * What can happen to an assessment (变更): a kind, and the rows it brings. Each kind sets or adds to one subject of the
 * state; the rows are what the ledger stores and commits to.
 */
export type Change =
  | { readonly kind: "document-loaded"; readonly rows: readonly [Breakdown] }
  | { readonly kind: "breakdown-reviewed"; readonly rows: readonly ReviewRow[] }
  | { readonly kind: "common-duties-set"; readonly rows: readonly CommonDuty[] }
  | { readonly kind: "scheme-set"; readonly rows: readonly [Scheme] }
  | { readonly kind: "units-set"; readonly rows: readonly Unit[] }
  | { readonly kind: "reviewers-set"; readonly rows: readonly Reviewer[] }
  | { readonly kind: "forms-issued"; readonly rows: readonly IssuedForm[] }
  | { readonly kind: "packs-issued"; readonly rows: readonly IssuedPack[] }
  | { readonly kind: "self-evaluations-collected"; readonly rows: readonly SelfEvaluation[] }
  | { readonly kind: "self-evaluations-contested"; readonly rows: readonly SelfEvaluation[] }
  | { readonly kind: "self-evaluation-chosen"; readonly rows: readonly ChosenForm[] }
  | { readonly kind: "forms-judged"; readonly rows: readonly FormJudgement[] }
  | { readonly kind: "observations-recorded"; readonly rows: readonly Observation[] }
  | { readonly kind: "scores-contested"; readonly rows: readonly RivalScores[] }
  | { readonly kind: "scores-chosen"; readonly rows: readonly ChosenScores[] }
  | { readonly kind: "findings-recorded"; readonly rows: readonly Finding[] }
  | { readonly kind: "round-closed"; readonly rows: readonly [ClosedRound] }
  | { readonly kind: "round-reopened"; readonly rows: readonly [{ readonly round: string } & Unlocking] }
  | { readonly kind: "appeal-filed"; readonly rows: readonly AppealFiling[] }
  | { readonly kind: "appeal-decided"; readonly rows: readonly AppealDecision[] }
  | { readonly kind: "year-locked"; readonly rows: readonly SaltedResult[] }
  | { readonly kind: "year-unlocked"; readonly rows: readonly [Unlocking] }
  | { readonly kind: "results-published"; readonly rows: readonly SaltedResult[] }
  | { readonly kind: "last-year-set"; readonly rows: readonly LastResult[] }
  | { readonly kind: "copies-merged"; readonly rows: readonly [Merge] }
  | { readonly kind: "office-key-set"; readonly rows: readonly [OfficeKey] };

/** Which of a unit's versions counts (取舍): the one that did, or the one that came later, by its file's digest. */
export type ChosenForm = { readonly unit: string; readonly file: string };

/** Which of a reviewer's scores count (取舍): those of a file by its digest, or with "" those that were recorded before. */
export type ChosenScores = { readonly reviewer: string; readonly file: string };

export type ChangeKind = Change["kind"];

/** The part of the state that each kind of change is about; a decided appeal may also change observations and findings. */
export const subjectOf: Readonly<Record<ChangeKind, keyof State>> = {
  "document-loaded": "breakdown",
  "breakdown-reviewed": "breakdown",
  "common-duties-set": "commonDuties",
  "scheme-set": "scheme",
  "units-set": "units",
  "reviewers-set": "reviewers",
  "forms-issued": "forms",
  "packs-issued": "packs",
  "self-evaluations-collected": "selfEvaluations",
  "self-evaluations-contested": "rivals",
  "self-evaluation-chosen": "selfEvaluations",
  "forms-judged": "judgements",
  "observations-recorded": "observations",
  "scores-contested": "rivalScores",
  "scores-chosen": "rivalScores",
  "findings-recorded": "findings",
  "round-closed": "closedRounds",
  "round-reopened": "closedRounds",
  "appeal-filed": "appeals",
  "appeal-decided": "appeals",
  "year-locked": "locked",
  "year-unlocked": "locked",
  "results-published": "published",
  "last-year-set": "lastYear",
  "copies-merged": "merges",
  "office-key-set": "keys",
};

const commonDutyShape: Shape<CommonDuty> = v.strictObject({
  duty: v.pipe(v.number(), v.integer(), v.minValue(1)),
  quote: v.string(),
});
const dateShape = v.pipe(v.string(), v.isoDate());
const formShape: Shape<IssuedForm> = v.strictObject({
  unit: idShape,
  form: v.string(),
  layout: v.exactOptional(v.string()),
  findings: v.exactOptional(v.array(idShape)),
  due: v.exactOptional(v.nullable(dateShape)),
});
const chosenShape: Shape<ChosenForm> = v.strictObject({ unit: idShape, file: v.string() });
const rivalShape: Shape<RivalScores> = v.strictObject({
  reviewer: idShape,
  file: v.strictObject({ name: nameShape, sha256: v.string() }),
  rows: v.pipe(v.array(observationShape), v.minLength(1)),
});
const chosenScoresShape: Shape<ChosenScores> = v.strictObject({ reviewer: idShape, file: v.string() });
const reasonShape = v.pipe(wordsShape, v.trim(), v.nonEmpty("words"));
const packShape: Shape<IssuedPack> = v.strictObject({
  pack: v.string(),
  reviewer: idShape,
  units: v.array(idShape),
  recused: v.array(v.strictObject({ unit: idShape, reason: reasonShape })),
  due: v.nullable(dateShape),
});
const judgementShape: Shape<FormJudgement> = v.strictObject({
  unit: idShape,
  form: v.string(),
  state: v.picklist(["draft", "returned"]),
  reason: reasonShape,
  due: v.nullable(dateShape),
});
const resultShape: Shape<SaltedResult> = v.strictObject({
  unit: idShape,
  group: idShape,
  total: v.nullable(v.string()),
  rank: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  grade: v.string(),
  contribution: v.nullable(v.string()),
  salt: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/u)),
});

const lastResultShape: Shape<LastResult> = v.strictObject({
  unit: idShape,
  year: v.pipe(v.number(), v.integer(), v.minValue(2008), v.maxValue(2100)),
  group: nameShape,
  total: v.nullable(v.pipe(v.string(), v.regex(/^-?\d{1,12}(?:\.\d{1,12}|\/[1-9]\d{0,11})?$/u, "decimal"))),
  rank: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  grade: wordsShape,
});
const closedRoundShape: Shape<ClosedRound> = v.strictObject({
  round: idShape,
  date: v.pipe(v.string(), v.isoDate()),
});
const unlocking = {
  first: nameShape,
  second: nameShape,
  reason: reasonShape,
};
const mergeShape: Shape<Merge> = v.strictObject({
  common: v.pipe(v.number(), v.integer(), v.minValue(1)),
  other: v.string(),
  joined: v.pipe(v.number(), v.integer(), v.minValue(0)),
  decided: v.array(v.strictObject({ subject: v.string(), key: v.string(), kept: v.picklist(["A", "B"]) })),
});
const officeKeyShape: Shape<OfficeKey> = v.strictObject({
  name: nameShape,
  publicKey: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/u)),
  first: nameShape,
  second: v.nullable(nameShape),
  reason: wordsShape,
});

const one = <T>(shape: Shape<T>) => v.strictTuple([shape]);

const changeShape: Shape<Change> = v.variant("kind", [
  v.strictObject({ kind: v.literal("document-loaded"), rows: one(breakdownShape) }),
  v.strictObject({ kind: v.literal("breakdown-reviewed"), rows: v.pipe(v.array(reviewRowShape), v.minLength(1)) }),
  v.strictObject({ kind: v.literal("common-duties-set"), rows: v.array(commonDutyShape) }),
  v.strictObject({ kind: v.literal("scheme-set"), rows: one(schemeShape) }),
  v.strictObject({ kind: v.literal("units-set"), rows: v.array(unitShape) }),
  v.strictObject({ kind: v.literal("reviewers-set"), rows: v.array(reviewerShape) }),
  v.strictObject({ kind: v.literal("forms-issued"), rows: v.array(formShape) }),
  v.strictObject({ kind: v.literal("packs-issued"), rows: v.pipe(v.array(packShape), v.minLength(1)) }),
  v.strictObject({ kind: v.literal("self-evaluations-collected"), rows: v.array(selfEvaluationShape) }),
  v.strictObject({ kind: v.literal("self-evaluations-contested"), rows: v.array(selfEvaluationShape) }),
  v.strictObject({ kind: v.literal("self-evaluation-chosen"), rows: v.array(chosenShape) }),
  v.strictObject({ kind: v.literal("forms-judged"), rows: v.array(judgementShape) }),
  v.strictObject({ kind: v.literal("observations-recorded"), rows: v.array(observationShape) }),
  v.strictObject({ kind: v.literal("scores-contested"), rows: v.pipe(v.array(rivalShape), v.minLength(1)) }),
  v.strictObject({ kind: v.literal("scores-chosen"), rows: v.pipe(v.array(chosenScoresShape), v.minLength(1)) }),
  v.strictObject({ kind: v.literal("findings-recorded"), rows: v.array(findingShape) }),
  v.strictObject({ kind: v.literal("round-closed"), rows: one(closedRoundShape) }),
  v.strictObject({ kind: v.literal("round-reopened"), rows: one(v.strictObject({ round: idShape, ...unlocking })) }),
  v.strictObject({ kind: v.literal("appeal-filed"), rows: v.array(appealFilingShape) }),
  v.strictObject({ kind: v.literal("appeal-decided"), rows: v.array(appealDecisionShape) }),
  v.strictObject({ kind: v.literal("year-locked"), rows: v.array(resultShape) }),
  v.strictObject({ kind: v.literal("year-unlocked"), rows: one(v.strictObject(unlocking)) }),
  v.strictObject({ kind: v.literal("results-published"), rows: v.array(resultShape) }),
  v.strictObject({ kind: v.literal("last-year-set"), rows: v.array(lastResultShape) }),
  v.strictObject({ kind: v.literal("copies-merged"), rows: one(mergeShape) }),
  v.strictObject({ kind: v.literal("office-key-set"), rows: one(officeKeyShape) }),
]);

/** A change as it comes to the door, typed by its kind (变更结构检查); issues as of `checkShape`, at its fields. */
export const shapedChange = (kind: string, rows: unknown): Result<Change> =>
  checkShape(changeShape, { kind, rows }, kind);

/** The change that a ledger's action and rows stand for, or `entry-unreadable`. */
export const readChange = (kind: string, rows: readonly Json[], index: number): Result<Change> => {
  const change = shapedChange(kind, rows);
  if (change.ok) return done(change.value);
  return refused([errorAt({ kind: "entry", index }, "entry-unreadable", { action: kind })]);
};
