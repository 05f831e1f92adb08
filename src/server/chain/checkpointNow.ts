import { checkpointOf, checkpointText } from "../../domain/ledger/checkpoint.ts";
import { readLedgerText } from "../../domain/ledger/ledgerText.ts";
import type { Office } from "../keeping/office.ts";
import { chainText } from "./chain.ts";

/** The name under which the office's checkpoints go: by its first entry, the same all its life. */
const chainOrigin = (first: string | undefined): string => `kaoping-office/${(first ?? "").slice(0, 16)}`;

/** The checkpoint over the office's chain as it stands (办理存证), unsigned. */
export const checkpointNow = async ({ database, hashes }: Pick<Office, "database" | "hashes">): Promise<string> => {
  const ledger = readLedgerText(await chainText(database));
  if (!ledger.ok) throw new RangeError("the chain: got a line that is none, want what was written");
  return checkpointText(checkpointOf(ledger.value, chainOrigin(ledger.value[0]?.entry.hash), null, hashes));
};
