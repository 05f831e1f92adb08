import * as v from "valibot";

import type { OfficeKey } from "../../app/state.ts";
import { checkOfficeKey } from "../../app/yearChecks.ts";
import { readLedgerText } from "../../domain/ledger/ledgerText.ts";
import type { Ledger } from "../../domain/ledger/entry.ts";
import { done, refused, type Result } from "../../domain/shared/result.ts";
import type { Office } from "../keeping/office.ts";
import { chainText, recorded } from "./chain.ts";

const keyShape: v.GenericSchema<unknown, OfficeKey> = v.object({
  name: v.string(),
  publicKey: v.string(),
  first: v.string(),
  second: v.nullable(v.string()),
  reason: v.string(),
});

/** The keys that the chain has (平台公钥), the one in force last. */
export const keysIn = (ledger: Ledger): readonly OfficeKey[] =>
  ledger.flatMap(({ entry, rows }) =>
    entry.action === "office-key-set" ? rows.map((row) => v.parse(keyShape, row)) : [],
  );

/**
 * Writes the public half of a key into the chain (启用平台公钥): by the rules of a master, where one that takes another's place is
 * vouched for by two names.
 *
 * @returns the issues of `checkOfficeKey`
 */
export const useKey = (office: Office, key: OfficeKey): Promise<Result<null>> =>
  recorded(office.database, office.hashes.sha256, async (tx, append): Promise<Result<null>> => {
    const ledger = readLedgerText(await chainText(tx));
    if (!ledger.ok) return ledger;
    const issues = checkOfficeKey({ keys: keysIn(ledger.value) }, [key]);
    if (issues.length > 0) return refused(issues);
    const { name, publicKey, first, second, reason } = key;
    const rows = [{ name, publicKey, first, second, reason }];
    await append({ time: office.now(), actor: first, action: "office-key-set", rows, reason });
    return done(null);
  });
