import type { StoredBook, StoreFailure, StoreResult } from "./storedBook.ts";

/** Whether what is on the screen is also on the disk (保存状态). */
export type SaveState =
  | { readonly kind: "saved"; readonly at: string }
  | { readonly kind: "unsaved" }
  | { readonly kind: "saving" }
  | { readonly kind: "failed"; readonly failure: StoreFailure };

export type Autosave = {
  /** Something in the workbook is another than it was. */
  readonly changed: () => void;
  /** Saves at once what is not saved yet; comes back when it is, or could not be. */
  readonly flush: () => Promise<void>;
  /** Whether something would be lost if the page ended now. */
  readonly isDirty: () => boolean;
  readonly end: () => void;
};

type Parts = {
  /** The save that is gone on from; 0 where it was never saved. */
  readonly revision: number;
  /** Saves the workbook as it is when it is asked, or later. */
  readonly save: (revision: number) => Promise<StoreResult<StoredBook>>;
  readonly tell: (state: SaveState) => void;
  /** Does something later; the answer takes it back. */
  readonly later: (milliseconds: number, act: () => void) => () => void;
};

/** A save waits until nothing changed for so long, but never longer than this in all, and is tried again after this. */
const quiet = 400;
const longest = 2000;
const again = 10_000;

/**
 * Saves a workbook by itself (自动保存) soon after each change, one save at a time. "saved" is said only of what the storage has
 * confirmed, and only where nothing changed since it was taken.
 */
export const autosave = ({ revision: first, save, tell, later }: Parts): Autosave => {
  let revision = first;
  let changes = 0;
  let kept = 0;
  let oldest: (() => void) | null = null;
  let newest: (() => void) | null = null;
  let running: Promise<void> | null = null;
  let ended = false;

  const unplan = (): void => {
    oldest?.();
    newest?.();
    oldest = newest = null;
  };
  const once = async (): Promise<void> => {
    unplan();
    const taken = changes;
    tell({ kind: "saving" });
    const outcome = await save(revision);
    if (ended) return;
    if (!outcome.ok) {
      tell({ kind: "failed", failure: outcome.failure });
      // Where another tab has the word, trying again would not help.
      const helps = outcome.failure.code !== "elsewhere" && outcome.failure.code !== "gone";
      if (helps) newest = later(again, () => void flush());
      return;
    }
    ({ revision } = outcome.value);
    kept = taken;
    if (kept === changes) tell({ kind: "saved", at: outcome.value.saved });
    else plan();
  };
  const flush = async (): Promise<void> => {
    while (running) await running;
    if (ended || kept === changes) return;
    running = once().finally(() => {
      running = null;
    });
    await running;
  };
  const plan = (): void => {
    tell({ kind: "unsaved" });
    newest?.();
    newest = later(quiet, () => void flush());
    oldest ??= later(longest, () => void flush());
  };
  return {
    changed: () => {
      changes++;
      if (!running && !ended) plan();
    },
    flush,
    isDirty: () => kept !== changes,
    end: () => {
      ended = true;
      unplan();
    },
  };
};
