import { createHash } from "node:crypto";

import type { Sha256 } from "../../src/domain/ledger/digest.ts";

export const sha256: Sha256 = (bytes) => new Uint8Array(createHash("sha256").update(bytes).digest());
