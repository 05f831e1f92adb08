import { describe, expect, it } from "vitest";

import { atWork, browser, bytesOf, notes, textOf } from "../../fixtures/keeperTabs.ts";

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
