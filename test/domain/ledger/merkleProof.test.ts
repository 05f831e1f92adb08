import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  consistencyProof,
  inclusionProof,
  inclusionProofs,
  isConsistent,
  rootOfInclusion,
  sameBytes,
} from "../../../src/domain/ledger/merkleProof.ts";
import { leafHash, merkleRoot, nodeHash } from "../../../src/domain/ledger/merkleTree.ts";
import { hasOracles, readOracle } from "../../fixtures/oracles.ts";
import { runs, seed } from "../../soak.ts";
import { sha256 } from "../../support/sha256.ts";

type Oracle = {
  readonly hash_vectors: readonly Readonly<Record<string, string>>[];
  readonly leaves_hex: readonly string[];
  readonly roots_hex_by_size: readonly string[];
  readonly all_proofs: {
    readonly inclusion: readonly {
      readonly leaf: number;
      readonly size: number;
      readonly proof_hex: readonly string[];
    }[];
    readonly consistency: readonly {
      readonly size1: number;
      readonly size2: number;
      readonly proof_hex: readonly string[];
    }[];
  };
  readonly proof_cases_base64: {
    readonly inclusion: readonly {
      readonly leafIdx: number;
      readonly treeSize: number;
      readonly root: string;
      readonly leafHash: string;
      readonly proof: readonly string[] | null;
      readonly desc: string;
      readonly wantErr: boolean;
    }[];
    readonly consistency: readonly {
      readonly size1: number;
      readonly size2: number;
      readonly root1: string;
      readonly root2: string;
      readonly proof: readonly string[] | null;
      readonly desc: string;
      readonly wantErr: boolean;
    }[];
  };
};

const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "hex"));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.skipIf(!hasOracles)("Merkle trees and proofs, beside the published vectors", () => {
  const oracle = hasOracles ? (readOracle("merkle_rfc6962.json") as Oracle) : null;
  const leaves = (oracle?.leaves_hex ?? []).map((leaf) => leafHash(fromHex(leaf), sha256));

  it("hash the empty tree, leaves and nodes as listed", () => {
    for (const { desc = "", hex: want, input_hex, input_utf8, left_utf8, right_utf8 } of oracle?.hash_vectors ?? []) {
      const input = input_utf8 === undefined ? fromHex(input_hex ?? "") : utf8(input_utf8);
      const got =
        desc === "empty root"
          ? merkleRoot([], sha256)
          : left_utf8 === undefined
            ? leafHash(input, sha256)
            : nodeHash(utf8(left_utf8), utf8(right_utf8 ?? ""), sha256);
      expect(hex(got), desc).toBe(want);
    }
  });

  it("have the nine listed roots", () => {
    const roots = (oracle?.roots_hex_by_size ?? []).map((_, size) => hex(merkleRoot(leaves.slice(0, size), sha256)));
    expect(roots).toEqual(oracle?.roots_hex_by_size);
    expect(roots).toHaveLength(9);
  });

  it("have all 64 listed proofs of sizes 1 to 8", () => {
    const { inclusion, consistency } = oracle?.all_proofs ?? { inclusion: [], consistency: [] };
    expect(inclusion.length + consistency.length).toBe(64);
    for (const { leaf, size, proof_hex } of inclusion)
      expect(inclusionProof(leaves.slice(0, size), leaf, sha256).map(hex)).toEqual(proof_hex);
    for (const { size1, size2, proof_hex } of consistency)
      expect(consistencyProof(leaves.slice(0, size2), size1, sha256).map(hex)).toEqual(proof_hex);
  });

  it("are accepted or refused as in all 196 cases", () => {
    const { inclusion, consistency } = oracle?.proof_cases_base64 ?? { inclusion: [], consistency: [] };
    expect(inclusion.length + consistency.length).toBe(196);
    for (const { leafIdx, treeSize, root, leafHash: leaf, proof, desc, wantErr } of inclusion) {
      const got = rootOfInclusion(fromBase64(leaf), leafIdx, treeSize, (proof ?? []).map(fromBase64), sha256);
      expect(got !== null && sameBytes(got, fromBase64(root)), desc).toBe(!wantErr);
    }
    for (const { size1, size2, root1, root2, proof, desc, wantErr } of consistency) {
      const path = (proof ?? []).map(fromBase64);
      expect(isConsistent(size1, size2, fromBase64(root1), fromBase64(root2), path, sha256), desc).toBe(!wantErr);
    }
  });
});

