import { merkleRoot, nodeHash } from "./merkleTree.ts";
import type { Sha256 } from "./digest.ts";

/** Hashes that lead from one leaf, or from one tree, to a root; from the bottom up. */
export type Proof = readonly Uint8Array[];

/** The largest power of two below n, for n of 2 and more. */
const splitOf = (n: number): number => {
  let split = 1;
  while (split * 2 < n) split *= 2;
  return split;
};

/**
 * What proves that a leaf stands in a tree (包含证明). Source: RFC 9162 section 2.1.3.1.
 *
 * @param index from 0, below the number of leaves
 */
export const inclusionProof = (leafHashes: readonly Uint8Array[], index: number, sha256: Sha256): Proof => {
  const size = leafHashes.length;
  if (!Number.isInteger(index) || index < 0 || index >= size)
    throw new RangeError(`a leaf of ${size}: got index ${index}, want one in [0, ${size})`);
  if (size === 1) return [];
  const split = splitOf(size);
  const [left, right] = [leafHashes.slice(0, split), leafHashes.slice(split)];
  return index < split
    ? [...inclusionProof(left, index, sha256), merkleRoot(right, sha256)]
    : [...inclusionProof(right, index - split, sha256), merkleRoot(left, sha256)];
};

/** The same of all leaves at once, in their order: proved one by one, each would hash the whole tree anew. */
export const inclusionProofs = (leafHashes: readonly Uint8Array[], sha256: Sha256): readonly Proof[] => {
  if (leafHashes.length < 2) return leafHashes.map(() => []);
  const split = splitOf(leafHashes.length);
  const [left, right] = [leafHashes.slice(0, split), leafHashes.slice(split)];
  const [leftRoot, rightRoot] = [merkleRoot(left, sha256), merkleRoot(right, sha256)];
  return [
    ...inclusionProofs(left, sha256).map((proof) => [...proof, rightRoot]),
    ...inclusionProofs(right, sha256).map((proof) => [...proof, leftRoot]),
  ];
};

/**
 * The root that a leaf and its proof come to in a tree of this size, or null where the proof is too long or too short for
 * it, the leaf stands outside, or a hash has not 32 bytes. Source: RFC 9162 section 2.1.3.2.
 */
export const rootOfInclusion = (
  leafHash: Uint8Array,
  index: number,
  size: number,
  proof: Proof,
  sha256: Sha256,
): Uint8Array | null => {
  if (!isCount(index) || !isCount(size) || index >= size) return null;
  if (![leafHash, ...proof].every(isHash)) return null;
  const lefts = leftsOf(index, size - 1, proof.length);
  if (!lefts) return null;
  return proof.reduce(
    (hash, other, at) => (lefts[at] ? nodeHash(other, hash, sha256) : nodeHash(hash, other, sha256)),
    leafHash,
  );
};

/**
 * Whether each hash of a proof stands on the left of the way up from a node to the root, or null where a proof of this length
 * leads past the root or not up to it.
 */
const leftsOf = (node: number, lastNode: number, length: number): readonly boolean[] | null => {
  const lefts: boolean[] = [];
  let place = node;
  let last = lastNode;
  const climb = (): void => {
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  };
  while (lefts.length < length) {
    if (last === 0) return null;
    const fromLeft = place % 2 === 1 || place === last;
    lefts.push(fromLeft);
    // The last node of a level that has no partner goes up as it is.
    if (fromLeft) while (place % 2 === 0 && place !== 0) climb();
    climb();
  }
  return last === 0 ? lefts : null;
};

/**
 * What proves that a tree is the beginning of a larger one (一致性证明). Source: RFC 9162 section 2.1.4.1.
 *
 * @param first the size of the beginning, in [1, number of leaves]
 */
export const consistencyProof = (leafHashes: readonly Uint8Array[], first: number, sha256: Sha256): Proof => {
  if (!Number.isInteger(first) || first < 1 || first > leafHashes.length)
    throw new RangeError(`the beginning of ${leafHashes.length} leaves: got ${first}, want 1 to ${leafHashes.length}`);
  return subproof(leafHashes, first, true, sha256);
};

const subproof = (leaves: readonly Uint8Array[], first: number, known: boolean, sha256: Sha256): Proof => {
  if (first === leaves.length) return known ? [] : [merkleRoot(leaves, sha256)];
  const split = splitOf(leaves.length);
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)];
  return first <= split
    ? [...subproof(left, first, known, sha256), merkleRoot(right, sha256)]
    : [...subproof(right, first - split, false, sha256), merkleRoot(left, sha256)];
};

/**
 * Whether a tree of `first` leaves and root `firstRoot` is the beginning of that of `second` leaves and `secondRoot`. A
 * tree of no leaves is the beginning of nothing that could be proved, so a size of 0 is refused even where the roots are
 * the same. Source: RFC 9162 section 2.1.4.2.
 */
export const isConsistent = (
  first: number,
  second: number,
  firstRoot: Uint8Array,
  secondRoot: Uint8Array,
  proof: Proof,
  sha256: Sha256,
): boolean => {
  if (!isCount(first) || !isCount(second) || first === 0 || first > second) return false;
  if (!proof.every(isHash)) return false;
  if (first === second) return proof.length === 0 && sameBytes(firstRoot, secondRoot);
  let place = first - 1;
  let last = second - 1;
  while (place % 2 === 1) {
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  // Where the smaller tree is whole in the larger one, its root is where the way begins and is not said again.
  const [start, ...others] = place === 0 ? [firstRoot, ...proof] : proof;
  const lefts = leftsOf(place, last, others.length);
  if (!start || !lefts) return false;
  let before = start;
  let after = start;
  others.forEach((other, at) => {
    if (lefts[at]) before = nodeHash(other, before, sha256);
    after = lefts[at] ? nodeHash(other, after, sha256) : nodeHash(after, other, sha256);
  });
  return sameBytes(before, firstRoot) && sameBytes(after, secondRoot);
};

/** SHA-256 and SM3 both give 32 bytes. */
const isHash = (bytes: Uint8Array): boolean => bytes.length === 32;

const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0;

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
