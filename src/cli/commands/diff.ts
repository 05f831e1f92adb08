import { basename } from "node:path";

import { openMaster, readyToOpen } from "../../app/openMaster.ts";
import type { Language } from "../../app/wording/issueText.ts";
import type { Breakdown } from "../../domain/breakdown/breakdown.ts";
import { compareBreakdowns } from "../../domain/breakdown/compareBreakdowns.ts";
import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";
import { identitySheetName } from "../../workbook/identity.ts";
import type { CliHost } from "../cliHost.ts";
import { comparisonLines } from "../comparison/comparisonLines.ts";
import { breakdownInput, type DocumentOptions } from "../inputs.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";

type DiffOptions = DocumentOptions & { readonly lang: Language };

/**
 * `diff OLD NEW`: two versions of a document compared; each may be a document or a master, whose breakdown is taken.
 * What reading them remarked on is counted, and listed with --json: it is `read` that a person goes through it with.
 */
export const diff = async (
  host: CliHost,
  old: string,
  now: string,
  { lang, ...options }: DiffOptions,
): Promise<Outcome> => {
  const before = await versionInput(host, old, options);
  const after = await versionInput(host, now, options);
  if (!before.ok || !after.ok) return failed([before, after].flatMap((read) => (read.ok ? [] : read.issues)));
  const comparison = compareBreakdowns(before.value, after.value);
  const issues = { old: before.issues, new: after.issues };
  const lines = comparisonLines(comparison, { old: before.issues.length, new: after.issues.length }, lang);
  return succeeded(lines, [], { ...comparison, issues });
};

/** @returns `document-absent` for a master without a document, and the issues of reading and opening */
const versionInput = async (host: CliHost, path: string, options: DocumentOptions): Promise<Result<Breakdown>> => {
  const name = basename(path);
  const bytes = await host.disk.read(path);
  if (!bytes.ok) return bytes;
  // The breakdown stands in the ledger; of a large year the sheets of scores would take longer than all else.
  const book = host.files.openBook(bytes.value, name);
  const identity = book.ok ? book.value.sheet(identitySheetName) : undefined;
  if (!identity) return breakdownInput(host, path, options);
  if (!identity.ok) return identity;
  await readyToOpen([identity.value]);
  const master = openMaster([identity.value], name, host.sha256);
  if (!master.ok) return master;
  const { breakdown } = master.value.state;
  return breakdown ? done(breakdown) : refused([errorAt({ kind: "file", name }, "document-absent")]);
};
