import { keyTerms } from "../../app/keptCheckpoints.ts";
import { checkpointOf, checkpointText, signedCheckpoint } from "../../domain/ledger/checkpoint.ts";
import type { Ledger } from "../../domain/ledger/entry.ts";
import { readLedgerText } from "../../domain/ledger/ledgerText.ts";
import { keyText, noteKeyOf } from "../../domain/ledger/signedNote.ts";
import type { Sql } from "../database/database.ts";
import type { Office } from "../keeping/office.ts";
import { chainText } from "./chain.ts";

/** The name under which the office's checkpoints go: by its first entry, the same all its life. */
const chainOrigin = (ledger: Ledger): string => `kaoping-office/${(ledger[0]?.entry.hash ?? "").slice(0, 16)}`;

/** The office's chain, read. @throws RangeError where it has a line that is none */
export const chainLedger = async (sql: Sql): Promise<Ledger> => {
  const ledger = readLedgerText(await chainText(sql));
  if (!ledger.ok) throw new RangeError("the chain: got a line that is none, want what was written");
  return ledger.value;
};

/** The checkpoint over the office's chain as it stands (办理存证), signed where the key that is in force is at hand. */
export const checkpointNow = async ({
  database,
  hashes,
  signer,
}: Pick<Office, "database" | "hashes" | "signer">): Promise<string> => {
  const ledger = await chainLedger(database);
  const checkpoint = checkpointOf(ledger, chainOrigin(ledger), null, hashes);
  return signer && keyTerms(ledger).at(-1)?.publicKey === signer.publicKey
    ? signedCheckpoint(checkpoint, signer.secret, signer.ed25519, hashes.sha256)
    : checkpointText(checkpoint);
};

/** The key by which checkpoints are checked, for whoever does so from outside (核验公钥); null where there is none. */
export const verifierKey = async ({
  database,
  hashes,
}: Pick<Office, "database" | "hashes">): Promise<string | null> => {
  const ledger = await chainLedger(database);
  const key = keyTerms(ledger).at(-1);
  return key ? keyText(noteKeyOf(chainOrigin(ledger), key.publicKey), hashes.sha256) : null;
};
