import { utf8 } from "@scure/base";

import { noRows } from "./appendEntry.ts";
import type { Digest } from "./digest.ts";
import { messageRoom, type DigestQueue } from "./digestQueue.ts";
import { isLedgerTime } from "./entry.ts";
import { parseCanonical } from "./ledgerText.ts";
import { emptyStoredEntry, findEntry, hashField, type StoredEntry } from "./storedEntry.ts";

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
  const bytes = queue.hold(stretch);
  const most = linesIn(bytes);
  const [leaves, sm3s, rowLeaves] = [digests(most), digests(most), digests(most)];
  // Of each entry: where its hash stands, how many rows it has, and where their root stands.
  const [hashAt, rowsOf, rootAt] = [new Uint32Array(most), new Uint32Array(most), new Uint32Array(most)];
  const leaf = { start: 0, cut: 0, on: 0, end: 0 };
  let [entry, before] = [emptyStoredEntry(), emptyStoredEntry()];
  let [first, size, rows, rowsBefore] = [0, 0, 0, 0];
  let [parent, from]: [Digest | null, string] = [null, ""];
  for (let at = 0; at < bytes.length; at = entry.end + 1, [entry, before] = [before, entry]) {
    // Up to the entry its rows.
    while (bytes[at] === letterR) {
      const end = bytes.indexOf(lineFeed, at);
      const line = bytes.subarray(at + 1, end);
      if (end < 0 || !isCanonical(line)) return null;
      queue.sha256.put(rowLeaf(line), rowLeaves, rows++ * 32);
      at = end + 1;
    }
    if (bytes[at] !== letterE || !findEntry(bytes, at + 1, entry)) return null;
    if (size === 0) {
      [first, from] = [entry.index, letters(bytes, entry.time, 20)];
      parent = entry.parent === -1 ? null : letters(bytes, entry.parent, 64);
      if (!isLedgerTime(from)) return null;
    } else if (entry.index !== first + size || !follows(bytes, entry, before)) return null;
    if (entry.rowsCount !== rows - rowsBefore) return null;
    [leaf.start, leaf.end] = [entry.start, entry.end];
    [leaf.cut, leaf.on] = [entry.hash - hashField.before, entry.hash + hashField.behind];
    queue.leaf(leaf, leaves, sm3s, size * 32);
    hashAt[size] = entry.hash;
    rootAt[size] = entry.rowsRoot;
    rowsOf[size++] = rows - rowsBefore;
    rowsBefore = rows;
  }
  queue.settle();
  for (let n = 0, row = 0; n < size; n++) {
    if (!isDigestOf(bytes, hashAt[n] ?? 0, leaves, n * 32)) return null;
    const [count, root] = [rowsOf[n] ?? 0, rootAt[n] ?? 0];
    if (count === 0 ? !says(bytes, root, noRows.root) : !rowsHold(bytes, root, rowLeaves, row, count, queue))
      return null;
    row += count;
  }
  const [last, until] = [letters(bytes, before.hash, 64), letters(bytes, before.time, 20)];
  queue.sha256.fold(leaves, size);
  queue.sm3.fold(sm3s, size);
  return { first, size, parent, last, from, until, root: leaves.slice(0, 32), sm3: sm3s.slice(0, 32) };
};

const digests = (count: number): Uint8Array => new Uint8Array(count * 32);

/** Whether the root over some row leaves is the one that stands at a place; the leaves are used up. */
const rowsHold = (
  bytes: Uint8Array,
  at: number,
  leaves: Uint8Array,
  row: number,
  count: number,
  queue: DigestQueue,
): boolean => {
  const own = leaves.subarray(row * 32, (row + count) * 32);
  queue.sha256.fold(own, count);
  return isDigestOf(bytes, at, own, 0);
};

/** Whether an entry hangs on the one before it, and is not of an earlier time. */
const follows = (bytes: Uint8Array, entry: StoredEntry, before: StoredEntry): boolean => {
  if (entry.parent === -1 || compare(bytes, entry.parent, before.hash, 64) !== 0) return false;
  const later = compare(bytes, entry.time, before.time, 20);
  return later === 0 || (later > 0 && isLedgerTime(letters(bytes, entry.time, 20)));
};

const compare = (bytes: Uint8Array, one: number, other: number, length: number): number => {
  for (let n = 0; n < length; n++) {
    const apart = (bytes[one + n] ?? 0) - (bytes[other + n] ?? 0);
    if (apart !== 0) return apart;
  }
  return 0;
};

/** Whether a text of characters of one byte each stands at a place. */
export const says = (bytes: Uint8Array, at: number, text: string): boolean => {
  for (let n = 0; n < text.length; n++) if (bytes[at + n] !== text.charCodeAt(n)) return false;
  return true;
};

const letters = (bytes: Uint8Array, at: number, count: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + count));

const linesIn = (bytes: Uint8Array): number => {
  let lines = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) lines++;
  return lines;
};

const room = messageRoom();

const rowLeaf = (line: Uint8Array): Uint8Array => {
  const row = room(1 + line.length);
  row.set(line, 1);
  return row;
};

/** Whether 64 lower-case hexadecimal digits say what 32 bytes are. */
const isDigestOf = (bytes: Uint8Array, digits: number, digest: Uint8Array, at: number): boolean => {
  for (let n = 0; n < 32; n++) {
    const high = digitOf[bytes[digits + 2 * n] ?? 0] ?? none;
    const low = digitOf[bytes[digits + 2 * n + 1] ?? 0] ?? none;
    if (((high << 4) | low) !== digest[at + n]) return false;
  }
  return true;
};

/** What no byte can come to. */
const none = 0x100;
const digitOf = Uint16Array.from({ length: 256 }, (_, code) => {
  const digit = "0123456789abcdef".indexOf(String.fromCharCode(code));
  return digit < 0 ? none : digit;
});

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
