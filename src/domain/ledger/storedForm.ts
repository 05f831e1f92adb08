import { utf8 } from "@scure/base";

import { parseCanonical } from "./ledgerText.ts";
import type { StoredBytes } from "./storedBytes.ts";
import { emptyStoredEntry, findEntry, shortestEntry, type StoredEntry } from "./storedEntry.ts";

export const [lineFeed, letterE] = [0x0a, 0x45];
const letterR = 0x52;

/** What the lines of a stretch are (段落格式): how many of its entries were found, the index of the first, and how many rows there are. */
export type StoredForm = { readonly size: number; readonly first: number; readonly rows: number };

/**
 * Holds the lines of a stretch to their form (核对格式), byte by byte: each is a row or an entry in canonical JSON, entries are numbered
 * one after another, and each says how many rows stand before it.
 *
 * @param entries is told where the parts of each entry stand; what it is longer by is from other stretches
 * @returns null where a line is none, or the last is no entry's
 */
export const formOf = (stored: StoredBytes, entries: StoredEntry[]): StoredForm | null => {
  const { bytes } = stored;
  let [size, first, rows, before] = [0, 0, 0, 0];
  for (let at = 0; at < bytes.length;) {
    if (bytes[at] === letterR) {
      const end = bytes.indexOf(lineFeed, at);
      if (end < 0 || !isCanonical(bytes.subarray(at + 1, end))) return null;
      rows++;
      at = end + 1;
      continue;
    }
    const entry = (entries[size] ??= emptyStoredEntry());
    if (bytes[at] !== letterE || !findEntry(stored, at + 1, entry)) return null;
    if (size === 0) first = entry.index;
    if (entry.index !== first + size || entry.rowsCount !== rows - before) return null;
    size++;
    before = rows;
    at = entry.end + 1;
  }
  return size > 0 && rows === before ? { size, first, rows } : null;
};

/** Where a line ends that begins at a place, -1 where it does not; an entry's is not looked for where it cannot be. */
export const lineEnd = (bytes: Uint8Array, at: number): number =>
  bytes.indexOf(lineFeed, bytes[at] === letterE ? at + shortestEntry : at);

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
