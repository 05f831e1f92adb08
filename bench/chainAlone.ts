import type { DigestQueue } from "../src/domain/ledger/digestQueue.ts";
import { storedBytes } from "../src/domain/ledger/storedBytes.ts";
import { chainHolds } from "../src/domain/ledger/storedChain.ts";
import type { StoredEntry } from "../src/domain/ledger/storedEntry.ts";
import { formOf, type StoredForm } from "../src/domain/ledger/storedForm.ts";
import { stretchesOf } from "../src/domain/ledger/storedLedger.ts";

/** A stretch of a stored ledger whose form is known: what its chain is checked of. */
export type Formed = {
  readonly bytes: Uint8Array;
  readonly entries: readonly StoredEntry[];
  readonly form: StoredForm;
};

/** The form of a stored ledger (格式), the first part of a full check: where the parts of its entries stand, stretch after stretch. */
export const formsOf = (bytes: Uint8Array): readonly Formed[] =>
  (stretchesOf(bytes) ?? []).map((stretch) => {
    const entries: StoredEntry[] = [];
    const form = formOf(storedBytes(stretch), entries);
    if (!form) throw fault("form");
    return { bytes: stretch, entries, form };
  });

/** The chain of a stored ledger (只核对链), the second: its hashes made and held to its bytes, and how its entries hang together. */
export const chainAlone = (stretches: readonly Formed[], queue: DigestQueue): void => {
  for (const { bytes, entries, form } of stretches) {
    const stored = storedBytes(queue.hold(bytes));
    if (!chainHolds(stored, entries, form, queue, queue.rooms.leaves(32 * form.size))) throw fault("chain");
  }
};

/** Both, as a full check goes about it: stretch after stretch in the same rooms. */
export const formAndChain = (bytes: Uint8Array, queue: DigestQueue): void => {
  const { entries, leaves } = queue.rooms;
  for (const stretch of stretchesOf(bytes) ?? []) {
    const stored = storedBytes(queue.hold(stretch));
    const form = formOf(stored, entries);
    if (!form) throw fault("form");
    if (!chainHolds(stored, entries, form, queue, leaves(32 * form.size))) throw fault("chain");
  }
};

const fault = (of: string): RangeError => new RangeError(`the ${of} of a ledger: got a fault, want none`);
