import { hash } from "node:crypto";

import type { Hashes, Sha256 } from "../../src/domain/ledger/digest.ts";

export const sha256: Sha256 = (bytes) => new Uint8Array(hash("sha256", bytes, "buffer"));

export const sm3: Sha256 = (bytes) => new Uint8Array(hash("sm3", bytes, "buffer"));

export const hashes: Hashes = { sha256, sm3 };
