import { utf8 } from "@scure/base";

import { done, refused, type Issue, type Result } from "../shared/result.ts";
import { rootOfRows } from "./appendEntry.ts";
import { firstBadEntry } from "./checkLedger.ts";
import { digestInto, type Digest, type Hashes, type Sha256 } from "./digest.ts";
import { isLedgerTime } from "./entry.ts";
import { ledgerHeader, parseCanonical, readLedgerStart } from "./ledgerText.ts";
import { rootOfLevel } from "./merkleTree.ts";
import { emptyStoredEntry, findEntry, hashField, type StoredEntry } from "./storedEntry.ts";

/** What a stored ledger pins down where all of it holds: how many entries, and the roots over them. */
export type StoredRoots = { readonly size: number; readonly root: Digest; readonly sm3: Digest };

/**
 * Checks a ledger as it is stored (存储留痕核验): its form, its chain, its rows and both its trees, from the bytes alone and without
 * building anything of them. What is wrong with one that does not hold is said by `readLedgerText` and `firstBadEntry`.
 *
 * @param bytes UTF-8
 * @returns the roots, or the first entry that does not hold
 */
export const checkStored = (bytes: Uint8Array, hashes: Hashes): Result<StoredRoots> => {
  const roots = rootsOfStored(bytes, hashes);
  return roots ? done(roots) : refused([faultOfStored(bytes, hashes.sha256)]);
};

const faultOfStored = (bytes: Uint8Array, sha256: Sha256): Issue => {
  const { ledger, fault } = readLedgerStart(readablePart(bytes));
  const issue = firstBadEntry(ledger, sha256) ?? fault;
  if (issue === null)
    throw new RangeError("a stored ledger: got none of it wrong, want what its bytes were refused for");
  return issue;
};

/** The lines up to the first that is no UTF-8, which is cut off before its end. */
const readablePart = (bytes: Uint8Array): string => {
  const whole = textOf(bytes);
  if (whole !== null) return whole;
  let text = "";
  for (let at = 0; ;) {
    // The last line may be the one, and not be ended.
    const end = bytes.indexOf(lineFeed, at) + 1 || bytes.length;
    const line = textOf(bytes.subarray(at, end));
    if (line === null) return `${text}?`;
    text += line;
    at = end;
  }
};

const [lineFeed, letterE, letterR] = [0x0a, 0x45, 0x52];
const header = `${ledgerHeader}\n`;

/** The roots over a stored ledger, or null where anything of it does not hold. */
export const rootsOfStored = (bytes: Uint8Array, { sha256, sm3 }: Hashes): StoredRoots | null => {
  if (!says(bytes, 0, header) || bytes.at(-1) !== lineFeed) return null;
  const most = linesIn(bytes);
  const [leaves, sm3Leaves] = [new Uint8Array(most * 32), new Uint8Array(most * 32)];
  let [entry, before] = [emptyStoredEntry(), emptyStoredEntry()];
  let [size, at] = [0, header.length];
  let rows: string[] = [];
  while (at < bytes.length) {
    if (bytes[at] === letterR) {
      const end = bytes.indexOf(lineFeed, at);
      const row = rowText(bytes.subarray(at + 1, end));
      if (row === null) return null;
      rows.push(row);
      at = end + 1;
      continue;
    }
    if (bytes[at] !== letterE || !findEntry(bytes, at + 1, entry)) return null;
    const leaf = leafBytes(bytes, entry);
    digestInto(leaf, sha256, leaves, size * 32);
    digestInto(leaf, sm3, sm3Leaves, size * 32);
    if (!isDigestOf(bytes, entry.hash, leaves, size * 32)) return null;
    if (entry.index !== size || !follows(bytes, entry, size === 0 ? null : before)) return null;
    if (entry.rowsCount !== rows.length || !says(bytes, entry.rowsRoot, rootOfRows(rows, sha256))) return null;
    if (rows.length > 0) rows = [];
    size++;
    at = entry.end + 1;
    [entry, before] = [before, entry];
  }
  if (rows.length > 0) return null;
  return { size, root: rootOfLevel(leaves, size, sha256), sm3: rootOfLevel(sm3Leaves, size, sm3) };
};

/** Whether an entry hangs on the one before it, and is not of an earlier time. */
const follows = (bytes: Uint8Array, entry: StoredEntry, before: StoredEntry | null): boolean => {
  if (before === null) return entry.parent === -1 && isTime(bytes, entry.time);
  if (entry.parent === -1 || compare(bytes, entry.parent, before.hash, 64) !== 0) return false;
  const later = compare(bytes, entry.time, before.time, 20);
  return later === 0 || (later > 0 && isTime(bytes, entry.time));
};

const compare = (bytes: Uint8Array, one: number, other: number, length: number): number => {
  for (let n = 0; n < length; n++) {
    const apart = (bytes[one + n] ?? 0) - (bytes[other + n] ?? 0);
    if (apart !== 0) return apart;
  }
  return 0;
};

/** Whether a text of characters of one byte each stands at a place. */
const says = (bytes: Uint8Array, at: number, text: string): boolean => {
  for (let n = 0; n < text.length; n++) if (bytes[at + n] !== text.charCodeAt(n)) return false;
  return true;
};

const isTime = (bytes: Uint8Array, at: number): boolean =>
  isLedgerTime(String.fromCharCode(...bytes.subarray(at, at + 20)));

const linesIn = (bytes: Uint8Array): number => {
  let lines = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) lines++;
  return lines;
};

let leaf = new Uint8Array(4096);
/** The leaf's room up to a length: lines are of few lengths, and to make a view of it anew takes a third of the hashing. */
let leavesUpTo: Uint8Array[] = [];

/** The prefix byte and the entry without its hash, in room that the next leaf takes again. */
const leafBytes = (bytes: Uint8Array, { start, end, hash }: StoredEntry): Uint8Array => {
  const [cut, on] = [hash - hashField.before, hash + hashField.behind];
  const length = 1 + (cut - start) + (end - on);
  if (leaf.length < 1 + end - start) [leaf, leavesUpTo] = [new Uint8Array(2 * (end - start)), []];
  leaf.set(bytes.subarray(start, end), 1);
  leaf.copyWithin(1 + cut - start, 1 + on - start, 1 + end - start);
  return (leavesUpTo[length] ??= leaf.subarray(0, length));
};

/** Whether 64 hexadecimal digits say what 32 bytes are. */
const isDigestOf = (bytes: Uint8Array, digits: number, digest: Uint8Array, at: number): boolean => {
  for (let n = 0; n < 32; n++) {
    const value = (digitOf(bytes[digits + 2 * n] ?? 0) << 4) | digitOf(bytes[digits + 2 * n + 1] ?? 0);
    if (value !== digest[at + n]) return false;
  }
  return true;
};

const digitOf = (code: number): number => (code < 58 ? code - 48 : code - 87);

/** The text of a row's bytes, null where it is no canonical JSON. */
const rowText = (line: Uint8Array): string | null => {
  const text = textOf(line);
  return text === null || parseCanonical(text) === undefined ? null : text;
};

/** The text of some bytes, null where they are no UTF-8: the library says so by a TypeError. */
const textOf = (bytes: Uint8Array): string | null => {
  try {
    return utf8.encode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};
