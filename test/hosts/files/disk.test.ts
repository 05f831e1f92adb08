import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { disk } from "../../../src/hosts/files/disk.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

describe("the disk", () => {
  it("reads what it wrote, and leaves nothing else behind", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "深", "a.txt");
    expect(await disk.write(path, "一")).toMatchObject({ ok: true });
    expect(await disk.write(path, "二")).toMatchObject({ ok: true });
    const read = await disk.read(path);
    expect(read.ok && new TextDecoder().decode(read.value)).toBe("二");
    expect(readdirSync(join(folder, "深"))).toEqual(["a.txt"]);
  });

  it("says what it cannot read or write, and why", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "file"), "x");
    const codes = async (work: Promise<{ issues: readonly { code: string }[] }>) => (await work).issues[0]?.code;
    expect(await codes(disk.read(join(folder, "none")))).toBe("file-absent");
    expect(await codes(disk.read(folder))).toBe("file-is-folder");
    expect(await codes(disk.write(join(folder, "file", "below"), "x"))).toBe("folder-is-file");
    mkdirSync(join(folder, "taken"));
    writeFileSync(join(folder, "taken", "x"), "x");
    expect(await codes(disk.write(join(folder, "taken"), "x"))).toBe("file-is-folder");
    expect(await codes(disk.list(join(folder, "none")))).toBe("file-absent");
  });

  it("keeps the old file whole when a write is refused", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "a.txt");
    await disk.write(path, "旧");
    chmodSync(folder, 0o555);
    const written = await disk.write(path, "新");
    chmodSync(folder, 0o755);
    // Who may do everything (root) is not refused; then the new file is there whole.
    expect(readFileSync(path, "utf8")).toBe(written.ok ? "新" : "旧");
    expect(readdirSync(folder)).toEqual(["a.txt"]);
  });

  it("lists a folder's files by name, a file as itself, and nothing that is hidden", async () => {
    const folder = temporaryFolder();
    for (const name of ["乙", "甲", ".hidden"]) writeFileSync(join(folder, name), "");
    expect(await disk.list(folder)).toMatchObject({ value: [join(folder, "乙"), join(folder, "甲")] });
    expect(await disk.list(join(folder, "甲"))).toMatchObject({ value: [join(folder, "甲")] });
  });
});
