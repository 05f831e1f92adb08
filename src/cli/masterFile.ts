import { basename } from "node:path";

import { masterSheets, shownSheets } from "../app/masterSheets.ts";
import { openMaster, readyToOpen } from "../app/openMaster.ts";
import type { Stamp } from "../app/dispatch.ts";
import type { BookFile } from "../app/ports.ts";
import type { Assessment } from "../app/state.ts";
import { layoutAsRecorded } from "../app/layoutRecord.ts";
import { layoutsAsFound } from "../app/settleEdits.ts";
import { foundEdits, isOutdated, recordIn, type SheetSource } from "../app/verifyMaster.ts";
import { done, errorAt, type Issue, type Result } from "../domain/shared/result.ts";
import { identityAsRead, identitySheetName } from "../workbook/identity.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import type { SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import type { CliHost } from "./cliHost.ts";
import { failed, type Outcome } from "./outcome.ts";
import { stampOf, type StampOptions } from "./stamp.ts";

/** Reads the sheets of a workbook file. */
export const readBookFile = async (host: CliHost, path: string): Promise<Result<readonly SheetSnapshot[]>> => {
  const bytes = await host.disk.read(path);
  return bytes.ok ? host.files.readBook(bytes.value, basename(path)) : bytes;
};

/** Opens the master at a path: its ledger is read, no sheet that people see. */
export const openMasterFile = async (host: CliHost, path: string): Promise<Result<Assessment>> => {
  const opened = await openMasterBook(host, path);
  return opened.ok ? done(opened.value.assessment) : opened;
};

/** A master whose ledger was replayed, and its other sheets, each read when it is asked for. */
export type OpenedMaster = {
  readonly assessment: Assessment;
  readonly identity: SheetSnapshot;
  readonly book: BookFile;
};

/** Opens the master at a path, with its sheets at hand. */
export const openMasterBook = async (host: CliHost, path: string): Promise<Result<OpenedMaster>> => {
  const bytes = await host.disk.read(path);
  return bytes.ok ? openBytes(host, bytes.value, basename(path)) : bytes;
};

const openBytes = async (host: CliHost, bytes: Uint8Array, file: string): Promise<Result<OpenedMaster>> => {
  host.progress(`读取 ${file} reading`);
  const book = host.files.openBook(bytes, file);
  if (!book.ok) return book;
  const identity = book.value.sheet(identitySheetName) ?? done(noIdentity);
  if (!identity.ok) return identity;
  await readyToOpen([identity.value]);
  const opened = openMaster([identity.value], file, host.sha256);
  if (!opened.ok) return opened;
  return done({ assessment: opened.value, identity: identity.value, book: book.value }, opened.issues);
};

/** What stands for the hidden sheet where there is none: it says nothing. */
const noIdentity: SheetSnapshot = { name: identitySheetName, visibility: "veryHidden", cells: [] };

/** An assessment's master as the bytes of a new file. */
export const masterBytes = (host: CliHost, assessment: Assessment): Promise<Uint8Array> =>
  host.files.writeBook(masterSheets(assessment, host.sha256), assessment.ledger.at(-1)?.entry.time ?? host.now());

/** What a command made of a master: the assessment to save, and what to say once it is saved. */
export type Worked = { readonly ok: true; readonly assessment: Assessment; readonly outcome: Outcome } | Outcome;

/** What a command finds beside the assessment: what was done outside, and the sheets as they stand where it is to settle that. */
export type Found = { readonly sheets: readonly SheetSnapshot[]; readonly edits: readonly Issue[] };

/**
 * Changes the master at a path (变更总台账文件): opens it, lets the command work, saves it. What would be lost by saving
 * refuses the command first: our cells edited outside, and whatever another program saved meanwhile; another command is
 * kept away. What is not ours in the file stays as it is.
 *
 * @param outside "hand-over" leaves it to the command to settle what was done outside
 * @returns the command's outcome, or `file-locked`, `time-in-future`, `master-changed` and the issues of `foundEdits`, of
 *   opening and of writing
 */
export const changeMasterFile = async (
  host: CliHost,
  path: string,
  options: StampOptions,
  work: (assessment: Assessment, stamp: Stamp, found: Found) => Promise<Worked>,
  outside: "refuse" | "hand-over" = "refuse",
): Promise<Outcome> => {
  const bytes = await host.disk.read(path);
  if (!bytes.ok) return failed(bytes.issues);
  const locked = await host.disk.lock(path);
  if (!locked.ok) return failed(locked.issues);
  try {
    return await changeLocked(host, path, options, work, outside);
  } finally {
    await locked.value();
  }
};

const changeLocked: typeof changeMasterFile = async (host, path, options, work, outside) => {
  const file = basename(path);
  const bytes = await host.disk.read(path);
  if (!bytes.ok) return failed(bytes.issues);
  const opened = await openForChange(host, bytes.value, file, outside);
  if (!opened.ok) return failed(opened.issues);
  const { assessment, layouts, found } = opened.value;
  if (outside !== "hand-over" && found.edits.length > 0) return failed(found.edits);
  const stamp = stampOf(host, options);
  if (!stamp.ok) return failed(stamp.issues);
  host.progress("处理 working");
  const worked = await work(assessment, stamp.value, found);
  if (!("assessment" in worked)) return worked;
  host.progress(`保存 ${file} saving`);
  const sheets = masterSheets(worked.assessment, host.sha256);
  const content = await host.files.patchBook(bytes.value, file, layouts, sheets);
  if (!content.ok) return failed([...worked.outcome.issues, ...content.issues]);
  const now = await host.disk.read(path);
  if (!now.ok || !sameBytes(now.value, bytes.value)) {
    return failed([...worked.outcome.issues, errorAt({ kind: "file", name: file }, "master-changed")]);
  }
  const saved = await host.disk.write(path, content.value);
  return saved.ok ? worked.outcome : failed([...worked.outcome.issues, ...saved.issues]);
};

/** An assessment, our sheets as its file has them, and what was done to them outside. */
type Opened = {
  readonly assessment: Assessment;
  readonly layouts: readonly SheetLayout[];
  readonly found: Found;
};

const openForChange = async (
  host: CliHost,
  bytes: Uint8Array,
  file: string,
  outside: "refuse" | "hand-over" | undefined,
): Promise<Result<Opened>> => {
  const opened = await openBytes(host, bytes, file);
  if (!opened.ok) return opened;
  const { assessment, identity, book } = opened.value;
  host.progress(`核对 ${file} checking`);
  const shown = shownSheets(assessment);
  const source: SheetSource = (name) => (name === identitySheetName ? done(identity) : book.sheet(name));
  const edits = foundEdits(shown, source, file, host.sha256);
  const sheets = outside === "hand-over" ? host.files.readBook(bytes, file) : done([]);
  if (!sheets.ok) return sheets;
  // The hidden sheet was checked when it was read: each piece of the ledger has its digest beside it.
  const record = isOutdated(edits) ? recordIn(source, host.sha256) : null;
  const was = record ? record.map(layoutAsRecorded) : layoutsAsFound(shown, edits);
  const layouts = [...was, identityAsRead(identity)];
  return done({ assessment, layouts, found: { sheets: sheets.value, edits } });
};

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
};
