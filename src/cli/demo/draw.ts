import { digestOfText, type Sha256 } from "../../domain/ledger/digest.ts";

/** Bytes that follow from how many were drawn before (演示用随机数): a demo's salts are no secret, and the same each time. */
export const drawnBytes = (sha256: Sha256): ((count: number) => Uint8Array) => {
  let drawn = 0;
  return (count) =>
    Uint8Array.from({ length: count }, () =>
      parseInt(digestOfText(`kaoping demo\nbyte ${drawn++}`, sha256).slice(0, 2), 16),
    );
};

/** A number in [0, n) that follows from the key alone: a demo gives the same year each time it is run. */
export const draw = (sha256: Sha256, key: string, n: number): number =>
  parseInt(digestOfText(`kaoping demo\n${key}`, sha256).slice(0, 12), 16) % n;
