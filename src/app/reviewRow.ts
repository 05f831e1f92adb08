import * as v from "valibot";

import type { LeadMode } from "../domain/breakdown/breakdown.ts";
import { wordsShape, type Shape } from "../domain/shared/checkShape.ts";

/**
 * What a person said of one task when looking through a breakdown (核对): that it is right, what is wrong in it and how
 * it should be, or that it is no task. `read` is what stood there before, as the reader or an earlier review left it.
 */
export type ReviewRow =
  | {
      readonly kind: "confirmed";
      readonly task: string;
      /** Confirmed with all others at one stroke (成批确认), not looked at by itself. */
      readonly together: boolean;
    }
  | {
      readonly kind: "corrected";
      readonly task: string;
      readonly field: "lead" | "support";
      readonly read: readonly string[];
      readonly corrected: readonly string[];
    }
  | {
      readonly kind: "corrected";
      readonly task: string;
      readonly field: "leadMode";
      readonly read: LeadMode;
      readonly corrected: LeadMode;
    }
  | {
      readonly kind: "corrected";
      readonly task: string;
      readonly field: "heading";
      readonly read: string;
      readonly corrected: string;
    }
  | {
      readonly kind: "corrected";
      readonly task: string;
      readonly field: "due";
      /** Which of the task's time limits, from 0. */
      readonly time: number;
      readonly read: string | null;
      readonly corrected: string | null;
    }
  | { readonly kind: "removed"; readonly task: string; readonly read: string };

export type Correction = Extract<ReviewRow, { readonly kind: "corrected" }>;

const kind = v.literal("corrected");
const task = v.string();
const names = v.array(v.string());
const mode = v.picklist(["sole", "each", "joint", "unstated"]);
const due = v.nullable(v.string());

/** The shape of a review's row, as the ledger brings it back. */
export const reviewRowShape: Shape<ReviewRow> = v.variant("kind", [
  v.strictObject({ kind: v.literal("confirmed"), task, together: v.boolean() }),
  v.strictObject({ kind: v.literal("removed"), task, read: v.string() }),
  v.variant("field", [
    v.strictObject({ kind, task, field: v.picklist(["lead", "support"]), read: names, corrected: names }),
    v.strictObject({ kind, task, field: v.literal("leadMode"), read: mode, corrected: mode }),
    v.strictObject({ kind, task, field: v.literal("heading"), read: v.string(), corrected: wordsShape }),
    v.strictObject({
      kind,
      task,
      field: v.literal("due"),
      time: v.pipe(v.number(), v.integer(), v.minValue(0)),
      read: due,
      corrected: due,
    }),
  ]),
]);
