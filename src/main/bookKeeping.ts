import { sha256 } from "@noble/hashes/sha2.js";

import { bookKeeper } from "../app/workbench/bookKeeper.ts";
import type { Keeper } from "../app/workbench/keeper.ts";
import type { SeenFile, StoredBook } from "../app/workbench/storedBook.ts";
import { openBookStore } from "../hosts/browser/bookStore.ts";
import {
  diskFileChanged,
  mayUseDiskFile,
  pickToOpen,
  pickToSave,
  readDiskFile,
  writeDiskFile,
  type DiskFile,
} from "../hosts/browser/diskFile.ts";
import { lastOpen, markClosed, markOpen } from "../hosts/browser/openMark.ts";
import { askToKeep } from "../hosts/browser/storageRoom.ts";
import { takeSeat } from "../hosts/browser/tabSeat.ts";
import { utcNow } from "./coreSession.ts";
import type { WorkbenchBook } from "./workbenchBook.ts";
import type { FileSession } from "./filesWorker.ts";

/** The keeper of this browser, and what it does with files on the disk where the browser leads to them (浏览器保管). */
export type BookKeeping = {
  readonly keeper: Keeper;
  /** Says whether it is open now; else there is a question, or a note says why not. */
  readonly bringIn: (name: string, bytes: Uint8Array) => Promise<boolean>;
  /** Opens a file so that it is known again: whether it was changed on the disk can be told later. */
  readonly openFromDisk: () => Promise<void>;
  readonly saveToDisk: (fileName: string) => Promise<void>;
  /** Looks whether the file of what is open was changed on the disk. */
  readonly lookAtDisk: () => Promise<void>;
};

const digest = (bytes: Uint8Array): string =>
  Array.from(sha256(bytes), (one) => one.toString(16).padStart(2, "0")).join("");

/** What assessments are called that nobody gave a name. */
type Names = { readonly sample: string; readonly own: () => string };

/** @param names in the user's language */
export const bookKeeping = (book: WorkbenchBook, files: FileSession, names: Names): BookKeeping => {
  const store = openBookStore(() => crypto.randomUUID());
  const keeper = bookKeeper({
    store: {
      ...store,
      create: async (given, bytes, at) => {
        const created = await store.create(given, bytes, at);
        if (created.ok && !given.isSample) void askToKeep();
        return created;
      },
    },
    book,
    facts: (bytes, name) => files.factsOf(bytes, name),
    takeSeat,
    markOpen,
    markClosed,
    lastOpen,
    sample: async () => {
      const answer = await fetch("sample.xlsx");
      return answer.ok ? { name: names.sample, bytes: new Uint8Array(await answer.arrayBuffer()) } : null;
    },
    newName: names.own,
    now: utcNow,
    later: (milliseconds, act) => {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  /** The way to a file that waits for an answer of what is to become of it. */
  let coming: DiskFile | null = null;
  const remember = async (taken: StoredBook | null): Promise<void> => {
    if (taken && coming) await store.keepDiskFile(taken.id, coming);
    if (!keeper.state().question) coming = null;
  };
  const openHandle = async (): Promise<{
    readonly id: string;
    readonly handle: DiskFile;
    readonly seen: SeenFile;
  } | null> => {
    const { open } = keeper.state();
    if (!open?.file) return null;
    const handle = await store.diskFile(open.id);
    return handle.ok && handle.value ? { id: open.id, handle: handle.value, seen: open.file } : null;
  };
  return {
    keeper: {
      ...keeper,
      answer: async (answer) => {
        const taken = await keeper.answer(answer);
        await remember(answer === "openStored" ? null : taken);
        return taken;
      },
    },
    bringIn: async (name, bytes) => (await keeper.bringIn({ name, bytes, file: null })) !== null,
    openFromDisk: async () => {
      const handle = await pickToOpen();
      if (!handle) return;
      const { bytes, seen } = await readDiskFile(handle, digest);
      coming = handle;
      await remember(await keeper.bringIn({ name: seen.name, bytes, file: seen }));
    },
    saveToDisk: async (fileName) => {
      const { open } = keeper.state();
      if (!open) return;
      const known = await openHandle();
      if (known && !(await mayUseDiskFile(known.handle))) {
        keeper.say({ code: "fileNotSaved", name: known.seen.name, detail: "NotAllowedError" });
        return;
      }
      const isChanged = known && (await diskFileChanged(known.handle, known.seen, digest));
      if (known && isChanged === true) {
        keeper.say({ code: "fileNewer", name: known.seen.name });
        return;
      }
      // A file that is there no more is written where the person says.
      const handle = known && isChanged === false ? known.handle : await pickToSave(fileName);
      const bytes = handle && (await keeper.contentOf(open.id));
      if (!handle || !bytes) return;
      const written = await writeDiskFile(handle, bytes, digest);
      if ("refused" in written) {
        keeper.say({ code: "fileNotSaved", name: handle.name, detail: written.refused });
        return;
      }
      await store.keepDiskFile(open.id, handle);
      await keeper.sawFile(open.id, written.seen);
      keeper.say({ code: "fileSaved", name: written.seen.name });
    },
    lookAtDisk: async () => {
      const known = await openHandle();
      if (known && (await diskFileChanged(known.handle, known.seen, digest))) {
        keeper.say({ code: "fileNewer", name: known.seen.name });
      }
    },
  };
};
