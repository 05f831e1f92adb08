import type { Sha256 } from "../../domain/ledger/digest.ts";
import type { Result } from "../../domain/shared/result.ts";
import { openLedgerText } from "../openMaster.ts";
import type { Assessment } from "../state.ts";

/** Replays a ledger text, and the same text only once (留痕重放): opening a file and saving it ask for the same. */
export type LedgerReader = (text: string) => Result<Assessment>;

export const ledgerReader = (sha256: Sha256): LedgerReader => {
  let last: { readonly text: string; readonly opened: Result<Assessment> } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, opened: openLedgerText(text, sha256) };
    return last.opened;
  };
};
