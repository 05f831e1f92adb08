import { describe, expect, it } from "vitest";

import { bookKeeper } from "../../../src/app/workbench/bookKeeper.ts";
import type { KeeperHost } from "../../../src/app/workbench/keeper.ts";
import type { StoredBook, StoreFailure, StoreResult } from "../../../src/app/workbench/storedBook.ts";
import { done, errorAt, refused } from "../../../src/domain/shared/result.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | null): string | null => bytes && new TextDecoder().decode(bytes);

type Content = { book: StoredBook; bytes: Uint8Array };

/** A browser that tabs share: what is stored, who sits where, and what it refuses. */
const browser = () => {
  const contents = new Map<string, Content>();
  const seats = new Set<string>();
  const marks = new Set<string>();
  const refusing: { code: StoreFailure["code"] | null } = { code: null };
  let last: string | null = null;
  let ids = 0;
  let clock = 0;
  const unless = <T>(act: () => StoreResult<T>): Promise<StoreResult<T>> =>
    Promise.resolve(refusing.code ? { ok: false, failure: { code: refusing.code, detail: "" } } : act());
  const no = (code: StoreFailure["code"]): StoreResult<never> => ({ ok: false, failure: { code, detail: "" } });
  const put = (book: StoredBook, bytes: Uint8Array): StoreResult<StoredBook> => {
    contents.set(book.id, { book, bytes });
    return { ok: true, value: book };
  };

  /** A tab: a grid that is a text, whose file is that text. A text "2026/abc" is a master with the entries a, b and c. */
  const tab = () => {
    let text = "";
    const timers = new Set<{ readonly at: number; readonly act: () => void }>();
    const changed = new Set<() => void>();
    let now = 0;
    const host: KeeperHost = {
      store: {
        list: () => Promise.resolve({ ok: true, value: [...contents.values()].map(({ book }) => book) }),
        read: (id) => Promise.resolve(contents.has(id) ? { ok: true, value: contents.get(id) as Content } : no("gone")),
        create: (given, bytes, at) =>
          unless(() => {
            const when = { created: at, saved: at, turn: ++ids, revision: 1 };
            return put({ ...given, ...when, id: `book${ids}`, size: bytes.length }, bytes);
          }),
        save: (id, revision, bytes, at) =>
          unless(() => {
            const before = contents.get(id)?.book;
            if (before?.revision !== revision) return no(before ? "elsewhere" : "gone");
            return put({ ...before, saved: at, size: bytes.length, revision: revision + 1 }, bytes);
          }),
        describe: (id, change) =>
          unless(() => {
            const before = contents.get(id);
            return before ? put({ ...before.book, ...change }, before.bytes) : no("gone");
          }),
        remove: (id) =>
          unless(() => {
            contents.delete(id);
            return { ok: true, value: null };
          }),
      },
      book: {
        openBytes: (bytes, name) => {
          const given = textOf(bytes) ?? "";
          if (given.startsWith("damaged"))
            return Promise.resolve(refused([errorAt({ kind: "file", name }, "file-empty")]));
          text = given;
          return Promise.resolve(done(null));
        },
        openNew: () => {
          text = "";
        },
        saveBytes: () => Promise.resolve(done(bytesOf(text))),
        onChanged: (tell) => {
          changed.add(tell);
          return () => void changed.delete(tell);
        },
        onOpened: () => () => undefined,
      },
      facts: (bytes, name) => {
        const [, hashes] = (textOf(bytes) ?? "").split("/");
        if (textOf(bytes) === "picture")
          return Promise.resolve(refused([errorAt({ kind: "file", name }, "file-empty")]));
        return Promise.resolve(done(hashes ? { kind: "master", hashes: Array.from(hashes) } : { kind: "plain" }));
      },
      takeSeat: (id) => {
        if (seats.has(id)) return Promise.resolve(null);
        seats.add(id);
        return Promise.resolve(() => Promise.resolve().then(() => void seats.delete(id)));
      },
      markOpen: (id) => {
        const wasOpen = marks.has(id);
        marks.add(id);
        last = id;
        return wasOpen;
      },
      markClosed: (id) => void marks.delete(id),
      lastOpen: () => last,
      newName: () => "2026年考核",
      sample: () => Promise.resolve({ name: "样例", bytes: bytesOf("sample") }),
      now: () => `2026-11-22T08:00:${String(clock++).padStart(2, "0")}Z`,
      later: (milliseconds, act) => {
        const timer = { at: now + milliseconds, act };
        timers.add(timer);
        return () => timers.delete(timer);
      },
    };
    return {
      keeper: bookKeeper(host),
      grid: () => text,
      type: (more: string) => {
        text += more;
        for (const tell of changed) tell();
      },
      wait: async (milliseconds: number): Promise<void> => {
        now += milliseconds;
        for (const timer of [...timers].filter(({ at }) => at <= now)) {
          timers.delete(timer);
          timer.act();
        }
        for (let turn = 0; turn < 50; turn++) await Promise.resolve();
      },
    };
  };
  return {
    tab,
    refusing,
    marks,
    endTabs: () => seats.clear(),
    stored: () => [...contents.values()].map(({ book, bytes }) => `${book.name}: ${textOf(bytes) ?? ""}`),
  };
};

