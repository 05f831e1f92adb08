import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { autosave, type SaveState } from "../../../src/app/workbench/autosave.ts";
import type { StoredBook, StoreResult } from "../../../src/app/workbench/storedBook.ts";

const opened: StoredBook = {
  id: "x",
  name: "考核",
  isSample: false,
  created: "2026-11-22T08:00:00Z",
  saved: "2026-11-22T08:00:00Z",
  turn: 1,
  size: 1,
  revision: 7,
  file: null,
};

type Writing = {
  readonly revision: number;
  readonly answer: (ok: boolean, code?: "full" | "elsewhere") => void;
};

/** A clock that only goes when it is told to, and a disk that answers when it is told to. */
const bench = () => {
  let now = 0;
  let content = 0;
  const timers = new Set<{ readonly at: number; readonly act: () => void }>();
  const said: SaveState[] = [];
  const writing: Writing[] = [];
  const disk = { content: 0 };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  const saving = autosave({
    revision: opened.revision,
    save: (revision) =>
      new Promise((done) => {
        const taken = content;
        const answer: Writing["answer"] = (ok, code = "full") => {
          writing.shift();
          if (ok) disk.content = taken;
          const book = { ...opened, revision: revision + 1, saved: `save ${revision + 1}` };
          const result: StoreResult<StoredBook> = ok ? { ok, value: book } : { ok, failure: { code, detail: "" } };
          done(result);
        };
        writing.push({ revision, answer });
      }),
    tell: (state) => said.push(state),
    later: (milliseconds, act) => {
      const timer = { at: now + milliseconds, act };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  return {
    saving,
    said,
    writing,
    disk,
    settle,
    last: () => said.at(-1)?.kind,
    content: () => content,
    edit: () => {
      content++;
      saving.changed();
    },
    wait: async (milliseconds: number): Promise<void> => {
      now += milliseconds;
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.delete(timer);
        timer.act();
      }
      await settle();
    },
    /** Lets the disk answer the save that is under way. */
    answer: async (ok: boolean, code?: "full" | "elsewhere"): Promise<void> => {
      writing[0]?.answer(ok, code);
      await settle();
    },
  };
};

describe("saving by itself", () => {
  it("says unsaved at once, saving when it begins, and saved only when the disk has it", async () => {
    const on = bench();
    on.edit();
    expect(on.last()).toBe("unsaved");
    await on.wait(400);
    expect(on.last()).toBe("saving");
    expect(on.saving.isDirty()).toBe(true);
    await on.answer(true);
    expect(on.said.at(-1)).toEqual({ kind: "saved", at: "save 8" });
    expect(on.saving.isDirty()).toBe(false);
  });

  it("does not call saved what changed while it was being saved", async () => {
    const on = bench();
    on.edit();
    await on.wait(400);
    on.edit();
    await on.answer(true);
    expect(on.last()).toBe("unsaved");
    await on.wait(400);
    await on.answer(true);
    expect([on.last(), on.disk.content]).toEqual(["saved", 2]);
  });

  it("does not wait for ever while somebody goes on typing", async () => {
    const on = bench();
    for (let at = 0; at < 7; at++) {
      on.edit();
      await on.wait(300);
    }
    expect(on.writing).toHaveLength(1);
  });

  it("goes on from the save before, so that another tab's is found", async () => {
    const on = bench();
    for (const revision of [7, 8, 9]) {
      on.edit();
      await on.wait(400);
      expect(on.writing[0]?.revision).toBe(revision);
      await on.answer(true);
    }
  });

  it("says why the disk refused, and tries again where that may help", async () => {
    const on = bench();
    on.edit();
    await on.wait(400);
    await on.answer(false);
    expect(on.said.at(-1)).toEqual({ kind: "failed", failure: { code: "full", detail: "" } });
    await on.wait(10_000);
    await on.answer(false, "elsewhere");
    await on.wait(60_000);
    expect(on.writing).toHaveLength(0);
    expect([on.last(), on.saving.isDirty()]).toEqual(["failed", true]);
  });

  it("saves at once where it is asked to, also what changed during a save that is under way", async () => {
    const on = bench();
    on.edit();
    await on.wait(400);
    on.edit();
    const flushed = on.saving.flush();
    await on.answer(true);
    await on.answer(true);
    await flushed;
    expect([on.last(), on.disk.content]).toEqual(["saved", 2]);
  });

  it("never says saved of what the disk does not hold, whatever comes when", async () => {
    const step = fc.constantFrom("edit", "wait", "wait long", "answer", "refuse", "flush");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const on = bench();
        for (const one of steps) {
          if (one === "edit") on.edit();
          else if (one === "wait") await on.wait(150);
          else if (one === "wait long") await on.wait(10_000);
          else if (one === "flush") void on.saving.flush();
          else await on.answer(one === "answer");
          await on.settle();
          expect(on.writing.length).toBeLessThanOrEqual(1);
          if (on.last() === "saved") expect(on.disk.content).toBe(on.content());
          expect(on.saving.isDirty()).toBe(on.disk.content !== on.content());
        }
      }),
      { seed: 20261122, numRuns: 200 },
    );
  });
});
