import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { codesIn, monitoredFolder } from "../fixtures/monitoredFiles.ts";
import { runKaoping } from "../support/runKaoping.ts";

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
        .filter((one) => one.isFile())
        .map(({ name }) => name)
    : [];

describe("publishing that cannot be done as a whole", () => {
  it("writes nothing where one of its files is there already", async () => {
    const { folder, master, score } = await monitoredFolder();
    await score();
    const out = join(folder, "公布");
    mkdirSync(join(out, "feedback"), { recursive: true });
    writeFileSync(join(out, "feedback/市教育局-jyj.docx"), "mine");
    const ran = await runKaoping("publish", master, "--out", out);
    expect(ran.status).toBe(1);
    expect(codesIn(ran)).toContain("file-exists");
    expect(filesIn(out)).toEqual(["市教育局-jyj.docx"]);
    expect(readFileSync(join(out, "feedback/市教育局-jyj.docx"), "utf8")).toBe("mine");
  });

  it("takes its files back where the master cannot be saved: no ledger has their checkpoint", async () => {
    const { folder, master, score } = await monitoredFolder();
    await score();
    chmodSync(master, 0o444);
    const out = join(folder, "公布");
    const ran = await runKaoping("publish", master, "--out", out);
    expect(ran.status).toBe(1);
    expect(codesIn(ran)).toContain("file-forbidden");
    expect(filesIn(out)).toEqual([]);
    chmodSync(master, 0o644);
    expect((await runKaoping("publish", master, "--out", out)).status).toBe(0);
    expect((await runKaoping("verify", master, "--checkpoint", join(out, "checkpoint.txt"))).status).toBe(0);
  });
});
