import type { Observation } from "../../domain/scoring/observation.ts";

/** What a voice wrote beside its score (理由、依据、批准人): the same for all of its rows on a criterion, each text once. */
export const voiceReasonOf = (
  rows: readonly Observation[],
): { readonly reason: string; readonly evidence: string; readonly approver: string } => {
  const texts = (of: (row: Observation) => string | null): string =>
    [...new Set(rows.map(of).filter((text) => text !== null && text !== ""))].join("；");
  return {
    reason: texts(({ reason }) => reason),
    evidence: texts(({ evidence }) => evidence),
    approver: texts(({ state, value }) => (state === "notApplicable" ? value : null)),
  };
};
