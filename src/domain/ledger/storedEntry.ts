import { behind, behindDigest, digits, wanted, type StoredBytes } from "./storedBytes.ts";
import { behindText } from "./storedText.ts";

/** Where the parts of an entry's stored line stand among the bytes of a stretch (记录各部分的位置). */
export type StoredEntry = {
  /** From "{" up to the line feed. */
  start: number;
  end: number;
  /** The first of the 64 digits; of the parent -1 where there is none. */
  hash: number;
  parent: number;
  rowsRoot: number;
  /** The first of the 20 characters of the time. */
  time: number;
  index: number;
  rowsCount: number;
};

/** Said in one literal: of objects put together by spreading each has a shape of its own, and to look into them takes ten times as long. */
export const emptyStoredEntry = (): StoredEntry => ({
  start: 0,
  end: 0,
  hash: 0,
  parent: 0,
  rowsRoot: 0,
  time: 0,
  index: 0,
  rowsCount: 0,
});

const key = {
  action: wanted('{"action":'),
  actor: wanted(',"actor":'),
  after: wanted(',"after":"'),
  before: wanted('","before":'),
  hash: wanted(',"hash":"'),
  index: wanted('","index":'),
  parent: wanted(',"parent":'),
  reason: wanted(',"reason":'),
  rowsCount: wanted(',"rows":{"count":'),
  rowsRoot: wanted(',"root":"'),
  subject: wanted('"},"subject":'),
  time: wanted(',"time":"'),
  null: wanted("null"),
};
const timeLength = 20;
const [quote, brace, lineFeed] = [0x22, 0x7d, 0x0a];

/** From the first digit of a hash back to the key's comma, and on behind the closing quote: what an entry's leaf has not. */
export const hashField = { before: key.hash.length, behind: digits + 1 };

/** No entry's line has fewer bytes than its keys, three digests and a time. */
export const shortestEntry = Object.values(key).reduce((sum, { length }) => sum + length, 3 * digits + timeLength);

/**
 * Holds the line of an entry to its one form (逐字节核对): what `readEntryLine` asks of a text, but for the calendar and for the digits of
 * the hash, the parent and the rows' root, which are to be held to what they must be.
 *
 * @param at the first byte behind "E"
 * @param found is told where the parts stand
 * @returns whether it is the canonical JSON of an entry, in UTF-8, where those digits are right
 */
export const findEntry = (stored: StoredBytes, at: number, found: StoredEntry): boolean => {
  const { bytes } = stored;
  found.start = at;
  const actor = behind(stored, behindText(bytes, behind(stored, at, key.action)), key.actor);
  // Somebody did it: the name is not empty.
  if (actor < 0 || bytes[actor + 1] === quote) return false;
  const after = behind(stored, behindText(bytes, actor), key.after);
  const before = behind(stored, behindDigest(stored, after), key.before);
  found.hash = behind(stored, behindDigestOrNull(stored, before), key.hash);
  const index = behind(stored, behindDigits(found.hash), key.index);
  const afterIndex = behindCount(bytes, index);
  found.index = numberIn(bytes, index, afterIndex);
  const parent = behind(stored, afterIndex, key.parent);
  found.parent = parent >= 0 && bytes[parent] === quote ? parent + 1 : -1;
  const reason = behind(stored, behindDigitsOrNull(stored, parent), key.reason);
  const count = behind(stored, behindText(bytes, reason), key.rowsCount);
  const afterCount = behindCount(bytes, count);
  found.rowsCount = numberIn(bytes, count, afterCount);
  found.rowsRoot = behind(stored, afterCount, key.rowsRoot);
  const subject = behind(stored, behindDigits(found.rowsRoot), key.subject);
  found.time = behind(stored, behindText(bytes, subject), key.time);
  const end = found.time + timeLength;
  found.end = end + 2;
  return found.time >= 0 && bytes[end] === quote && bytes[end + 1] === brace && bytes[end + 2] === lineFeed;
};

const behindDigestOrNull = (stored: StoredBytes, at: number): number => {
  if (at < 0 || stored.bytes[at] !== quote) return behind(stored, at, key.null);
  const end = behindDigest(stored, at + 1);
  return end >= 0 && stored.bytes[end] === quote ? end + 1 : -1;
};

// Digits that are held to a digest afterwards need not be looked at before.

const behindDigits = (at: number): number => (at < 0 ? -1 : at + digits);

const behindDigitsOrNull = (stored: StoredBytes, at: number): number => {
  if (at < 0 || stored.bytes[at] !== quote) return behind(stored, at, key.null);
  return stored.bytes[at + 1 + digits] === quote ? at + digits + 2 : -1;
};

/** Behind a count as JSON has it, of at most 15 digits: without a zero before others. */
const behindCount = (bytes: Uint8Array, at: number): number => {
  if (at < 0) return -1;
  let end = at;
  while (isDigit(bytes[end])) end++;
  const length = end - at;
  return length === 0 || length > 15 || (length > 1 && bytes[at] === 0x30) ? -1 : end;
};

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

const numberIn = (bytes: Uint8Array, start: number, end: number): number => {
  let value = 0;
  for (let at = start; at < end; at++) value = value * 10 + (bytes[at] ?? 0) - 0x30;
  return value;
};
