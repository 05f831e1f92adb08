import * as v from "valibot";

import { decimalShape, idShape, nameShape, wordsShape, type Shape } from "../shared/checkShape.ts";

/** How far a unit says it has come with a task (完成 / 部分完成 / 未完成 / 不适用). */
export type TaskState = "done" | "partly" | "open" | "notApplicable";

/** A unit's claim on one task (自评), with its evidence (佐证) as written. */
export type Claim = {
  readonly task: string;
  readonly state: TaskState;
  readonly account: string;
  readonly evidence: string;
};

/** What a unit says of a duty of everybody (普遍要求), by its number from 1. */
export type DutyClaim = { readonly duty: number; readonly state: TaskState; readonly account: string };

/** The points a unit gives itself on a criterion (自评分); null where it calls the criterion not applicable. */
export type SelfScore = { readonly criterion: string; readonly points: string | null; readonly account: string };

/** What a piece of evidence is about: a task, a duty, a criterion or a finding, by its id. */
export type Subject = { readonly kind: "task" | "duty" | "criterion" | "finding"; readonly id: string };

/** A piece of evidence (佐证材料): its title, number, date and address, as far as it has them. */
export type Material = {
  readonly about: Subject;
  readonly title: string;
  readonly number: string;
  readonly date: string | null;
  readonly url: string;
};

/** How a unit answers a finding (问题整改): put right, when and how. */
export type FindingAnswer = {
  readonly finding: string;
  readonly rectified: boolean;
  readonly date: string | null;
  readonly account: string;
};

/** Who filled a form in (填报人), who signed it off (审核人), and the day, as far as they say. */
export type Signed = {
  readonly by: string;
  readonly phone: string;
  readonly approvedBy: string;
  readonly date: string | null;
};

/** One unit's self-evaluation, as its form brought it back; `form` is the identity printed into the form. */
export type SelfEvaluation = {
  readonly unit: string;
  readonly form: string;
  readonly claims: readonly Claim[];
  readonly duties?: readonly DutyClaim[];
  readonly scores?: readonly SelfScore[];
  readonly materials?: readonly Material[];
  readonly answers?: readonly FindingAnswer[];
  readonly signed?: Signed;
  /** The file it came in: its name and its digest. */
  readonly file?: { readonly name: string; readonly sha256: string };
  /** The day on which it was taken. */
  readonly taken?: string;
  /** By how many days it was late, and working days where their arrangement is known. */
  readonly late?: { readonly days: number; readonly workingDays: number | null };
};

const stateShape = v.picklist(["done", "partly", "open", "notApplicable"]);
const dateShape = v.pipe(v.string(), v.isoDate());
const countShape = v.pipe(v.number(), v.integer(), v.minValue(0));

export const selfEvaluationShape: Shape<SelfEvaluation> = v.strictObject({
  unit: idShape,
  form: v.string(),
  claims: v.array(v.strictObject({ task: v.string(), state: stateShape, account: wordsShape, evidence: wordsShape })),
  duties: v.exactOptional(
    v.array(
      v.strictObject({ duty: v.pipe(v.number(), v.integer(), v.minValue(1)), state: stateShape, account: wordsShape }),
    ),
  ),
  scores: v.exactOptional(
    v.array(v.strictObject({ criterion: idShape, points: v.nullable(decimalShape), account: wordsShape })),
  ),
  materials: v.exactOptional(
    v.array(
      v.strictObject({
        about: v.strictObject({ kind: v.picklist(["task", "duty", "criterion", "finding"]), id: v.string() }),
        title: wordsShape,
        number: wordsShape,
        date: v.nullable(dateShape),
        url: wordsShape,
      }),
    ),
  ),
  answers: v.exactOptional(
    v.array(
      v.strictObject({
        finding: idShape,
        rectified: v.boolean(),
        date: v.nullable(dateShape),
        account: wordsShape,
      }),
    ),
  ),
  signed: v.exactOptional(
    v.strictObject({ by: wordsShape, phone: wordsShape, approvedBy: wordsShape, date: v.nullable(dateShape) }),
  ),
  file: v.exactOptional(v.strictObject({ name: nameShape, sha256: v.string() })),
  taken: v.exactOptional(dateShape),
  late: v.exactOptional(v.strictObject({ days: countShape, workingDays: v.nullable(countShape) })),
});
