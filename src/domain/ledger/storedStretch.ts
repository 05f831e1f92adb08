import { utf8 } from "@scure/base";

import type { Digest } from "./digest.ts";
import type { DigestQueue, Room } from "./digestQueue.ts";
import { isLedgerTime, noRows } from "./entry.ts";
import { parseCanonical } from "./ledgerText.ts";
import { behind, isDigestOf, isSame, storedBytes, wanted, type StoredBytes } from "./storedBytes.ts";
import { emptyStoredEntry, findEntry, hashField, shortestEntry, type StoredEntry } from "./storedEntry.ts";

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

export const [lineFeed, letterE] = [0x0a, 0x45];
const letterR = 0x52;

/**
 * Checks a stretch of a stored ledger (核对留痕段落) from its bytes alone: form, chain, rows, and both trees over its entries.
 *
 * @param stretch whole lines, those of one entry at least, the last of them an entry's
 * @returns null where anything of it does not hold
 */
export const checkStretch = (stretch: Uint8Array, queue: DigestQueue): StoredStretch | null => {
  const stored = storedBytes(queue.hold(stretch));
  const { bytes } = stored;
  const most = Math.floor(bytes.length / shortestEntry) + 1;
  const [leaves, sm3s] = [queue.rooms.leaves(32 * most), queue.rooms.sm3s(32 * most)];
  let rowLeaves = new Uint8Array(0);
  // Of each entry: where its hash stands, how many rows it has, and where their root stands.
  const [hashAt, rowsOf, rootAt] = [places(most), places(most), places(most)];
  const leaf = { start: 0, cut: 0, on: 0, end: 0 };
  let [entry, before] = [emptyStoredEntry(), emptyStoredEntry()];
  let [first, size, rows, rowsBefore] = [0, 0, 0, 0];
  let [parent, from]: [Digest | null, string] = [null, ""];
  for (let at = 0; at < bytes.length; at = before.end + 1) {
    // Up to the entry its rows.
    while (bytes[at] === letterR) {
      const end = bytes.indexOf(lineFeed, at);
      const line = bytes.subarray(at + 1, end);
      if (end < 0 || !isCanonical(line)) return null;
      if (rowLeaves.length === rows * 32) rowLeaves = longer(rowLeaves, queue);
      queue.sha256.put(rowLeaf(line, queue.rooms.row), rowLeaves, rows++ * 32);
      at = end + 1;
    }
    if (bytes[at] !== letterE || !findEntry(stored, at + 1, entry)) return null;
    if (size === 0) {
      [first, from] = [entry.index, letters(bytes, entry.time, 20)];
      parent = entry.parent === -1 ? null : letters(bytes, entry.parent, 64);
      if (!isLedgerTime(from)) return null;
    } else if (entry.index !== first + size || !follows(stored, entry, before)) return null;
    if (entry.rowsCount !== rows - rowsBefore) return null;
    leaf.start = entry.start;
    leaf.cut = entry.hash - hashField.before;
    leaf.on = entry.hash + hashField.behind;
    leaf.end = entry.end;
    queue.leaf(leaf, leaves, sm3s, size * 32);
    hashAt[size] = entry.hash;
    rootAt[size] = entry.rowsRoot;
    rowsOf[size++] = rows - rowsBefore;
    rowsBefore = rows;
    const free = before;
    before = entry;
    entry = free;
  }
  queue.settle();
  for (let n = 0, row = 0; n < size; n++) {
    if (!isDigestOf(stored, hashAt[n] ?? 0, leaves, n * 32)) return null;
    const [count, root] = [rowsOf[n] ?? 0, rootAt[n] ?? 0];
    if (count === 0 ? behind(stored, root, rootOfNone) < 0 : !rowsHold(stored, root, rowLeaves, row, count, queue))
      return null;
    row += count;
  }
  const [last, until] = [letters(bytes, before.hash, 64), letters(bytes, before.time, 20)];
  queue.sha256.fold(leaves, size);
  queue.sm3.fold(sm3s, size);
  return { first, size, parent, last, from, until, root: leaves.slice(0, 32), sm3: sm3s.slice(0, 32) };
};

const rootOfNone = wanted(noRows.root);

/** Room for twice as many digests; what the queue still has for the old ones is made first. */
const longer = (digests: Uint8Array, queue: DigestQueue): Uint8Array<ArrayBuffer> => {
  queue.settle();
  const room = new Uint8Array(Math.max(32 * 64, 2 * digests.length));
  room.set(digests);
  return room;
};

const places = (count: number): Uint32Array => new Uint32Array(count);

/** Whether the root over some row leaves is the one that stands at a place; the leaves are used up. */
const rowsHold = (
  stored: StoredBytes,
  at: number,
  leaves: Uint8Array,
  row: number,
  count: number,
  queue: DigestQueue,
): boolean => {
  const own = leaves.subarray(row * 32, (row + count) * 32);
  queue.sha256.fold(own, count);
  return isDigestOf(stored, at, own, 0);
};

/** Whether an entry hangs on the one before it, and is not of an earlier time. */
const follows = (stored: StoredBytes, entry: StoredEntry, before: StoredEntry): boolean => {
  if (entry.parent === -1 || !isSame(stored, entry.parent, before.hash, 64)) return false;
  if (isSame(stored, entry.time, before.time, 20)) return true;
  const time = letters(stored.bytes, entry.time, 20);
  return time > letters(stored.bytes, before.time, 20) && isLedgerTime(time);
};

/** Whether a text of characters of one byte each stands at a place. */
export const says = (bytes: Uint8Array, at: number, text: string): boolean => {
  for (let n = 0; n < text.length; n++) if (bytes[at + n] !== text.charCodeAt(n)) return false;
  return true;
};

const letters = (bytes: Uint8Array, at: number, count: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + count));

/** Where a line ends that begins at a place, -1 where it does not; an entry's is not looked for where it cannot be. */
export const lineEnd = (bytes: Uint8Array, at: number): number =>
  bytes.indexOf(lineFeed, bytes[at] === letterE ? at + shortestEntry : at);

const rowLeaf = (line: Uint8Array, room: Room): Uint8Array => {
  const row = room(1 + line.length);
  row.set(line, 1);
  return row;
};

/** Whether a row's bytes are the canonical JSON of something. */
const isCanonical = (line: Uint8Array): boolean => {
  const text = textOf(line);
  return text !== null && parseCanonical(text) !== undefined;
};

/** The text of some bytes, null where they are no UTF-8: the library says so by a TypeError. */
export const textOf = (bytes: Uint8Array): string | null => {
  try {
    return utf8.encode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};
