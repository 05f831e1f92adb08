import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

import { canonicalJson } from "../shared/canonicalJson.ts";
import type { Json } from "../shared/json.ts";
import { keepLines } from "./blockLines.ts";
import { digestOfText, type Digest, type Sha256 } from "./digest.ts";
import type { Block, Entry, Ledger } from "./entry.ts";
import { leafHash, merkleRoot } from "./merkleTree.ts";

/** What an entry says beside what the ledger itself fills in. */
export type Deed = Pick<Entry, "time" | "actor" | "action" | "subject" | "before" | "after" | "reason"> & {
  readonly rows: readonly Json[];
};

/** The ledger with one more block; the old one is left unchanged. */
export const appendEntry = (ledger: Ledger, { rows, ...deed }: Deed, sha256: Sha256): Ledger => {
  const parent = ledger.at(-1)?.entry;
  const texts = rows.map(canonicalJson);
  const open: Omit<Entry, "hash"> = {
    ...deed,
    index: ledger.length,
    rows: { count: rows.length, root: rootOfRows(texts, sha256) },
    parent: parent?.hash ?? null,
  };
  const block: Block = { rows, entry: { ...open, hash: hashOfEntry(open, sha256) } };
  keepLines(block, { rows: texts, entry: canonicalJson(block.entry) });
  return [...ledger, block];
};

export const hashOfEntry = (entry: Omit<Entry, "hash">, sha256: Sha256): Digest =>
  digestOfText(canonicalJson(entry), sha256);

/** The Merkle root of a block's rows, each as canonical JSON in UTF-8. */
export const rootOfRows = (texts: readonly string[], sha256: Sha256): Digest =>
  bytesToHex(
    merkleRoot(
      texts.map((text) => leafHash(utf8ToBytes(text), sha256)),
      sha256,
    ),
  );
