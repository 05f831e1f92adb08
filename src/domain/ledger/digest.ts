import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * A hash of some bytes; passed in, because hosts have faster ones than any library, and must not keep the bytes. `ofText` gives
 * the digest of a text in UTF-8, for hosts that need no bytes made of it first; `into` writes the 32 bytes of a digest at a place
 * among others, for hosts that need no array made for it.
 */
export type Hash = ((bytes: Uint8Array) => Uint8Array) & {
  readonly ofText?: (text: string) => Digest;
  readonly into?: (bytes: Uint8Array, target: Uint8Array, at: number) => void;
};

/** SHA-256: FIPS 180-4. */
export type Sha256 = Hash;

/** The two hashes of checkpoints (杂凑算法): SHA-256, and SM3 of GB/T 32905, both of 32 bytes. */
export type Hashes = { readonly sha256: Sha256; readonly sm3: Hash };

/** A digest of 32 bytes as 64 lower-case hexadecimal digits. */
export type Digest = string;

export const digestOfText = (text: string, hash: Hash): Digest =>
  hash.ofText ? hash.ofText(text) : bytesToHex(hash(utf8ToBytes(text)));

/** Writes the 32 bytes of a digest at a place among others. */
export const digestInto = (bytes: Uint8Array, hash: Hash, target: Uint8Array, at: number): void => {
  if (hash.into) hash.into(bytes, target, at);
  else target.set(hash(bytes), at);
};

export const digestOfBytes = (bytes: Uint8Array, sha256: Sha256): Digest => bytesToHex(sha256(bytes));
