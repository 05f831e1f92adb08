import { hash } from "node:crypto";

import type { Hash } from "../domain/ledger/digest.ts";

/**
 * A hash as Node's own OpenSSL has it ("sha256", "sm3"). Its digest is asked for as a text of 32 characters: a buffer that Node makes
 * outside its own memory takes three times as long as the hashing of a node.
 */
export const hashBy = (name: string): Hash => {
  const ofBytes = (bytes: Uint8Array): string => hash(name, bytes, "binary");
  return Object.assign((bytes: Uint8Array): Uint8Array => Buffer.from(ofBytes(bytes), "binary"), {
    // Node takes a text as it is, which is faster than to make bytes of it.
    ofText: (text: string) => hash(name, text, "hex"),
    into: (bytes: Uint8Array, target: Uint8Array, at: number) => {
      const digest = ofBytes(bytes);
      for (let byte = 0; byte < digest.length; byte++) target[at + byte] = digest.charCodeAt(byte);
    },
  });
};
