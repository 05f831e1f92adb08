import type { Result } from "../../domain/shared/result.ts";
import { autosave, type Autosave } from "./autosave.ts";
import type { KeeperHost, Kept, Release } from "./keeper.ts";
import type { StoredBook, StoreResult } from "./storedBook.ts";

/** What is kept of a workbook beside what it holds. */
export type Given = Pick<StoredBook, "name" | "isSample" | "file">;

/** The assessment that is open here (在座): what it is in the storage, and how it gets there. */
export type Sitting = {
  /** Null until the storage took it. */
  readonly stored: () => StoredBook | null;
  readonly saving: Autosave;
  /** Whether something would be lost if it went now: changed, not saved, and in no file that was handed out since. */
  readonly isAtRisk: () => boolean;
  /** The file of it as it stands, for somebody who keeps it elsewhere. */
  readonly handOut: () => Promise<Result<Uint8Array>>;
  /** Gives it up, saved or not; done when another may sit there. */
  readonly leave: () => Promise<void>;
};

type Parts = {
  readonly host: KeeperHost;
  readonly set: (change: Partial<Kept>) => void;
  /** In the storage already, with what gives up the seat at it; else what it is to be there. */
  readonly from: { readonly stored: StoredBook; readonly release: Release } | { readonly given: Given };
};

/** Sits down at what the grid shows (就座): whatever changes is saved, by itself and again until the storage takes it. */
export const sitDown = ({ host, set, from }: Parts): Sitting => {
  const { store, book } = host;
  let stored = "stored" in from ? from.stored : null;
  const given: Given = "stored" in from ? from.stored : from.given;
  let release: Release = "stored" in from ? from.release : () => Promise.resolve();
  let ended = false;
  const isEnded = (): boolean => ended;
  let edits = 0;
  /** So many of them are in a file that was handed out. */
  let inFile = 0;
  const created = async (bytes: Uint8Array): Promise<StoreResult<StoredBook>> => {
    const made = await store.create(given, bytes, host.now());
    if (!made.ok || isEnded()) return made;
    const seat = await host.takeSeat(made.value.id);
    if (seat) release = seat;
    host.markOpen(made.value.id);
    return made;
  };
  const save = async (revision: number): Promise<StoreResult<StoredBook>> => {
    const made = await book.saveBytes();
    // Something else may be in the grid by now.
    if (isEnded()) return { ok: false, failure: { code: "gone", detail: "" } };
    if (!made.ok) {
      return { ok: false, failure: { code: "failed", detail: made.issues.map(({ code }) => code).join(", ") } };
    }
    const outcome = stored ? await store.save(stored.id, revision, made.value, host.now()) : await created(made.value);
    if (outcome.ok && !isEnded()) {
      stored = outcome.value;
      set({ open: stored });
    }
    return outcome;
  };
  const saving = autosave({
    revision: stored?.revision ?? 0,
    save,
    tell: (state) => set({ save: state }),
    later: host.later,
  });
  const unhear = book.onChanged(() => {
    edits++;
    saving.changed();
  });
  if (!stored) saving.changed();
  return {
    stored: () => stored,
    saving,
    isAtRisk: () => edits > inFile && saving.isDirty(),
    handOut: async () => {
      const taken = edits;
      const made = await book.saveBytes();
      if (made.ok) inFile = taken;
      return made;
    },
    leave: () => {
      ended = true;
      saving.end();
      unhear();
      if (stored) host.markClosed(stored.id);
      return release();
    },
  };
};
