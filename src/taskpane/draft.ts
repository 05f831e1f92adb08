import type { ReviewTasks } from "../app/reviewTasks.ts";
import type { Breakdown } from "../domain/breakdown/breakdown.ts";

/** A breakdown in the pane, for a person to look through before it is written (待核对的分解). */
export type Draft = {
  /** Counts the drafts of this pane, so that decisions on one never meet another. */
  readonly number: number;
  readonly breakdown: Breakdown;
  /** The document's text; null where the breakdown comes from the workbook, which does not keep it. */
  readonly text: string | null;
  /** The workbook holds it already. */
  readonly recorded: boolean;
  readonly review: ReviewTasks;
};
