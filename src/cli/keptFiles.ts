import { basename } from "node:path";

import { readCheckpoint, type KeptCheckpoint } from "../domain/ledger/checkpoint.ts";
import { judged, type Issue, type Result } from "../domain/shared/result.ts";
import type { CliHost } from "./cliHost.ts";

/** A checkpoint that was kept in a file (另存的存证). */
export type KeptFile = { readonly name: string; readonly read: KeptCheckpoint };

export const keptFiles = async (host: CliHost, paths: readonly string[]): Promise<Result<readonly KeptFile[]>> => {
  const files: KeptFile[] = [];
  const issues: Issue[] = [];
  for (const path of paths) {
    const text = await textFile(host, path);
    const read = text.ok ? readCheckpoint(text.value, basename(path)) : text;
    if (read.ok) files.push({ name: basename(path), read: read.value });
    else issues.push(...read.issues);
  }
  return judged(() => files, issues);
};

/** The text of a file. */
export const textFile = async (host: CliHost, path: string): Promise<Result<string>> => {
  const bytes = await host.disk.read(path);
  return bytes.ok ? host.files.readText(bytes.value, basename(path)) : bytes;
};
