import { basename } from "node:path";

import { masterSheets, shownSheets } from "../app/masterSheets.ts";
import { absentIssues, isLagging, type Mirrored } from "../app/ledgerMirror.ts";
import type { FileLock } from "../app/ports.ts";
import type { Stamp } from "../app/dispatch.ts";
import type { Assessment } from "../app/state.ts";
import { layoutAsRecorded, layoutsAsKept } from "../app/layoutRecord.ts";
import { layoutsAsFound } from "../app/settleEdits.ts";
import { foundEdits, isOutdated, recordIn, type SheetSource } from "../app/verifyMaster.ts";
import { ledgerText } from "../domain/ledger/ledgerText.ts";
import { done, errorAt, type Issue, type Result } from "../domain/shared/result.ts";
import { fileSealIn, identityAsRead, identitySheetName } from "../workbook/identity.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import type { SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import type { CliHost } from "./cliHost.ts";
import { freeLedgerFile, ledgerFileOf, saveLedgerFile } from "./ledgerFile.ts";
import { brokenOffIssues } from "./brokenOff.ts";
import { failed, type Outcome } from "./outcome.ts";
import { openMasterBytes } from "./openMasterFile.ts";
import { stampOf, type StampOptions } from "./stamp.ts";

/** Writes a new master and the ledger file beside it; `file-exists` where either is there. */
export const createMasterFile = async (host: CliHost, path: string, assessment: Assessment): Promise<Result<null>> => {
  const free = await freeLedgerFile(host, path);
  if (!free.ok) return free;
  const at = assessment.ledger.at(-1)?.entry.time ?? host.now();
  const created = await host.disk.create(
    path,
    await host.files.writeBook(masterSheets(assessment, host.sha256), at, {}, host.sha256),
  );
  return created.ok ? host.disk.create(ledgerFileOf(path), ledgerText(assessment.ledger)) : created;
};

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
    return await changeLocked(host, path, locked.value, options, work, outside);
  } finally {
    await locked.value.release();
  }
};

const changeLocked = async (
  host: CliHost,
  path: string,
  lock: FileLock,
  options: StampOptions,
  work: Parameters<typeof changeMasterFile>[3],
  outside: Parameters<typeof changeMasterFile>[4],
): Promise<Outcome> => {
  const file = basename(path);
  const bytes = await host.disk.read(path);
  if (!bytes.ok) return failed(bytes.issues);
  const opened = await openForChange(host, bytes.value, path, outside);
  if (!opened.ok) return failed(opened.issues);
  const { assessment, layouts, found, mirrored } = opened.value;
  const before = [
    ...brokenOffIssues(lock.left, assessment.ledger, file),
    ...absentIssues(mirrored, file, basename(ledgerFileOf(path))),
    ...opened.issues,
  ];
  if (outside !== "hand-over" && found.edits.length > 0) return failed([...before, ...found.edits]);
  const stamp = stampOf(host, options);
  if (!stamp.ok) return failed([...before, ...stamp.issues]);
  // From here on something may be written: should this command be broken off, the next one can tell by this how far it came.
  const noted = await lock.note(String(assessment.ledger.length));
  if (!noted.ok) return failed([...before, ...noted.issues]);
  host.progress(`处理 working`);
  const did = await work(assessment, stamp.value, found);
  // Where the workbook lags behind its ledger file, saving completes it even if there is nothing new.
  const worked = "assessment" in did || !did.ok || !isLagging(mirrored) ? did : { ok: true, assessment, outcome: did };
  if (!("assessment" in worked)) return { ...worked, issues: [...before, ...worked.issues] };
  const said = [...before, ...worked.outcome.issues];
  host.progress(`保存 ${file} saving`);
  const sheets = masterSheets(worked.assessment, host.sha256);
  const content = await host.files.patchBook(bytes.value, file, layouts(sheets), sheets, host.sha256);
  if (!content.ok) return failed([...said, ...content.issues]);
  const now = await host.disk.read(path);
  if (!now.ok || !sameBytes(now.value, bytes.value)) {
    return failed([...said, errorAt({ kind: "file", name: file }, "master-changed")]);
  }
  // The entry first, then the cells: whenever the machine stops, the ledger file knows at least what the workbook knows.
  const recorded = await saveLedgerFile(host, path, mirrored, ledgerText(worked.assessment.ledger));
  if (!recorded.ok) return failed([...said, ...recorded.issues]);
  const saved = await host.disk.write(path, content.value);
  if (saved.ok) return { ...worked.outcome, issues: said };
  // What could not be saved was not done: the next command must not find it in the ledger file.
  const undone = await host.disk.write(ledgerFileOf(path), mirrored.text);
  return failed([...said, ...saved.issues, ...undone.issues]);
};

/** An assessment, our sheets as its file has them, and what was done to them outside. */
type Opened = {
  readonly assessment: Assessment;
  /** @param sheets ours as they are to be */
  readonly layouts: (sheets: readonly SheetLayout[]) => readonly SheetLayout[];
  readonly found: Found;
  readonly mirrored: Mirrored;
};

const openForChange = async (
  host: CliHost,
  bytes: Uint8Array,
  path: string,
  outside: "refuse" | "hand-over" | undefined,
): Promise<Result<Opened>> => {
  const opened = await openMasterBytes(host, bytes, path);
  if (!opened.ok) return opened;
  const { assessment, identity, book, saved, mirrored } = opened.value;
  const file = basename(path);
  host.progress(`核对 ${file} checking`);
  const source: SheetSource = (name) => (name === identitySheetName ? done(identity) : book.sheet(name));
  const record = recordIn(source, host.sha256);
  const own = identityAsRead(identity);
  const seal = book.fileSeal(own, host.sha256);
  if (!seal.ok) return seal;
  // A file that is as we wrote it to the last byte has no edits, and how its sheets were laid out it says itself.
  if (record && outside !== "hand-over" && seal.value === fileSealIn(identity)) {
    const layouts = (sheets: readonly SheetLayout[]) => [...layoutsAsKept(record, sheets, host.sha256), own];
    return done({ assessment, layouts, found: { sheets: [], edits: [] }, mirrored }, opened.issues);
  }
  const shown = shownSheets(saved);
  const edits = foundEdits(shown, source, file, host.sha256);
  const sheets = outside === "hand-over" ? host.files.readBook(bytes, file) : done([]);
  if (!sheets.ok) return sheets;
  // The hidden sheet was checked when it was read: each piece of the ledger has its digest beside it.
  const was = record && isOutdated(edits) ? record.map(layoutAsRecorded) : layoutsAsFound(shown, edits);
  const layouts = [...was, own];
  return done({ assessment, layouts: () => layouts, found: { sheets: sheets.value, edits }, mirrored }, opened.issues);
};

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
};
