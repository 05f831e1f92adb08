import { checkpointOf, type Checkpoint, type ResultsTree } from "../domain/ledger/checkpoint.ts";
import type { Hashes } from "../domain/ledger/digest.ts";
import type { Ledger } from "../domain/ledger/entry.ts";

/** The first line of an assessment's checkpoints: which ledger they pin down, by its first entry, the same all its life. */
export const assessmentOrigin = (ledger: Ledger): string => `kaoping/${ledger[0]?.entry.hash.slice(0, 16) ?? ""}`;

/** The checkpoint of an assessment (存证), the tree of the results that were published last in it. */
export const assessmentCheckpoint = (ledger: Ledger, hashes: Hashes): Checkpoint =>
  checkpointOf(ledger, assessmentOrigin(ledger), resultsTree(ledger), hashes);

/** The results that were published are an entry's rows, and the root over them is the entry's. */
const resultsTree = (ledger: Ledger): ResultsTree | null =>
  ledger.findLast(({ entry }) => entry.action === "results-published")?.entry.rows ?? null;
