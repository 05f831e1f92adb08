import { packing } from "./packing.ts";

/** A part of a zip, packed and ready to be laid down. */
export type PackedPart = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: readonly Uint8Array[];
  /** As the directory states it: MS-DOS date and time. */
  readonly time: number;
};

/** 1980-01-01, the earliest a zip can state: the same content gives the same bytes whatever the clock says. */
const noTime = 0x00210000;
/** About so many characters are packed at a time. */
const chunkLength = 262_144;

/** Packs a part whose text comes in pieces (压缩部件); never more than a few pieces are held unpacked. */
export const packText = (name: string, pieces: Iterable<string>): PackedPart => {
  const encoder = new TextEncoder();
  const packed: Uint8Array[] = [];
  let crc = 0;
  let size = 0;
  const deflate = packing.deflate();
  const push = (text: string, last: boolean): void => {
    const bytes = encoder.encode(text);
    crc = packing.crc32(bytes, crc);
    size += bytes.length;
    packed.push(...deflate(bytes, last));
  };
  let chunk = "";
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < chunkLength) continue;
    push(chunk, false);
    chunk = "";
  }
  push(chunk, true);
  return { name, method: 8, crc, size, packed, time: noTime };
};

const lengthOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0);

/**
 * Lays parts down as a zip in their order (生成压缩包). Source: PKWARE APPNOTE 4.3.
 *
 * @throws RangeError for more than 65,535 parts or 4 GB, which a plain zip cannot hold
 */
export const writeZip = (parts: readonly PackedPart[]): Uint8Array => {
  const names = parts.map(({ name }) => new TextEncoder().encode(name));
  const packedSizes = parts.map(({ packed }) => lengthOf(packed));
  const headers = names.reduce((sum, { length }) => sum + 30 + 46 + 2 * length, 0);
  const total = headers + packedSizes.reduce((sum, size) => sum + size, 0) + 22;
  if (parts.length > 0xffff || total > 0xffffffff) {
    throw new RangeError(`a zip: got ${parts.length} parts in ${total} bytes, want at most 65535 in 4294967295`);
  }
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const offsets = parts.map(({ method, crc, size, time, packed }, index) => {
    const offset = at;
    const name = names[index] ?? new Uint8Array(0);
    view.setUint32(at, 0x04034b50, true);
    at = common(view, at + 4, { method, time, crc, packed: packedSizes[index] ?? 0, size, name: name.length });
    bytes.set(name, at + 2);
    at += 2 + name.length;
    for (const piece of packed) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return offset;
  });
  const directory = at;
  parts.forEach(({ method, crc, size, time }, index) => {
    const name = names[index] ?? new Uint8Array(0);
    view.setUint32(at, 0x02014b50, true);
    view.setUint16(at + 4, version, true);
    const end = common(view, at + 6, { method, time, crc, packed: packedSizes[index] ?? 0, size, name: name.length });
    view.setUint32(end + 12, offsets[index] ?? 0, true);
    bytes.set(name, end + 16);
    at = end + 16 + name.length;
  });
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, parts.length, true);
  view.setUint16(at + 10, parts.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
};

const version = 20;
/** Names are in UTF-8. */
const flags = 0x0800;

type Common = Omit<PackedPart, "name" | "packed"> & { readonly packed: number; readonly name: number };

/** What the header of a part and its line in the directory have in common; gives where it ends. */
const common = (view: DataView, at: number, { method, time, crc, packed, size, name }: Common): number => {
  view.setUint16(at, version, true);
  view.setUint16(at + 2, flags, true);
  view.setUint16(at + 4, method, true);
  view.setUint32(at + 6, time, true);
  view.setUint32(at + 10, crc, true);
  view.setUint32(at + 14, packed, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name, true);
  return at + 24;
};
