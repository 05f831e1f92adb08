import { canonicalJson } from "../shared/canonicalJson.ts";
import type { Json } from "../shared/json.ts";
import { keepLines } from "./blockLines.ts";
import { digestOfText, type Digest, type Sha256 } from "./digest.ts";
import { noRows, type Block, type Entry, type Ledger } from "./entry.ts";
import { leafTextOf, type OpenEntry } from "./entryText.ts";
import { leafDigest, rootOfDigests } from "./merkleTree.ts";

/** What an entry says beside what the ledger itself fills in. */
export type Deed = Pick<Entry, "time" | "actor" | "action" | "subject" | "before" | "after" | "reason"> & {
  readonly rows: readonly Json[];
};

/** The ledger with one more block; the old one is left unchanged. */
export const appendEntry = (ledger: Ledger, deed: Deed, sha256: Sha256): Ledger =>
  appendEntries(ledger, [deed], sha256);

/** The ledger with a block for each of several deeds, in order; the old one is left unchanged. */
export const appendEntries = (ledger: Ledger, deeds: readonly Deed[], sha256: Sha256): Ledger => {
  const longer = [...ledger];
  for (const deed of deeds) longer.push(blockOf(deed, longer.length, longer.at(-1)?.entry.hash ?? null, sha256));
  return longer;
};

/** The block of a deed that comes behind an entry (续接记录), for whoever keeps the others elsewhere. */
export const blockOf = (deed: Deed, index: number, parent: Digest | null, sha256: Sha256): Block => {
  const { time, actor, action, subject, before, after, reason, rows } = deed;
  const texts = rows.map(canonicalJson);
  const count = rows.length;
  const committed = count === 0 ? noRows : { count, root: rootOfRows(texts, sha256) };
  const open: OpenEntry = { index, time, actor, action, subject, before, after, rows: committed, reason, parent };
  const hash = hashOfEntry(open, sha256);
  // Said field by field: to spread an object into another takes as long as to hash it.
  const entry: Entry = { index, time, actor, action, subject, before, after, rows: committed, reason, parent, hash };
  const block: Block = { rows, entry };
  if (count > 0) keepLines(block, texts, null);
  return block;
};

/** The hash of an entry: that of its leaf in the ledger's tree, over the canonical JSON of all its other fields. */
export const hashOfEntry = (entry: OpenEntry, sha256: Sha256): Digest => digestOfText(leafTextOf(entry), sha256);

/** The Merkle root of a block's rows, each as canonical JSON in UTF-8. */
export const rootOfRows = (texts: readonly string[], sha256: Sha256): Digest =>
  texts.length === 0
    ? noRows.root
    : rootOfDigests(
        texts.map((text) => leafDigest(text, sha256)),
        sha256,
      );
