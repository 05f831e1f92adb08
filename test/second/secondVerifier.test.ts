import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { monitoredFolder } from "../fixtures/monitoredFiles.ts";
import { runKaoping } from "../support/runKaoping.ts";

const python = ["python3", "python"].find((name) => spawnSync(name, ["--version"]).status === 0) ?? "";
const check = (...files: readonly string[]) => {
  const { status, stdout } = spawnSync(python, ["test/second/verify_ledger.py", ...files], { encoding: "utf8" });
  return { status, said: stdout.trim() };
};

describe.skipIf(python === "")("a second verifier, written from docs/ledger-format.md in another language", () => {
  it("finds a year's ledger, its signed checkpoint and every receipt to hold, and each of them not once it is altered", async () => {
    const { folder, master, score, write } = await monitoredFolder();
    await score();
    const secret = ["--passphrase-file", write("口令.txt", "一句很长很长的口令，别人猜不到")];
    const key = join(folder, "office.key");
    expect((await runKaoping("keys", "new", master, "--out", key, ...secret)).status).toBe(0);
    expect((await runKaoping("lock", master, "--reason", '含转义 "引号" 与 😀')).status).toBe(0);
    const out = join(folder, "公布");
    expect((await runKaoping("publish", master, "--out", out, "--key", key, ...secret)).status).toBe(0);
    const ledger = join(folder, "考核.ledger");
    const kept = [join(out, "checkpoint.txt"), join(out, "office.pub")];
    for (const name of readdirSync(join(out, "receipts"))) {
      const held = check(ledger, ...kept, join(out, "receipts", name));
      expect(held).toMatchObject({ status: 0 });
      expect(held.said).toMatch(/^signed by kaoping\/.*\nledger holds: 8 entries\nreceipt holds: /u);
    }
    const [receipt = ""] = readdirSync(join(out, "receipts")).map((name) => join(out, "receipts", name));
    const altered = (path: string, from: RegExp, to: string): string => {
      const text = readFileSync(path, "utf8");
      expect(text).toMatch(from);
      return write("改过", text.replace(from, to));
    };
    const [checkpoint = "", pub = ""] = kept;
    expect(check(altered(ledger, /"actor":"公开办"/u, '"actor":"别人"')).said).toBe("does not hold: entry 0: hash");
    expect(check(altered(ledger, /"points"/u, '"parts"')).said).toMatch(/^does not hold: entry \d: rows$/u);
    expect(check(altered(ledger, /,"agreed"|,"actor"/u, ', "actor"')).status).toBe(1);
    expect(check(ledger, altered(checkpoint, /\n8\n/u, "\n7\n"), pub).said).toMatch(/^does not hold: checkpoint/u);
    expect(check(ledger, altered(checkpoint, /(kaoping\/\w+ )(.{20})./u, "$1$2B"), pub).status).toBe(1);
    expect(check(ledger, checkpoint, pub, altered(receipt, /"rank": \d/u, '"rank": 9')).said).toContain(
      "does not hold: receipt",
    );
    writeFileSync(join(folder, "空"), "");
    expect(check(join(folder, "空")).said).toBe("does not hold: header or last line");
  });
});
