import { ed25519 as curve } from "@noble/curves/ed25519.js";

import type { Ed25519 } from "../domain/ledger/signedNote.ts";

/** Ed25519 as RFC 8032 has it, so that every program comes to the same. */
export const ed25519: Ed25519 = {
  verify: (signature, message, publicKey) => curve.verify(signature, message, publicKey, { zip215: false }),
  sign: (message, secret) => curve.sign(message, secret),
  publicKeyOf: (secret) => curve.getPublicKey(secret),
};
