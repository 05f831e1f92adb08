import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  consistencyProof,
  inclusionProof,
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

  it("are not made of a leaf or a beginning that is not there", () => {
    const hashes = [leafHash(utf8("a"), sha256)];
    expect(() => inclusionProof(hashes, 1, sha256)).toThrow(RangeError);
    expect(() => consistencyProof(hashes, 0, sha256)).toThrow(RangeError);
    expect(() => consistencyProof(hashes, 2, sha256)).toThrow(RangeError);
  });
});
