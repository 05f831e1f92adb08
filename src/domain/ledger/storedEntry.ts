import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Where the parts of an entry's stored line stand among the bytes of a ledger; one is used for all lines, since each is soon done with. */
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

export const emptyStoredEntry = (): StoredEntry => ({
  ...{ start: 0, end: 0, hash: 0, parent: 0 },
  ...{ rowsRoot: 0, time: 0, index: 0, rowsCount: 0 },
});

const bytesOf = (text: string): Uint8Array => utf8ToBytes(text);
const key = {
  action: bytesOf('{"action":'),
  actor: bytesOf(',"actor":'),
  after: bytesOf(',"after":"'),
  before: bytesOf('","before":'),
  hash: bytesOf(',"hash":"'),
  index: bytesOf('","index":'),
  parent: bytesOf(',"parent":'),
  reason: bytesOf(',"reason":'),
  rowsCount: bytesOf(',"rows":{"count":'),
  rowsRoot: bytesOf(',"root":"'),
  subject: bytesOf('"},"subject":'),
  time: bytesOf(',"time":"'),
  end: bytesOf('"}\n'),
  null: bytesOf("null"),
};

/** From the first digit of a hash back to the key's comma, and on behind the closing quote: what an entry's leaf has not. */
export const hashField = { before: key.hash.length, behind: 64 + 1 };

const digits = 64;
const timeLength = 20;
const quote = 0x22;
const backslash = 0x5c;

/**
 * Holds the line of an entry to its one form (逐字节核对), byte by byte: what `readEntryLine` asks of a text, but for the calendar and
 * for the digits of the hash, the parent and the rows' root, which are to be held to what they must be.
 *
 * @param at the first byte behind "E"
 * @param found is told where the parts stand
 * @returns whether it is the canonical JSON of an entry, in UTF-8, where those digits are right
 */
export const findEntry = (bytes: Uint8Array, at: number, found: StoredEntry): boolean => {
  found.start = at;
  const actor = literal(bytes, text(bytes, literal(bytes, at, key.action)), key.actor);
  // Somebody did it: the name is not empty.
  if (actor < 0 || bytes[actor + 1] === quote) return false;
  const before = literal(bytes, hex(bytes, literal(bytes, text(bytes, actor), key.after)), key.before);
  found.hash = literal(bytes, hexOrNull(bytes, before), key.hash);
  const index = literal(bytes, behindDigits(found.hash), key.index);
  const afterIndex = whole(bytes, index);
  found.index = numberIn(bytes, index, afterIndex);
  const parent = literal(bytes, afterIndex, key.parent);
  found.parent = parent >= 0 && bytes[parent] === quote ? parent + 1 : -1;
  const reason = literal(bytes, digitsOrNull(bytes, parent), key.reason);
  const count = literal(bytes, text(bytes, reason), key.rowsCount);
  const afterCount = whole(bytes, count);
  found.rowsCount = numberIn(bytes, count, afterCount);
  found.rowsRoot = literal(bytes, afterCount, key.rowsRoot);
  const subject = literal(bytes, behindDigits(found.rowsRoot), key.subject);
  found.time = literal(bytes, text(bytes, subject), key.time);
  const end = found.time < 0 ? -1 : literal(bytes, found.time + timeLength, key.end);
  found.end = end - 1;
  return end >= 0;
};

// Each of these takes the place where something must begin, -1 where nothing can any more, and gives the place behind it or -1.

const literal = (bytes: Uint8Array, at: number, want: Uint8Array): number => {
  if (at < 0) return -1;
  for (let n = 0; n < want.length; n++) if (bytes[at + n] !== want[n]) return -1;
  return at + want.length;
};

const isHexDigit = Uint8Array.from({ length: 256 }, (_, byte) => (/[0-9a-f]/u.test(String.fromCharCode(byte)) ? 1 : 0));

const hex = (bytes: Uint8Array, at: number): number => {
  if (at < 0) return -1;
  for (let n = at; n < at + digits; n++) if (isHexDigit[bytes[n] ?? 0] !== 1) return -1;
  return at + digits;
};

const hexOrNull = (bytes: Uint8Array, at: number): number => {
  if (at < 0 || bytes[at] !== quote) return literal(bytes, at, key.null);
  const end = hex(bytes, at + 1);
  return end >= 0 && bytes[end] === quote ? end + 1 : -1;
};

// Digits that are held to a digest afterwards need not be looked at before.

const behindDigits = (at: number): number => (at < 0 ? -1 : at + digits);

const digitsOrNull = (bytes: Uint8Array, at: number): number =>
  at < 0 || bytes[at] !== quote
    ? literal(bytes, at, key.null)
    : bytes[at + 1 + digits] === quote
      ? at + digits + 2
      : -1;

/** A count as JSON has it, of at most 15 digits: without a zero before others. */
const whole = (bytes: Uint8Array, at: number): number => {
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

/** A string as RFC 8785 writes it, in UTF-8 as RFC 3629 has it; nothing is longer than its line, and a line feed is not in it. */
const text = (bytes: Uint8Array, start: number): number => {
  if (start < 0 || bytes[start] !== quote) return -1;
  let at = start + 1;
  for (;;) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) return at + 1;
    if (byte < 0x20) return -1;
    if (byte === backslash) at = escape(bytes, at + 1);
    else if (byte < 0x80) at++;
    else at = character(bytes, at, byte);
    if (at < 0) return -1;
  }
};

const shortEscapes = bytesOf('"\\bfnrt');

/** What may stand behind a backslash: what has a short form has only that. */
const escape = (bytes: Uint8Array, at: number): number => {
  const byte = bytes[at] ?? 0;
  if (shortEscapes.includes(byte)) return at + 1;
  const long = String.fromCharCode(...bytes.subarray(at, at + 5));
  return /^u00(?:0[0-7be-f]|1[0-9a-f])$/u.test(long) ? at + 5 : -1;
};

/** A character of two bytes or more: none longer than need be, no half ones, none beyond U+10FFFF. */
const character = (bytes: Uint8Array, at: number, first: number): number => {
  const second = bytes[at + 1] ?? 0;
  if (first >= 0xc2 && first <= 0xdf) return isNext(second) ? at + 2 : -1;
  if (first >= 0xe0 && first <= 0xef) {
    const fits = first === 0xe0 ? second >= 0xa0 : first === 0xed ? second <= 0x9f : true;
    return fits && isNext(second) && isNext(bytes[at + 2]) ? at + 3 : -1;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const fits = first === 0xf0 ? second >= 0x90 : first === 0xf4 ? second <= 0x8f : true;
    return fits && isNext(second) && isNext(bytes[at + 2]) && isNext(bytes[at + 3]) ? at + 4 : -1;
  }
  return -1;
};

const isNext = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;