describe("proofs of any tree", () => {
  const trees = fc.array(fc.uint8Array({ maxLength: 6 }), { minLength: 1, maxLength: 60 }).map((all) => ({
    hashes: all.map((leaf) => leafHash(leaf, sha256)),
    root: merkleRoot(
      all.map((leaf) => leafHash(leaf, sha256)),
      sha256,
    ),
  }));

  it("lead every leaf to the root, and no other place or size does", () => {
    fc.assert(
      fc.property(trees, fc.nat(), ({ hashes, root }, at) => {
        const index = at % hashes.length;
        const leaf = hashes[index] ?? root;
        const proof = inclusionProof(hashes, index, sha256);
        const rootAt = (place: number, path = proof) => rootOfInclusion(leaf, place, hashes.length, path, sha256);
        expect(hex(rootAt(index) ?? new Uint8Array())).toBe(hex(root));
        expect(rootAt(index, [...proof, root])).toBeNull();
        expect(rootAt(hashes.length)).toBeNull();
      }),
      { seed, numRuns: runs(1000) },
    );
  });

  it("of all leaves at once are those of each, and two thousand cost no more hashes than two thousand times the tree is high", () => {
    fc.assert(
      fc.property(trees, ({ hashes }) => {
        expect(inclusionProofs(hashes, sha256)).toEqual(
          hashes.map((_, index) => inclusionProof(hashes, index, sha256)),
        );
      }),
      { seed, numRuns: 100 },
    );
    const leaves = Array.from({ length: 2000 }, () => new Uint8Array(32));
    let hashed = 0;
    const proofs = inclusionProofs(leaves, (bytes) => {
      hashed++;
      return bytes.subarray(0, 32);
    });
    expect([proofs.length, proofs[0]?.length]).toEqual([2000, 11]);
    expect(hashed).toBeLessThan(2000 * 11);
  });

  it("show every beginning of it, and none of another tree", () => {
    fc.assert(
      fc.property(trees, fc.nat(), ({ hashes, root }, at) => {
        const first = 1 + (at % hashes.length);
        const began = merkleRoot(hashes.slice(0, first), sha256);
        const proof = consistencyProof(hashes, first, sha256);
        expect(isConsistent(first, hashes.length, began, root, proof, sha256)).toBe(true);
        const other = merkleRoot([leafHash(utf8("另一条"), sha256), ...hashes.slice(1, first)], sha256);
        expect(isConsistent(first, hashes.length, other, root, proof, sha256)).toBe(sameBytes(other, began));
      }),
      { seed, numRuns: runs(1000) },
    );
  });

  it("are not made of a leaf or a beginning that is not there, which are named", () => {
    const hashes = ["a", "b", "c"].map((text) => leafHash(utf8(text), sha256));
    for (const index of [-1, 3, 0.5, Number.NaN]) {
      expect(() => inclusionProof(hashes, index, sha256)).toThrow(
        new RangeError(`a leaf of 3: got index ${String(index)}, want one in [0, 3)`),
      );
    }
    for (const first of [0, -1, 4, 1.5, Number.NaN]) {
      expect(() => consistencyProof(hashes, first, sha256)).toThrow(
        new RangeError(`the beginning of 3 leaves: got ${String(first)}, want 1 to 3`),
      );
    }
    expect(() => inclusionProof([], 0, sha256)).toThrow("a leaf of 0: got index 0");
  });
});

