import { bytesToHex, concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { base64 } from "@scure/base";

import { done, errorAt, refused, type Result } from "../shared/result.ts";
import type { Sha256 } from "./digest.ts";
import { sameBytes } from "./merkleProof.ts";

/** Ed25519 as a host or a library offers it; keys of 32 bytes, signatures of 64. Source: RFC 8032. */
export type Verify = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

/** Ed25519 whole, for those who sign: secrets of 32 bytes. */
export type Ed25519 = {
  readonly verify: Verify;
  readonly sign: (message: Uint8Array, secret: Uint8Array) => Uint8Array;
  readonly publicKeyOf: (secret: Uint8Array) => Uint8Array;
};

/** A key by which notes are checked (公钥): its name, without spaces and "+", and the 32 bytes of RFC 8032. */
export type NoteKey = { readonly name: string; readonly publicKey: Uint8Array };

/** One signature line, its key id of 4 bytes and its signature told apart. */
export type NoteSignature = { readonly name: string; readonly keyId: Uint8Array; readonly signature: Uint8Array };

/** A text and the signatures under it (签名文本). Source: C2SP signed-note. */
export type SignedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] };

/** The key of an office for the notes of one ledger, named by its origin; its 32 bytes in base64. */
export const noteKeyOf = (origin: string, publicKey: string): NoteKey => ({
  name: origin,
  publicKey: base64.decode(publicKey),
});

/** A public key as ledgers and key files write it: base64. */
export const publicKeyText = (publicKey: Uint8Array): string => base64.encode(publicKey);

/** A public key's fingerprint (公钥指纹), to be read out: the first 32 digits of its SHA-256, in fours. */
export const fingerprint = (publicKey: string, sha256: Sha256): string =>
  (
    bytesToHex(sha256(base64.decode(publicKey)))
      .slice(0, 32)
      .match(/.{4}/gu) ?? []
  ).join(" ");

const ed25519Type = Uint8Array.of(1);
/** More than anybody signs with; a bound for what comes from outside. */
const mostSignatures = 100;

const isKeyName = (name: string): boolean => name !== "" && !/[\s+\p{Cc}]/u.test(name);

/** The first 4 bytes of SHA-256(name, line feed, 1, public key). */
export const keyIdOf = ({ name, publicKey }: NoteKey, sha256: Sha256): Uint8Array =>
  sha256(concatBytes(utf8ToBytes(`${name}\n`), ed25519Type, publicKey)).slice(0, 4);

/** A key as it is handed to whoever checks: name, key id in hexadecimal, type and key in base64, "+" between. */
export const keyText = (key: NoteKey, sha256: Sha256): string =>
  `${key.name}+${bytesToHex(keyIdOf(key, sha256))}+${base64.encode(concatBytes(ed25519Type, key.publicKey))}`;

/** Reads a key; `key-unreadable` where the text is none or its id is not its own. */
export const readKey = (text: string, file: string, sha256: Sha256): Result<NoteKey> => {
  const [, name = "", id = "", encoded = ""] = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text.trim()) ?? [];
  const bytes = bytesOfBase64(encoded);
  if (isKeyName(name) && bytes?.length === 33 && bytes[0] === 1) {
    const key = { name, publicKey: bytes.slice(1) };
    if (bytesToHex(keyIdOf(key, sha256)) === id) return done(key);
  }
  return refused([errorAt({ kind: "file", name: file }, "key-unreadable")]);
};

/** Whether a text can be signed: it ends with a line feed and has no other control characters. */
export const isNoteText = (text: string): boolean => text.endsWith("\n") && !/[^\P{Cc}\n]/u.test(text);

/** The note with its signature lines. */
export const signedNoteText = ({ text, signatures }: SignedNote): string =>
  `${text}\n${signatures.map(({ name, keyId, signature }) => `— ${name} ${base64.encode(concatBytes(keyId, signature))}\n`).join("")}`;

/** Tells a note's text from its signatures; says nothing yet of whether they hold. `note-unreadable` (file) otherwise. */
export const readSignedNote = (content: string, file: string): Result<SignedNote> => {
  const refusal = refused([errorAt({ kind: "file", name: file }, "note-unreadable")]);
  const at = content.lastIndexOf("\n\n");
  if (at < 0 || !isNoteText(content)) return refusal;
  const text = content.slice(0, at + 1);
  const lines = content.slice(at + 2, -1).split("\n");
  if (lines.length > mostSignatures) return refusal;
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const [, name = "", encoded = ""] = /^— (\S+) (\S+)$/u.exec(line) ?? [];
    const bytes = bytesOfBase64(encoded);
    if (!isKeyName(name) || !bytes || bytes.length < 5) return refusal;
    signatures.push({ name, keyId: bytes.slice(0, 4), signature: bytes.slice(4) });
  }
  return done({ text, signatures });
};

/**
 * Whether a note is signed by a key (验签): "unsigned" where none of its lines is that key's, "bad" where one is and does
 * not hold.
 */
export const signedBy = (
  note: SignedNote,
  key: NoteKey,
  verify: Verify,
  sha256: Sha256,
): "signed" | "unsigned" | "bad" => {
  const keyId = keyIdOf(key, sha256);
  const own = note.signatures.filter(({ name, keyId: id }) => name === key.name && sameBytes(id, keyId));
  if (own.length === 0) return "unsigned";
  const message = utf8ToBytes(note.text);
  return own.every(({ signature }) => verify(signature, message, key.publicKey)) ? "signed" : "bad";
};

/** Null for what is no base64 with its padding (RFC 4648 section 4); the library says so by throwing a named error. */
const bytesOfBase64 = (text: string): Uint8Array | null =>
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u.test(text) ? base64.decode(text) : null;
