import { describe, expect, it } from "vitest";

import { rootOfRows } from "../../../src/domain/ledger/appendEntry.ts";
import { isLedgerTime, noRows, type Entry } from "../../../src/domain/ledger/entry.ts";
import { leafTextIn, leafTextOf, lineOf, readEntryLine } from "../../../src/domain/ledger/entryText.ts";
import { sha256 } from "../../support/sha256.ts";

describe("a time of the ledger", () => {
  it.each([
    "2026-11-22T08:30:00Z",
    "2026-01-01T00:00:00Z",
    "2026-12-31T23:59:59Z",
    "2026-04-30T19:09:09Z",
    "2026-02-28T00:00:00Z",
    "2024-02-29T00:00:00Z",
    "2000-02-29T00:00:00Z",
  ])("is %s", (text) => {
    expect(isLedgerTime(text)).toBe(true);
  });

  it.each([
    ["of a day that February has not", "2026-02-29T00:00:00Z"],
    ["of a leap day of a century without one", "1900-02-29T00:00:00Z"],
    ["of a thirtieth of February in a leap year", "2024-02-30T00:00:00Z"],
    ["of a thirty-first of April", "2026-04-31T00:00:00Z"],
    ["of a thirty-first of June", "2026-06-31T00:00:00Z"],
    ["of a thirty-first of September", "2026-09-31T00:00:00Z"],
    ["of a thirty-first of November", "2026-11-31T00:00:00Z"],
    ["of a thirty-second", "2026-01-32T00:00:00Z"],
    ["of a day 0", "2026-01-00T00:00:00Z"],
    ["of a month 0", "2026-00-01T00:00:00Z"],
    ["of a thirteenth month", "2026-13-01T00:00:00Z"],
    ["at twenty-four o'clock", "2026-01-01T24:00:00Z"],
    ["at a sixtieth minute", "2026-01-01T00:60:00Z"],
    ["at a leap second", "2026-12-31T23:59:60Z"],
    ["in local time", "2026-01-01T00:00:00"],
    ["with an offset", "2026-01-01T00:00:00+08:00"],
    ["with parts of a second", "2026-01-01T00:00:00.5Z"],
    ["with a blank before it", " 2026-01-01T00:00:00Z"],
    ["with more behind it", "2026-01-01T00:00:00Z1"],
    ["of a year of five digits", "12026-01-01T00:00:00Z"],
    ["with a blank instead of the T", "2026-01-01 00:00:00Z"],
    ["empty", ""],
  ])("is none %s", (_, text) => {
    expect(isLedgerTime(text)).toBe(false);
  });

  it.each(["01", "03", "05", "07", "08", "10", "12"])("is the thirty-first of the month %s", (month) => {
    expect(isLedgerTime(`2026-${month}-31T10:19:29Z`)).toBe(true);
  });
});

