import type { Result } from "../../domain/shared/result.ts";
import { copyStanding } from "./copyStanding.ts";
import type { CopyQuestion, GivenFile, Keeper, KeeperHost, KeeperNote, Kept, Release } from "./keeper.ts";
import { sitDown, type Given, type Sitting } from "./sitting.ts";
import type { StoredBook, StoreResult } from "./storedBook.ts";

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
  const leave = (): Promise<void> => {
    const left = sitting?.leave() ?? Promise.resolve();
    sitting = null;
    return left;
  };
  const isOpen = (id: string): boolean => sitting?.stored()?.id === id;
  /** Sits down at what the grid shows by now and the storage has. */
  const sit = (stored: StoredBook, release: Release): void => {
    void leave();
    const brokeOff = host.markOpen(stored.id);
    sitting = sitDown({ host, set, from: { stored, release } });
    set({ open: stored, save: { kind: "saved", at: stored.saved }, notes: [], question: null });
    if (brokeOff) say({ code: "recovered", at: stored.saved });
  };
  /** Sits down at what is to be stored; where that is refused, it is said, and tried again. */
  const sitAtNew = (given: Given): Sitting => {
    void leave();
    set({ open: null, notes: [], question: null });
    return (sitting = sitDown({ host, set, from: { given } }));
  };
  const keepNew = async (given: Given): Promise<StoredBook | null> => {
    const seated = sitAtNew(given);
    await seated.saving.flush();
    return seated.stored();
  };
  /** What takes the place of what is open waits until that is saved, and does not come where something would be lost by it. */
  let turn: Promise<unknown> = Promise.resolve();
  const busily = <T>(act: () => Promise<T>): Promise<T | null> => {
    const doing = turn.then(async () => {
      set({ busy: true });
      try {
        await sitting?.saving.flush();
        if (sitting?.isAtRisk()) {
          say({ code: "unsavedFirst" });
          return null;
        }
        return await act();
      } finally {
        await relist();
        set({ busy: false });
      }
    });
    turn = doing.catch(() => undefined);
    return doing;
  };
  /** Another workbook in the grid that did not come through here is nobody's to keep: it must not be saved as the one before. */
  let ours = false;
  book.onOpened(() => {
    if (ours) return;
    void leave();
    set({ open: null, save: null, question: null });
  });
  /** Once somebody is asked to be kept, whatever is begun here is: also where nothing was opened before. */
  let isKeeping = false;
  book.onChanged(() => {
    if (isKeeping && !sitting) sitAtNew({ name: host.newName(), isSample: false, file: null });
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
    if (isOpen(id)) return true;
    const release = await host.takeSeat(id);
    if (!release) {
      say({ code: "takenElsewhere", name: kept.books.find((one) => one.id === id)?.name ?? "" });
      return false;
    }
    const read = valueOf(await store.read(id));
    if (!read || !(await shown(read.bytes, read.book.name))) {
      await release();
      return false;
    }
    const { notes } = kept;
    sit(read.book, release);
    for (const note of notes) if (note.code === "issues") say(note);
    return true;
  };
  const bringInNew = async ({ name, bytes, file }: GivenFile): Promise<StoredBook | null> =>
    (await shown(bytes, name)) ? keepNew({ name: nameOf(name), isSample: false, file }) : null;
  const openSampleNow = async (): Promise<void> => {
    const before = kept.books.find(({ isSample }) => isSample);
    if (before) {
      await openStoredNow(before.id);
      return;
    }
    const sample = await host.sample();
    if (!sample) say({ code: "sampleMissing" });
    else if (await shown(sample.bytes, sample.name)) await keepNew({ name: sample.name, isSample: true, file: null });
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
  const close = async (): Promise<void> => {
    const left = leave();
    newBook("");
    set({ open: null, save: null });
    await left;
  };
  /** Puts a file that goes further in the place of the stored copy, where no other tab has that open. */
  const update = async ({ id, name }: StoredBook, { bytes, file }: GivenFile): Promise<boolean> => {
    if (isOpen(id)) await close();
    const release = await host.takeSeat(id);
    if (!release) {
      say({ code: "takenElsewhere", name });
      return false;
    }
    const read = valueOf(await store.read(id));
    const saved = read && valueOf(await store.save(id, read.book.revision, bytes, host.now()));
    if (saved && file) await store.describe(id, { file });
    await release();
    return saved !== null;
  };
  const replace = async (stored: StoredBook, given: GivenFile): Promise<StoredBook | null> => {
    const wasOpen = isOpen(stored.id);
    const isUpdated = await update(stored, given);
    const { notes } = kept;
    if ((isUpdated || wasOpen) && (await openStoredNow(stored.id)) && isUpdated) return stored;
    if (!isUpdated) for (const note of notes) say(note);
    return null;
  };
  const handOut = (): Promise<Result<Uint8Array>> => (sitting ? sitting.handOut() : book.saveBytes());
  let isBeginning = false;
  return {
    state: () => kept,
    subscribe: (tell) => {
      hearing.add(tell);
      return () => void hearing.delete(tell);
    },
    start: (wanted) =>
      busily(async () => {
        isKeeping = true;
        await relist();
        const id = [wanted, host.lastOpen()].find((one) => kept.books.some((stored) => stored.id === one)) ?? null;
        if (id !== null) await openStoredNow(id);
        else await openSampleNow();
      }),
    openStored: (id) => busily(() => openStoredNow(id)),
    openSample: () => busily(openSampleNow),
    create: async (name) => {
      // Pressed twice, it is begun once.
      if (isBeginning) return null;
      isBeginning = true;
      const begun = await busily(() => {
        newBook(name);
        return keepNew({ name, isSample: false, file: null });
      }).finally(() => {
        isBeginning = false;
      });
      return begun;
    },
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
        if (answer === "updateStored") return replace(stored, given);
        return (await openStoredNow(stored.id)) ? stored : null;
      }),
    refresh: relist,
    rename: async (id, name) => {
      const renamed = valueOf(await store.describe(id, { name }));
      if (renamed && isOpen(id)) set({ open: renamed });
      await relist();
    },
    remove: async (id) => {
      if (isOpen(id)) await close();
      const release = await host.takeSeat(id);
      if (!release) {
        say({ code: "inUse", name: kept.books.find((one) => one.id === id)?.name ?? "" });
        return;
      }
      valueOf(await store.remove(id));
      host.markClosed(id);
      await release();
      await relist();
    },
    contentOf: async (id) => {
      if (isOpen(id)) {
        await sitting?.saving.flush();
        // What the storage did not take is not what it holds.
        if (sitting?.saving.isDirty()) return handOut().then((made) => (made.ok ? made.value : null));
      }
      return valueOf(await store.read(id))?.bytes ?? null;
    },
    handOut,
    sawFile: async (id, file) => {
      const described = valueOf(await store.describe(id, { file }));
      if (described && isOpen(id)) set({ open: described });
    },
    say,
    unsay: (note) => set({ notes: kept.notes.filter((one) => one !== note) }),
    flush: async () => sitting?.saving.flush(),
    isAtRisk: () => sitting?.isAtRisk() ?? false,
    close: () => {
      const stored = sitting?.stored();
      // With changes that were not saved it stays marked: who opens it next is told.
      if (stored && !sitting?.saving.isDirty()) host.markClosed(stored.id);
    },
  };
};

/** A file's name without its ending. */
const nameOf = (file: string): string => file.replace(/\.xlsx$/iu, "");