describe("a proof from elsewhere", () => {
  const hashes = ["a", "b", "c", "d", "e"].map((text) => leafHash(utf8(text), sha256));
  const [first, second, third, fourth, fifth] = hashes;
  if (!first || !second || !third || !fourth || !fifth) throw new RangeError("leaves: got fewer, want five");
  const root = merkleRoot(hashes, sha256);
  const empty = new Uint8Array(0);
  const short = new Uint8Array(31);

  it("comes to a root worked out by hand", () => {
    const pair = (left: Uint8Array, right: Uint8Array) => nodeHash(left, right, sha256);
    const four = pair(pair(first, second), pair(third, fourth));
    expect(hex(root)).toBe(hex(pair(four, fifth)));
    expect(inclusionProof(hashes, 2, sha256).map(hex)).toEqual([fourth, pair(first, second), fifth].map(hex));
    expect(inclusionProof(hashes, 4, sha256).map(hex)).toEqual([four].map(hex));
    expect(consistencyProof(hashes, 3, sha256).map(hex)).toEqual([third, fourth, pair(first, second), fifth].map(hex));
    expect(consistencyProof(hashes, 5, sha256)).toEqual([]);
    expect(rootOfInclusion(first, 0, 1, [], sha256)).toBe(first);
  });

  it("leads nowhere for a place or a size that is no count", () => {
    const proof = inclusionProof(hashes, 1, sha256);
    const rootAt = (index: number, size: number) => rootOfInclusion(second, index, size, proof, sha256);
    expect(hex(rootAt(1, 5) ?? empty)).toBe(hex(root));
    for (const index of [-1, 0.5, 1.5, Number.NaN, 5, 6]) expect(rootAt(index, 5)).toBeNull();
    for (const size of [-5, 4.5, 5.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY, 0, 1])
      expect(rootAt(1, size)).toBeNull();
  });

  it("leads nowhere where the leaf or any hash on the way has not 32 bytes", () => {
    const proof = inclusionProof(hashes, 0, sha256);
    expect(proof).toHaveLength(3);
    for (const bad of [empty, short, new Uint8Array(33)]) {
      expect(rootOfInclusion(bad, 0, 5, proof, sha256)).toBeNull();
      for (const at of proof.keys()) {
        expect(rootOfInclusion(first, 0, 5, proof.with(at, bad), sha256)).toBeNull();
      }
    }
  });

  it("leads nowhere where it is a hash too short or too long", () => {
    for (const index of hashes.keys()) {
      const proof = inclusionProof(hashes, index, sha256);
      const leaf = hashes[index] ?? empty;
      expect(rootOfInclusion(leaf, index, 5, proof.slice(1), sha256)).toBeNull();
      expect(rootOfInclusion(leaf, index, 5, proof.slice(0, -1), sha256)).toBeNull();
      expect(rootOfInclusion(leaf, index, 5, [...proof, first], sha256)).toBeNull();
    }
  });

  it("shows no beginning of sizes that are no counts, of nothing, or of more than there is", () => {
    const began = merkleRoot(hashes.slice(0, 3), sha256);
    const proof = consistencyProof(hashes, 3, sha256);
    const shows = (from: number, to: number) => isConsistent(from, to, began, root, proof, sha256);
    expect(shows(3, 5)).toBe(true);
    for (const from of [-3, 0, 2.5, 3.5, Number.NaN, 6]) expect(shows(from, 5)).toBe(false);
    for (const to of [-5, 2, 4.5, 5.5, Number.NaN, 2 ** 53]) expect(shows(3, to)).toBe(false);
    expect(isConsistent(0, 0, root, root, [], sha256)).toBe(false);
    expect(isConsistent(0, 5, merkleRoot([], sha256), root, [], sha256)).toBe(false);
    // Of six leaves the last would go up like the fifth of five: with its way, a longer beginning would come to the same root.
    for (const path of [[], inclusionProof(hashes, 4, sha256), [fifth, ...inclusionProof(hashes, 4, sha256)]])
      expect(isConsistent(6, 5, root, root, path, sha256)).toBe(false);
  });

  it("of a tree that is its own beginning is empty, and the roots are one", () => {
    expect(isConsistent(5, 5, root, root, [], sha256)).toBe(true);
    expect(isConsistent(5, 5, root, first, [], sha256)).toBe(false);
    expect(isConsistent(5, 5, root, root, [first], sha256)).toBe(false);
  });

  it("shows no beginning where it is empty, too short or too long, or a hash has not 32 bytes", () => {
    for (const size of [1, 2, 3, 4]) {
      const began = merkleRoot(hashes.slice(0, size), sha256);
      const proof = consistencyProof(hashes, size, sha256);
      const shows = (path: readonly Uint8Array[]) => isConsistent(size, 5, began, root, path, sha256);
      expect(shows(proof)).toBe(true);
      expect(shows([])).toBe(false);
      expect(shows(proof.slice(1))).toBe(false);
      expect(shows(proof.slice(0, -1))).toBe(false);
      expect(shows([...proof, first])).toBe(false);
      for (const at of proof.keys()) {
        expect(shows(proof.with(at, short))).toBe(false);
        expect(shows(proof.with(at, first.with(0, (first[0] ?? 0) ^ 1)))).toBe(false);
      }
    }
  });

  it("compares roots byte by byte, and none with a shorter one", () => {
    expect(sameBytes(first, first.slice())).toBe(true);
    expect(sameBytes(first, first.slice(0, 31))).toBe(false);
    expect(sameBytes(first.slice(0, 31), first)).toBe(false);
    expect(sameBytes(empty, first)).toBe(false);
    expect(sameBytes(first, first.with(31, (first[31] ?? 0) ^ 1))).toBe(false);
  });
});
