import type { Issue, Result } from "../../domain/shared/result.ts";
import type { SaveState } from "./autosave.ts";
import type { BookFacts } from "./bookFacts.ts";
import type { CopyStanding } from "./copyStanding.ts";
import type { BookStore, SeenFile, StoredBook, StoreFailure } from "./storedBook.ts";

/** What the workbench says beside the workbook (工作台提示). */
export type KeeperNote =
  | { readonly code: "recovered"; readonly at: string }
  | { readonly code: "takenElsewhere"; readonly name: string }
  /** It was not deleted, since another tab has it open. */
  | { readonly code: "inUse"; readonly name: string }
  | { readonly code: "notKept"; readonly failure: StoreFailure }
  | { readonly code: "fileNewer"; readonly name: string }
  | { readonly code: "fileSaved"; readonly name: string }
  /** The file on the disk may not be written, or could not be. */
  | { readonly code: "fileNotSaved"; readonly name: string; readonly detail: string }
  | { readonly code: "issues"; readonly issues: readonly Issue[] }
  | { readonly code: "sampleMissing" }
  /** What is open could not be saved, so nothing else takes its place. */
  | { readonly code: "unsavedFirst" };

/** A file that is a copy of what is stored already: which, how the file stands to it, and what may be done. */
export type CopyQuestion = {
  readonly name: string;
  readonly stored: StoredBook;
  readonly standing: Exclude<CopyStanding, { kind: "unrelated" }>;
};

export type CopyAnswer = "openStored" | "updateStored" | "keepBoth" | "cancel";

/** What is kept and what is open (工作台状态). */
export type Kept = {
  readonly books: readonly StoredBook[];
  readonly open: StoredBook | null;
  readonly save: SaveState | null;
  readonly notes: readonly KeeperNote[];
  readonly question: CopyQuestion | null;
  /** Something is being opened: meanwhile nothing may be changed. */
  readonly busy: boolean;
};

/** A file that is brought in; `file` where the browser can find it again on the disk. */
export type GivenFile = { readonly name: string; readonly bytes: Uint8Array; readonly file: SeenFile | null };

export type Keeper = {
  readonly state: () => Kept;
  readonly subscribe: (tell: () => void) => () => void;
  /** Opens what was asked for, else what was open last, else the sample. */
  readonly start: (asked: string | null) => Promise<unknown>;
  readonly openStored: (id: string) => Promise<unknown>;
  readonly openSample: () => Promise<unknown>;
  readonly create: (name: string) => Promise<unknown>;
  /** @returns the stored one that the file became or was found to be; null where there is a question, or it was refused */
  readonly bringIn: (given: GivenFile) => Promise<StoredBook | null>;
  readonly answer: (answer: CopyAnswer) => Promise<StoredBook | null>;
  /** Looks anew at what is stored: other tabs save too. */
  readonly refresh: () => Promise<void>;
  readonly rename: (id: string, name: string) => Promise<void>;
  /** Not while another tab has it open. */
  readonly remove: (id: string) => Promise<void>;
  /** What is stored; of what is open, as it stands. */
  readonly contentOf: (id: string) => Promise<Uint8Array | null>;
  /** The file of what is open, for somebody who keeps it elsewhere: what is in it is not lost with the page. */
  readonly handOut: () => Promise<Result<Uint8Array>>;
  readonly sawFile: (id: string, file: SeenFile) => Promise<void>;
  readonly say: (note: KeeperNote) => void;
  readonly unsay: (note: KeeperNote) => void;
  readonly flush: () => Promise<void>;
  /** Whether something that was changed would be lost if the page ended now. */
  readonly isAtRisk: () => boolean;
  /** The page ends. */
  readonly close: () => void;
};

/** Gives a seat up; done when it is free. */
export type Release = () => Promise<void>;

/** What the keeper stands on (宿主). */
export type KeeperHost = {
  readonly store: BookStore;
  readonly book: {
    readonly openBytes: (bytes: Uint8Array, name: string) => Promise<Result<null>>;
    readonly openNew: (name: string) => void;
    readonly saveBytes: () => Promise<Result<Uint8Array>>;
    readonly onChanged: (tell: () => void) => () => void;
    readonly onOpened: (tell: () => void) => () => void;
  };
  readonly facts: (bytes: Uint8Array, name: string) => Promise<Result<BookFacts>>;
  /** The seat at an assessment that one tab has, and what gives it up; null where another tab sits there. */
  readonly takeSeat: (id: string) => Promise<Release | null>;
  /** Marks what is open; says whether the page that had it open broke off. */
  readonly markOpen: (id: string) => boolean;
  readonly markClosed: (id: string) => void;
  readonly lastOpen: () => string | null;
  /** What an assessment is called that began without being asked for. */
  readonly newName: () => string;
  /** The sample year, null where it does not lie beside the page. */
  readonly sample: () => Promise<{ readonly name: string; readonly bytes: Uint8Array } | null>;
  /** UTC to the second. */
  readonly now: () => string;
  readonly later: (milliseconds: number, act: () => void) => () => void;
};
