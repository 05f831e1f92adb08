import type { Sha256 } from "../../domain/ledger/digest.ts";
import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";
import { fileSealIn, identityAsRead, identitySheetName, readIdentity } from "../../workbook/identity.ts";
import { mergedLines } from "../../workbook/lineSpan.ts";
import { placedTables, type SheetLayout } from "../../workbook/sheetLayout.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import type { BookOp } from "../driven/bookOps.ts";
import { planSheet } from "../driven/planSheet.ts";
import { asValues, computedCells, type ComputedCells } from "../driven/valuesBook.ts";
import { namesIn, noNames, type BookNames } from "./bookNames.ts";
import { ledgerReader, type LedgerReader } from "./ledgerReader.ts";
import { withFileFacts } from "./fileFacts.ts";
import { placeSheets } from "../edits/placeSheets.ts";
import { layoutAsRecorded } from "../layoutRecord.ts";
import { shownSheets } from "../masterSheets.ts";
import { readyToOpen } from "../openMaster.ts";
import type { FilesPort } from "../ports.ts";
import { layoutsAsFound } from "../settleEdits.ts";
import { foundEdits, isOutdated, recordIn } from "../verifyMaster.ts";

/** A workbook file as a grid shows it (在表格中打开的文件): its sheets, those that are ours, and how ours look. */
export type OpenedFile = {
  readonly sheets: readonly SheetSnapshot[];
  readonly ours: readonly string[];
  readonly ops: readonly BookOp[];
  readonly computed: readonly ComputedCells[];
  readonly names: BookNames;
};

/** How far opening a file has come (打开进度). */
export type OpeningStep = "reading" | "replaying" | "layingOut" | "showing";

/** Those who hear what an opening comes to on its way. */
export type OpeningHearing = {
  readonly step: (step: OpeningStep) => void;
  /** The hidden sheet of a master, long before all of it is read. */
  readonly master: (identity: SheetSnapshot) => void;
};

const nobody: OpeningHearing = { step: () => undefined, master: () => undefined };

/**
 * Opens a workbook file for the grid: what its cells say is the file's word, how a master's sheets look is the ledger's. A master that is
 * to the last byte as it was written is not searched for formulas: they are where they were laid out.
 *
 * @returns the sheets; or the issues of reading and replaying, `table-in-the-way` (table, sheet, ours) where a sheet of ours was renamed
 */
export const openFile = async (
  files: FilesPort,
  bytes: Uint8Array,
  name: string,
  sha256: Sha256,
  readLedger: LedgerReader = ledgerReader(sha256),
  hear: OpeningHearing = nobody,
): Promise<Result<OpenedFile>> => {
  hear.step("reading");
  const read = files.readBook(bytes, name);
  if (!read.ok) return read;
  const hidden = read.value.find((sheet) => sheet.name === identitySheetName);
  const identity = hidden ? readIdentity(read.value, name, sha256) : null;
  if (identity && !identity.ok) return identity;
  if (!hidden || identity?.value.kind !== "master") {
    const { sheets, ops } = withFileFacts(files, bytes, name, read.value);
    const ours = identity ? sheets.map((sheet) => sheet.name) : [];
    return done({ sheets, ours, ops, computed: [], names: noNames }, read.issues);
  }
  hear.master(hidden);
  hear.step("replaying");
  await readyToOpen([hidden]);
  const opened = readLedger(identity.value.ledgerText);
  if (!opened.ok) return opened;
  hear.step("layingOut");
  const layouts = shownSheets(opened.value);
  const renamed = renamedSheets(layouts, read.value, name);
  if (renamed.length > 0) return refused(renamed);
  hear.step("showing");
  const isOurs = ({ name: own }: SheetSnapshot): boolean =>
    own === identitySheetName || layouts.some((layout) => layout.name === own);
  const { sheets, ops } =
    read.value.every(isOurs) && isAsWritten(files, bytes, name, hidden, sha256)
      ? { sheets: read.value.map((sheet) => withLaidFacts(sheet, layouts)), ops: [] }
      : withFileFacts(files, bytes, name, read.value);
  const there = layouts.filter((layout) => sheets.some((sheet) => sheet.name === layout.name));
  return done(
    {
      sheets,
      ours: [...there.map((layout) => layout.name), identitySheetName],
      ops: [...ops, ...there.flatMap(looksOf)],
      // Where the file could not be asked for its formulas, they are where they were laid out.
      computed: there
        .filter((layout) => !sheets.some((sheet) => sheet.name === layout.name && sheet.facts))
        .map(computedCells),
      names: namesIn(opened.value.state),
    },
    [...read.issues, ...opened.issues],
  );
};

