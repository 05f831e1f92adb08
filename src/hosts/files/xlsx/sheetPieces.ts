import { decodedPart } from "../zip/openZip.ts";

/** A part that is smaller is read whole. */
const small = 1_000_000;
const pieceLength = 131_072;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const [opening, closing, rowEnd] = [bytesOf("<sheetData>"), bytesOf("</sheetData>"), bytesOf("</row>")];

/**
 * A sheet part as texts that are each well-formed where the part is (工作表分段): first the sheet without its rows, then some rows
 * at a time, so that a large one is never held as one text. A part that does not look as usual comes whole.
 */
export function* sheetPieces(part: Uint8Array): Generator<string, void, undefined> {
  const from = part.length < small ? -1 : indexOf(part, opening, 0, 65_536);
  const to = from < 0 ? -1 : lastIndexOf(part, closing);
  if (from < 0 || to < from) {
    yield decodedPart(part);
    return;
  }
  const text = (start: number, end: number): string => new TextDecoder().decode(part.subarray(start, end));
  yield `${text(0, from)}<sheetData/>${text(to + closing.length, part.length)}`;
  for (let at = from + opening.length; at < to;) {
    const found = at + pieceLength < to ? indexOf(part, rowEnd, at + pieceLength, to) : -1;
    const end = found < 0 ? to : found + rowEnd.length;
    yield joinedText(opening, part.subarray(at, end), closing);
    at = end;
  }
}

/** Decoded in one go: a text put together from others is slow to go through. */
const joinedText = (...parts: readonly Uint8Array[]): string => {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const one of parts) {
    bytes.set(one, at);
    at += one.length;
  }
  return new TextDecoder().decode(bytes);
};

const matches = (bytes: Uint8Array, wanted: Uint8Array, at: number): boolean =>
  wanted.every((byte, index) => bytes[at + index] === byte);

const indexOf = (bytes: Uint8Array, wanted: Uint8Array, from: number, to: number): number => {
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first, from); at >= 0 && at < to; at = bytes.indexOf(first, at + 1)) {
    if (matches(bytes, wanted, at)) return at;
  }
  return -1;
};

const lastIndexOf = (bytes: Uint8Array, wanted: Uint8Array): number => {
  for (let at = bytes.length - wanted.length; at >= 0; at--) if (matches(bytes, wanted, at)) return at;
  return -1;
};
