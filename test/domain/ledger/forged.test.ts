import { createHash } from "node:crypto";

import { describe, expect, it } from "vitest";

import { firstBadEntry } from "../../../src/domain/ledger/checkLedger.ts";
import { ledgerHeader, readLedgerText } from "../../../src/domain/ledger/ledgerText.ts";
import { checkStored, storedText } from "../../../src/domain/ledger/storedLedger.ts";
import { hashes, sha256 } from "../../support/sha256.ts";

const digestOf = (...parts: readonly Uint8Array[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();

/** RFC 9162 section 2.1.1: split at the largest power of two below the number of rows. */
const treeOf = (rows: readonly Buffer[]): Buffer => {
  const [first] = rows;
  if (!first) return digestOf();
  if (rows.length === 1) return digestOf(Uint8Array.of(0), first);
  const split = 2 ** Math.ceil(Math.log2(rows.length) - 1);
  return digestOf(Uint8Array.of(1), treeOf(rows.slice(0, split)), treeOf(rows.slice(split)));
};
const rootOf = (rows: readonly Buffer[]): string => treeOf(rows).toString("hex");

/** What a forger writes between the keys of an entry, as it stands in the line. */
type Written = {
  readonly rows: readonly string[];
  readonly action: string;
  readonly actor: string;
  readonly after: string;
  readonly before: string;
  readonly index: string;
  readonly parent: string;
  readonly count: string;
  readonly root: string;
  readonly time: string;
  /** What ends the line. */
  readonly end: string;
};

/** A block's lines, every byte of them as it is written, with the root and the hash that those bytes come to. */
const block = (change: Partial<Written> = {}): Buffer => {
  const rows = (change.rows ?? []).map((row) => Buffer.from(row, "latin1"));
  const said: Written = {
    ...{ rows: [], action: '"scores-set"', actor: '"office"', after: `"${"0".repeat(64)}"`, before: "null" },
    ...{
      index: "0",
      parent: "null",
      count: String(rows.length),
      root: rootOf(rows),
      time: '"2026-11-22T08:00:00Z"',
      end: "}",
    },
    ...change,
  };
  const head = `{"action":${said.action},"actor":${said.actor},"after":${said.after},"before":${said.before}`;
  const tail =
    `,"index":${said.index},"parent":${said.parent},"reason":"","rows":{"count":${said.count},"root":"${said.root}"},` +
    `"subject":"scores","time":${said.time}${said.end}`;
  const hash = digestOf(Uint8Array.of(0), Buffer.from(head + tail, "latin1")).toString("hex");
  return Buffer.concat([
    ...rows.map((row) => Buffer.concat([Buffer.from("R"), row, Buffer.from("\n")])),
    Buffer.from(`E${head},"hash":"${hash}"${tail}\n`, "latin1"),
  ]);
};

const ledger = (...blocks: readonly Buffer[]): Buffer => Buffer.concat([Buffer.from(`${ledgerHeader}\n`), ...blocks]);

/** Whether a ledger holds by its bytes; the way by texts and entries must say the same. */
const holds = (bytes: Buffer): boolean => {
  const { ok } = checkStored(bytes, hashes);
  const read = readLedgerText(storedText(bytes));
  expect(read.ok && firstBadEntry(read.value, sha256) === null, bytes.toString()).toBe(ok);
  return ok;
};

const hashIn = (one: Buffer): string => /"hash":"(\w+)"/u.exec(one.toString("latin1"))?.[1] ?? "";

describe("a ledger whose hashes and roots were put right by whoever forged it", () => {
  it("holds where all is as this program writes it", () => {
    expect(holds(ledger(block()))).toBe(true);
    expect(holds(ledger(block({ rows: ['{"points":"9.5","unit":"a"}', "[1,null]"] })))).toBe(true);
    const first = block();
    expect(holds(ledger(first, block({ index: "1", parent: `"${hashIn(first)}"` })))).toBe(true);
  });

  it("is refused with a row that is no canonical JSON, though its root is over that very row", () => {
    for (const row of [
      ...['{"unit":"a","points":"9.5"}', '{"a":1, "b":2}', '{"a":1,"a":2}', "1.0", "1e1", "01", " 1", "1 ", "", "x"],
      ...[
        '"\\u0041"',
        '"\\/"',
        '"\\ud800"',
        "{'a':1}",
        "[1,]",
        "NaN",
        '"\t"',
        '"\xff"',
        '"\xed\xa0\x80"',
        "\xef\xbb\xbf1",
      ],
      "[".repeat(101) + "]".repeat(101),
    ]) {
      expect(holds(ledger(block({ rows: [row] }))), row).toBe(false);
      expect(holds(ledger(block({ rows: ["1", row] }))), row).toBe(false);
    }
  });

  it("is refused with an entry of nobody", () => {
    expect(holds(ledger(block({ actor: '""' })))).toBe(false);
    expect(holds(ledger(block({ actor: '" "' })))).toBe(true);
  });

  it("is refused where it counts other rows than there are, or commits to others", () => {
    const none = rootOf([]);
    for (const change of [
      ...[{ count: "1" }, { root: "f".repeat(64) }, { count: "0", rows: ["1"] }, { root: none, rows: ["1"] }],
      ...[
        { count: "0", root: none, rows: ["1"] },
        { count: "2", rows: ["1"] },
        { count: "01", rows: ["1"] },
      ],
      { count: "1.0", rows: ["1"] },
    ]) {
      expect(holds(ledger(block(change))), JSON.stringify(change)).toBe(false);
    }
  });

  it("is refused with a text that is not written in the one way of RFC 8785", () => {
    for (const said of [
      '"a"',
      '""',
      String.raw`"\u0001"`,
      String.raw`"\u000b\u001f"`,
      String.raw`"\"\\\b\f\n\r\t"`,
      '"\x7f"',
    ])
      expect(holds(ledger(block({ action: said }))), said).toBe(true);
    const control = (code: number, next: string) => `"${String.fromCharCode(code)}${next}"`;
    for (const said of [
      ...["'a\"", 'a"', '"a', "a", "\"a'", '"a""', "null", "1"],
      ...[
        "u0008",
        "u0009",
        "u000a",
        "u000c",
        "u000d",
        "u0020",
        "u001F",
        "u000B",
        "u0041",
        "u01",
        "u",
        "x",
        "/",
        "",
      ].map((escape) => `"\\${escape}"`),
      ...[control(1, "n"), control(0x1f, "t"), control(9, "\\n"), control(0, '\\"'), control(0x0d, "u0001")],
    ]) {
      expect(holds(ledger(block({ action: said }))), JSON.stringify(said)).toBe(false);
    }
  });

  it("is refused where its line ends otherwise, or its first letter is another", () => {
    const time = '"2026-11-22T08:00:00Z';
    for (const change of [
      ...["", "]", "}}", "} ", "},", "\t}"].map((end) => ({ end })),
      ...[time, `${time}'`, `${time}" `, `'${time.slice(1)}"`, `${time}0"`].map((said) => ({ time: said })),
    ]) {
      expect(holds(ledger(block(change))), JSON.stringify(change)).toBe(false);
    }
    const line = block();
    for (const letter of "XeRF ") {
      expect(holds(ledger(Buffer.concat([Buffer.from(letter), line.subarray(1)]))), letter).toBe(false);
    }
  });

  it("is refused with a number that is written as none", () => {
    // A colon stands behind the 9, as if it were ten.
    const ten = Array.from({ length: 10 }, (_, at) => String(at));
    expect(holds(ledger(block({ rows: ten })))).toBe(true);
    for (const change of [
      ...[
        { rows: ten, count: ":" },
        { rows: ten, count: "010" },
        { rows: ten, count: "1e1" },
        { rows: ten, count: "/" },
      ],
      ...[{ count: "" }, { index: "" }, { index: "00" }, { index: "-0" }, { index: "0.0" }, { count: "0".repeat(16) }],
      ...[{ index: "null" }, { index: '"0"' }, { count: " 0" }, { count: "0000000000000000000" }],
    ]) {
      expect(holds(ledger(block(change))), JSON.stringify(change)).toBe(false);
    }
  });

  it("may say any state before and after, in lower-case digits within quotes, and no other", () => {
    const state = `${"0123456789abcdef".repeat(3)}ffff0f0ff000ff9a`;
    const first = block();
    for (const before of ["null", `"${state}"`])
      expect(holds(ledger(block({ after: `"${state}"`, before })))).toBe(true);
    for (const wrong of [
      ...[`"${state}`, `${state}"`, `"${state}'`, `"${state},`, `'${state}"`, `"${state.toUpperCase()}"`, '""'],
      ...[`"${state.slice(1)}"`, `"${state}0"`, `"${state.slice(1)}g"`, `"g${state.slice(1)}"`, "nul", "true", "0"],
    ]) {
      expect(holds(ledger(block({ before: wrong }))), wrong).toBe(false);
      expect(holds(ledger(block({ after: wrong }))), wrong).toBe(false);
      const parent = wrong.replace(state, hashIn(first));
      expect(holds(ledger(first, block({ index: "1", parent }))), parent).toBe(false);
    }
    expect(holds(ledger(block({ after: "null" })))).toBe(false);
  });

  it("is refused, and nothing breaks, wherever its last line is cut and ended", () => {
    const long = `"${"a".repeat(500)}"`;
    const state = `"${"a".repeat(64)}"`;
    const first = block({ action: long, before: state });
    const second = block({ action: long, before: state, index: "1", parent: `"${hashIn(first)}"` });
    const whole = ledger(first, second);
    expect(holds(whole)).toBe(true);
    const start = whole.length - second.length;
    for (let at = start + 1; at < whole.length - 1; at++) {
      expect(checkStored(Buffer.concat([whole.subarray(0, at), Buffer.from("\n")]), hashes).issues).toMatchObject([
        { code: "ledger-line", place: { kind: "entry", index: 1 } },
      ]);
    }
  });
});
