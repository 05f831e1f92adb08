import { autosave, type Autosave } from "./autosave.ts";
import { copyStanding } from "./copyStanding.ts";
import type { CopyQuestion, GivenFile, Keeper, KeeperHost, KeeperNote, Kept } from "./keeper.ts";
import type { StoredBook, StoreFailure, StoreResult } from "./storedBook.ts";

type Sitting = { readonly book: StoredBook; readonly saving: Autosave; readonly leave: () => void };

/**
 * Keeps assessments in the browser (考核保管): opens one at a time, saves it by itself, and never writes over one that goes further.
 * What is refused is said in the notes.
 */
export const bookKeeper = (host: KeeperHost): Keeper => {
  const { store, book } = host;
  let kept: Kept = { books: [], open: null, save: null, notes: [], question: null, busy: false };
  let sitting: Sitting | null = null;
  let asked: GivenFile | null = null;
  const hearing = new Set<() => void>();
  const set = (change: Partial<Kept>): void => {
    kept = { ...kept, ...change };
    for (const tell of hearing) tell();
  };
  const say = (note: KeeperNote): void =>
    set({ notes: [...kept.notes.filter(({ code }) => code !== note.code), note] });
  const valueOf = <T>(outcome: StoreResult<T>): T | null => {
    if (outcome.ok) return outcome.value;
    say({ code: "notKept", failure: outcome.failure });
    return null;
  };
  const relist = async (): Promise<void> => {
    const books = valueOf(await store.list());
    if (books) set({ books });
  };
  const leave = (): void => {
    sitting?.saving.end();
    sitting?.leave();
    if (sitting) host.markClosed(sitting.book.id);
    sitting = null;
  };
  const saveNow = async (id: string, revision: number): Promise<StoreResult<StoredBook>> => {
    const made = await book.saveBytes();
    if (!made.ok) {
      return { ok: false, failure: { code: "failed", detail: made.issues.map(({ code }) => code).join(", ") } };
    }
    return store.save(id, revision, made.value, host.now());
  };
  /** Sits down at what the grid shows by now. */
  const sit = (opened: StoredBook, release: () => void): void => {
    leave();
    const brokeOff = host.markOpen(opened.id);
    const saving = autosave({
      opened,
      save: (revision) => saveNow(opened.id, revision),
      tell: (save) => set({ save }),
      later: host.later,
    });
    const unhear = book.onChanged(saving.changed);
    sitting = {
      book: opened,
      saving,
      leave: () => {
        unhear();
        release();
      },
    };
    set({ open: opened, save: { kind: "saved", at: opened.saved }, notes: [], question: null });
    if (brokeOff) say({ code: "recovered", at: opened.saved });
  };
  /** Nothing is kept of what the grid shows: said as long as it is so. */
  const standBeside = (failure: StoreFailure): void => {
    leave();
    set({ open: null, save: { kind: "failed", failure }, question: null });
  };
  /** What takes the place of what is open waits until that is saved, and does not come where it cannot be. */
  const busily = async <T>(act: () => Promise<T>): Promise<T | null> => {
    set({ busy: true });
    try {
      await sitting?.saving.flush();
      if (sitting?.saving.isDirty()) {
        say({ code: "unsavedFirst" });
        return null;
      }
      return await act();
    } finally {
      await relist();
      set({ busy: false });
    }
  };
  /** Another workbook in the grid that did not come through here is nobody's to keep: it must not be saved as the one before. */
  let ours = false;
  book.onOpened(() => {
    if (ours) return;
    leave();
    set({ open: null, save: null, question: null });
  });
  const newBook = (name: string): void => {
    ours = true;
    book.openNew(name);
    ours = false;
  };
  const shown = async (bytes: Uint8Array, name: string): Promise<boolean> => {
    ours = true;
    const opened = await book.openBytes(bytes, name);
    ours = false;
    if (opened.issues.length > 0) say({ code: "issues", issues: opened.issues });
    return opened.ok;
  };
  const openStoredNow = async (id: string): Promise<boolean> => {
    if (sitting?.book.id === id) return true;
    const release = await host.takeSeat(id);
    if (!release) {
      say({ code: "takenElsewhere", name: kept.books.find((one) => one.id === id)?.name ?? "" });
      return false;
    }
    const read = valueOf(await store.read(id));
    if (!read || !(await shown(read.bytes, read.book.name))) {
      release();
      return false;
    }
    const { notes } = kept;
    sit(read.book, release);
    for (const note of notes) if (note.code === "issues") say(note);
    return true;
  };
  const keepNew = async (
    given: Pick<StoredBook, "name" | "isSample" | "file">,
    bytes: Uint8Array,
  ): Promise<StoredBook | null> => {
    const created = await store.create(given, bytes, host.now());
    if (!created.ok) {
      standBeside(created.failure);
      return null;
    }
    sit(created.value, (await host.takeSeat(created.value.id)) ?? (() => undefined));
    return created.value;
  };
  const bringInNew = async ({ name, bytes, file }: GivenFile): Promise<StoredBook | null> =>
    (await shown(bytes, name)) ? keepNew({ name: nameOf(name), isSample: false, file }, bytes) : null;
  const openSampleNow = async (): Promise<void> => {
    const before = kept.books.find(({ isSample }) => isSample);
    if (before) {
      await openStoredNow(before.id);
      return;
    }
    const sample = await host.sample();
    if (!sample) say({ code: "sampleMissing" });
    else if (await shown(sample.bytes, sample.name))
      await keepNew({ name: sample.name, isSample: true, file: null }, sample.bytes);
  };
  /** The stored copy that a master is a copy of, and how it stands to it. */
  const copyOf = async (hashes: readonly string[]): Promise<Omit<CopyQuestion, "name"> | null> => {
    for (const stored of kept.books) {
      const read = await store.read(stored.id);
      const facts = read.ok ? await host.facts(read.value.bytes, stored.name) : null;
      if (!facts?.ok || facts.value.kind !== "master") continue;
      const standing = copyStanding(hashes, facts.value.hashes);
      if (standing.kind !== "unrelated") return { stored, standing };
    }
    return null;
  };
  /** Puts a file that goes further in the place of the stored copy, where no other tab has that open. */
  const update = async ({ id, name }: StoredBook, { bytes, file }: GivenFile): Promise<boolean> => {
    if (sitting?.book.id === id) leave();
    const release = await host.takeSeat(id);
    if (!release) {
      say({ code: "takenElsewhere", name });
      return false;
    }
    const read = valueOf(await store.read(id));
    const saved = read && valueOf(await store.save(id, read.book.revision, bytes, host.now()));
    if (saved && file) await store.describe(id, { file });
    release();
    return saved !== null;
  };
  return {
    state: () => kept,
    subscribe: (tell) => {
      hearing.add(tell);
      return () => void hearing.delete(tell);
    },
    start: (wanted) =>
      busily(async () => {
        await relist();
        const id = [wanted, host.lastOpen()].find((one) => kept.books.some((stored) => stored.id === one)) ?? null;
        if (id !== null) await openStoredNow(id);
        else await openSampleNow();
      }),
    openStored: (id) => busily(() => openStoredNow(id)),
    openSample: () => busily(openSampleNow),
    create: (name) =>
      busily(async () => {
        newBook(name);
        const made = await book.saveBytes();
        if (made.ok) await keepNew({ name, isSample: false, file: null }, made.value);
        else say({ code: "issues", issues: made.issues });
      }),
    bringIn: (given) =>
      busily(async () => {
        const facts = await host.facts(given.bytes, given.name);
        if (!facts.ok) {
          say({ code: "issues", issues: facts.issues });
          return null;
        }
        const found = facts.value.kind === "master" ? await copyOf(facts.value.hashes) : null;
        if (!found) return bringInNew(given);
        asked = given;
        set({ question: { name: given.name, ...found } });
        return null;
      }),
    answer: (answer) =>
      busily(async () => {
        const [given, question] = [asked, kept.question];
        asked = null;
        set({ question: null });
        if (!given || !question || answer === "cancel") return null;
        if (answer === "keepBoth") return bringInNew(given);
        const { stored } = question;
        if (answer === "updateStored" && !(await update(stored, given))) return null;
        return (await openStoredNow(stored.id)) ? stored : null;
      }),
    rename: async (id, name) => {
      const renamed = valueOf(await store.describe(id, { name }));
      if (renamed && sitting?.book.id === id) set({ open: renamed });
      await relist();
    },
    remove: async (id) => {
      if (sitting?.book.id === id) {
        leave();
        newBook("");
        set({ open: null, save: null });
      }
      valueOf(await store.remove(id));
      await relist();
    },
    contentOf: async (id) => {
      if (sitting?.book.id === id) await sitting.saving.flush();
      return valueOf(await store.read(id))?.bytes ?? null;
    },
    sawFile: async (id, file) => {
      const described = valueOf(await store.describe(id, { file }));
      if (described && sitting?.book.id === id) set({ open: described });
    },
    say,
    unsay: (note) => set({ notes: kept.notes.filter((one) => one !== note) }),
    flush: async () => sitting?.saving.flush(),
    isDirty: () => sitting?.saving.isDirty() ?? false,
    close: () => {
      // With changes that were not saved it stays marked: who opens it next is told.
      if (sitting && !sitting.saving.isDirty()) host.markClosed(sitting.book.id);
    },
  };
};

/** A file's name without its ending. */
const nameOf = (file: string): string => file.replace(/\.xlsx$/iu, "");
