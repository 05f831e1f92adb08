import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { checkStored } from "../../src/domain/ledger/storedLedger.ts";
import { monitoredFolder } from "../fixtures/monitoredFiles.ts";
import { runKaoping } from "../support/runKaoping.ts";
import { hashes } from "../support/sha256.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const python = ["python3", "python"].find((name) => spawnSync(name, ["--version"]).status === 0) ?? "";
const check = (...files: readonly string[]) => {
  const { status, stdout } = spawnSync(python, ["test/second/verify_ledger.py", ...files], { encoding: "utf8" });
  return { status, said: stdout.trim() };
};

/** A ledger of one entry over one row, whose hashes are right whatever its lines say. */
const ledgerOf = (row: string, change: (entry: string) => string = (entry) => entry): string => {
  const leaf = (text: string): string => createHash("sha256").update(`\u0000${text}`).digest("hex");
  const digest = "0".repeat(64);
  const entry = change(
    `{"action":"a","actor":"甲","after":"${digest}","before":null,"index":0,"parent":null,"reason":"",` +
      `"rows":{"count":1,"root":"${leaf(row)}"},"subject":"s","time":"2026-11-22T08:30:00Z"}`,
  );
  const line = entry.replace(',"index"', `,"hash":"${leaf(entry)}","index"`);
  return `kaoping-ledger/1\nR${row}\nE${line}\n`;
};

/** Lines that mean something to most programs, and are still not what the format has. */
const otherwise: readonly (readonly [what: string, ledger: string])[] = [
  ["a number with an exponent that it does not need", ledgerOf('{"a":1e2}')],
  ["a number with a needless nought", ledgerOf('{"a":1.0}')],
  ["a nought below nought", ledgerOf('{"a":-0}')],
  ["a whole number that no double is", ledgerOf('{"a":9007199254740993}')],
  ["a number that is none", ledgerOf('{"a":NaN}')],
  ["a key twice", ledgerOf('{"a":1,"a":1}')],
  ["keys in another order", ledgerOf('{"b":1,"a":1}')],
  ["a space", ledgerOf('{"a": 1}')],
  ["a character written as its number", ledgerOf('{"a":"\\u0041"}')],
  ["a hundred and one levels", ledgerOf(`${"[".repeat(101)}${"]".repeat(101)}`)],
  ["nobody who did it", ledgerOf("1", (entry) => entry.replace('"甲"', '""'))],
  ["a field more", ledgerOf("1", (entry) => entry.replace(',"time"', ',"tame":1,"time"'))],
  ["a field less", ledgerOf("1", (entry) => entry.replace('"reason":"",', ""))],
  ["a day that is none", ledgerOf("1", (entry) => entry.replace("11-22", "02-30"))],
  ["a time of another zone", ledgerOf("1", (entry) => entry.replace("00Z", "00+08:00"))],
  ["an index that is a text", ledgerOf("1", (entry) => entry.replace('"index":0', '"index":"0"'))],
  ["a digest in capitals", ledgerOf("1", (entry) => entry.replace("0".repeat(64), "A".repeat(64)))],
  ["a byte order mark", `\ufeff${ledgerOf("1")}`],
  ["lines that end in two characters", ledgerOf("1").replaceAll("\n", "\r\n")],
  ["a line without its end", ledgerOf("1").slice(0, -1)],
];

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
    const other = altered(receipt, /"index": \d+/u, '"index": 64');
    expect(check(ledger, checkpoint, pub, other).said).toContain("does not hold: receipt");
    writeFileSync(join(folder, "空"), "");
    expect(check(join(folder, "空")).said).toBe("does not hold: header or last line");
  });

  it("and this program hold the same ledger, and refuse the same ones, though all hashes are right", () => {
    const path = join(temporaryFolder(), "a.ledger");
    const both = (text: string) => {
      writeFileSync(path, text);
      return [check(path).status === 0, checkStored(new TextEncoder().encode(text), hashes).ok];
    };
    const numbers = '{"a":[0,100,1e+21,1e-7,0.000001,4.35,-12.5,5e-324,1.7976931348623157e+308]}';
    for (const row of ["1", numbers, `${"[".repeat(100)}${"]".repeat(100)}`])
      expect(both(ledgerOf(row))).toEqual([true, true]);
    for (const [what, text] of otherwise) expect([what, ...both(text)]).toEqual([what, false, false]);
  });
});
