import { appendFileSync, copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { disk } from "../../src/hosts/files/disk.ts";
import type { DiskPort } from "../../src/app/ports.ts";
import { codesIn, findingRow, monitoredFolder } from "../fixtures/monitoredFiles.ts";
import { runKaoping, runKaopingOn } from "../support/runKaoping.ts";

class Stopped extends Error {}
const stop = (): never => {
  throw new Stopped("the machine stops here");
};

/** The disk of a machine that stops at one step of a save. */
const stopping: Readonly<Record<string, Partial<DiskPort>>> = {
  "before the entry": { append: () => Promise.resolve().then(stop) },
  "within the entry": {
    append: (path, text) => {
      appendFileSync(path, text.slice(0, text.length / 2));
      return Promise.resolve().then(stop);
    },
  },
  "at the entry's last byte": {
    append: (path, text) => {
      appendFileSync(path, text.slice(0, -1));
      return Promise.resolve().then(stop);
    },
  },
  "between the entry and the cells": { write: () => Promise.resolve().then(stop) },
  "after the cells": {
    write: async (path, content) => {
      await disk.write(path, content);
      return stop();
    },
  },
};

const recordedYear = async () => {
  const { folder, master, write, record } = await monitoredFolder();
  await record("一.csv", findingRow());
  const findings = write("二.csv", `${readFileSync(join(folder, "一.csv"), "utf8").split("\n")[0] ?? ""}\n`);
  copyFileSync(join(folder, "一.csv"), findings);
  writeFileSync(findings, readFileSync(findings, "utf8").replace(/\bf1\b/u, "f2"));
  return { folder, master, findings, ledger: master.replace(/xlsx$/u, "ledger") };
};

describe("a save that is broken off", () => {
  it.each([
    ["before the entry", [], "before"],
    ["within the entry", ["mirror-torn"], "before"],
    ["at the entry's last byte", ["mirror-torn"], "before"],
    ["between the entry and the cells", ["mirror-ahead"], "after"],
    ["after the cells", [], "after"],
  ] as const)("%s is repaired by the next command, which says to which side", async (step, codes, side) => {
    const { master, findings, ledger } = await recordedYear();
    const before = readFileSync(ledger, "utf8");
    await expect(runKaopingOn({ ...disk, ...stopping[step] }, "finding", master, findings)).rejects.toThrow(Stopped);
    const counted = await runKaoping("finding", master, findings);
    // The same finding once more says nothing new where it is there already; either way it is there once.
    expect(codesIn(counted).filter((code) => code?.startsWith("mirror"))).toEqual(codes);
    const after = readFileSync(ledger, "utf8");
    expect(after.startsWith(before)).toBe(true);
    const entries = (text: string) => text.split("\n").filter((line) => line.startsWith("E")).length;
    expect(entries(after) - entries(before)).toBe(side === "before" ? 1 : 2);
    expect(await runKaoping("verify", master)).toMatchObject({ status: 0, err: [] });
  });

  it("by a disk that refuses the workbook leaves neither the entry nor the cells", async () => {
    const { master, findings, ledger } = await recordedYear();
    const [book, text] = [readFileSync(master), readFileSync(ledger, "utf8")];
    const full: DiskPort = {
      ...disk,
      write: (path, content) =>
        path === master
          ? Promise.resolve({
              ok: false,
              issues: [
                { code: "disk-full", severity: "error", place: { kind: "file", name: path }, data: { code: "ENOSPC" } },
              ],
            })
          : disk.write(path, content),
    };
    expect(codesIn(await runKaopingOn(full, "finding", master, findings))).toContain("disk-full");
    expect(readFileSync(master).equals(book)).toBe(true);
    expect(readFileSync(ledger, "utf8")).toBe(text);
  });
});

describe("a master and the ledger file beside it", () => {
  it("that say different things are refused at the entry, and joined by merge", async () => {
    const { folder, master, findings, ledger } = await recordedYear();
    const copy = join(folder, "副本.xlsx");
    copyFileSync(master, copy);
    await runKaoping("finding", copy, findings);
    writeFileSync(findings, readFileSync(findings, "utf8").replace(/\bf2\b/u, "f3"));
    await runKaoping("finding", master, findings);
    copyFileSync(copy, master);
    const ran = await runKaoping("verify", master);
    expect(codesIn(ran)).toEqual(["mirror-apart"]);
    expect(ran.err[0]).toContain("考核.ledger");
    const joined = join(folder, "合并.xlsx");
    const merged = await runKaoping("merge", master, ledger, "--out", joined);
    expect(merged).toMatchObject({ status: 0, err: [] });
    expect(merged.out).toContain("问题 f3");
    expect(await runKaoping("verify", joined)).toMatchObject({ status: 0, err: [] });
  });

  it("that was put back to an older copy is found out, and brought up to the ledger file by the next save", async () => {
    const { folder, master, findings } = await recordedYear();
    copyFileSync(master, join(folder, "旧.xlsx"));
    await runKaoping("finding", master, findings);
    copyFileSync(join(folder, "旧.xlsx"), master);
    const ran = await runKaoping("verify", master);
    expect(ran.status).toBe(1);
    expect(codesIn(ran)[0]).toBe("mirror-ahead");
    writeFileSync(findings, readFileSync(findings, "utf8").replace(/\bf2\b/u, "f3"));
    expect(codesIn(await runKaoping("finding", master, findings))).toEqual(["mirror-ahead"]);
    expect(await runKaoping("verify", master)).toMatchObject({ status: 0, err: [] });
  });

  it("that is gone is missed by whoever verifies or changes the master, and written anew", async () => {
    const { master, findings, ledger } = await recordedYear();
    rmSync(ledger);
    const verified = await runKaoping("verify", master);
    expect([verified.status, codesIn(verified)]).toEqual([0, ["mirror-absent"]]);
    expect(verified.err[0]).toContain("考核.ledger");
    expect(codesIn(await runKaoping("finding", master, findings))).toEqual(["mirror-absent"]);
    expect(await runKaoping("verify", master)).toMatchObject({ status: 0, err: [] });
  });

  it("that was cut within a character counts up to the entry before", async () => {
    const { master, findings, ledger } = await recordedYear();
    const whole = readFileSync(ledger);
    await runKaoping("finding", master, findings);
    const more = readFileSync(ledger);
    // The name of the unit that the row of the new entry speaks of.
    const within = more.indexOf("年报", whole.length) + 1;
    expect(within).toBeGreaterThan(whole.length);
    writeFileSync(ledger, more.subarray(0, within));
    expect(codesIn(await runKaoping("verify", master))).toEqual(["mirror-torn", "mirror-behind"]);
    writeFileSync(ledger, Buffer.concat([more.subarray(0, 300), Buffer.from([0xff]), more.subarray(301)]));
    const ran = await runKaoping("verify", master);
    expect([ran.status, codesIn(ran)]).toEqual([1, ["mirror-apart"]]);
  });
});
