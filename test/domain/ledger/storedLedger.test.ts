import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { linesOf } from "../../../src/domain/ledger/blockLines.ts";
import { firstBadEntry } from "../../../src/domain/ledger/checkLedger.ts";
import { checkpointOf } from "../../../src/domain/ledger/checkpoint.ts";
import { digestOfText } from "../../../src/domain/ledger/digest.ts";
import { leafTextIn } from "../../../src/domain/ledger/entryText.ts";
import { ledgerHeader, ledgerText, readLedgerText } from "../../../src/domain/ledger/ledgerText.ts";
import { checkStored } from "../../../src/domain/ledger/storedLedger.ts";
import { hashBy } from "../../../src/main/nodeHash.ts";
import { refusalOf, valueOf } from "../../fixtures/issues.ts";
import { runs, seed } from "../../soak.ts";
import { hashes } from "../../support/sha256.ts";
import { ledgerOf, rehashed, tampered } from "./ledgers.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (...bytes: readonly number[]): string => String.fromCharCode(...bytes);

const never = (): never => {
  throw new RangeError("a ledger: got none, want one entry");
};

/** What the way by texts and entries says of the same ledger. */
const slowly = (text: string) => {
  const read = readLedgerText(text);
  if (!read.ok) return false;
  return firstBadEntry(read.value, hashes.sha256) === null && checkpointOf(read.value, "", null, hashes);
};

describe("a stored ledger that is checked byte by byte", () => {
  const rows = [{ unit: "市财政局" }, { unit: "a\n\u0001𠮷", points: "1.5" }];
  const ledger = ledgerOf(rows, [], [{ unit: "b" }], []);

  it("comes to the roots that the entries read from it come to, by any make of hash", () => {
    for (const some of [[], ledger.slice(0, 1), ledger]) {
      const { size, root, sm3 } = checkpointOf(some, "", null, hashes);
      const bytes = bytesOf(ledgerText(some));
      expect(valueOf(checkStored(bytes, hashes))).toEqual({ size, root, sm3 });
      const own = { sha256: hashBy("sha256"), sm3: hashBy("sm3") };
      expect(valueOf(checkStored(bytes, own))).toEqual({ size, root, sm3 });
    }
  });

  it("names the same fault as the entries read from it", () => {
    const faults = [
      tampered(ledger, 1, (block) => rehashed(block, { parent: null })),
      tampered(ledger, 2, (block) => rehashed(block, { time: "2026-11-22T07:00:00Z" })),
      tampered(ledger, 1, (block) => rehashed(block, { index: 7 })),
      tampered(ledger, 0, (block) => ({ ...block, rows: [] })),
      tampered(ledger, 3, ({ rows: own, entry }) => ({ rows: own, entry: { ...entry, reason: "改" } })),
      [...ledger.slice(0, 2), ...ledger.slice(1)],
      ledger.slice(1),
    ];
    for (const bad of faults) {
      expect(refusalOf(checkStored(bytesOf(ledgerText(bad)), hashes))).toEqual([firstBadEntry(bad, hashes.sha256)]);
    }
  });

  it("says yes and no where the way by texts does, whatever is written into a string of an entry", () => {
    const [first] = ledgerOf([]);
    const line = linesOf(first ?? never()).entry;
    const pieces = fc.constantFrom(
      ...[
        "\\",
        '"',
        "\n",
        "\t",
        "\u0000",
        "\u007f",
        "\\n",
        '\\"',
        "\\u000a",
        "\\u0001",
        "\\u001F",
        "\\u001f",
        "\\/",
        "é",
        "考",
        "𠮷",
      ],
    );
    const verdicts = new Set<boolean>();
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 4 }), (parts) => {
        const said = line.replace('"reason":""', () => `"reason":"${parts.join("")}"`);
        // Its hash is put right, so that nothing but the form can be wrong.
        const right = said.replace(/"hash":"\w+"/u, `"hash":"${digestOfText(leafTextIn(said), hashes.sha256)}"`);
        const text = `${ledgerHeader}\nE${right}\n`;
        const { ok } = checkStored(bytesOf(text), hashes);
        expect(ok).toBe(slowly(text) !== false);
        verdicts.add(ok);
      }),
      { seed, numRuns: runs(2000) },
    );
    expect(verdicts.size).toBe(2);
  });

  it("refuses bytes that are no UTF-8, at the entry where they stand, in an entry and in a row", () => {
    const wrong = [
      ...[
        latin(0x80),
        latin(0xc0, 0x80),
        latin(0xc3),
        latin(0xe0, 0x80, 0x80),
        latin(0xed, 0xa0, 0x80),
        latin(0xe8, 0x80),
      ],
      ...[latin(0xf0, 0x80, 0x80, 0x80), latin(0xf4, 0x90, 0x80, 0x80), latin(0xf5, 0x80, 0x80, 0x80), latin(0xff)],
    ];
    const text = Buffer.from(ledgerText(ledger)).toString("latin1");
    for (const bytes of wrong) {
      const inEntry = text.replace('"reason":""', `"reason":"${bytes}"`);
      const inRow = text.replace('R{"unit":"b"', `R{"unit":"${bytes}"`);
      for (const [said, index] of [
        [inEntry, 0],
        [inRow, 2],
      ] as const) {
        const [issue] = refusalOf(checkStored(Buffer.from(said, "latin1"), hashes));
        expect(issue).toMatchObject({ code: "ledger-line", place: { kind: "entry", index } });
      }
    }
    const unended = Buffer.from(`${text.slice(0, -1)}${latin(0x80)}`, "latin1");
    expect(refusalOf(checkStored(unended, hashes))).toMatchObject([{ place: { kind: "entry", index: 3 } }]);
  });

  it("refuses one that is not ended, has no header, or has rows without an entry", () => {
    const text = ledgerText(ledger);
    for (const bad of [
      "",
      ledgerHeader,
      text.slice(0, -1),
      text.slice(1),
      `${text}R{}\n`,
      `${text}\n`,
      `\ufeff${text}`,
    ]) {
      expect(checkStored(bytesOf(bad), hashes).ok).toBe(false);
      expect(slowly(bad)).toBe(false);
    }
  });
});
