import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { digestOfText } from "../../../src/domain/ledger/digest.ts";
import { leafHash, merkleRoot, nodeHash } from "../../../src/domain/ledger/merkleTree.ts";
import { hasOracles, readOracle } from "../../fixtures/oracles.ts";
import { runs, seed } from "../../soak.ts";
import { sha256 } from "../../support/sha256.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const hex = (digest: Uint8Array) => Buffer.from(digest).toString("hex");
const rootOf = (leaves: readonly Uint8Array[]) =>
  merkleRoot(
    leaves.map((leaf) => leafHash(leaf, sha256)),
    sha256,
  );

/** The root as RFC 9162 section 2.1.1 defines it: split at the largest power of two below n. */
const definedRoot = (leaves: readonly Uint8Array[]): Uint8Array => {
  const [only] = leaves;
  if (only === undefined) return sha256(new Uint8Array(0));
  if (leaves.length === 1) return leafHash(only, sha256);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(definedRoot(leaves.slice(0, split)), definedRoot(leaves.slice(split)), sha256);
};

describe("a Merkle tree", () => {
  it("has the root that RFC 9162 defines, for any leaves", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 70 }), (leaves) => {
        expect(hex(rootOf(leaves))).toBe(hex(definedRoot(leaves)));
      }),
      { seed, numRuns: runs(1000) },
    );
  });

  it("has another root when two leaves change places, one is doubled or one is dropped", () => {
    const leaves = ["a", "b", "c", "d", "e"].map(bytes);
    const others = [
      ["b", "a", "c", "d", "e"],
      ["a", "b", "c", "d", "e", "e"],
      ["a", "b", "c", "d"],
      ["a", "b", "c", "de"],
    ];
    const roots = [leaves, ...others.map((list) => list.map(bytes))].map((list) => hex(rootOf(list)));
    expect(new Set(roots).size).toBe(roots.length);
  });

  it("does not take a node for a leaf", () => {
    const [a, b] = [leafHash(bytes("a"), sha256), leafHash(bytes("b"), sha256)];
    expect(hex(leafHash(new Uint8Array([...a, ...b]), sha256))).not.toBe(hex(nodeHash(a, b, sha256)));
  });

  // FIPS 180-2, appendix B.1.
  it("rests on SHA-256", () => {
    expect(digestOfText("abc", sha256)).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});

type Vectors = {
  readonly hash_vectors: readonly {
    readonly desc: string;
    readonly hex: string;
    readonly input_hex?: string;
    readonly input_utf8?: string;
    readonly left_utf8?: string;
    readonly right_utf8?: string;
  }[];
  readonly leaves_hex: readonly string[];
  readonly roots_hex_by_size: readonly string[];
};

describe.skipIf(!hasOracles)(
  "a Merkle tree beside transparency-dev/merkle (needs the oracles beside the project)",
  () => {
    const oracle = hasOracles
      ? (readOracle("merkle_rfc6962.json") as Vectors)
      : { hash_vectors: [], leaves_hex: [], roots_hex_by_size: [] };

    it.each(oracle.hash_vectors)(
      "has the published $desc",
      ({ desc, hex: want, input_hex, input_utf8, left_utf8, right_utf8 }) => {
        const input =
          input_utf8 === undefined ? new Uint8Array(Buffer.from(input_hex ?? "", "hex")) : bytes(input_utf8);
        const got =
          desc === "empty root"
            ? merkleRoot([], sha256)
            : left_utf8 === undefined
              ? leafHash(input, sha256)
              : nodeHash(bytes(left_utf8), bytes(right_utf8 ?? ""), sha256);
        expect(hex(got)).toBe(want);
      },
    );

    it.each(oracle.roots_hex_by_size.map((root, size) => ({ root, size })))(
      "has the published root of $size leaves",
      ({ root, size }) => {
        const leaves = oracle.leaves_hex.slice(0, size).map((leaf) => new Uint8Array(Buffer.from(leaf, "hex")));
        expect(hex(rootOf(leaves))).toBe(root);
      },
    );
  },
);