const notes = (tab: ReturnType<ReturnType<typeof browser>["tab"]>): readonly string[] =>
  tab.keeper.state().notes.map(({ code }) => code);

/** A tab in which a file is kept and open. */
const atWork = async (file = "考核.xlsx", content = "2026/ab") => {
  const shared = browser();
  const one = shared.tab();
  await one.keeper.start(null);
  await one.keeper.bringIn({ name: file, bytes: bytesOf(content), file: null });
  return { shared, one, id: one.keeper.state().open?.id ?? "" };
};

describe("keeping assessments in a browser", () => {
  it("begins with the sample, and the next time with what was open last", async () => {
    const { shared, one } = await atWork();
    expect(shared.stored()).toEqual(["样例: sample", "考核: 2026/ab"]);
    one.keeper.close();
    shared.endTabs();
    const next = shared.tab();
    await next.keeper.start(null);
    expect([next.keeper.state().open?.name, next.grid()]).toEqual(["考核", "2026/ab"]);
  });

  it("saves what is changed by itself, and says when it is saved", async () => {
    const { shared, one } = await atWork();
    one.type("!");
    expect(one.keeper.state().save?.kind).toBe("unsaved");
    await one.wait(400);
    expect(one.keeper.state().save?.kind).toBe("saved");
    expect(shared.stored()).toContain("考核: 2026/ab!");
  });

  it("keeps what is begun where nothing was opened, under a name of its own", async () => {
    const shared = browser();
    const [one, two] = [shared.tab(), shared.tab()];
    await one.keeper.start(null);
    await two.keeper.start(null);
    expect(notes(two)).toEqual(["takenElsewhere"]);
    expect(two.keeper.state().open).toBe(null);
    two.type("begun in the second tab");
    await two.wait(400);
    expect(shared.stored()).toContain("2026年考核: begun in the second tab");
    expect(two.keeper.state().open?.name).toBe("2026年考核");
  });

  it("begins one year where the button is pressed twice", async () => {
    const { shared, one } = await atWork();
    await Promise.all([one.keeper.create("2026年考核"), one.keeper.create("2026年考核")]);
    expect(shared.stored()).toEqual(["样例: sample", "考核: 2026/ab", "2026年考核: "]);
  });

  it("does not open in a second tab what is open in the first, nor deletes it there", async () => {
    const { shared, one, id } = await atWork();
    const two = shared.tab();
    await two.keeper.start(null);
    await two.keeper.openStored(id);
    expect([notes(two), two.grid()]).toEqual([["takenElsewhere"], ""]);
    await two.keeper.remove(id);
    expect(notes(two)).toContain("inUse");
    one.type("!");
    await one.wait(400);
    expect(shared.stored()).toContain("考核: 2026/ab!");
    await one.keeper.openSample();
    await two.keeper.remove(id);
    expect(shared.stored()).toEqual(["样例: sample"]);
  });

  it("renames what is open without touching what is typed meanwhile", async () => {
    const { shared, one, id } = await atWork();
    one.type("!");
    await one.keeper.rename(id, "终稿");
    await one.wait(400);
    expect([one.keeper.state().open?.name, shared.stored()[1]]).toEqual(["终稿", "终稿: 2026/ab!"]);
  });

  it("leaves an empty grid where what is open is deleted", async () => {
    const { shared, one, id } = await atWork();
    await one.keeper.remove(id);
    expect([one.grid(), one.keeper.state().open, shared.stored()]).toEqual(["", null, ["样例: sample"]]);
  });

  it("tells of a page that broke off, not of one that was closed", async () => {
    const { shared, one, id } = await atWork();
    expect([...shared.marks]).toEqual([id]);
    one.keeper.close();
    expect([...shared.marks]).toEqual([]);
    const two = shared.tab();
    shared.marks.add("book1");
    await two.keeper.openStored("book1");
    expect(notes(two)).toEqual(["recovered"]);
  });

  it("does not leave what could not be saved, until its file was handed out", async () => {
    const { shared, one } = await atWork();
    shared.refusing.code = "full";
    one.type("!");
    await one.keeper.openSample();
    expect([notes(one), one.grid(), one.keeper.isAtRisk()]).toEqual([["unsavedFirst"], "2026/ab!", true]);
    const made = await one.keeper.handOut();
    expect(made.ok && textOf(made.value)).toBe("2026/ab!");
    expect(one.keeper.isAtRisk()).toBe(false);
    await one.keeper.openSample();
    expect(one.grid()).toBe("sample");
  });

  it("hands out what is on the screen, not what the storage has of it", async () => {
    const { shared, one, id } = await atWork();
    shared.refusing.code = "full";
    one.type("!");
    expect(textOf(await one.keeper.contentOf(id))).toBe("2026/ab!");
  });

  it("tries again to keep a new one that there was no room for, and holds it as long as it is changed and not kept", async () => {
    const shared = browser();
    const one = shared.tab();
    await one.keeper.start(null);
    shared.refusing.code = "full";
    await one.keeper.bringIn({ name: "考核.xlsx", bytes: bytesOf("2026/ab"), file: null });
    expect([one.keeper.state().save?.kind, one.keeper.state().open]).toEqual(["failed", null]);
    // As it came it is in its file.
    expect(one.keeper.isAtRisk()).toBe(false);
    one.type("!");
    expect(one.keeper.isAtRisk()).toBe(true);
    await one.keeper.openSample();
    expect([notes(one), one.grid()]).toEqual([["unsavedFirst"], "2026/ab!"]);
    shared.refusing.code = null;
    await one.wait(10_000);
    expect([one.keeper.state().save?.kind, one.keeper.state().open?.name]).toEqual(["saved", "考核"]);
    expect(shared.stored()).toContain("考核: 2026/ab!");
  });

  it("asks what is to become of a copy, and lets only a newer one take the place", async () => {
    const { shared, one } = await atWork();
    const bring = (content: string) => one.keeper.bringIn({ name: "回来.xlsx", bytes: bytesOf(content), file: null });
    await bring("2026/a");
    expect(one.keeper.state().question?.standing).toEqual({ kind: "older", entries: 1 });
    await one.keeper.answer("cancel");
    await bring("2026/abc");
    expect(one.keeper.state().question?.standing).toEqual({ kind: "newer", entries: 1 });
    await one.keeper.answer("updateStored");
    expect([one.grid(), shared.stored()]).toEqual(["2026/abc", ["样例: sample", "考核: 2026/abc"]]);
    await bring("2026/abx");
    expect(one.keeper.state().question?.standing.kind).toBe("apart");
    await one.keeper.answer("keepBoth");
    expect(shared.stored()).toContain("回来: 2026/abx");
  });

  it("keeps the stored copy open where a newer file could not take its place", async () => {
    const { shared, one } = await atWork();
    await one.keeper.bringIn({ name: "回来.xlsx", bytes: bytesOf("2026/abc"), file: null });
    shared.refusing.code = "full";
    await one.keeper.answer("updateStored");
    expect([one.grid(), notes(one)]).toEqual(["2026/ab", ["notKept"]]);
    shared.refusing.code = null;
    one.type("!");
    await one.wait(400);
    expect(shared.stored()).toContain("考核: 2026/ab!");
  });

  it("says what is wrong with a file, and leaves what is open as it is", async () => {
    const { one } = await atWork();
    for (const content of ["picture", "damaged"]) {
      await one.keeper.bringIn({ name: "x.xlsx", bytes: bytesOf(content), file: null });
      expect([notes(one), one.grid(), one.keeper.state().open?.name]).toEqual([["issues"], "2026/ab", "考核"]);
    }
  });
});
