import { basename } from "node:path";

import type { OfficeList } from "../app/officeList.ts";
import type { Ledger } from "../domain/ledger/entry.ts";
import { done, refused, type Issue, type Result } from "../domain/shared/result.ts";
import type { CliHost } from "./cliHost.ts";
import { filesUnder } from "./filesUnder.ts";
import { oneSource, stockOf, type FromOptions } from "./fromOffice.ts";

/** A file to be taken, wherever it lies (收取来源): on the disk, or at a collection office, which knows when it came. */
export type ReturnedSource = {
  readonly name: string;
  readonly read: () => Promise<Result<Uint8Array>>;
  readonly sha256?: string;
  readonly time?: string;
  readonly due?: string;
};

export type ReturnedSources = { readonly files: readonly ReturnedSource[]; readonly returned: OfficeList["returned"] };

/**
 * The files that a command is to take: those at paths, folders standing for what is in them, or those at an office.
 *
 * @param ledger whose files they are to be, to ask an office for them
 */
export const returnedSources = async (
  host: CliHost,
  paths: readonly string[],
  ledger: Ledger,
  kind: OfficeList["kind"],
  options: FromOptions,
): Promise<Result<ReturnedSources>> => {
  const single = oneSource(paths, options);
  if (!single.ok) return single;
  if (options.from === undefined) return onDisk(host, paths);
  const stock = await stockOf(host, ledger, kind, options.from, options);
  if (!stock.ok) return stock;
  const { list, get } = stock.value;
  const files = list.files.map((file) => ({
    name: file.name,
    sha256: file.sha256,
    time: file.time,
    ...(file.due === null ? {} : { due: file.due }),
    read: () => get(file),
  }));
  return done({ files, returned: list.returned });
};

const onDisk = async (host: CliHost, paths: readonly string[]): Promise<Result<ReturnedSources>> => {
  const files: ReturnedSource[] = [];
  const issues: Issue[] = [];
  for (const path of paths) {
    const listed = await filesUnder(host.disk, path);
    issues.push(...listed.issues);
    for (const file of listed.ok ? listed.value : [])
      files.push({ name: basename(file), read: () => host.disk.read(file) });
  }
  const wrong = issues.some(({ severity }) => severity === "error");
  return files.length === 0 && wrong ? refused(issues) : done({ files, returned: [] }, issues);
};
