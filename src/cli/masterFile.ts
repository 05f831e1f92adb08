import { basename } from "node:path";

import { masterSheets } from "../app/masterSheets.ts";
import { openMaster } from "../app/openMaster.ts";
import type { Assessment } from "../app/state.ts";
import type { Result } from "../domain/shared/result.ts";
import type { SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import type { CliHost } from "./cliHost.ts";

/** Reads the sheets of a workbook file. */
export const readBookFile = async (host: CliHost, path: string): Promise<Result<readonly SheetSnapshot[]>> => {
  const bytes = await host.disk.read(path);
  return bytes.ok ? host.files.readBook(bytes.value, basename(path)) : bytes;
};

/** Opens the master at a path. */
export const openMasterFile = async (host: CliHost, path: string): Promise<Result<Assessment>> => {
  const sheets = await readBookFile(host, path);
  return sheets.ok ? openMaster(sheets.value, basename(path), host.sha256) : sheets;
};

/** Writes an assessment's master to a path, whole or not at all. */
export const saveMasterFile = async (host: CliHost, path: string, assessment: Assessment): Promise<Result<null>> => {
  const at = assessment.ledger.at(-1)?.entry.time ?? host.now();
  return host.disk.write(path, await host.files.writeBook(masterSheets(assessment, host.sha256), at));
};
