import { basename } from "node:path";

import { loadFormulasFor } from "../app/formulas.ts";
import { mirroredLedger, type Mirrored } from "../app/ledgerMirror.ts";
import { masterLedgerText, openLedgerText } from "../app/openMaster.ts";
import type { BookFile } from "../app/ports.ts";
import type { Assessment } from "../app/state.ts";
import { recordIn, type SheetSource } from "../app/verifyMaster.ts";
import { done, errorAt, refused, type Result } from "../domain/shared/result.ts";
import { fileSealIn, identityAsRead, identitySheetName } from "../workbook/identity.ts";
import { ledgerSheetName } from "../workbook/sheets/ledgerSheet.ts";
import type { SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import { brokenOffIssues } from "./brokenOff.ts";
import type { CliHost } from "./cliHost.ts";
import { ledgerFileOf, readLedgerFile } from "./ledgerFile.ts";

/** Opens the master at a path: its ledger is read, no sheet that people see. */
export const openMasterFile = async (host: CliHost, path: string): Promise<Result<Assessment>> => {
  const opened = await openMasterBook(host, path);
  return opened.ok ? done(opened.value.assessment, opened.issues) : opened;
};

/** A master whose ledger was replayed, and its other sheets, each read when it is asked for. */
export type OpenedMaster = {
  readonly assessment: Assessment;
  readonly identity: SheetSnapshot;
  readonly book: BookFile;
  /** The workbook's own ledger as it was saved; the file beside it may know of more. */
  readonly saved: Assessment;
  readonly mirrored: Mirrored;
};

/** Whether the ledger file beside a workbook counts, or is left aside as another copy. */
type Beside = "counts" | "aside";

/**
 * Opens the master at a path, with its sheets at hand; where the ledger file beside it has more entries, a save was broken off
 * and they count.
 */
export const openMasterBook = async (
  host: CliHost,
  path: string,
  beside: Beside = "counts",
): Promise<Result<OpenedMaster>> => {
  const bytes = await host.disk.read(path);
  if (!bytes.ok) return bytes;
  const opened = await openMasterBytes(host, bytes.value, path, beside);
  if (!opened.ok) return opened;
  const left = await host.disk.leftLock(path);
  if (!left.ok) return left;
  const brokenOff = brokenOffIssues(left.value, opened.value.assessment.ledger, basename(path));
  return { ...opened, issues: [...brokenOff, ...opened.issues] };
};

/** `openMasterBook` of bytes that were read already. */
export const openMasterBytes = async (
  host: CliHost,
  bytes: Uint8Array,
  path: string,
  besideCounts: Beside = "counts",
): Promise<Result<OpenedMaster>> => {
  const file = basename(path);
  host.progress(`读取 ${file} reading`);
  const book = host.files.openBook(bytes, file);
  if (!book.ok) return book;
  const hidden = book.value.sheet(identitySheetName);
  if (!hidden && book.value.sheet(ledgerSheetName)) {
    return refused([errorAt({ kind: "file", name: file }, "ledger-sheet-missing")]);
  }
  const identity = hidden ?? done(noIdentity);
  if (!identity.ok) return identity;
  const own = masterLedgerText([identity.value], file, host.sha256);
  if (!own.ok) return own;
  await loadFormulasFor(own.value);
  const saved = openLedgerText(own.value, host.sha256);
  if (!saved.ok) return saved;
  const beside = besideCounts === "aside" ? done(null) : await readLedgerFile(host, path);
  if (!beside.ok) return beside;
  const mirrored = mirroredLedger(own.value, beside.value, basename(ledgerFileOf(path)));
  if (!mirrored.ok) return mirrored;
  await loadFormulasFor(mirrored.value.text);
  const opened = mirrored.value.text === own.value ? saved : openLedgerText(mirrored.value.text, host.sha256);
  if (!opened.ok) return opened;
  return done(
    {
      assessment: opened.value,
      identity: identity.value,
      book: book.value,
      saved: saved.value,
      mirrored: mirrored.value,
    },
    [...mirrored.issues, ...opened.issues],
  );
};

/** Whether a master's file is as kaoping wrote it to the last byte (原样): then it has no edits, and need not be compared. */
export const isAsWritten = (
  { identity, book }: Pick<OpenedMaster, "identity" | "book">,
  sha256: CliHost["sha256"],
): Result<boolean> => {
  const source: SheetSource = (name) => (name === identitySheetName ? done(identity) : book.sheet(name));
  const seal = book.fileSeal(identityAsRead(identity), sha256);
  if (!seal.ok) return seal;
  return done(recordIn(source, sha256) !== null && seal.value === fileSealIn(identity));
};

/** What stands for the hidden sheet where there is none: it says nothing. */
const noIdentity: SheetSnapshot = { name: identitySheetName, visibility: "veryHidden", cells: [] };

/** The ledger of a master as it stands, in its workbook and beside it, however wrong; null where it is not to be had. */
export const ledgerTextsOf = async (host: CliHost, path: string): Promise<readonly [string | null, string | null]> => {
  const bytes = await host.disk.read(path);
  const book = bytes.ok ? host.files.openBook(bytes.value, basename(path)) : bytes;
  const identity = book.ok ? book.value.sheet(identitySheetName) : null;
  const own = identity?.ok ? masterLedgerText([identity.value], basename(path), host.sha256) : null;
  const beside = await readLedgerFile(host, path);
  return [own?.ok ? own.value : null, beside.ok ? beside.value : null];
};
