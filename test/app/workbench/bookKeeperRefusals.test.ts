import { describe, expect, it } from "vitest";

import { atWork, browser, bytesOf, notes, textOf } from "../../fixtures/keeperTabs.ts";

const seen = { name: "考核.xlsx", lastModified: 1_795_000_000_000, digest: "0".repeat(64) };

const given = (name: string, content: string) => ({ name, bytes: bytesOf(content), file: null });

describe("an assessment that cannot be opened", () => {
  it("was deleted in another tab: it says so, and gives the seat up again", async () => {
    const { shared, one, id } = await atWork();
    await one.keeper.openSample();
    shared.discard(id);
    await one.keeper.openStored(id);
    expect([notes(one), one.grid()]).toEqual([["notKept"], "sample"]);
    const two = shared.tab();
    await two.keeper.openStored(id);
    expect(notes(two)).toEqual(["notKept"]);
  });

  it("is damaged in the storage: it says what is wrong with it, and what is open stays", async () => {
    const { shared, one, id } = await atWork();
    await one.keeper.openSample();
    shared.spoil(id, "damaged");
    await one.keeper.openStored(id);
    expect([notes(one), one.grid(), one.keeper.state().open?.name]).toEqual([["issues"], "sample", "样例"]);
  });

  it("is opened all the same where there is only something to say of it", async () => {
    const { shared, one, id } = await atWork();
    await one.keeper.openSample();
    shared.spoil(id, "odd");
    await one.keeper.openStored(id);
    expect([notes(one), one.grid(), one.keeper.state().open?.name]).toEqual([["issues"], "odd", "考核"]);
  });

  it("is the sample that does not lie beside the page, or cannot be read", async () => {
    const shared = browser();
    const none = shared.tab(null);
    await none.keeper.start(null);
    expect([notes(none), none.keeper.state().open]).toEqual([["sampleMissing"], null]);
    const broken = shared.tab("damaged");
    await broken.keeper.start(null);
    expect([notes(broken), broken.keeper.state().open, shared.stored()]).toEqual([["issues"], null, []]);
  });

  it("is open here already: nothing is opened again", async () => {
    const { one, id } = await atWork();
    one.type("!");
    await one.keeper.openStored(id);
    expect([one.grid(), notes(one)]).toEqual(["2026/ab!", []]);
  });

  it("is unknown to this tab and open in another: it has no name to say", async () => {
    const shared = browser();
    const [one, two] = [shared.tab(), shared.tab()];
    await one.keeper.start(null);
    await two.keeper.openSample();
    await one.keeper.bringIn(given("考核.xlsx", "2026/ab"));
    const id = one.keeper.state().open?.id ?? "";
    await two.keeper.openStored(id);
    expect(two.keeper.state().notes.at(-1)).toEqual({ code: "takenElsewhere", name: "" });
    await two.keeper.remove("of a link that is old");
    shared.sit("of a link that is old");
    await two.keeper.remove("of a link that is old");
    expect(two.keeper.state().notes.at(-1)).toEqual({ code: "inUse", name: "" });
  });
});

describe("a storage that cannot be asked", () => {
  it("leaves the list as it was last seen", async () => {
    const { shared, one } = await atWork();
    shared.refusing.list = true;
    await one.keeper.refresh();
    expect([notes(one), one.keeper.state().books.map(({ name }) => name)]).toEqual([["notKept"], ["样例", "考核"]]);
  });

  it("is not asked whose copy a file is where one of its own cannot be read", async () => {
    const { shared, one, id } = await atWork();
    shared.refusing.read = id;
    await one.keeper.bringIn(given("另一份.xlsx", "2026/abc"));
    expect([one.keeper.state().question, one.keeper.state().open?.name]).toEqual([null, "另一份"]);
  });

  it("keeps the old name where the new one is refused, and does not call open what is not", async () => {
    const { shared, one, id } = await atWork();
    shared.refusing.code = "full";
    await one.keeper.rename(id, "终稿");
    expect([one.keeper.state().open?.name, notes(one)]).toEqual(["考核", ["notKept"]]);
    shared.refusing.code = null;
    await one.keeper.openSample();
    await one.keeper.rename(id, "终稿");
    expect([one.keeper.state().open?.name, shared.stored()]).toEqual(["样例", ["样例: sample", "终稿: 2026/ab"]]);
  });
});

describe("a file of another assessment", () => {
  it("is kept beside what is stored", async () => {
    const { shared, one } = await atWork();
    await one.keeper.bringIn(given("县区.xlsx", "2026/xy"));
    expect(one.keeper.state().question).toBeNull();
    expect(shared.stored()).toEqual(["样例: sample", "考核: 2026/ab", "县区: 2026/xy"]);
  });
});

