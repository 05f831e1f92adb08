import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/**
 * A hash of some bytes; passed in, because hosts have faster ones than any library, and must not keep the bytes. `ofText` gives
 * the digest of a text in UTF-8, for hosts that need no bytes made of it first.
 */
export type Hash = ((bytes: Uint8Array) => Uint8Array) & { readonly ofText?: (text: string) => Digest };

/** SHA-256: FIPS 180-4. */
export type Sha256 = Hash;

/** The two hashes of checkpoints (杂凑算法): SHA-256, and SM3 of GB/T 32905, both of 32 bytes. */
export type Hashes = { readonly sha256: Sha256; readonly sm3: Hash };

/** A digest of 32 bytes as 64 lower-case hexadecimal digits. */
export type Digest = string;

export const digestOfText = (text: string, hash: Hash): Digest =>
  hash.ofText ? hash.ofText(text) : bytesToHex(hash(utf8ToBytes(text)));

export const digestOfBytes = (bytes: Uint8Array, sha256: Sha256): Digest => bytesToHex(sha256(bytes));
