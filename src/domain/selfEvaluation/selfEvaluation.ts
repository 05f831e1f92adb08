import * as v from "valibot";

import { idShape, wordsShape, type Shape } from "../shared/checkShape.ts";

/** How far a unit says it has come with a task (完成 / 部分完成 / 未完成 / 不适用). */
export type TaskState = "done" | "partly" | "open" | "notApplicable";

/** A unit's claim on one task (自评), with its evidence (佐证) as written. */
export type Claim = {
  readonly task: string;
  readonly state: TaskState;
  readonly account: string;
  readonly evidence: string;
};

/** One unit's self-evaluation, as its form brought it back; `form` is the identity printed into the form. */
export type SelfEvaluation = { readonly unit: string; readonly form: string; readonly claims: readonly Claim[] };

export const selfEvaluationShape: Shape<SelfEvaluation> = v.strictObject({
  unit: idShape,
  form: v.string(),
  claims: v.array(
    v.strictObject({
      task: v.string(),
      state: v.picklist(["done", "partly", "open", "notApplicable"]),
      account: wordsShape,
      evidence: wordsShape,
    }),
  ),
});
