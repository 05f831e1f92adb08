import { checkpointOf, type Checkpoint, type ResultsTree } from "../domain/ledger/checkpoint.ts";
import type { Hashes } from "../domain/ledger/digest.ts";
import type { StoredRoots } from "../domain/ledger/storedLedger.ts";
import type { Ledger } from "../domain/ledger/entry.ts";

/** The first line of an assessment's checkpoints: which ledger they pin down, by its first entry, the same all its life. */
export const assessmentOrigin = (ledger: Ledger): string => `kaoping/${ledger[0]?.entry.hash.slice(0, 16) ?? ""}`;

/**
 * The checkpoint of an assessment (存证), the tree of the results that were published last in it.
 *
 * @param held the roots over the ledger, where they are known already
 */
export const assessmentCheckpoint = (ledger: Ledger, hashes: Hashes, held: StoredRoots | null = null): Checkpoint => {
  const [origin, results] = [assessmentOrigin(ledger), resultsTree(ledger)];
  return held ? { ...held, origin, results } : checkpointOf(ledger, origin, results, hashes);
};

/** The results that were published are an entry's rows, and the root over them is the entry's. */
const resultsTree = (ledger: Ledger): ResultsTree | null =>
  ledger.findLast(({ entry }) => entry.action === "results-published")?.entry.rows ?? null;
