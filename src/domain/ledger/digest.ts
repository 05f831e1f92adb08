import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 of some bytes; passed in, because hosts have faster ones than any library. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** A SHA-256 digest as 64 lower-case hexadecimal digits. */
export type Digest = string;

export const digestOfText = (text: string, sha256: Sha256): Digest => bytesToHex(sha256(utf8ToBytes(text)));
