import type { Packing } from "./packing.ts";

/** Beyond this level it takes longer than it saves: our parts repeat themselves enough. */
const level = 3;

/** Packing by Node's zlib (压缩); null in a browser, whose bundle knows of no Node. */
export const nodePacking = (): Packing | null => {
  const { process } = globalThis as { readonly process?: Pick<NodeJS.Process, "getBuiltinModule"> };
  const zlib = process?.getBuiltinModule("node:zlib");
  if (!zlib) return null;
  const { Z_SYNC_FLUSH, Z_FINISH } = zlib.constants;
  return {
    // Nothing, which may have no memory, is taken by zlib for a new beginning.
    crc32: (bytes, before = 0) => (bytes.length === 0 ? before : zlib.crc32(bytes, before)),
    // A byte of room more, so that one buffer holds it all.
    inflate: (packed, size) => {
      const { buffer, byteOffset, length } = zlib.inflateRawSync(packed, {
        maxOutputLength: size + 1,
        chunkSize: Math.max(64, size + 1),
      });
      return new Uint8Array(buffer, byteOffset, length);
    },
    // Each piece is packed by itself up to a byte's end, which makes one stream of them all.
    deflate: () => (piece, last) => [
      zlib.deflateRawSync(piece, { level, finishFlush: last ? Z_FINISH : Z_SYNC_FLUSH }),
    ],
  };
};
