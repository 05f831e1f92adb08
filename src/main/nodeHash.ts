import { hash } from "node:crypto";

import type { Hash } from "../domain/ledger/digest.ts";

/** Node takes a text as it is, which is faster than to make bytes of it. */
export const hashBy = (name: string): Hash =>
  Object.assign((bytes: Uint8Array): Uint8Array => hash(name, bytes, "buffer"), {
    ofText: (text: string) => hash(name, text, "hex"),
  });
