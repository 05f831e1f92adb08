import { ed25519 as curve } from "@noble/curves/ed25519.js";

import type { Ed25519 } from "../../src/domain/ledger/signedNote.ts";

/** Ed25519 as the hosts have it. */
export const ed25519: Ed25519 = {
  verify: (signature, message, publicKey) => curve.verify(signature, message, publicKey, { zip215: false }),
  sign: (message, secret) => curve.sign(message, secret),
  publicKeyOf: (secret) => curve.getPublicKey(secret),
};
