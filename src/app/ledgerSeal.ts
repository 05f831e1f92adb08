import type { Ledger } from "../domain/ledger/entry.ts";
import { sealOf } from "../workbook/identity.ts";

/** The seal of a master whose sheets all say what the ledger says (封记). */
export const ledgerSeal = (ledger: Ledger): string => sealOf(ledger.length, ledger.at(-1)?.entry.hash ?? "");
