import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { base64 } from "@scure/base";

import { done, errorAt, refused, type Result } from "../shared/result.ts";
import { linesOf } from "./blockLines.ts";
import { digestOfText, type Digest, type Hashes, type Sha256 } from "./digest.ts";
import type { Entry, Ledger } from "./entry.ts";
import { leafTextIn } from "./entryText.ts";
import { rootOfDigests } from "./merkleTree.ts";
import { keyIdOf, readSignedNote, signedNoteText, type Ed25519, type SignedNote } from "./signedNote.ts";

/**
 * What pins a ledger down (存证): which one, how many entries, the root of the tree over them by SHA-256 and by SM3, and the
 * root of the tree of results that stands in it, null where there is none.
 */
export type Checkpoint = {
  readonly origin: string;
  readonly size: number;
  readonly root: Digest;
  readonly sm3: Digest | null;
  readonly results: ResultsTree | null;
};

/** The tree over the rows of one entry that are the results (结果树): how many, and its root. */
export type ResultsTree = Entry["rows"];

/** A checkpoint that was kept elsewhere; `note` null where nobody signed it. */
export type KeptCheckpoint = { readonly checkpoint: Checkpoint; readonly note: SignedNote | null };

/** The leaves of a ledger's trees are its entries without their hashes, as canonical JSON in UTF-8. */
export const checkpointOf = (
  ledger: Ledger,
  origin: string,
  results: ResultsTree | null,
  { sha256, sm3 }: Hashes,
): Checkpoint => ({
  origin,
  size: ledger.length,
  root: rootOfLedger(ledger, sha256),
  sm3: rootOfDigests(
    ledger.map((block) => digestOfText(leafTextIn(linesOf(block).entry), sm3)),
    sm3,
  ),
  results,
});

/** The root of the tree over a ledger's entries: their hashes are its leaves. */
export const rootOfLedger = (ledger: Ledger, sha256: Sha256): Digest =>
  rootOfDigests(
    ledger.map(({ entry }) => entry.hash),
    sha256,
  );

/** A digest as it is printed in checkpoints: base64. */
export const printed = (digest: Digest): string => base64.encode(hexToBytes(digest));

/** The lines of a checkpoint: origin, size, root, then what is beyond the standard. Source: C2SP tlog-checkpoint. */
export const checkpointText = ({ origin, size, root, sm3, results }: Checkpoint): string =>
  [
    origin,
    String(size),
    printed(root),
    ...(sm3 === null ? [] : [`sm3 ${printed(sm3)}`]),
    ...(results === null ? [] : [`results ${results.count} ${printed(results.root)}`]),
    "",
  ].join("\n");

/** The checkpoint signed by the office's key, whose name is the origin, as the standard asks. Source: C2SP signed-note. */
export const signedCheckpoint = (
  checkpoint: Checkpoint,
  secret: Uint8Array,
  ed25519: Ed25519,
  sha256: Sha256,
): string => {
  const text = checkpointText(checkpoint);
  const key = { name: checkpoint.origin, publicKey: ed25519.publicKeyOf(secret) };
  const signature = ed25519.sign(utf8ToBytes(text), secret);
  return signedNoteText({ text, signatures: [{ name: key.name, keyId: keyIdOf(key, sha256), signature }] });
};

/**
 * Reads a checkpoint that was kept elsewhere, signed or not; says nothing yet of whether it holds. Lines that were sent by
 * mail may end in the way of Windows.
 *
 * @returns the checkpoint, or `checkpoint-unreadable`, `note-unreadable`
 */
export const readCheckpoint = (content: string, file: string): Result<KeptCheckpoint> => {
  const plain = content.replaceAll("\r\n", "\n");
  const signed = plain.includes("\n\n") ? readSignedNote(plain, file) : null;
  if (signed && !signed.ok) return signed;
  const checkpoint = checkpointIn(signed ? signed.value.text : plain);
  return checkpoint
    ? done({ checkpoint, note: signed?.value ?? null })
    : refused([errorAt({ kind: "file", name: file }, "checkpoint-unreadable")]);
};

const checkpointIn = (text: string): Checkpoint | null => {
  const [origin = "", size = "", root = "", ...others] = text.split("\n");
  const last = others.pop();
  const digest = digestIn(root);
  if (last !== "" || origin === "" || !/^(?:0|[1-9]\d{0,14})$/u.test(size) || digest === null) return null;
  const named = (name: string): readonly string[] =>
    others.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));
  const sm3 = named("sm3").map(digestIn);
  const results = named("results").map(resultsIn);
  if (others.includes("") || sm3.length > 1 || results.length > 1) return null;
  if (sm3.includes(null) || results.includes(null)) return null;
  return { origin, size: Number(size), root: digest, sm3: sm3[0] ?? null, results: results[0] ?? null };
};

const resultsIn = (text: string): ResultsTree | null => {
  const [, count = "", digits = ""] = /^(0|[1-9]\d{0,14}) (\S+)$/u.exec(text) ?? [];
  const root = digestIn(digits);
  return count === "" || root === null ? null : { count: Number(count), root };
};

const digestIn = (text: string): Digest | null =>
  /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/u.test(text) ? bytesToHex(base64.decode(text)) : null;
