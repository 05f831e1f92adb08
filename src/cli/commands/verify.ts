import { basename } from "node:path";

import { verifyOpened } from "../../app/verifyMaster.ts";
import { readCheckpoint } from "../../domain/ledger/checkpoint.ts";
import type { CliHost } from "../cliHost.ts";
import { openMasterBook } from "../masterFile.ts";
import { failed, succeeded, type Outcome } from "../outcome.ts";

/** `verify A.xlsx`: replays the ledger, compares every cell, and the checkpoint where one is given. */
export const verify = async (
  host: CliHost,
  master: string,
  options: { readonly checkpoint?: string },
): Promise<Outcome> => {
  const opened = await openMasterBook(host, master);
  if (!opened.ok) return failed(opened.issues);
  let kept = null;
  if (options.checkpoint !== undefined) {
    const bytes = await host.disk.read(options.checkpoint);
    if (!bytes.ok) return failed(bytes.issues);
    const text = host.files.readText(bytes.value, basename(options.checkpoint));
    if (!text.ok) return failed(text.issues);
    const checkpoint = readCheckpoint(text.value, basename(options.checkpoint));
    if (!checkpoint.ok) return failed(checkpoint.issues);
    kept = checkpoint.value;
  }
  const { assessment, book } = opened.value;
  const verified = verifyOpened(assessment, book.sheet, basename(master), host.sha256, kept);
  if (!verified.ok) return failed(verified.issues);
  const { size, root } = verified.value.checkpoint;
  const against = kept ? "，与给出的存证一致" : "";
  return succeeded([`核验通过：${size} 条记录，根 ${root}${against}。`], verified.issues, { ok: true, size, root });
};