describe("the copy that somebody is asked about", () => {
  const asked = async (content: string) => {
    const work = await atWork();
    await work.one.keeper.openSample();
    await work.one.keeper.bringIn({ ...given("回来.xlsx", content), file: seen });
    return work;
  };

  it("may be opened as it is stored, unless another tab has it open", async () => {
    const { shared, one, id } = await asked("2026/ab");
    expect(one.keeper.state().question?.standing).toEqual({ kind: "same" });
    expect((await one.keeper.answer("openStored"))?.id).toBe(id);
    expect(one.grid()).toBe("2026/ab");
    await one.keeper.openSample();
    await one.keeper.bringIn(given("回来.xlsx", "2026/ab"));
    shared.sit(id);
    expect(await one.keeper.answer("openStored")).toBeNull();
    expect([notes(one), one.grid()]).toEqual([["takenElsewhere"], "sample"]);
  });

  it("is updated while the sample is open, and is known to be the file's from then on", async () => {
    const { shared, one, id } = await asked("2026/abc");
    expect((await one.keeper.answer("updateStored"))?.id).toBe(id);
    expect([one.grid(), shared.files()]).toEqual(["2026/abc", [null, seen]]);
  });

  it("is not updated while another tab has it open", async () => {
    const { shared, one, id } = await asked("2026/abc");
    shared.sit(id);
    expect(await one.keeper.answer("updateStored")).toBeNull();
    expect(one.keeper.state().notes.at(-1)).toEqual({ code: "takenElsewhere", name: "考核" });
    expect(shared.stored()).toContain("考核: 2026/ab");
  });

  it("is not called opened where the grid does not show what took its place", async () => {
    const { one } = await asked("damaged 2026/abc");
    expect(await one.keeper.answer("updateStored")).toBeNull();
    expect([notes(one), one.grid()]).toEqual([["issues"], "sample"]);
  });

  it("waits for no answer any more once there was one", async () => {
    const { shared, one } = await asked("2026/abc");
    await one.keeper.answer("cancel");
    expect(await one.keeper.answer("keepBoth")).toBeNull();
    expect(shared.stored()).toEqual(["样例: sample", "考核: 2026/ab"]);
  });
});

describe("what is handed out", () => {
  it("is the grid's, also where nothing is kept yet", async () => {
    const shared = browser();
    const one = shared.tab();
    one.openBeside("looked at");
    const made = await one.keeper.handOut();
    expect(made.ok && textOf(made.value)).toBe("looked at");
    expect(one.keeper.isAtRisk()).toBe(false);
    one.keeper.close();
    expect(shared.stored()).toEqual([]);
  });

  it("is what is stored of one that is not open, or has nothing unsaved", async () => {
    const { one, id } = await atWork();
    expect(textOf(await one.keeper.contentOf(id))).toBe("2026/ab");
    await one.keeper.openSample();
    expect(textOf(await one.keeper.contentOf(id))).toBe("2026/ab");
    expect(await one.keeper.contentOf("of a link that is old")).toBeNull();
  });

  it("is nothing where the grid's content cannot be made a file of, which the save says too", async () => {
    const { shared, one, id } = await atWork();
    one.type(" unsaveable");
    expect(await one.keeper.contentOf(id)).toBeNull();
    expect(one.keeper.state().save).toEqual({ kind: "failed", failure: { code: "failed", detail: "save-differs" } });
    expect((await one.keeper.handOut()).ok).toBe(false);
    expect(one.keeper.isAtRisk()).toBe(true);
    expect(shared.stored()).toContain("考核: 2026/ab");
    one.keeper.close();
    expect([...shared.marks]).toEqual([id]);
  });

  it("is remembered by the file it went to", async () => {
    const { shared, one, id } = await atWork();
    await one.keeper.sawFile(id, seen);
    expect(one.keeper.state().open?.file).toEqual(seen);
    shared.refusing.code = "full";
    await one.keeper.sawFile(id, { ...seen, name: "别处.xlsx" });
    expect([one.keeper.state().open?.file?.name, notes(one)]).toEqual(["考核.xlsx", ["notKept"]]);
    shared.refusing.code = null;
    await one.keeper.openSample();
    await one.keeper.sawFile(id, { ...seen, name: "别处.xlsx" });
    expect(one.keeper.state().open?.file).toBeNull();
    expect(shared.files().map((file) => file?.name)).toEqual([undefined, "别处.xlsx"]);
  });
});

describe("a workbook that came into the grid from elsewhere", () => {
  it("is not saved as the one that was open before", async () => {
    const { shared, one } = await atWork();
    one.openBeside("somebody else's");
    expect(one.keeper.state().open).toBeNull();
    one.type("!");
    await one.wait(400);
    expect(shared.stored()).toEqual(["样例: sample", "考核: 2026/ab", "2026年考核: somebody else's!"]);
  });

  it("is kept here all the same where another tab sat down at it first", async () => {
    const shared = browser();
    const one = shared.tab();
    shared.sit("book1");
    await one.keeper.start(null);
    expect(one.keeper.state().open?.id).toBe("book1");
    shared.refusing.code = "full";
    await one.keeper.create("2027年考核");
    shared.refusing.code = null;
    one.openBeside("somebody else's");
    expect(one.keeper.state().open).toBeNull();
    await one.wait(20_000);
    expect(shared.stored()).toEqual(["样例: sample"]);
  });

  it("is not what a save that was under way wrote", async () => {
    const { shared, one } = await atWork();
    one.type("!");
    const saving = one.wait(400);
    one.openBeside("somebody else's");
    await saving;
    expect(shared.stored()).toEqual(["样例: sample", "考核: 2026/ab"]);
  });
});
