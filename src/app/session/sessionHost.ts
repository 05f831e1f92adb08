import type { Hash } from "../../domain/ledger/digest.ts";
import type { StoredRoots } from "../../domain/ledger/storedLedger.ts";
import type { Ed25519 } from "../../domain/ledger/signedNote.ts";
import { beijingDate } from "../beijingDate.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import type { Stamp } from "../dispatch.ts";
import type { BookOutcome, OpenBook } from "../openedBook.ts";
import type { Assessment } from "../state.ts";
import type { NamedBytes, SetUpHost } from "./setUp.ts";
import { yearView, type YearView } from "./yearView.ts";

/** What a session needs of its host (会话宿主): the open workbook, files, a clock, a place to say how far long work has come. */
export type SessionHost = SetUpHost & {
  readonly open: OpenBook;
  /** SM3 (GB/T 32905), for checkpoints. */
  readonly sm3: () => Promise<Hash>;
  /** The roots over a ledger in UTF-8, by what this host is fastest at; null where anything of it does not hold. */
  readonly storedRoots: (bytes: Uint8Array) => Promise<StoredRoots | null>;
  readonly ed25519: () => Promise<Ed25519>;
  /** The version of kaoping, and what program and machine it runs in. */
  readonly about: () => { readonly version: string; readonly system: string };
  /** So many bytes that nobody can foretell. */
  readonly random: (count: number) => Uint8Array;
  /** UTC to the second. */
  readonly now: () => string;
  readonly progress: (done: number, of: number) => void;
  /** Files in one zip, for download. */
  readonly pack: (files: readonly NamedBytes[]) => Promise<Uint8Array>;
};

/** The workbook as it was last read, for what is asked about it; `unread` are its sheets while their ledger waits to be replayed. */
export type Seen = {
  current: Assessment;
  unread: readonly SheetSnapshot[] | null;
  readonly now: SessionHost["now"];
};

export const stampBy = ({ now }: SessionHost, actor: string, reason = ""): Stamp => ({ actor, time: now(), reason });

/** Keeps what was read and answers with its view. */
export const seen = (at: Seen, outcome: BookOutcome<Assessment>): BookOutcome<YearView> => {
  if (outcome.kind !== "done") return outcome;
  at.current = outcome.value;
  at.unread = null;
  return { ...outcome, value: viewOf(at) };
};

/** The year as it was last read, on this day. */
export const viewOf = ({ current, now }: Seen): YearView => yearView(current, beijingDate(now()));

/** The files with a zip of them all before them. */
export const withZip = async (
  host: SessionHost,
  name: string,
  files: readonly NamedBytes[],
): Promise<readonly NamedBytes[]> => (files.length > 1 ? [{ name, bytes: await host.pack(files) }, ...files] : files);
