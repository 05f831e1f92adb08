import type { Digest } from "./digest.ts";
import type { DigestQueue } from "./digestQueue.ts";
import { charactersAt, storedBytes } from "./storedBytes.ts";
import { chainHolds, leafOf } from "./storedChain.ts";
import type { StoredEntry } from "./storedEntry.ts";
import { formOf } from "./storedForm.ts";

/**
 * What a stretch of a stored ledger comes to (留痕段落) where everything within it holds: the index of its first entry and how many
 * there are, the root over them in both trees, and what it takes to see that it hangs on the stretch before.
 */
export type StoredStretch = {
  readonly first: number;
  readonly size: number;
  readonly parent: Digest | null;
  readonly last: Digest;
  readonly from: string;
  readonly until: string;
  readonly root: Uint8Array;
  readonly sm3: Uint8Array;
};

/**
 * Checks a stretch of a stored ledger (核对留痕段落) from its bytes alone: form, chain, rows, and both trees over its entries.
 *
 * @param stretch whole lines, those of one entry at least, the last of them an entry's
 * @returns null where anything of it does not hold
 */
export const checkStretch = (stretch: Uint8Array, queue: DigestQueue): StoredStretch | null => {
  const stored = storedBytes(queue.hold(stretch));
  const { entries } = queue.rooms;
  const form = formOf(stored, entries);
  if (!form) return null;
  const { first, size } = form;
  const [leaves, sm3s] = [queue.rooms.leaves(32 * size), queue.rooms.sm3s(32 * size)];
  if (!chainHolds(stored, entries, form, queue, leaves)) return null;
  for (let n = 0; n < size; n++) queue.sm3.leaf(leafOf(entries[n] as StoredEntry), sm3s, 32 * n);
  queue.sha256.fold(leaves, size);
  queue.sm3.fold(sm3s, size);
  const [head, tail] = [entries[0] as StoredEntry, entries[size - 1] as StoredEntry];
  const [from, until] = [charactersAt(stored, head.time, 20), charactersAt(stored, tail.time, 20)];
  const parent = head.parent === -1 ? null : charactersAt(stored, head.parent, 64);
  const last = charactersAt(stored, tail.hash, 64);
  return { first, size, parent, last, from, until, root: leaves.slice(0, 32), sm3: sm3s.slice(0, 32) };
};
