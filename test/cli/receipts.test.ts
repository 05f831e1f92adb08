import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { codesIn, monitoredFolder } from "../fixtures/monitoredFiles.ts";
import { runKaoping } from "../support/runKaoping.ts";

describe("the receipts of a published year", () => {
  it("are checked without the master; salts are drawn at the lock, stay the same, and are nowhere else", async () => {
    const { folder, master, score } = await monitoredFolder();
    await score();
    expect((await runKaoping("lock", master)).status).toBe(0);
    const out = join(folder, "公布");
    expect((await runKaoping("publish", master, "--out", out)).status).toBe(0);
    expect((await runKaoping("publish", master, "--out", join(folder, "再公布"))).status).toBe(0);
    const names = readdirSync(join(out, "receipts"));
    expect(names).toEqual(["市教育局-jyj.json", "市财政局-czj.json"]);
    const [own = ""] = names.map((name) => join(out, "receipts", name));
    const kept = ["--checkpoint", join(out, "checkpoint.txt")];
    const held = await runKaoping("verify", "--receipt", own, ...kept);
    expect(held.status).toBe(0);
    expect(held.out).toContain("unit: jyj");
    expect(held.out).not.toContain("salt");
    const salts = names.map((name) => {
      const { row } = JSON.parse(readFileSync(join(out, "receipts", name), "utf8")) as { row: { salt: string } };
      return row.salt;
    });
    expect(new Set(salts).size).toBe(2);
    for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{32}$/u);
    for (const [at, name] of names.entries())
      expect(readFileSync(join(folder, "再公布/receipts", name), "utf8")).toContain(salts[at]);
    const published = readdirSync(out, { recursive: true, encoding: "utf8", withFileTypes: true });
    for (const file of published.filter((one) => one.isFile() && !one.parentPath.endsWith("receipts"))) {
      const text = readFileSync(join(file.parentPath, file.name), "utf8");
      for (const salt of salts) expect(text).not.toContain(salt);
    }
    const altered = join(folder, "改.json");
    writeFileSync(altered, readFileSync(own, "utf8").replace(/"rank": \d/u, '"rank": 9'));
    expect(codesIn(await runKaoping("verify", "--receipt", altered, ...kept))).toContain("receipt-differs");
    expect(codesIn(await runKaoping("verify", "--receipt", own))).toEqual(["receipt-without-checkpoint"]);
    const verified = await runKaoping("verify", master, ...kept);
    expect(verified).toMatchObject({ status: 0, err: [] });
    expect(verified.out).toContain("没有签名");
    const ledger = master.replace(/\.xlsx$/u, ".ledger");
    const alone = await runKaoping("verify", ledger, ...kept);
    expect(alone).toMatchObject({ status: 0, err: [] });
    expect(alone.out).toMatch(/^留痕文件完整：\d+ 条记录，根 .*，与给出的存证一致。\n只核对了留痕文件本身/u);
    const changed = join(folder, "改.ledger");
    writeFileSync(changed, readFileSync(ledger, "utf8").replace("市财政局", "市才政局"));
    expect(codesIn(await runKaoping("verify", changed))).toEqual(["entry-rows"]);
  });
});