describe("an entry's line", () => {
  const entry: Entry = {
    ...{ index: 12, time: "2026-11-22T08:30:00Z", actor: "公开办", action: "scores-set", subject: "scores" },
    ...{ before: "a".repeat(64), after: "b".repeat(64), rows: { count: 10, root: "c".repeat(64) } },
    ...{ reason: '他说"改"\n\\\t\u0001𠮷', parent: "d".repeat(64), hash: "e".repeat(64) },
  };
  const { hash, ...open } = entry;
  const line = lineOf(leafTextOf(open), hash);
  const but = (from: string | RegExp, to: string): string => {
    const other = line.replace(from, to);
    expect(other).not.toBe(line);
    return other;
  };

  // Written out by hand: keys in the order of RFC 8785, the hash between before and index.
  it("says what the entry says, its hash in its place, and is read back equal", () => {
    expect(line).toBe(
      `{"action":"scores-set","actor":"公开办","after":"${"b".repeat(64)}","before":"${"a".repeat(64)}",` +
        `"hash":"${"e".repeat(64)}","index":12,"parent":"${"d".repeat(64)}",` +
        String.raw`"reason":"他说\"改\"\n\\\t\u0001𠮷",` +
        `"rows":{"count":10,"root":"${"c".repeat(64)}"},"subject":"scores","time":"2026-11-22T08:30:00Z"}`,
    );
    expect(readEntryLine(line, null)).toEqual(entry);
    expect(leafTextIn(line)).toBe(leafTextOf(open));
    expect(leafTextOf(open).startsWith('\u0000{"action":')).toBe(true);
  });

  it("says null where there is no state before and no parent", () => {
    const first = { ...entry, index: 0, before: null, parent: null };
    const { hash: own, ...rest } = first;
    expect(readEntryLine(lineOf(leafTextOf(rest), own), null)).toEqual(first);
    expect(lineOf(leafTextOf(rest), own)).toContain('"before":null,');
    expect(lineOf(leafTextOf(rest), own)).toContain('"parent":null,');
  });

  it("is not made of half a character", () => {
    for (const half of ["\ud800", "改\udc00", "\udc00\ud800"]) {
      expect(() => leafTextOf({ ...open, reason: half })).toThrow(
        new RangeError("an entry: got half a character, want whole ones"),
      );
    }
  });

  it.each<[string, string | RegExp, string]>([
    ["of nobody", '"公开办"', '""'],
    ["of a time that no calendar has", "11-22T", "11-31T"],
    ["of an index with a zero before it", '"index":12', '"index":012'],
    ["of an index of sixteen digits", '"index":12', '"index":1234567890123456'],
    ["of an index below 0", '"index":12', '"index":-1'],
    ["of half an index", '"index":12', '"index":1.5'],
    ["with a hash in capitals", "e".repeat(64), "E".repeat(64)],
    ["with a hash that is short", "e".repeat(64), "e".repeat(63)],
    ["with a hash that is long", "e".repeat(64), "e".repeat(65)],
    ["with a parent that is none", `"${"d".repeat(64)}"`, '""'],
    ["with no state after it", `"${"b".repeat(64)}"`, "null"],
    ["with a blank before it", /^/u, " "],
    ["with more behind it", /$/u, " "],
    ["with an escape that has a shorter form", String.raw`\n`, String.raw`\u000a`],
    ["with an escape in capitals", String.raw`\u0001`, String.raw`\u001F`],
    ["with a tab as it is", String.raw`\t`, "\t"],
    ["with half a character", "𠮷", "\ud842"],
    ["with a key's place changed", '"action":"scores-set","actor":"公开办"', '"actor":"公开办","action":"scores-set"'],
  ])("is none %s", (_, from, to) => {
    expect(readEntryLine(but(from, to), null)).toBeNull();
  });

  it("says of its rows what stands there, though it be the count of none or the root of nothing alone", () => {
    const rows = (count: number, root: string) =>
      readEntryLine(but(`"count":10,"root":"${"c".repeat(64)}"`, `"count":${String(count)},"root":"${root}"`), null)
        ?.rows;
    expect(rows(0, noRows.root)).toEqual(noRows);
    expect(rows(0, "c".repeat(64))).toEqual({ count: 0, root: "c".repeat(64) });
    expect(rows(10, noRows.root)).toEqual({ count: 10, root: noRows.root });
  });

  it("may have an index of fifteen digits", () => {
    expect(readEntryLine(but('"index":12', '"index":123456789012345'), null)?.index).toBe(123_456_789_012_345);
    expect(readEntryLine(but('"index":12', '"index":0'), null)?.index).toBe(0);
  });
});

describe("the rows of an entry", () => {
  // SHA-256 of nothing, and of one row its leaf: a zero byte, then the text.
  it("have the root of nothing where there are none, of one row its own leaf", () => {
    const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
    expect(noRows).toEqual({ count: 0, root: hex(sha256(new Uint8Array(0))) });
    expect(rootOfRows([], sha256)).toBe(noRows.root);
    expect(rootOfRows(["1"], sha256)).toBe(hex(sha256(Uint8Array.of(0, 0x31))));
  });
});
