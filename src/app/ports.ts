import type { Sha256 } from "../domain/ledger/digest.ts";
import type { Feedback } from "../domain/notice/feedback.ts";
import type { OfficialDocument } from "../domain/notice/officialDocument.ts";
import type { RankingPage } from "../domain/notice/rankingPage.ts";
import type { Result } from "../domain/shared/result.ts";
import type { ReturnedBook } from "../workbook/returned/returnedBook.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import type { CellValue, SheetSnapshot } from "../workbook/sheetSnapshot.ts";

/** A host said no (宿主拒绝): what we asked, and its code. */
export type HostFailure = {
  readonly kind: "host-failure";
  readonly action: "read" | "write";
  readonly code: string;
  readonly detail: string;
};

export type HostResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: HostFailure };

/** The open workbook of a host (工作簿端口), in bulk: one call reads or writes everything a command needs. */
export type BookPort = {
  /**
   * All sheets of the workbook; by values, or with the formulas of protected sheets too, which takes longer and is remembered
   * until the next write, or with what all formulas say.
   */
  readonly read: (depth?: ReadDepth) => Promise<HostResult<readonly SheetSnapshot[]>>;
  /**
   * Makes each of these sheets be as laid out and brings one to the front; new ones come to stand in this order, sheets not
   * named stay as they are. Hidden ones are written first: they hold the ledger, and from it all others can be made anew.
   * What is there already is known from the last `read`.
   */
  readonly write: (sheets: readonly SheetLayout[], front: string) => Promise<HostResult<null>>;
  /** Types into cells of a sheet as a person would; row and column count from 0. What else there is about the cells stays. */
  readonly enter: (sheet: string, cells: readonly EnteredCell[]) => Promise<HostResult<null>>;
  /**
   * Tells of what people do in the workbook until the release is called; hosts that cannot tell leave it out. A hint says
   * that something may have changed, never what: many edits raise none.
   */
  readonly watch?: (tell: (hint: BookHint) => void) => Promise<HostResult<() => Promise<void>>>;
};

/** A cell that is typed into; `asText` where it is formatted as text, so that it takes anything as it is. */
export type EnteredCell = {
  readonly row: number;
  readonly column: number;
  readonly value: string | number | null;
  readonly asText: boolean;
};

export type ReadDepth = "values" | "formulas" | "texts";

/** Something a person did (动静): edited, selected a cell, went to another sheet; `address` is "" where it is none. */
export type BookHint = {
  readonly kind: "edited" | "selected" | "activated";
  readonly sheet: string;
  readonly address: string;
};

/** Bytes of files ⇄ what the core understands (文件端口). `name` is the file's name for the issues. */
export type FilesPort = {
  /** The files of a zip. */
  readonly unpack: (
    bytes: Uint8Array,
    name: string,
  ) => Result<readonly { readonly name: string; readonly bytes: Uint8Array }[]>;
  readonly readText: (bytes: Uint8Array, name: string) => Result<string>;
  /** The text of a source document in any format that is read; of at most `largest` bytes, 50 MB where none is given. */
  readonly readDocument: (bytes: Uint8Array, name: string, largest?: number) => Promise<Result<string>>;
  readonly readJson: (bytes: Uint8Array, name: string) => Result<unknown>;
  readonly readCsv: (bytes: Uint8Array, name: string) => Result<CsvTable>;
  readonly writeCsv: (table: Pick<CsvTable, "header" | "rows">) => string;
  readonly readBook: (bytes: Uint8Array, name: string) => Result<readonly SheetSnapshot[]>;
  /** A workbook that came back from outside, with all that is hidden about it; its parts may hold `most` bytes, 256 MB where none is given. */
  readonly readReturned: (bytes: Uint8Array, name: string, most?: number) => Result<ReturnedBook>;
  /** A workbook whose sheets are read one by one, for those too large to be held whole. */
  readonly openBook: (bytes: Uint8Array, name: string) => Result<BookFile>;
  /**
   * @param properties what the file says of itself, by name
   * @param sha256 by which it is sealed, where a sheet has a cell for that
   */
  readonly writeBook: (
    sheets: readonly SheetLayout[],
    at: string,
    properties?: Readonly<Record<string, string>>,
    sha256?: Sha256,
  ) => Promise<Uint8Array>;
  /** An official document as .docx. */
  readonly writeOfficial: (document: OfficialDocument) => Promise<Uint8Array>;
  /** A unit's feedback as .docx; who it is from and its day, ISO, go into its properties. */
  readonly writeFeedback: (
    feedback: Feedback,
    facts: { readonly creator: string; readonly date: string },
  ) => Promise<Uint8Array>;
  readonly writeRankingPage: (page: RankingPage) => string;
  /** The parts of a package that are text, or the file itself where it is none: what somebody finds who looks into it. */
  readonly textParts: (content: Uint8Array | string) => readonly { readonly part: string; readonly text: string }[];
  /**
   * Writes sheets into a workbook that is there, all else in it left as it is; `before` is how our sheets were laid out
   * when it was saved, so that what stands beside them is known to be others'; with `sha256` the file is sealed anew.
   */
  readonly patchBook: (
    existing: Uint8Array,
    name: string,
    before: readonly SheetLayout[],
    sheets: readonly SheetLayout[],
    sha256?: Sha256,
  ) => Promise<Result<Uint8Array>>;
  /** Writes single cells into a workbook that is there, all else in it left as it is. */
  readonly writeCells: (
    existing: Uint8Array,
    name: string,
    cells: readonly CellToWrite[],
  ) => Promise<Result<Uint8Array>>;
};

