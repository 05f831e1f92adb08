import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { replay } from "../../src/app/replay.ts";
import { ledgerText, readLedgerText } from "../../src/domain/ledger/ledgerText.ts";
import { checkStored } from "../../src/domain/ledger/storedLedger.ts";
import { codesOf, valueOf } from "../fixtures/issues.ts";
import { publishedAssessment } from "../fixtures/smallAssessment.ts";
import { runs, seed } from "../soak.ts";
import { hashes, sha256 } from "../support/sha256.ts";

const assessment = publishedAssessment();
const bytes = new TextEncoder().encode(ledgerText(assessment.ledger));

/** One byte put in the place of another, put in, or taken out. */
const edit = fc.record({
  kind: fc.constantFrom("replace", "replace", "insert", "delete"),
  at: fc.nat({ max: bytes.length - 1 }),
  // Mostly what a person could type: digits and the marks of JSON among them.
  byte: fc.oneof(fc.integer({ min: 0x20, max: 0x7e }), fc.constant(0x0a), fc.nat({ max: 255 })),
});

type Edit = { readonly kind: string; readonly at: number; readonly byte: number };

const editedBytes = ({ kind, at, byte }: Edit): Uint8Array => {
  const fresh = kind === "delete" ? [] : [byte];
  const rest = kind === "insert" ? at : at + 1;
  return Uint8Array.from([...bytes.subarray(0, at), ...fresh, ...bytes.subarray(rest)]);
};

const edited = (edit: Edit): string => new TextDecoder().decode(editedBytes(edit));

const open = (text: string) => {
  const read = readLedgerText(text);
  return read.ok ? replay(read.value, sha256) : read;
};

describe("the stored ledger of a year", () => {
  it("opens as it was written", () => {
    expect(valueOf(open(new TextDecoder().decode(bytes)))).toEqual(assessment);
  });

  it("is refused after any edit of one byte, with the entry named", () => {
    const original = new TextDecoder().decode(bytes);
    fc.assert(
      fc.property(edit, (change) => {
        const text = edited(change);
        const opened = open(text);
        expect(opened.ok).toBe(text === original);
        if (!opened.ok) expect(opened.issues[0]?.place.kind).toBe("entry");
        const changed = editedBytes(change);
        const stored = checkStored(changed, hashes);
        expect(stored.ok).toBe(Buffer.compare(changed, bytes) === 0);
        if (!stored.ok) expect(stored.issues[0]?.place.kind).toBe("entry");
      }),
      { seed, numRuns: runs(10_000) },
    );
  }, 600_000);

  it("cut anywhere but after an entry is refused; cut there it is a shorter ledger, which only a checkpoint finds out", () => {
    const text = new TextDecoder().decode(bytes);
    const ends = new Set<number>();
    for (const match of text.matchAll(/^E.*\n/gmu)) ends.add(match.index + match[0].length);
    ends.add(text.indexOf("\n") + 1);
    fc.assert(
      fc.property(fc.nat({ max: text.length - 1 }), (at) => {
        expect(open(text.slice(0, at)).ok).toBe(ends.has(at));
      }),
      { seed, numRuns: runs(1000) },
    );
    for (const end of ends) expect(open(text.slice(0, end)).ok).toBe(true);
  });

  it("with two lines changed over, or one doubled or dropped, is refused", () => {
    const lines = new TextDecoder().decode(bytes).split("\n").slice(0, -1);
    const at = fc.nat({ max: lines.length - 1 });
    fc.assert(
      fc.property(at, at, fc.constantFrom("swap", "double", "drop"), (from, to, kind) => {
        const line = lines[from] ?? "";
        const other = lines[to] ?? "";
        fc.pre(kind !== "swap" || line !== other);
        fc.pre(kind !== "drop" || from < lines.length - 1);
        const changed =
          kind === "swap"
            ? lines.map((one, index) => (index === from ? other : index === to ? line : one))
            : lines.flatMap((one, index) => (index !== from ? [one] : kind === "drop" ? [] : [one, one]));
        const opened = open(changed.map((one) => `${one}\n`).join(""));
        expect(opened.ok).toBe(false);
        codesOf(opened.issues);
      }),
      { seed, numRuns: runs(1000) },
    );
  });
});
