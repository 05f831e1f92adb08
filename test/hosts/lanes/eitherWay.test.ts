import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { appendEntries, rootOfRows } from "../../../src/domain/ledger/appendEntry.ts";
import { firstBadEntry } from "../../../src/domain/ledger/checkLedger.ts";
import { checkpointOf } from "../../../src/domain/ledger/checkpoint.ts";
import { oneByOne, type DigestQueue } from "../../../src/domain/ledger/digestQueue.ts";
import type { Ledger } from "../../../src/domain/ledger/entry.ts";
import { leafTextIn } from "../../../src/domain/ledger/entryText.ts";
import { ledgerHeader, ledgerText, readLedgerText } from "../../../src/domain/ledger/ledgerText.ts";
import { checkStored, rootsOfQueue } from "../../../src/domain/ledger/storedLedger.ts";
import type { Json } from "../../../src/domain/shared/json.ts";
import { laneQueue } from "../../../src/hosts/lanes/laneQueue.ts";
import { runs, seed } from "../../soak.ts";
import { hashes, sha256 } from "../../support/sha256.ts";

const lanes = laneQueue(hashes);
if (!lanes) throw new RangeError("lanes: got none, want them in Node");
/** Each used for all ledgers here, one after another, whether they hold or are refused half-way. */
const queues: readonly DigestQueue[] = [oneByOne(hashes), lanes];

/** What the way by texts and entries comes to. */
const byEntries = (bytes: Uint8Array) => {
  const text = Buffer.from(bytes).toString("utf8");
  const read = Buffer.from(text).equals(bytes) ? readLedgerText(text) : null;
  if (!read?.ok || firstBadEntry(read.value, sha256)) return null;
  const { size, root, sm3 } = checkpointOf(read.value, "", null, hashes);
  return { size, root, sm3 };
};

/** Holds both queues to the way by entries. */
const same = (bytes: Uint8Array) => {
  const want = byEntries(bytes);
  for (const queue of queues) expect(rootsOfQueue(bytes, queue)).toEqual(want);
  // What is refused is found wrong by the other way too, or this throws.
  expect(checkStored(bytes, hashes, lanes).ok).toBe(want !== null);
  return want;
};

/** What an entry says of itself, and how many seconds after the one before. */
type Said = { readonly rows: readonly Json[]; readonly reason: string; readonly later: number };

const ledgerOf = (said: readonly Said[]): Ledger => {
  let second = 0;
  const deeds = said.map(({ rows, reason, later }, n) => {
    second += later;
    const time = new Date(Date.UTC(2026, 1, 28, 23, 59, second)).toISOString().replace(".000", "");
    const [before, after] = [n % 2 === 0 ? null : "a".repeat(64), "0".repeat(64)];
    return { time, actor: "公开办", action: "scores-set", subject: "scores", before, after, reason, rows };
  });
  return appendEntries([], deeds, sha256);
};

// Lines as characters of one byte each, so that bytes can be written that are no text.
const linesOf = (ledger: Ledger): readonly string[] =>
  Buffer.from(ledgerText(ledger)).toString("latin1").split("\n").slice(0, -1);
const bytesOf = (lines: readonly string[], end = "\n"): Uint8Array => Buffer.from(lines.join("\n") + end, "latin1");

/** A rewrite by somebody who knows how: the hash of each entry put right, its parent as well, or its number and rows too. */
const forged = (lines: readonly string[], how: "hashes" | "parents" | "all"): readonly string[] => {
  let [index, parent, rows]: [number, string, string[]] = [0, "null", []];
  return lines.map((line) => {
    if (line.startsWith("R")) rows.push(line.slice(1));
    if (!line.startsWith("E")) return line;
    const root = rootOfRows(rows.map(asText), sha256);
    const hung = how === "hashes" ? line : line.replace(/"parent":(?:null|"[0-9a-f]{64}")/u, `"parent":${parent}`);
    const counted = hung
      .replace(/"index":\d+/u, `"index":${index}`)
      .replace(/"count":\d+,"root":"[0-9a-f]{64}"/u, `"count":${rows.length},"root":"${root}"`);
    const open = how === "all" ? counted : hung;
    const hash = Buffer.from(sha256(Buffer.from(leafTextIn(open.slice(1)), "latin1"))).toString("hex");
    [index, parent, rows] = [index + 1, `"${hash}"`, []];
    return open.replace(/"hash":"[0-9a-f]{64}"/u, `"hash":"${hash}"`);
  });
};
const asText = (row: string): string => Buffer.from(row, "latin1").toString("utf8");

