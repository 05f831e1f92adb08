import { bytesToHex, concatBytes } from "@noble/hashes/utils.js";

import { digestInto, digestOfText, type Digest, type Hash } from "./digest.ts";

const leafPrefix = Uint8Array.of(0);

/** The hash of one leaf. Source: RFC 9162 section 2.1.1 (RFC 6962 section 2.1). */
export const leafHash = (leaf: Uint8Array, hash: Hash): Uint8Array => hash(concatBytes(leafPrefix, leaf));

/** The hash of a leaf that is a text in UTF-8; the character before it is the prefix byte. */
export const leafDigest = (text: string, hash: Hash): Digest => digestOfText(`\u0000${text}`, hash);

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

/**
 * The root over leaf hashes that are digests (树根). The levels lie in one stretch of memory: a hundred thousand arrays of 32
 * bytes take longer to keep than to hash.
 */
export const rootOfDigests = (digests: readonly Digest[], hash: Hash): Digest => {
  const level = new Uint8Array(digests.length * 32);
  digests.forEach((digest, at) => {
    for (let byte = 0; byte < 32; byte++) {
      level[at * 32 + byte] = (digitAt(digest, 2 * byte) << 4) | digitAt(digest, 2 * byte + 1);
    }
  });
  return rootOfLevel(level, digests.length, hash);
};

/** The root over leaf hashes that lie one behind the other; the levels take their place. */
const rootOfLevel = (level: Uint8Array, leaves: number, hash: Hash): Digest => {
  if (leaves === 0) return bytesToHex(hash(new Uint8Array(0)));
  foldLevels(level, leaves, (node, target, at) => digestInto(node, hash, target, at));
  return bytesToHex(level.subarray(0, 32));
};

/**
 * Folds leaf hashes up to their root, one at least, which comes to stand in the place of the first (逐层归并).
 *
 * @param level begins at a multiple of four bytes
 */
export const foldLevels = (
  level: Uint8Array,
  leaves: number,
  put: (node: Uint8Array, target: Uint8Array, at: number) => void,
): void => {
  // Taken by words of four bytes, behind the prefix byte: a digest's bytes one by one take as long as a node's hash.
  const from = new Uint32Array(level.buffer, level.byteOffset, leaves * 8);
  const room = new Uint32Array(17);
  const node = new Uint8Array(room.buffer, 3);
  node[0] = 1;
  for (let count = leaves; count > 1; count = Math.ceil(count / 2)) {
    for (let left = 0; left < count; left += 2) {
      if (left + 1 === count) level.copyWithin(left * 16, left * 32, left * 32 + 32);
      else {
        for (let word = 0; word < 16; word++) room[1 + word] = from[left * 8 + word] ?? 0;
        put(node, level, left * 16);
      }
    }
  }
};

/** The value of a lower-case hexadecimal digit. */
const digitAt = (digest: Digest, at: number): number => {
  const code = digest.charCodeAt(at);
  return code < 58 ? code - 48 : code - 87;
};
