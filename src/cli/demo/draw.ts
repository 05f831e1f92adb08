import { digestOfText, type Sha256 } from "../../domain/ledger/digest.ts";

/** A number in [0, n) that follows from the key alone: a demo gives the same year each time it is run. */
export const draw = (sha256: Sha256, key: string, n: number): number =>
  parseInt(digestOfText(`kaoping demo\n${key}`, sha256).slice(0, 12), 16) % n;
