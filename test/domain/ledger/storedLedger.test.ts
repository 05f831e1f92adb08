import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { linesOf } from "../../../src/domain/ledger/blockLines.ts";
import { firstBadEntry } from "../../../src/domain/ledger/checkLedger.ts";
import { checkpointOf } from "../../../src/domain/ledger/checkpoint.ts";
import { digestOfText } from "../../../src/domain/ledger/digest.ts";
import { leafTextIn } from "../../../src/domain/ledger/entryText.ts";
import { ledgerHeader, ledgerText, readLedgerText } from "../../../src/domain/ledger/ledgerText.ts";
import { checkStored, storedText } from "../../../src/domain/ledger/storedLedger.ts";
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

  /** The ledger's first entry with some bytes as its reason, and the hash that its own bytes come to. */
  const forged = (reason: string): Uint8Array => {
    const [block] = ledgerOf([]);
    const line = Buffer.from(linesOf(block ?? never()).entry)
      .toString("latin1")
      .replace('"reason":""', () => `"reason":"${reason}"`);
    const leaf = line.replace(/,"hash":"\w+"/u, "");
    const digest = Buffer.from(hashes.sha256(Buffer.from(`\u0000${leaf}`, "latin1"))).toString("hex");
    const right = line.replace(/"hash":"\w+"/u, `"hash":"${digest}"`);
    return Buffer.from(`${ledgerHeader}\nE${right}\n`, "latin1");
  };

  // RFC 3629 section 4: the first and last of each length, and what lies just beside them.
  it("takes every character of UTF-8 and nothing else, even where whoever wrote it put the hash right", () => {
    const whole = [
      ...[[0x7f], [0xc2, 0x80], [0xdf, 0xbf], [0xe0, 0xa0, 0x80], [0xe0, 0xbf, 0xbf], [0xe1, 0x80, 0x80]],
      ...[
        [0xec, 0xbf, 0xbf],
        [0xed, 0x80, 0x80],
        [0xed, 0x9f, 0xbf],
        [0xee, 0x80, 0x80],
        [0xef, 0xbf, 0xbf],
      ],
      ...[
        [0xf0, 0x90, 0x80, 0x80],
        [0xf0, 0xbf, 0xbf, 0xbf],
        [0xf1, 0x80, 0x80, 0x80],
        [0xf3, 0xbf, 0xbf, 0xbf],
      ],
      ...[
        [0xf4, 0x80, 0x80, 0x80],
        [0xf4, 0x8f, 0xbf, 0xbf],
      ],
    ];
    const none = [
      ...[
        [0x80],
        [0xbf],
        [0xc0, 0x80],
        [0xc0, 0x80, 0x80],
        [0xc1, 0xbf],
        [0xc1, 0x80, 0x80, 0x80],
        [0x80, 0x80],
        [0xc2],
        [0xc2, 0x7f],
        [0xc2, 0xc0],
        [0xdf, 0xc0],
      ],
      ...[
        [0xe0, 0x9f, 0xbf],
        [0xe0, 0x80, 0x80],
        [0xe0, 0xa0, 0x7f],
        [0xe1, 0x7f, 0x80],
        [0xe1, 0x80, 0xc0],
        [0xe1, 0x80],
      ],
      ...[
        [0xe1, 0xc0, 0x80],
        [0xed, 0xa0, 0x80],
        [0xed, 0xbf, 0xbf],
        [0xef, 0xc0, 0x80],
        [0xef, 0xbf, 0xc0],
        [0xef],
        [0xe0, 0xa0],
        [0xf0, 0x90, 0x80],
      ],
      ...[
        [0xf0, 0x8f, 0xbf, 0xbf],
        [0xf0, 0x80, 0x80, 0x80],
        [0xf0, 0x90, 0x7f, 0x80],
        [0xf0, 0x90, 0x80, 0xc0],
      ],
      ...[
        [0xf1, 0x7f, 0x80, 0x80],
        [0xf1, 0xc0, 0x80, 0x80],
        [0xf1, 0x80, 0xc0, 0x80],
        [0xf1, 0x80, 0x80, 0x7f],
      ],
      ...[[0xf1, 0x80, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xf4, 0xbf, 0xbf, 0xbf], [0xf5, 0x80, 0x80, 0x80], [0xff]],
    ];
    for (const [wanted, all] of [
      [true, whole],
      [false, none],
    ] as const) {
      for (const bytes of all) {
        expect(checkStored(forged(latin(...bytes)), hashes).ok, bytes.map((one) => one.toString(16)).join(" ")).toBe(
          wanted,
        );
      }
    }
  });

  it("takes entries of one second, as an import makes them", () => {
    const [first = never(), second = never()] = ledgerOf([], []);
    const same = [first, rehashed(second, { time: first.entry.time })];
    expect(checkStored(bytesOf(ledgerText(same)), hashes).ok).toBe(true);
    expect(firstBadEntry(same, hashes.sha256)).toBeNull();
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

describe("the text of a ledger that lies beside a workbook", () => {
  const text = ledgerText(ledgerOf([{ unit: "市财政局" }], []));
  const bytes = bytesOf(text);
  const faultOf = (damaged: Uint8Array) =>
    refusalOf(readLedgerText(storedText(damaged))).map(({ code, place, data }) => [code, place, data]);

  it("is that of its bytes where they are whole", () => {
    for (const whole of [text, "", "\n", text.slice(0, -1)]) expect(storedText(bytesOf(whole))).toBe(whole);
  });

  it("ends in a line that is not ended where a machine stopped within a character", () => {
    const at = bytes.indexOf(0xe5, bytes.lastIndexOf(0x0a, -2));
    const stopped = storedText(bytes.subarray(0, at + 2));
    const lines = text.split("\n");
    expect(stopped).toBe(`${lines.slice(0, 3).join("\n")}\n?`);
    expect(faultOf(bytes.subarray(0, at + 2))).toEqual([["ledger-line", { kind: "entry", index: 1 }, { line: 4 }]]);
    expect(storedText(bytes.subarray(0, bytes.indexOf(0xe5) + 1))).toBe(`${ledgerHeader}\n?`);
    expect(storedText(Uint8Array.of(0xe5))).toBe("?");
  });

  it("has a line that no ledger has, and is ended, where a line before the last is no UTF-8", () => {
    const damaged = bytes.with(bytes.indexOf(0xe5) + 1, 0xff);
    expect(storedText(damaged)).toBe(`${ledgerHeader}\n?\nE?\n`);
    expect(faultOf(damaged)).toEqual([["ledger-line", { kind: "entry", index: 0 }, { line: 2 }]]);
    // The last line too, where it is ended: nothing stopped there.
    const last = bytes.with(bytes.lastIndexOf(0xe5) + 1, 0xff);
    expect(storedText(last)).toBe(`${text.split("\n").slice(0, 3).join("\n")}\n?\nE?\n`);
  });
});
