import { utf8ToBytes } from "@noble/hashes/utils.js";

const [quote, backslash] = [0x22, 0x5c];

/** Which bytes are characters that stand for themselves: of ASCII, without controls, quotes and backslashes. */
const isPlain = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte < 0x80 && byte !== quote && byte !== backslash ? 1 : 0,
);

/**
 * Behind a string as RFC 8785 writes it (字符串之后), in UTF-8 as RFC 3629 has it.
 *
 * @param start where its quote must stand, -1 where nothing can any more
 * @returns -1 where it is none
 */
export const behindText = (bytes: Uint8Array, start: number): number => {
  if (start < 0 || bytes[start] !== quote) return -1;
  let at = start + 1;
  for (;;) {
    const byte = bytes[at] ?? 0;
    if (isPlain[byte] === 1) at++;
    else if (byte === quote) return at + 1;
    else if (byte >= 0x80) at = character(bytes, at, byte);
    else at = byte === backslash ? escape(bytes, at + 1) : -1;
    if (at < 0) return -1;
  }
};

const shortEscapes = utf8ToBytes('"\\bfnrt');

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
