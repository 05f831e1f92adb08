import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import { canonicalJson } from "../domain/shared/canonicalJson.ts";
import type { PlacedChange } from "./dispatchAll.ts";
import { reviewRows, type Decisions } from "./reviewDecision.ts";
import { reviewReason } from "./reviewReason.ts";
import type { CommonDuty, State } from "./state.ts";

/** A breakdown that a person looked through, ready to be recorded (核对完毕). */
export type ReviewedBreakdown = {
  /** As it was read, or as the workbook holds it; the decisions are not yet in it. */
  readonly breakdown: Breakdown;
  /** The workbook holds this breakdown already: only what was decided since is new. */
  readonly recorded: boolean;
  readonly decisions: Decisions;
  /** The duties that become common criteria, by their number in 普遍要求, from 1. */
  readonly duties: ReadonlySet<number>;
};

/**
 * The changes that record a looked-through breakdown (记录核对): the document as it was read, then what was confirmed,
 * corrected and removed, then the choice of common criteria; each only where there is something new. So the ledger holds
 * both what the reader made of the document and what a person made of that.
 */
export const recordReview = (reviewed: ReviewedBreakdown, state: State): readonly PlacedChange[] => {
  const { breakdown, recorded, decisions, duties } = reviewed;
  const rows = reviewRows(breakdown, decisions);
  const chosen: readonly CommonDuty[] = breakdown.duties
    .map(({ quote }, index) => ({ duty: index + 1, quote }))
    .filter(({ duty }) => duties.has(duty));
  const sameDuties = canonicalJson(chosen) === canonicalJson(state.commonDuties);
  return [
    ...(recorded ? [] : [{ change: { kind: "document-loaded", rows: [breakdown] } } as const]),
    ...(rows.length > 0 ? [{ change: { kind: "breakdown-reviewed", rows }, reason: reviewReason(rows) } as const] : []),
    ...(sameDuties ? [] : [{ change: { kind: "common-duties-set", rows: chosen } } as const]),
  ];
};
