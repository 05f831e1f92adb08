import { collectForm } from "../../app/collectForm.ts";
import { collectPack } from "../../app/collectPack.ts";
import { loadFormulasFor } from "../../app/formulas.ts";
import { openLedgerText } from "../../app/openMaster.ts";
import type { FilesPort } from "../../app/ports.ts";
import { returnedIdentity } from "../../app/returnedIdentity.ts";
import { checkSent } from "../../app/sentCheckpoint.ts";
import type { Assessment } from "../../app/state.ts";
import type { Sha256 } from "../../domain/ledger/digest.ts";
import { done, errorAt, refused, type Issue, type Result } from "../../domain/shared/result.ts";
import { mostIssues, type CheckJob, type LedgerSource, type Verdict } from "./checker.ts";

/** Opens ledgers and keeps the last one: a round has one, and it takes longer to replay than a file to check. */
export const ledgerOpener = (sha256: Sha256): ((ledger: LedgerSource) => Promise<Result<Assessment>>) => {
  let kept: { readonly digest: string; readonly opened: Result<Assessment> } | null = null;
  return async ({ sha256: digest, text }) => {
    if (kept?.digest === digest) return kept.opened;
    const read = await text();
    await loadFormulasFor(read);
    const opened = openLedgerText(read, sha256);
    kept = { digest, opened };
    return opened;
  };
};

/**
 * Checks a file that came in (查验报送件), by the same reader as `collect` and `score`, and that it is its holder's own.
 *
 * @returns the verdict; beside the issues of reading, `paper-of-another`
 */
export const checkFile = (
  files: Pick<FilesPort, "readReturned">,
  assessment: Assessment,
  job: CheckJob,
  sha256: Sha256,
): Verdict => {
  const checked = taken(files, assessment, job, sha256);
  return {
    accepted: checked.ok,
    issues: checked.issues.slice(0, mostIssues),
    more: Math.max(0, checked.issues.length - mostIssues),
  };
};

const taken = (
  files: Pick<FilesPort, "readReturned">,
  { state, ledger }: Assessment,
  { kind, holder, due, file, content }: CheckJob,
  sha256: Sha256,
): Result<null> => {
  const place = { kind: "file", name: file.name } as const;
  const book = files.readReturned(content, file.name);
  if (!book.ok) return book;
  const identity = returnedIdentity(book.value, file.name, sha256);
  if (!identity.ok) return identity;
  const own = identity.value;
  // Whose file it is comes before all else: what a file of another says is nothing to this holder.
  const whose = own.kind === "form" ? own.unit : own.kind === "pack" ? own.reviewer : null;
  if (whose !== null && (own.kind === "form") === (kind === "forms") && whose !== holder) {
    return refused([errorAt(place, "paper-of-another")]);
  }
  const contradicted = checkSent(book.value, ledger, place, sha256);
  if (contradicted.length > 0) return refused(contradicted);
  const seen: readonly Issue[] = book.issues;
  if (kind === "packs") {
    const pack = collectPack(state, book.value, file.name, sha256);
    return pack.ok ? done(null, [...seen, ...pack.issues]) : refused([...seen, ...pack.issues]);
  }
  const returned = { ...file, ...(due === null ? {} : { due }) };
  const form = collectForm(state, book.value, returned, sha256);
  if (!form.ok) return refused([...seen, ...form.issues]);
  const { claimed } = form.value;
  return claimed.ok ? done(null, [...seen, ...claimed.issues]) : refused([...seen, ...claimed.issues]);
};
