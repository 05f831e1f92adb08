import type { Ledger } from "../domain/ledger/entry.ts";

/** The first line of an assessment's checkpoints: which ledger they pin down, by its first entry, the same all its life. */
export const assessmentOrigin = (ledger: Ledger): string => `kaoping/${ledger[0]?.entry.hash.slice(0, 16) ?? ""}`;
