import { openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from "idb";

import type { BookStore, StoredBook, StoreFailure, StoreResult } from "../../app/workbench/storedBook.ts";
import type { DiskFile } from "./diskFile.ts";

/** Facts and content lie apart, so that a list reads no content. */
interface Stored extends DBSchema {
  readonly books: { readonly key: string; readonly value: StoredBook };
  readonly contents: { readonly key: string; readonly value: Uint8Array };
  readonly files: { readonly key: string; readonly value: DiskFile };
}

/** A store that also keeps the way to the file on the disk, where the browser gave one. */
export type BrowserBookStore = BookStore & {
  readonly diskFile: (id: string) => Promise<StoreResult<DiskFile | null>>;
  readonly keepDiskFile: (id: string, file: DiskFile) => Promise<StoreResult<null>>;
};

type Facts<Mode extends IDBTransactionMode> = IDBPObjectStore<
  Stored,
  ("books" | "contents" | "files")[],
  "books",
  Mode
>;

const database = "kaoping";
const both: ("books" | "contents")[] = ["books", "contents"];
const all: ("books" | "contents" | "files")[] = [...both, "files"];
/** A save is done when it is on the disk, not when the system has taken it to write later. */
const strictly = { durability: "strict" } as const;

/** The browser's IndexedDB as a store of assessments (浏览器存储). */
export const openBookStore = (newId: () => string): BrowserBookStore => {
  let opened: Promise<IDBPDatabase<Stored>> | null = null;
  const open = (): Promise<IDBPDatabase<Stored>> =>
    (opened ??= openDB<Stored>(database, 2, {
      upgrade: (db, from, _to, changing) => {
        if (from === 0) layOut(db);
        // What fails there takes back the whole change, and the opening says so.
        else countSaves(changing.objectStore("books")).catch(() => changing.abort());
      },
      // Another tab runs a later version: it must not wait for this one.
      blocking: (_now, _next, event) => (event.target as IDBDatabase).close(),
      terminated: () => {
        opened = null;
      },
    }).catch((error: unknown) => {
      opened = null;
      throw error;
    }));
  const trying = async <T>(act: (db: IDBPDatabase<Stored>) => Promise<StoreResult<T>>): Promise<StoreResult<T>> => {
    try {
      return await act(await open());
    } catch (error) {
      return refused(failureOf(error));
    }
  };
  return {
    list: () =>
      trying(async (db) => {
        const books = await db.getAll("books");
        return done(books.sort((a, b) => b.turn - a.turn));
      }),
    read: (id) =>
      trying(async (db) => {
        const reading = db.transaction(both);
        const [book, bytes] = await Promise.all([
          reading.objectStore("books").get(id),
          reading.objectStore("contents").get(id),
          reading.done,
        ]);
        return book && bytes ? done({ book, bytes }) : refused({ code: "gone", detail: id });
      }),
    create: (given, bytes, at) =>
      trying(async (db) => {
        const writing = db.transaction(both, "readwrite", strictly);
        const turn = await nextTurn(writing.objectStore("books"));
        const book = { ...given, id: newId(), created: at, saved: at, turn, size: bytes.length, revision: 1 };
        await Promise.all([
          writing.objectStore("books").add(book),
          writing.objectStore("contents").add(bytes, book.id),
          writing.done,
        ]);
        return done(book);
      }),
    save: (id, revision, bytes, at) =>
      trying(async (db) => {
        const writing = db.transaction(both, "readwrite", strictly);
        const before = await writing.objectStore("books").get(id);
        if (before?.revision !== revision) {
          writing.abort();
          await writing.done.catch(() => undefined);
          return refused({ code: before ? "elsewhere" : "gone", detail: id });
        }
        const turn = await nextTurn(writing.objectStore("books"));
        const book = { ...before, saved: at, turn, size: bytes.length, revision: revision + 1 };
        await Promise.all([
          writing.objectStore("books").put(book),
          writing.objectStore("contents").put(bytes, id),
          writing.done,
        ]);
        return done(book);
      }),
    describe: (id, change) =>
      trying(async (db) => {
        const writing = db.transaction("books", "readwrite", strictly);
        const before = await writing.store.get(id);
        if (!before) return refused({ code: "gone", detail: id });
        const book = { ...before, ...change };
        await Promise.all([writing.store.put(book), writing.done]);
        return done(book);
      }),
    remove: (id) =>
      trying(async (db) => {
        const writing = db.transaction(all, "readwrite", strictly);
        await Promise.all([
          writing.objectStore("files").delete(id),
          writing.objectStore("books").delete(id),
          writing.objectStore("contents").delete(id),
          writing.done,
        ]);
        return done(null);
      }),
    diskFile: (id) => trying(async (db) => done((await db.get("files", id)) ?? null)),
    keepDiskFile: (id, file) =>
      trying(async (db) => {
        await db.put("files", file, id);
        return done(null);
      }),
  };
};

const layOut = (db: IDBPDatabase<Stored>): void => {
  db.createObjectStore("books", { keyPath: "id" });
  db.createObjectStore("contents");
  db.createObjectStore("files");
};
/** What was stored when saves were not yet counted goes by the second of its save. */
const countSaves = async (facts: Facts<"versionchange">): Promise<void> => {
  const books = (await facts.getAll()).sort((a, b) => (a.saved < b.saved ? -1 : 1));
  await Promise.all(books.map((book, index) => facts.put({ ...book, turn: index + 1 })));
};
const nextTurn = async (facts: Facts<"readwrite">): Promise<number> =>
  1 + Math.max(0, ...(await facts.getAll()).map(({ turn }) => turn));

const done = <T>(value: T): StoreResult<T> => ({ ok: true, value });
const refused = (failure: StoreFailure): StoreResult<never> => ({ ok: false, failure });

/** What the browser says no with; anything that is no answer of the storage is our own bug and goes on. */
const failureOf = (error: unknown): StoreFailure => {
  if (!(error instanceof DOMException)) {
    // Where storage is switched off there is no `indexedDB` at all.
    if (typeof indexedDB === "undefined") return { code: "unavailable", detail: "indexedDB" };
    throw error;
  }
  const { name, message } = error;
  if (name === "QuotaExceededError") return { code: "full", detail: message };
  if (name === "InvalidStateError" || name === "SecurityError") return { code: "unavailable", detail: message };
  return { code: "failed", detail: `${name}: ${message}` };
};