type Edit = (lines: string[], at: number, place: number) => void;

const inLine =
  (change: (line: string, place: number) => string): Edit =>
  (lines, at, place) => {
    const line = lines[at] ?? "";
    lines[at] = change(line, place % (line.length + 1));
  };
const instead = (pattern: RegExp, by: string): Edit => inLine((line) => line.replace(pattern, by));
const letters = Array.from('\0\t\n\r ",09ER\\af{\x80\xbf\xff');

const byteEdits: readonly Edit[] = [
  ...letters.map((letter) => inLine((line, place) => line.slice(0, place) + letter + line.slice(place + 1))),
  ...letters.map((letter) => inLine((line, place) => line.slice(0, place) + letter + line.slice(place))),
  inLine((line, place) => line.slice(0, place) + line.slice(place + 1)),
  inLine((line, place) => line.slice(0, place)),
  inLine((line) => `${line}\r`),
];
const lineEdits: readonly Edit[] = [
  ...["", "R", "E", "E{}", "R1", "R 1", "R\xef\xbb\xbf1", 'R"\xc3\xa9"', 'R"\xed\xa0\x80"', "R1e999", "R-0"].map(
    (other): Edit =>
      (lines, at) =>
        lines.splice(at, 1, other),
  ),
  ...["", "R1", "Rnull"].map(
    (other): Edit =>
      (lines, at) =>
        lines.splice(at + 1, 0, other),
  ),
];
const orderEdits: readonly Edit[] = [
  (lines, at) => lines.splice(at, 1),
  (lines, at) => lines.splice(at, 0, lines[at] ?? ""),
  (lines, at, place) => lines.splice(place % lines.length, 0, ...lines.splice(at, 1)),
  (lines, at) => lines.splice(at, 2, ...lines.slice(at, at + 2).toReversed()),
  (lines, at) => lines.splice(at),
];
const fieldEdits: readonly Edit[] = [
  ...["2026-02-28T23:59:00Z", "2026-02-29T00:00:00Z", "2028-02-29T00:00:00Z", "2026-03-01T24:00:00Z"].map((time) =>
    instead(/"time":"[^"]*"/u, `"time":"${time}"`),
  ),
  ...["2147483648", "4294967296", "999999999999999", "1000000000000000", "00", "-1", "1.0"].flatMap((number) => [
    instead(/"index":\d+/u, `"index":${number}`),
    instead(/"count":\d+/u, `"count":${number}`),
  ]),
  ...["null", `"${"f".repeat(64)}"`, `"${"F".repeat(64)}"`].flatMap((digest) => [
    instead(/"parent":(?:null|"[0-9a-f]*")/u, `"parent":${digest}`),
    instead(/"before":(?:null|"[0-9a-f]*")/u, `"before":${digest}`),
    instead(/"root":"[0-9a-f]*"/u, `"root":${digest}`),
  ]),
];

const edit = fc.oneof(...[byteEdits, lineEdits, orderEdits, fieldEdits].map((some) => fc.constantFrom(...some)));
const ways = fc.record({
  changes: fc.array(fc.record({ edit, at: fc.nat(), place: fc.nat({ max: 1 << 20 }) }), { maxLength: 3 }),
  by: fc.constantFrom(null, "hashes", "parents", "all"),
  end: fc.constantFrom("\n", "\n", "\n", "\n", "\n", "", "\r\n"),
});
type Way = typeof ways extends fc.Arbitrary<infer One> ? One : never;

