import { concatBytes } from "@noble/hashes/utils.js";

import type { Sha256 } from "./digest.ts";

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** The hash of one leaf. Source: RFC 9162 section 2.1.1 (RFC 6962 section 2.1). */
export const leafHash = (leaf: Uint8Array, sha256: Sha256): Uint8Array => sha256(concatBytes(leafPrefix, leaf));

export const nodeHash = (left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array =>
  sha256(concatBytes(nodePrefix, left, right));

/**
 * The root over leaf hashes in order; the root of no leaves is the hash of nothing.
 * Each level pairs neighbours and carries an odd last one up, which gives the RFC's split at the largest power of two.
 */
export const merkleRoot = (leafHashes: readonly Uint8Array[], sha256: Sha256): Uint8Array => {
  let level = leafHashes;
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const left = level[index];
      const right = level[index + 1];
      if (left) above.push(right ? nodeHash(left, right, sha256) : left);
    }
    level = above;
  }
  return level[0] ?? sha256(new Uint8Array(0));
};
