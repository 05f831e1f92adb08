import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

import { describe, expect, it, onTestFinished } from "vitest";

import { disk } from "../../../src/hosts/files/disk.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const codesOf = async (work: Promise<{ readonly issues: readonly { readonly code: string }[] }>) =>
  (await work).issues.map(({ code }) => code);

/** Mounts something on a new folder; null where the system lets nobody, which then says so. */
const mounted = (folder: string, ...options: readonly string[]): string | null => {
  const place = join(folder, "mounted");
  mkdirSync(place);
  if (spawnSync("mount", [...options, place], { stdio: "ignore" }).status !== 0) return null;
  onTestFinished(() => void execFileSync("umount", [place]));
  return place;
};

/** Whether this machine lets us mount: only then can full and read-only disks be had. */
const canMount = ((): boolean => {
  const probe = spawnSync("unshare", ["-m", "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "/mnt"], {
    stdio: "ignore",
  });
  return probe.status === 0;
})();
const mountNote = canMount ? "" : " (skipped: nothing can be mounted here)";

describe("a file that cannot be saved", () => {
  it("because it is read-only stays whole, whoever asks", async () => {
    const path = join(temporaryFolder(), "考核.xlsx");
    writeFileSync(path, "旧");
    chmodSync(path, 0o444);
    expect(await codesOf(disk.write(path, "新"))).toEqual(["file-forbidden"]);
    expect(readFileSync(path, "utf8")).toBe("旧");
  });

  it("keeps who may read it, and its place behind a link, when it can be saved", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "考核.xlsx");
    writeFileSync(path, "旧");
    chmodSync(path, 0o640);
    symlinkSync(path, join(folder, "今年.xlsx"));
    expect(await codesOf(disk.write(join(folder, "今年.xlsx"), "新"))).toEqual([]);
    expect(readFileSync(path, "utf8")).toBe("新");
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toEqual(["今年.xlsx", "考核.xlsx"]);
  });

  it.each(["~$考核.xlsx", ".~lock.考核.xlsx#"])(
    "because a program has it open is named by its mark %s",
    async (mark) => {
      const folder = temporaryFolder();
      const path = join(folder, "考核.xlsx");
      writeFileSync(path, "旧");
      writeFileSync(join(folder, mark), "");
      const locked = await disk.lock(path);
      expect(locked.issues).toMatchObject([{ code: "file-open", data: { lock: join(folder, mark) } }]);
    },
  );

  it("is locked by a process that lives, here or elsewhere, and by none that is gone", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "考核.xlsx");
    writeFileSync(path, "旧");
    const lockAs = async (holder: object) => {
      writeFileSync(join(folder, ".考核.xlsx.lock"), JSON.stringify(holder));
      return codesOf(disk.lock(path));
    };
    const gone = spawnSync(process.execPath, ["-e", ""]).pid;
    const since = Date.now();
    expect(await lockAs({ host: hostname(), pid: process.pid, since })).toEqual(["file-locked"]);
    expect(await lockAs({ host: "another machine", pid: gone, since })).toEqual(["file-locked"]);
    expect(await lockAs({ pid: "x" })).toEqual(["file-locked"]);
    expect(await lockAs({ host: hostname(), pid: gone, since })).toEqual([]);
    // Before the machine started, whoever bears the number now.
    expect(await lockAs({ host: hostname(), pid: process.pid, since: 1 })).toEqual([]);
  });
});

describe.skipIf(!canMount)(`a disk${mountNote}`, () => {
  it("that is full refuses a save, and the old file is whole", async () => {
    const place = mounted(temporaryFolder(), "-t", "tmpfs", "-o", "size=64k", "tmpfs");
    if (place === null) throw new RangeError("a small disk: got none, want one");
    const path = join(place, "考核.xlsx");
    const old = "旧".repeat(10_000);
    expect(await codesOf(disk.write(path, old))).toEqual([]);
    expect(await codesOf(disk.write(path, "新".repeat(20_000)))).toEqual(["disk-full"]);
    expect(readFileSync(path, "utf8")).toBe(old);
    expect(readdirSync(place)).toEqual(["考核.xlsx"]);
  });

  it("that is read-only refuses a save and a lock", async () => {
    const folder = temporaryFolder();
    const place = mounted(folder, "-t", "tmpfs", "-o", "size=64k", "tmpfs");
    if (place === null) throw new RangeError("a small disk: got none, want one");
    const path = join(place, "考核.xlsx");
    writeFileSync(path, "旧");
    execFileSync("mount", ["-o", "remount,ro", place]);
    expect(await codesOf(disk.write(path, "新"))).toEqual(["file-forbidden"]);
    expect(await codesOf(disk.lock(path))).toEqual(["file-forbidden"]);
    expect(readFileSync(path, "utf8")).toBe("旧");
  });
});
