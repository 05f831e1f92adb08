import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

import { done, refused, type Issue, type Result } from "../shared/result.ts";
import { firstBadEntry } from "./checkLedger.ts";
import type { Digest, Hashes, Sha256 } from "./digest.ts";
import { oneByOne, type DigestQueue, type QueuedHash } from "./digestQueue.ts";
import { noRows } from "./entry.ts";
import { ledgerHeader, readLedgerStart } from "./ledgerText.ts";
import { letterE, lineEnd, lineFeed, textOf } from "./storedForm.ts";
import { checkStretch, type StoredStretch } from "./storedStretch.ts";

/** What a stored ledger pins down where all of it holds: how many entries, and the roots over them. */
export type StoredRoots = { readonly size: number; readonly root: Digest; readonly sm3: Digest };

/**
 * Checks a ledger as it is stored (存储留痕核验): its form, its chain, its rows and both its trees, from the bytes alone and without
 * building anything of them. What is wrong with one that does not hold is said by `readLedgerText` and `firstBadEntry`.
 *
 * @param bytes UTF-8
 * @param queue makes the digests as the host does it best
 * @returns the roots, or the first entry that does not hold
 */
export const checkStored = (
  bytes: Uint8Array,
  hashes: Hashes,
  queue: DigestQueue = oneByOne(hashes),
): Result<StoredRoots> => {
  const roots = rootsOfQueue(bytes, queue);
  return roots ? done(roots) : refused([faultOfStored(bytes, hashes.sha256)]);
};

const faultOfStored = (bytes: Uint8Array, sha256: Sha256): Issue => {
  const { ledger, fault } = readLedgerStart(textOf(bytes) ?? readablePart(bytes));
  const issue = firstBadEntry(ledger, sha256) ?? fault;
  if (issue === null)
    throw new RangeError("a stored ledger: got none of it wrong, want what its bytes were refused for");
  return issue;
};

/**
 * The text of a stored ledger as it lies beside a workbook (留痕副本文本), however damaged: where a machine stopped while it wrote, and be it
 * within a character, the last line is one that is not ended; a line before it that is no UTF-8 stands there as one that no ledger has.
 */
export const storedText = (bytes: Uint8Array): string => {
  const whole = textOf(bytes);
  if (whole !== null) return whole;
  const part = readablePart(bytes);
  const isLast = bytes.lastIndexOf(lineFeed) + 1 === utf8ToBytes(part).length - 1;
  return isLast ? part : `${part}\nE?\n`;
};

/** The lines up to the first that is no UTF-8, which is cut off before its end. */
const readablePart = (bytes: Uint8Array): string => {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    // The last line may be the one, and not be ended.
    const end = bytes.indexOf(lineFeed, at) + 1 || bytes.length;
    const line = textOf(bytes.subarray(at, end));
    if (line === null) return `${text}?`;
    text += line;
    at = end;
  }
  return text;
};

/** The roots over a stored ledger, or null where anything of it does not hold. */
export const rootsOfQueue = (bytes: Uint8Array, queue: DigestQueue): StoredRoots | null => {
  const stretches: StoredStretch[] = [];
  for (const stretch of stretchesOf(bytes) ?? [null]) {
    const checked = stretch && checkStretch(stretch, queue);
    if (!checked) return null;
    stretches.push(checked);
  }
  return joinStretches(stretches, queue);
};

const header = `${ledgerHeader}\n`;

/** How many entries a stretch has, but for the last: a power of two, so that it is a subtree of both trees. */
const entriesOfStretch = 1024;

/**
 * Cuts a stored ledger into stretches that can be checked each by itself (分段), wherever there is a processor for it.
 *
 * @returns null for what is no ledger: without its first line, or not ended
 */
export const stretchesOf = (bytes: Uint8Array): readonly Uint8Array[] | null => {
  if (!says(bytes, 0, header) || bytes.at(-1) !== lineFeed) return null;
  const stretches: Uint8Array[] = [];
  let [start, entries] = [header.length, 0];
  for (let at = start; at < bytes.length;) {
    const end = lineEnd(bytes, at) + 1;
    // An end that is found too late, or not at all, is that of a line which is no entry's: its stretch does not hold.
    if (end === 0) return null;
    if (bytes[at] === letterE && ++entries % entriesOfStretch === 0) {
      stretches.push(bytes.subarray(start, end));
      start = end;
    }
    at = end;
  }
  return start === bytes.length ? stretches : [...stretches, bytes.subarray(start)];
};

/** Whether a text of characters of one byte each stands at a place. */
const says = (bytes: Uint8Array, at: number, text: string): boolean => {
  for (let n = 0; n < text.length; n++) if (bytes[at + n] !== text.charCodeAt(n)) return false;
  return true;
};

/** Joins the stretches of a ledger in their order (段落衔接): the roots over all, or null where one does not hang on the one before. */
export const joinStretches = (stretches: readonly StoredStretch[], queue: DigestQueue): StoredRoots | null => {
  let size = 0;
  for (const [n, { first, size: own, parent, from }] of stretches.entries()) {
    const before = stretches[n - 1];
    if (first !== size || parent !== (before?.last ?? null)) return null;
    if (before && (before.size !== entriesOfStretch || from < before.until)) return null;
    size += own;
  }
  if (size === 0) return { size, root: noRows.root, sm3: emptySm3(queue) };
  const root = rootOver(
    stretches.map((one) => one.root),
    queue.sha256,
  );
  const sm3 = rootOver(
    stretches.map((one) => one.sm3),
    queue.sm3,
  );
  return { size, root, sm3 };
};

const rootOver = (roots: readonly Uint8Array[], { fold }: QueuedHash): Digest => {
  const level = new Uint8Array(roots.length * 32);
  roots.forEach((one, n) => level.set(one, n * 32));
  fold(level, roots.length);
  return bytesToHex(level.subarray(0, 32));
};

const emptySm3 = ({ sm3, settle }: DigestQueue): Digest => {
  const digest = new Uint8Array(32);
  sm3.put(new Uint8Array(0), digest, 0);
  settle();
  return bytesToHex(digest);
};
