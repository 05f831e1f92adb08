import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

import { canonicalJson } from "../shared/canonicalJson.ts";
import { done, errorAt, refused, type Result } from "../shared/result.ts";
import type { Digest, Sha256 } from "./digest.ts";
import type { Ledger } from "./entry.ts";
import { leafHash, merkleRoot } from "./merkleTree.ts";

/** What pins a ledger down (存证): how many entries, and the root of the tree over them. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Digest };

/** The leaves of a ledger's tree are its entries as canonical JSON in UTF-8. */
export const checkpointOf = (ledger: Ledger, origin: string, sha256: Sha256): Checkpoint => {
  const leaves = ledger.map(({ entry }) => leafHash(utf8ToBytes(canonicalJson(entry)), sha256));
  return { origin, size: ledger.length, root: bytesToHex(merkleRoot(leaves, sha256)) };
};

/** The three lines of a checkpoint: origin, size, root. Source: C2SP tlog-checkpoint, the root in hexadecimal until it is signed. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string => `${origin}\n${size}\n${root}\n`;

/** Reads a checkpoint that was kept elsewhere; `checkpoint-unreadable` where the text is none. */
export const readCheckpoint = (text: string, file: string): Result<Checkpoint> => {
  const [origin, size, root] = text.split(/\r?\n/u);
  if (origin !== undefined && /^\d{1,9}$/u.test(size ?? "") && /^[0-9a-f]{64}$/u.test(root ?? "")) {
    return done({ origin, size: Number(size), root: root ?? "" });
  }
  return refused([errorAt({ kind: "file", name: file }, "checkpoint-unreadable")]);
};