/** A cell that is to say something else, by row and column from 0; where it holds a formula this may stay, with another value. */
export type CellToWrite = {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly keepsFormula: boolean;
};

/** The number formats, such as `0.00`, of a sheet's cells that hold numbers, by row and column from A1; null where a cell has none of its own. */
export type NumberFormats = readonly (readonly (string | null)[])[];

/** A workbook file; a sheet is read each time it is asked for, and null where there is none of the name. */
export type BookFile = {
  readonly sheet: (name: string) => Result<SheetSnapshot> | null;
  /** The formulas of a sheet by the address of their cells, each as it reads in its cell; in braces where it stands for several at once. */
  readonly formulas: (name: string) => Result<ReadonlyMap<string, string>> | null;
  readonly formats: (name: string) => Result<NumberFormats> | null;
  /** The digest of the whole file but the cell that `sealed` keeps for it: what was written there unless the file was touched. */
  readonly fileSeal: (sealed: SheetLayout, sha256: Sha256) => Result<string>;
};

/** A CSV file: its header and its rows, each as wide as the header; the n-th row stands in line `lines[n]`. */
export type CsvTable = {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
};

/** A file's lock in the hands of one process (文件锁). */
export type FileLock = {
  readonly release: () => Promise<void>;
  /** Writes into the lock what others are to know should this process end before it releases it. */
  readonly note: (text: string) => Promise<Result<null>>;
  /** What a process that ended so had noted, "" where nothing yet; null where none did. */
  readonly left: string | null;
};

/** The disk, for hosts that have one (磁盘端口). A write is whole or not at all. */
export type DiskPort = {
  readonly read: (path: string) => Promise<Result<Uint8Array>>;
  readonly write: (path: string, content: Uint8Array | string) => Promise<Result<null>>;
  /** Writes a file that must not be there yet; `file-exists` where it is. */
  readonly create: (path: string, content: Uint8Array | string) => Promise<Result<null>>;
  /** Puts text behind what a file says, and flushes it; a machine that stops meanwhile leaves the old text and a part of the new. */
  readonly append: (path: string, text: string) => Promise<Result<null>>;
  /** Keeps other commands away from a file until it is released; `file-locked` (lock) where one is at work on it. */
  readonly lock: (path: string) => Promise<Result<FileLock>>;
  /** `FileLock.left` of a lock that still lies beside a file, of a process that is no more. */
  readonly leftLock: (path: string) => Promise<Result<string | null>>;
  /** The files in a folder, by name; or the path itself where it is a file. */
  readonly list: (path: string) => Promise<Result<readonly string[]>>;
  /** Removes a file; one that is not there is as good as removed. */
  readonly remove: (path: string) => Promise<Result<null>>;
  /** Removes a folder with all that is in it; one that is not there is as good as removed. */
  readonly removeFolder: (path: string) => Promise<Result<null>>;
};
