import type { DigestQueue, Leaf, Room } from "./digestQueue.ts";
import { isLedgerTime, noRows } from "./entry.ts";
import { behind, charactersAt, isDigestOf, isSame, wanted, type StoredBytes } from "./storedBytes.ts";
import { hashField, type StoredEntry } from "./storedEntry.ts";
import { lineEnd, type StoredForm } from "./storedForm.ts";

/**
 * Checks the chain of a stretch (段内链核对), by where the parts of its entries stand: the hash of each is that of its leaf, it hangs on
 * the one before and is not of an earlier time, and it commits to the rows that stand before it.
 *
 * @param stored what `queue` holds
 * @param entries of those the first `form.size` are looked at
 * @param leaves takes the digest of each leaf, 32 bytes one behind the other
 */
export const chainHolds = (
  stored: StoredBytes,
  entries: readonly StoredEntry[],
  form: StoredForm,
  queue: DigestQueue,
  leaves: Uint8Array,
): boolean => {
  for (let n = 0; n < form.size; n++) {
    const entry = entries[n] as StoredEntry;
    if (!follows(stored, entry, entries[n - 1])) return false;
    queue.sha256.leaf(leafOf(entry), leaves, n * 32);
  }
  queue.settle();
  for (let n = 0; n < form.size; n++) {
    const { hash, rowsCount, rowsRoot } = entries[n] as StoredEntry;
    if (!isDigestOf(stored, hash, leaves, n * 32)) return false;
    if (rowsCount === 0 && behind(stored, rowsRoot, rootOfNone) < 0) return false;
  }
  return form.rows === 0 || rowsHold(stored, entries, form, queue);
};

const rootOfNone = wanted(noRows.root);

/** Whether an entry hangs on the one before it, and is not of an earlier time; the first of a stretch is looked at where stretches join. */
const follows = (stored: StoredBytes, entry: StoredEntry, before: StoredEntry | undefined): boolean => {
  if (before && (entry.parent === -1 || !isSame(stored, entry.parent, before.hash, 64))) return false;
  if (before && isSame(stored, entry.time, before.time, 20)) return true;
  const time = charactersAt(stored, entry.time, 20);
  return isLedgerTime(time) && (!before || time > charactersAt(stored, before.time, 20));
};

/** What an entry's hash is of: its line without the hash. */
export const leafOf = ({ start, end, hash }: StoredEntry): Leaf => ({
  start,
  cut: hash - hashField.before,
  on: hash + hashField.behind,
  end,
});

/** Whether each entry with rows has the root over them. */
const rowsHold = (
  stored: StoredBytes,
  entries: readonly StoredEntry[],
  { size, rows }: StoredForm,
  queue: DigestQueue,
): boolean => {
  const leaves = queue.rooms.rows(32 * rows);
  let [at, row] = [0, 0];
  for (let n = 0; n < size; n++) {
    const { rowsCount, end } = entries[n] as StoredEntry;
    for (const last = row + rowsCount; row < last; row++) {
      const lineAt = at;
      at = lineEnd(stored.bytes, lineAt) + 1;
      queue.sha256.put(rowLeaf(stored.bytes.subarray(lineAt + 1, at - 1), queue.rooms.row), leaves, 32 * row);
    }
    at = end + 1;
  }
  queue.settle();
  row = 0;
  for (let n = 0; n < size; n++) {
    const { rowsCount, rowsRoot } = entries[n] as StoredEntry;
    if (rowsCount === 0) continue;
    const own = leaves.subarray(32 * row, 32 * (row + rowsCount));
    queue.sha256.fold(own, rowsCount);
    if (!isDigestOf(stored, rowsRoot, own, 0)) return false;
    row += rowsCount;
  }
  return true;
};

const rowLeaf = (line: Uint8Array, room: Room): Uint8Array => {
  const row = room(1 + line.length);
  row.set(line, 1);
  return row;
};