/** A ledger's bytes after some changes, and perhaps a forger's work on them. */
const changed = (before: readonly string[], { changes, by, end }: Way): Uint8Array => {
  const lines = [...before];
  for (const { edit: make, at, place } of changes) if (lines.length > 0) make(lines, at % lines.length, place);
  // A change may have put line feeds in.
  const now = lines.join("\n").split("\n");
  return bytesOf(by === null ? now : forged(now, by), end);
};

describe("a stored ledger checked by its bytes, one queue for all", () => {
  it("holds, to the same roots, exactly where it holds by its texts: as written, changed, and changed and forged", () => {
    const reasons = fc.constantFrom("", "", "", "重新评分", '"\\\n\u0001é𠮷', "x".repeat(700), "长".repeat(22_000));
    const values = fc.constantFrom<Json>(1, null, "é考𠮷", { unit: "u1", score: 1.5 }, [], "y".repeat(5000));
    const said = fc.record({
      rows: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(values, { maxLength: 9 })),
      reason: reasons,
      later: fc.constantFrom(0, 0, 1, 40),
    });
    let [held, refused] = [0, 0];
    fc.assert(
      fc.property(fc.array(said, { maxLength: 12 }), ways, (some, way) => {
        if (same(changed(linesOf(ledgerOf(some)), way))) held++;
        else refused++;
      }),
      { seed, numRuns: runs(8000) },
    );
    expect(Math.min(held, refused)).toBeGreaterThan((held + refused) / 10);
  }, 600_000);

  it("holds so at the seams of its stretches too", () => {
    const some = Array.from({ length: 1030 }, (_, n) => ({
      ...{ rows: n % 200 === 23 ? [n, { n }] : [], reason: "", later: n % 3 === 0 ? 1 : 0 },
    }));
    const lines = linesOf(ledgerOf(some));
    const seam = lines.findIndex((line) => line.includes('"index":1023,')) - 2;
    fc.assert(
      fc.property(ways, (way) => {
        const near = way.changes.map((one) => ({ ...one, at: seam + (one.at % (lines.length - seam)) }));
        same(changed(lines, { ...way, changes: near }));
      }),
      { seed, numRuns: runs(400) },
    );
  }, 600_000);

  it("holds so with lines and rows beyond every room", () => {
    const none: Said = { rows: [], reason: "", later: 0 };
    const many = Array.from({ length: 5000 }, (_, n) => n);
    for (const some of [
      // An entry's line and a row longer than what is hashed four at a time, and than all the room for it.
      ...[65_200, 65_536, 1_100_000].flatMap((length): readonly Said[][] => [
        [none, { ...none, reason: "x".repeat(length) }, none],
        [none, { ...none, rows: [1, "x".repeat(length), 2] }, none],
      ]),
      [none, { ...none, rows: many }, none, { ...none, rows: [1] }, { ...none, rows: many.slice(0, 1025) }],
      [none],
      // Full to the last byte before a message that would fit in less.
      Array.from({ length: 40 }, (_, n) => ({
        ...none,
        reason: "z".repeat(60_000 + 17 * n),
        rows: ["w".repeat(30_000)],
      })),
    ]) {
      const lines = linesOf(ledgerOf(some));
      expect(same(bytesOf(lines))?.size).toBe(some.length);
      const bytes = bytesOf(lines);
      for (const part of [0.1, 0.9]) {
        const at = Math.floor(part * bytes.length);
        expect(same(bytes.map((byte, n) => (n === at ? byte ^ 1 : byte)))).toBeNull();
      }
      expect(same(bytesOf([...lines, "R1"]))).toBeNull();
      expect(same(bytesOf(lines, "\r\n"))).toBeNull();
    }
    expect(same(bytesOf([ledgerHeader]))?.size).toBe(0);
  }, 60_000);
});
