import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Bytes as they are stored, and the same to be looked at four at a time, wherever the four begin (存储字节). */
export type StoredBytes = { readonly bytes: Uint8Array; readonly view: DataView };

export const storedBytes = (bytes: Uint8Array): StoredBytes => ({
  bytes,
  view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
});

/** A text that must stand somewhere, of four bytes at least: in words of four bytes, and its last four once more. */
export type Wanted = { readonly length: number; readonly words: Int32Array; readonly last: number };

export const wanted = (text: string): Wanted => {
  const { bytes, view } = storedBytes(utf8ToBytes(text));
  const words = Int32Array.from({ length: bytes.length >> 2 }, (_, n) => view.getInt32(4 * n, true));
  return { length: bytes.length, words, last: view.getInt32(bytes.length - 4, true) };
};

// Each of these takes the place where something must begin, -1 where nothing can any more, and gives the place behind it or -1.

/** Behind a text that stands at a place. */
export const behind = ({ view }: StoredBytes, at: number, { length, words, last }: Wanted): number => {
  const end = at + length;
  if (at < 0 || end > view.byteLength) return -1;
  for (let n = 0; n < words.length; n++) if (view.getInt32(at + 4 * n, true) !== words[n]) return -1;
  return view.getInt32(end - 4, true) === last ? end : -1;
};

/** The characters of a digest, two a byte. */
export const digits = 64;

/** What a byte's two digits, lower-case hexadecimal, come to, by the two as one number. */
const byteOf = new Uint16Array(0x10000).fill(0x100);
for (let byte = 0; byte < 0x100; byte++) {
  const [high = 0, low = 0] = utf8ToBytes(byte.toString(16).padStart(2, "0"));
  byteOf[high | (low << 8)] = byte;
}

/** Behind the digits of a digest. */
export const behindDigest = ({ view }: StoredBytes, at: number): number => {
  const end = at + digits;
  if (at < 0 || end > view.byteLength) return -1;
  for (let n = at; n < end; n += 2) if ((byteOf[view.getUint16(n, true)] ?? 0x100) > 0xff) return -1;
  return end;
};

/** Whether 64 lower-case hexadecimal digits say what 32 bytes are. */
export const isDigestOf = ({ view }: StoredBytes, place: number, digest: Uint8Array, at: number): boolean => {
  for (let n = 0; n < 32; n++) if (byteOf[view.getUint16(place + 2 * n, true)] !== digest[at + n]) return false;
  return true;
};

/** Whether the same stands at two places, of so many bytes, which four divide. */
export const isSame = ({ view }: StoredBytes, one: number, other: number, length: number): boolean => {
  for (let n = 0; n < length; n += 4) if (view.getInt32(one + n, true) !== view.getInt32(other + n, true)) return false;
  return true;
};

/** So many characters of one byte each. */
export const charactersAt = ({ bytes }: StoredBytes, at: number, count: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + count));
