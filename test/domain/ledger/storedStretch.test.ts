import { describe, expect, it } from "vitest";

import { appendEntries, hashOfEntry } from "../../../src/domain/ledger/appendEntry.ts";
import { checkpointOf } from "../../../src/domain/ledger/checkpoint.ts";
import { digestOfText, type Hashes } from "../../../src/domain/ledger/digest.ts";
import { oneByOne } from "../../../src/domain/ledger/digestQueue.ts";
import type { Ledger } from "../../../src/domain/ledger/entry.ts";
import { leafTextIn } from "../../../src/domain/ledger/entryText.ts";
import { ledgerHeader, ledgerText } from "../../../src/domain/ledger/ledgerText.ts";
import { checkStored, joinStretches, rootsOfQueue, stretchesOf } from "../../../src/domain/ledger/storedLedger.ts";
import { checkStretch, type StoredStretch } from "../../../src/domain/ledger/storedStretch.ts";
import type { Json } from "../../../src/domain/shared/json.ts";
import { hashes, sha256 } from "../../support/sha256.ts";
import { rehashed, tampered } from "./ledgers.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const timeAt = (second: number): string =>
  new Date(Date.UTC(2026, 10, 22, 8, 0, second)).toISOString().replace(".000", "");

/** A ledger of as many entries as row lists, a second apart. */
const ledgerOf = (rowLists: readonly (readonly Json[])[], reason = ""): Ledger =>
  appendEntries(
    [],
    rowLists.map((rows, at) => ({
      ...{ time: timeAt(at), actor: "公开办", action: "scores-set", subject: "scores", reason, rows },
      ...{ before: at % 2 === 0 ? null : "a".repeat(64), after: "0".repeat(64) },
    })),
    sha256,
  );

const rootsOfStored = (bytes: Uint8Array, by: Hashes) => rootsOfQueue(bytes, oneByOne(by));

/** As it is stored and the hash of each entry put right: nothing but the form can be wrong. */
const righted = (text: string): string =>
  text.replace(/^E.*$/gmu, (line) =>
    line.replace(/"hash":"[0-9a-f]{64}"/u, `"hash":"${digestOfText(leafTextIn(line.slice(1)), sha256)}"`),
  );

describe("a line of a stored ledger", () => {
  it("may have rows and reasons longer than any before, and the next be shorter again", () => {
    const long = ["x".repeat(5000), "y", "z".repeat(20_000), ""];
    const ledger = ledgerOf(long.map((said) => [said, said]));
    const { size, root, sm3 } = checkpointOf(ledger, "", null, hashes);
    expect(rootsOfStored(bytesOf(ledgerText(ledger)), hashes)).toEqual({ size, root, sm3 });
    const reasons = long.map((reason) => ledgerOf([[1]], reason));
    for (const own of reasons) expect(rootsOfStored(bytesOf(ledgerText(own)), hashes)).not.toBeNull();
  });

  it("says how many rows stand before it, no more and no fewer", () => {
    const rows = Array.from({ length: 12 }, (_, n) => n);
    const many = ledgerText(ledgerOf([rows, [], [1]]));
    expect(rootsOfStored(bytesOf(many), hashes)?.size).toBe(3);
    for (const other of [1, 2, 11, 13, 112]) {
      const said = righted(many.replace('"count":12', `"count":${String(other)}`));
      expect(rootsOfStored(bytesOf(said), hashes)).toBeNull();
    }
    expect(rootsOfStored(bytesOf(many.replace("R11\n", "")), hashes)).toBeNull();
    expect(rootsOfStored(bytesOf(many.replace("R11\n", "R11\nR11\n")), hashes)).toBeNull();
    expect(rootsOfStored(bytesOf(many.replace("R11\n", "R12\n")), hashes)).toBeNull();
  });
});

