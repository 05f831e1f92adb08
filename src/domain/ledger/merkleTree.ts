import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";

import type { Hash } from "./digest.ts";

const leafPrefix = Uint8Array.of(0);

/** The hash of one leaf. Source: RFC 9162 section 2.1.1 (RFC 6962 section 2.1). */
export const leafHash = (leaf: Uint8Array, hash: Hash): Uint8Array => hash(concatBytes(leafPrefix, leaf));

/** The hash of a leaf that is a text in UTF-8; the character before it is the prefix byte. */
export const leafHashOfText = (text: string, hash: Hash): Uint8Array => hash(utf8ToBytes(`\u0000${text}`));

export const nodeHash = (left: Uint8Array, right: Uint8Array, hash: Hash): Uint8Array => {
  const node = new Uint8Array(1 + left.length + right.length);
  node[0] = 1;
  node.set(left, 1);
  node.set(right, 1 + left.length);
  return hash(node);
};

/**
 * The root over leaf hashes in order; the root of no leaves is the hash of nothing.
 * Each level pairs neighbours and carries an odd last one up, which gives the RFC's split at the largest power of two.
 */
export const merkleRoot = (leafHashes: readonly Uint8Array[], hash: Hash): Uint8Array => {
  let level = leafHashes;
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const left = level[index];
      const right = level[index + 1];
      if (left) above.push(right ? nodeHash(left, right, hash) : left);
    }
    level = above;
  }
  return level[0] ?? hash(new Uint8Array(0));
};