/** Whether a file is as it was written by this version, to the last byte. */
const isAsWritten = (
  files: FilesPort,
  bytes: Uint8Array,
  name: string,
  identity: SheetSnapshot,
  sha256: Sha256,
): boolean => {
  const written = fileSealIn(identity);
  const book = written === "" ? null : files.openBook(bytes, name);
  const seal = book?.ok === true ? book.value.fileSeal(identityAsRead(identity), sha256) : null;
  return seal?.ok === true && seal.value === written;
};

/** What stands on a sheet beside values where it is as it was laid out. */
const withLaidFacts = (sheet: SheetSnapshot, layouts: readonly SheetLayout[]): SheetSnapshot => {
  const layout = layouts.find(({ name }) => name === sheet.name);
  return layout?.visibility === "visible"
    ? {
        ...sheet,
        facts: {
          formulas: computedCells(layout).areas,
          tables: [],
          merged: mergedLines(layout),
          rowsHidden: false,
          filtered: false,
          isProtected: layout.locked === true,
        },
      }
    : sheet;
};

/** How a sheet looks: all that would be written on a new one but what its cells say. */
const looksOf = (layout: SheetLayout): readonly BookOp[] =>
  layout.visibility === "veryHidden"
    ? []
    : planSheet(asValues(layout), null, undefined).ops.filter(({ op }) => op !== "cells");

const renamedSheets = (layouts: readonly SheetLayout[], sheets: readonly SheetSnapshot[], file: string) =>
  [...placeSheets(layouts, sheets)].flatMap(([ours, sheet]) =>
    sheet && sheet.name !== ours
      ? [
          errorAt({ kind: "file", name: file }, "table-in-the-way", {
            table: placedTables(layouts.find(({ name }) => name === ours) as SheetLayout)[0]?.table.name ?? "",
            sheet: sheet.name,
            ours,
          }),
        ]
      : [],
  );

/** A master's sheets as its file has them (文件中的版式), by which what is others' in the file is known; none of a file that is no master. */
export const layoutsInFile = async (
  files: FilesPort,
  bytes: Uint8Array,
  name: string,
  sha256: Sha256,
  readLedger: LedgerReader = ledgerReader(sha256),
): Promise<Result<readonly SheetLayout[]>> => {
  const read = files.readBook(bytes, name);
  if (!read.ok) return read;
  const sheets = read.value;
  const own = sheets.find((sheet) => sheet.name === identitySheetName);
  if (!own) return done([]);
  const identity = readIdentity(sheets, name, sha256);
  if (!identity.ok) return identity;
  if (identity.value.kind !== "master") return done([]);
  await readyToOpen(sheets);
  const opened = readLedger(identity.value.ledgerText);
  if (!opened.ok) return opened;
  const source = (sheet: string) => {
    const found = sheets.find((one) => one.name === sheet);
    return found ? done(found) : null;
  };
  const shown = shownSheets(opened.value);
  const edits = foundEdits(shown, source, name, sha256);
  const record = recordIn(source, sha256);
  const was = record && isOutdated(edits) ? record.map(layoutAsRecorded) : layoutsAsFound(shown, edits);
  return done([...was, identityAsRead(own)]);
};
