import type { Sha256 } from "../../domain/ledger/digest.ts";
import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";
import { identitySheetName, readIdentity } from "../../workbook/identity.ts";
import type { SheetLayout } from "../../workbook/sheetLayout.ts";
import { addressOf, cellText, type CellValue, type SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { agrees } from "../cellAgrees.ts";
import { isWithin } from "../driven/areas.ts";
import { masterSheets } from "../masterSheets.ts";
import { readyToOpen } from "../openMaster.ts";
import type { CellToWrite, FilesPort } from "../ports.ts";
import { layoutsInFile } from "./openFile.ts";
import { ledgerReader, type LedgerReader } from "./ledgerReader.ts";
import { sameBytes } from "./sameBytes.ts";
import { sameCells } from "./sameCells.ts";

/** What is saved: the file that was opened, null for a new workbook, and the sheets as the grid has them. */
export type ToSave = {
  readonly bytes: Uint8Array | null;
  readonly name: string;
  readonly sheets: readonly SheetSnapshot[];
  /** UTC to the second. */
  readonly at: string;
};

const blank: SheetLayout = {
  name: "Sheet1",
  visibility: "visible",
  title: "",
  lines: [],
  landscape: false,
  table: null,
};

/** The file with what is ours as the ledger has it, and what it says when it is read. */
type Recorded = { readonly file: Uint8Array; readonly read: readonly SheetSnapshot[] };

/**
 * Makes the file of an open workbook (保存): what is ours as the ledger has it, with its formulas; then every cell that says something
 * else in the grid, typed and not yet recorded; all else of the file that was opened stays as it was. What was made is read
 * again and held to the grid. The recorded part is made once, as long as nothing more is recorded.
 *
 * @returns the bytes; or the issues of reading, replaying and `patchBook`, or `save-differs` (sheet, address) where a cell could not be saved
 */
export const fileSaver = (
  files: FilesPort,
  sha256: Sha256,
  readLedger: LedgerReader = ledgerReader(sha256),
): ((what: ToSave) => Promise<Result<Uint8Array>>) => {
  let last: (Pick<ToSave, "bytes" | "name"> & { readonly ledger: SheetSnapshot; readonly made: Recorded }) | null =
    null;
  const recorded = async ({ bytes, name, sheets, at }: ToSave): Promise<Result<Recorded>> => {
    const ledger = sheets.find((sheet) => sheet.name === identitySheetName);
    if (last && ledger && last.name === name && sameCells(last.ledger, ledger) && sameBytes(last.bytes, bytes)) {
      return done(last.made);
    }
    const layouts = await layoutsNow(sheets, name, sha256, readLedger);
    if (!layouts.ok) return layouts;
    const file = await written(files, bytes, name, layouts.value, at, sha256, readLedger);
    if (!file.ok) return file;
    const read = files.readBook(file.value, name);
    if (!read.ok) return read;
    const made = { file: file.value, read: read.value };
    last = ledger ? { bytes, name, ledger, made } : null;
    return done(made);
  };
  return async (what) => {
    const made = await recorded(what);
    return made.ok ? withTyped(files, made.value, what) : made;
  };
};

/** The recorded part with what was typed since, read again and held to the grid. */
const withTyped = async (
  files: FilesPort,
  made: Recorded,
  { name, sheets }: Pick<ToSave, "name" | "sheets">,
): Promise<Result<Uint8Array>> => {
  const cells = differing(made.read, sheets);
  if (cells.length === 0) return done(made.file);
  const saved = await files.writeCells(made.file, name, cells);
  if (!saved.ok) return saved;
  const read = files.readBook(saved.value, name);
  if (!read.ok) return read;
  const [first] = differing(read.value, sheets);
  if (first) {
    const place = {
      kind: "cell",
      file: name,
      sheet: first.sheet,
      address: addressOf(first.row, first.column),
    } as const;
    return refused([errorAt(place, "save-differs")]);
  }
  return saved;
};

const written = async (
  files: FilesPort,
  bytes: Uint8Array | null,
  name: string,
  layouts: readonly SheetLayout[],
  at: string,
  sha256: Sha256,
  readLedger: LedgerReader,
): Promise<Result<Uint8Array>> => {
  if (!bytes) return done(await files.writeBook(layouts.length > 0 ? layouts : [blank], at, {}, sha256));
  const before = await layoutsInFile(files, bytes, name, sha256, readLedger);
  return before.ok ? files.patchBook(bytes, name, before.value, layouts, sha256) : before;
};

const layoutsNow = async (
  sheets: readonly SheetSnapshot[],
  name: string,
  sha256: Sha256,
  readLedger: LedgerReader,
): Promise<Result<readonly SheetLayout[]>> => {
  if (!sheets.some((sheet) => sheet.name === identitySheetName)) return done([]);
  const identity = readIdentity(sheets, name, sha256);
  if (!identity.ok) return identity;
  if (identity.value.kind !== "master") return done([]);
  await readyToOpen(sheets);
  const opened = readLedger(identity.value.ledgerText);
  return opened.ok ? done(masterSheets(opened.value, sha256)) : opened;
};

/** The cells that say something else in the grid than in the file, with what the grid says. */
const differing = (read: readonly SheetSnapshot[], sheets: readonly SheetSnapshot[]): readonly CellToWrite[] => {
  const saved = new Map(read.map((sheet) => [sheet.name, sheet]));
  // The seal of the file is the file's own; the rest of the hidden sheet the ledger says.
  return sheets
    .filter((sheet) => sheet.name !== identitySheetName)
    .flatMap((sheet) => differingOn(sheet, saved.get(sheet.name)?.cells ?? []));
};

const differingOn = (sheet: SheetSnapshot, saved: readonly (readonly CellValue[])[]): readonly CellToWrite[] => {
  const cells: CellToWrite[] = [];
  const formulas = sheet.facts?.formulas ?? [];
  for (let row = 0; row < Math.max(sheet.cells.length, saved.length); row++) {
    const [now, was] = [sheet.cells[row] ?? [], saved[row] ?? []];
    for (let column = 0; column < Math.max(now.length, was.length); column++) {
      const [value, old] = [now[column] ?? null, was[column] ?? null];
      if (same(value, old)) continue;
      const isComputed = formulas.some((area) => isWithin(area, row, column));
      cells.push({ sheet: sheet.name, row, column, value, keepsFormula: isComputed });
    }
  }
  return cells;
};

const same = (a: CellValue, b: CellValue): boolean =>
  typeof a === typeof b
    ? a === b || (typeof a !== "boolean" && typeof b !== "boolean" && agrees(a, b))
    : cellText(a) === "" && cellText(b) === "";
