import { checkSignature, keyTerms, termsFor } from "../app/keptCheckpoints.ts";
import { checkpointOf, printed, readCheckpoint, rootOfLedger } from "../domain/ledger/checkpoint.ts";
import { firstBadEntry } from "../domain/ledger/checkLedger.ts";
import type { Ledger } from "../domain/ledger/entry.ts";
import { readLedgerText } from "../domain/ledger/ledgerText.ts";
import type { NoteKey } from "../domain/ledger/signedNote.ts";
import { errorAt, judged, type Issue } from "../domain/shared/result.ts";
import type { CliHost } from "./cliHost.ts";
import { chainOf, type FromOptions } from "./fromOffice.ts";
import { keptFiles, type KeptFile } from "./keptFiles.ts";
import { failed, succeeded, type Outcome } from "./outcome.ts";

/**
 * `verify --from URL`: the office's own chain is read whole and every entry checked; its checkpoint, and those that were kept, have to
 * pin down this very chain, signed by the key that it has.
 *
 * @param pub a public key that the checker has from elsewhere; it then counts alone
 * @returns the issues of reading and of `firstBadEntry`, `office-chain-differs` (root, own), `checkpoint-other-ledger` (got, want),
 *   `ledger-shorter` (size, got), `ledger-forked` (size, root, own), and the issues of `checkSignature`
 */
export const verifyOffice = async (
  host: CliHost,
  from: string,
  options: FromOptions & { readonly checkpoint?: readonly string[] },
  pub: NoteKey | null,
): Promise<Outcome> => {
  const kept = await keptFiles(host, options.checkpoint ?? []);
  if (!kept.ok) return failed(kept.issues);
  const chain = await chainOf(host, from, options);
  if (!chain.ok) return failed(chain.issues);
  const ledger = readLedgerText(chain.value.ledger);
  if (!ledger.ok) return failed(ledger.issues);
  const bad = firstBadEntry(ledger.value, host.sha256);
  if (bad) return failed([bad]);
  const own = readCheckpoint(chain.value.checkpoint, from);
  if (!own.ok) return failed(own.issues);
  const { origin } = own.value.checkpoint;
  const now = checkpointOf(ledger.value, origin, null, { sha256: host.sha256, sm3: host.sm3 });
  const { size, root, sm3 } = own.value.checkpoint;
  const hashes = { sha256: host.sha256, sm3: host.sm3 };
  const keys = termsFor(pub, origin, keyTerms(ledger.value), { kind: "file", name: from });
  if (!keys.ok) return failed(keys.issues);
  const terms = keys.value;
  const signatures = [{ name: from, read: own.value }, ...kept.value].flatMap(({ name, read }) =>
    checkSignature(read, terms, { kind: "file", name }, host.ed25519.verify, hashes),
  );
  const differs = size !== now.size || root !== now.root || sm3 !== now.sm3;
  const issues = [
    ...(differs
      ? [errorAt({ kind: "file", name: from }, "office-chain-differs", { root: printed(root), own: printed(now.root) })]
      : []),
    ...kept.value.flatMap((one) => keptIssues(host, ledger.value, origin, one)),
    ...signatures,
  ];
  const all = judged(() => null, issues);
  if (!all.ok) return failed(all.issues);
  const against = kept.value.length > 0 ? `，与给出的 ${kept.value.length} 份存证一致` : "";
  const signed = own.value.note === null ? "，存证没有签名" : terms.length > 0 ? "，存证签名有效" : "";
  const line = `核验通过：平台办理留痕 ${now.size} 条记录，根 ${printed(now.root)}${against}${signed}。`;
  return succeeded([line], issues, { ok: true, size: now.size, root: printed(now.root) });
};

const keptIssues = (host: CliHost, ledger: Ledger, origin: string, { name, read }: KeptFile): readonly Issue[] => {
  const place = { kind: "file", name } as const;
  const { checkpoint } = read;
  if (checkpoint.origin !== origin)
    return [errorAt(place, "checkpoint-other-ledger", { got: checkpoint.origin, want: origin })];
  const { size, root } = checkpoint;
  if (size > ledger.length) return [errorAt(place, "ledger-shorter", { size, got: ledger.length })];
  const own = rootOfLedger(ledger.slice(0, size), host.sha256);
  return own === root ? [] : [errorAt(place, "ledger-forked", { size, root: printed(root), own: printed(own) })];
};
