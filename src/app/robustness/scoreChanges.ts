import type { ScoreChange } from "../../domain/ranking/agreement/lateEdits.ts";
import type { Ledger } from "../../domain/ledger/entry.ts";
import type { Reviewer } from "../../domain/scheme/reviewer.ts";
import { observationKey, type Observation } from "../../domain/scoring/observation.ts";
import { shapedChange } from "../change.ts";

/**
 * Every score that was given anew with another value (改过的分), from the ledger: when it was recorded, and the moment of the close: that of
 * the year's lock, else of the last round that was closed; null where nothing is closed.
 */
export const scoreChanges = (
  ledger: Ledger,
  reviewers: readonly Reviewer[],
): { readonly changes: readonly ScoreChange[]; readonly close: number | null } => {
  const placeOf = new Map(reviewers.map(({ id }, place) => [id, place]));
  const said = new Map<string, string>();
  const changes: ScoreChange[] = [];
  let [locked, closed]: [number | null, number | null] = [null, null];
  for (const { rows, entry } of ledger) {
    const minute = Date.parse(entry.time) / 60_000;
    if (entry.action === "year-locked") locked ??= minute;
    if (entry.action === "year-unlocked") locked = null;
    if (entry.action === "round-closed") closed = minute;
    if (entry.action !== "observations-recorded") continue;
    for (const row of observationsIn(rows)) {
      const reviewer = placeOf.get(row.reviewer);
      if (reviewer === undefined) continue;
      const key = observationKey(row);
      const word = [row.state, row.value, row.count, row.of].join("\n");
      const before = said.get(key);
      if (before !== undefined && before !== word) changes.push({ reviewer, minute });
      said.set(key, word);
    }
  }
  return { changes, close: locked ?? closed };
};

/** Rows that were checked when they were recorded. */
const observationsIn = (rows: Ledger[number]["rows"]): readonly Observation[] => {
  const change = shapedChange("observations-recorded", rows);
  return change.ok && change.value.kind === "observations-recorded" ? change.value.rows : [];
};