describe("the stretches of a stored ledger", () => {
  const ledger = ledgerOf(Array.from({ length: 2050 }, (_, at) => (at % 500 === 7 ? [at, { at }] : [])));
  const bytes = bytesOf(ledgerText(ledger));
  const queue = oneByOne(hashes);
  const stretches = (stretchesOf(bytes) ?? []).map((one): StoredStretch => {
    const stretch = checkStretch(one, queue);
    if (!stretch) throw new RangeError("a stretch: got none, want one that holds");
    return stretch;
  });
  const roots = (some: Ledger) => rootsOfStored(bytesOf(ledgerText(some)), hashes);
  const rootsByEntries = (some: Ledger) => {
    const { size, root, sm3 } = checkpointOf(some, "", null, hashes);
    return { size, root, sm3 };
  };

  it("have 1024 entries each, but for the last, and come to the roots over all entries", () => {
    expect(stretches.map(({ first, size }) => [first, size])).toEqual([
      [0, 1024],
      [1024, 1024],
      [2048, 2],
    ]);
    expect(stretches.map(({ parent }) => parent)).toEqual([null, ledger[1023]?.entry.hash, ledger[2047]?.entry.hash]);
    expect(stretches.map(({ from, until }) => [from, until])).toEqual([
      [timeAt(0), timeAt(1023)],
      [timeAt(1024), timeAt(2047)],
      [timeAt(2048), timeAt(2049)],
    ]);
    expect(joinStretches(stretches, queue)).toEqual(rootsByEntries(ledger));
    expect(joinStretches(stretches.slice(0, 2), queue)).toEqual(rootsByEntries(ledger.slice(0, 2048)));
    expect(joinStretches(stretches.slice(0, 1), queue)).toEqual(rootsByEntries(ledger.slice(0, 1024)));
    for (const size of [1023, 1024, 1025, 2048])
      expect(stretchesOf(bytesOf(ledgerText(ledger.slice(0, size))))).toHaveLength(Math.ceil(size / 1024));
    for (const size of [1023, 1025])
      expect(roots(ledger.slice(0, size))).toEqual(rootsByEntries(ledger.slice(0, size)));
  });

  it("of an empty ledger are none, and of what is no ledger null", () => {
    expect(stretchesOf(bytesOf(`${ledgerHeader}\n`))).toEqual([]);
    expect(roots([])).toEqual(rootsByEntries([]));
    for (const text of ["", "\n", ledgerHeader, `${ledgerHeader} \n`, `x${ledgerHeader}\n`, `${ledgerHeader}\nE{}`]) {
      expect(stretchesOf(bytesOf(text))).toBeNull();
      expect(rootsOfStored(bytesOf(text), hashes)).toBeNull();
    }
    expect(rootsOfStored(bytesOf(`${ledgerHeader}\nR1\n`), hashes)).toBeNull();
  });

  it("do not join in another order, with one left out or doubled, or behind a shorter one", () => {
    const [first, second, third] = stretches;
    if (!first || !second || !third) throw new RangeError("stretches: got fewer, want three");
    const join = (...some: readonly StoredStretch[]) => joinStretches(some, queue);
    for (const some of [
      [second, first, third],
      [first, third],
      [second, third],
      [first, first, second],
      [first, { ...second, first: 1025 }],
      [first, { ...second, parent: null }],
      [first, { ...second, parent: first.root.toString() }],
      [{ ...first, parent: first.last }],
      [{ ...first, first: 1 }],
      [
        { ...first, size: 1023 },
        { ...second, first: 1023 },
      ],
      [first, { ...second, from: timeAt(1022) }],
    ]) {
      expect(join(...some)).toBeNull();
    }
    expect(join(first, second)?.size).toBe(2048);
    // In the same second, as imports come.
    expect(join(first, { ...second, from: first.until })?.size).toBe(2048);
  });

  it("are refused where an entry at their edge hangs on another, is earlier, or is counted otherwise", () => {
    const linesOf = (some: Ledger): string => ledgerText(some).slice(ledgerHeader.length + 1);
    /** The last stretch of the ledger up to an entry by itself, then behind those before it. */
    const lastHolds = (at: number, first: string, bad: Ledger): boolean => {
      const last = checkStretch(bytesOf(first + linesOf(bad.slice(at, at + 1))), queue);
      return last !== null && joinStretches([...stretches.slice(0, Math.floor(at / 1024)), last], queue) !== null;
    };
    for (const at of [1, 1023, 1024, 1025, 2048]) {
      const first = linesOf(ledger.slice(at - (at % 1024), at));
      expect(lastHolds(at, first, ledger)).toBe(true);
      for (const change of [
        { parent: null },
        { parent: "f".repeat(64) },
        { index: at + 1 },
        { time: timeAt(at - 2) },
        { time: `2026-11-31${timeAt(at).slice(10)}` },
      ]) {
        const bad = tampered(ledger, at, (block) => rehashed(block, change));
        expect(lastHolds(at, first, bad), `${String(at)} ${JSON.stringify(change)}`).toBe(false);
      }
    }
    for (const at of [1023, 1024]) {
      const bad = tampered(ledger, at, (block) => rehashed(block, { parent: "f".repeat(64) }));
      expect(roots(bad.slice(0, at + 1))).toBeNull();
    }
    const odd = tampered(ledger, 0, (block) => rehashed(block, { time: "2026-02-30T08:00:00Z" }));
    expect(roots(odd.slice(0, 1))).toBeNull();
  });

  it("are refused where an entry's hash or the root of its rows says otherwise in any digit", () => {
    const some = ledger.slice(0, 9);
    const text = ledgerText(some);
    const rooted = some[7]?.entry;
    if (!rooted) throw new RangeError("an entry: got none, want one with rows");
    for (let digit = 0; digit < 64; digit++) {
      const other = (hex: string): string =>
        hex.slice(0, digit) + (hex[digit] === "0" ? "1" : "0") + hex.slice(digit + 1);
      const last = some[8]?.entry.hash ?? "";
      expect(rootsOfStored(bytesOf(text.replace(`"hash":"${last}`, `"hash":"${other(last)}`)), hashes)).toBeNull();
      const rows = { count: 2, root: other(rooted.rows.root) };
      const { hash, ...open } = { ...rooted, rows };
      expect(hash).toHaveLength(64);
      const bad = [
        ...some.slice(0, 7),
        { rows: some[7]?.rows ?? [], entry: { ...open, hash: hashOfEntry(open, sha256) } },
      ];
      expect(roots(bad)).toBeNull();
      const none = { count: 0, root: other(some[0]?.entry.rows.root ?? "") };
      expect(roots(tampered(some.slice(0, 1), 0, (block) => rehashed(block, { rows: none })))).toBeNull();
    }
  });
});

describe("what is wrong with a stored ledger", () => {
  it("is said of the last line too, which may not be ended", () => {
    const text = ledgerText(ledgerOf([[], []]));
    const broken = Buffer.concat([Buffer.from(text), Buffer.from('E"', "latin1"), Buffer.from([0xff])]);
    const result = checkStored(broken, hashes);
    expect(result.issues.map(({ code, place }) => [code, place])).toEqual([
      ["ledger-line", { kind: "entry", index: 2 }],
    ]);
  });
});
