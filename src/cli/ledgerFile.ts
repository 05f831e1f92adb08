import type { Mirrored } from "../app/ledgerMirror.ts";
import { storedText } from "../domain/ledger/storedLedger.ts";
import { done, errorAt, refused, type Result } from "../domain/shared/result.ts";
import type { CliHost } from "./cliHost.ts";

/** The ledger file beside a master (留痕文件): the same name, and never shorter than the workbook's own ledger was. */
export const ledgerFileOf = (master: string): string => `${master.replace(/\.xlsx$/iu, "")}.ledger`;

/** The text of the ledger file beside a master, null where there is none. */
export const readLedgerFile = async (host: CliHost, master: string): Promise<Result<string | null>> => {
  const path = ledgerFileOf(master);
  const bytes = await host.disk.read(path);
  if (bytes.ok) return done(storedText(bytes.value));
  return bytes.issues.every(({ code }) => code === "file-absent") ? done(null) : bytes;
};

/** Refuses a new master where the ledger of another lies beside its place: `file-exists`. */
export const freeLedgerFile = async (host: CliHost, master: string): Promise<Result<null>> => {
  const beside = await readLedgerFile(host, master);
  if (!beside.ok) return beside;
  if (beside.value === null) return done(null);
  return refused([errorAt({ kind: "file", name: ledgerFileOf(master) }, "file-exists")]);
};

/**
 * Writes what a ledger now says into the file beside its master (续写留痕文件): where the file was whole, only what is new is put
 * behind it; else the whole takes its place.
 *
 * @param before the ledger as it was opened
 */
export const saveLedgerFile = (
  host: CliHost,
  master: string,
  before: Mirrored,
  text: string,
): Promise<Result<null>> => {
  const path = ledgerFileOf(master);
  const { standing } = before;
  const whole = (standing === "same" || standing === "ahead") && text.startsWith(before.text);
  if (whole && text === before.text) return Promise.resolve(done(null));
  return whole ? host.disk.append(path, text.slice(before.text.length)) : host.disk.write(path, text);
};
