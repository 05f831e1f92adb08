import { Deflate, Inflate } from "fflate";

import { crc32 } from "./crc32.ts";
import type { Packing } from "./packing.ts";

/** So many packed bytes at a time that a stream which holds more than it may is given up early. */
const slice = 16_384;
/** Beyond this level it takes longer than it saves: our parts repeat themselves enough. */
const level = 4;

/** Packing where there is no Node (浏览器中压缩). */
export const webPacking: Packing = {
  crc32,
  inflate: (packed, size) => {
    const content = new Uint8Array(size);
    let length = 0;
    const stream = new Inflate((piece) => {
      if (length + piece.length > size) throw new RangeError(`a packed part: got more than ${size} bytes`);
      content.set(piece, length);
      length += piece.length;
    });
    for (let at = 0; at < packed.length; at += slice) {
      stream.push(packed.subarray(at, at + slice), at + slice >= packed.length);
    }
    return content.subarray(0, length);
  },
  deflate: () => {
    let packed: Uint8Array[] = [];
    const stream = new Deflate({ level }, (bytes) => packed.push(bytes));
    return (piece, last) => {
      packed = [];
      stream.push(piece, last);
      return packed;
    };
  },
};
