import { nodePacking } from "./nodePacking.ts";
import { webPacking } from "./webPacking.ts";

/** Packs and unpacks by deflate, and sums what is packed. Source: RFC 1951. */
export type Packing = {
  /** The check sum that a zip states of each part. @param before the sum of the bytes before these, where a part comes in pieces */
  readonly crc32: (bytes: Uint8Array, before?: number) => number;
  /** @param size the most bytes that it may give. @throws Error where it would give more, or is no such stream */
  readonly inflate: (packed: Uint8Array, size: number) => Uint8Array;
  /** Begins a stream: takes a piece at a time and gives what it is packed into. */
  readonly deflate: () => (piece: Uint8Array, last: boolean) => readonly Uint8Array[];
};

/** Node's own where there is Node: some ten times as fast as what a browser has. */
export const packing: Packing = nodePacking() ?? webPacking;
