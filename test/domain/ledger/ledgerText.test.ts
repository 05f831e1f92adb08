import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { ledgerHeader, ledgerText, readLedgerText } from "../../../src/domain/ledger/ledgerText.ts";
import { leafTextOf, lineOf, readEntryLine } from "../../../src/domain/ledger/entryText.ts";
import { canonicalJson } from "../../../src/domain/shared/canonicalJson.ts";
import type { Json } from "../../../src/domain/shared/json.ts";
import { codesOf, refusalOf, valueOf } from "../../fixtures/issues.ts";
import { runs, seed } from "../../soak.ts";
import { ledgerOf } from "./ledgers.ts";

const ledger = ledgerOf([{ unit: "市教育局" }, "二\n三"], [], [["😀"]]);
const text = ledgerText(ledger);
const lines = text.split("\n");
const fault = (bad: string): string => {
  const [issue] = refusalOf(readLedgerText(bad));
  if (!issue) return "none";
  return `${codesOf([issue]).join("")} ${issue.place.kind === "entry" ? issue.place.index : ""} ${issue.data["line"] ?? ""}`.trim();
};
const withLine = (at: number, line: string) => lines.map((old, index) => (index === at ? line : old)).join("\n");

describe("a ledger's text", () => {
  it("has its header, then each block's rows and entry, a line each", () => {
    expect(lines.map((line) => line.slice(0, 2))).toEqual(["ka", "R{", 'R"', "E{", "E{", "R[", "E{", ""]);
    expect(lines[0]).toBe(ledgerHeader);
  });

  it("reads back equal", () => {
    expect(valueOf(readLedgerText(text))).toEqual(ledger);
    expect(valueOf(readLedgerText(ledgerText([])))).toEqual([]);
  });

  it("has entries in the canonical text of what they say, whatever that is", () => {
    const words = fc.string({ unit: "grapheme", minLength: 1 });
    fc.assert(
      fc.property(words, words, words, (actor, reason, subject) => {
        const [block] = ledgerOf([]);
        if (!block) throw new RangeError("a block: got none, want one");
        const { hash, ...open } = { ...block.entry, actor, reason, subject };
        expect(hash).toHaveLength(64);
        expect(leafTextOf(open)).toBe(`\u0000${canonicalJson(open)}`);
        const line = lineOf(leafTextOf(open), hash);
        for (const before of [null, block.entry]) expect(readEntryLine(line, before)).toEqual({ ...open, hash });
      }),
      { seed, numRuns: runs(1000) },
    );
  });

  it("reads back equal whatever its rows hold", () => {
    const json = fc.jsonValue() as fc.Arbitrary<Json>;
    fc.assert(
      fc.property(fc.array(fc.array(json, { maxLength: 3 }), { maxLength: 4 }), (rowLists) => {
        const written = ledgerText(ledgerOf(...rowLists));
        expect(ledgerText(valueOf(readLedgerText(written)))).toBe(written);
      }),
      { seed, numRuns: runs(1000) },
    );
  });

  it.each([
    ["is empty", "", "ledger-header 0"],
    ["has another header", text.replace("ledger/1", "ledger/2"), "ledger-header 0"],
    ["begins with a byte order mark", `\uFEFF${text}`, "ledger-header 0"],
    ["has Windows line ends", text.replaceAll("\n", "\r\n"), "ledger-header 0"],
    ["has no line feed at its end", text.slice(0, -1), "ledger-line 2 7"],
    ["has another character for the line feed at its end", `${text.slice(0, -1)}x`, "ledger-line 2 7"],
    ["is cut within an entry", text.slice(0, -20), "ledger-line 2 7"],
    ["is cut before an entry", lines.slice(0, 3).join("\n") + "\n", "ledger-line 0 4"],
    ["has a blank line", withLine(4, ""), "ledger-line 1 5"],
    ["has a line of another kind", withLine(4, `X${lines[4]?.slice(1) ?? ""}`), "ledger-line 1 5"],
    ["has a line that is no JSON", withLine(1, "R{unit}"), "ledger-line 0 2"],
    ["has a line that is not canonical", withLine(1, 'R{"unit": "市教育局"}'), "ledger-line 0 2"],
    ["has a key twice", withLine(1, 'R{"unit":"甲","unit":"乙"}'), "ledger-line 0 2"],
    ["has an entry that is none", withLine(3, "E{}"), "ledger-line 0 4"],
    ["has an entry that is null", withLine(3, "Enull"), "ledger-line 0 4"],
    ["has an entry with a field more", withLine(3, `E{"__proto__":1,${lines[3]?.slice(2) ?? ""}`), "ledger-line 0 4"],
    ["has half a character", withLine(1, String.raw`R"\ud800"`), "ledger-line 0 2"],
    ["has half a character as it is", withLine(1, 'R"\uD800"'), "ledger-line 0 2"],
    ["has a number beyond all numbers", withLine(1, "R1e999"), "ledger-line 0 2"],
    ["is nested without end", withLine(1, `R${"[".repeat(200_000)}${"]".repeat(200_000)}`), "ledger-line 0 2"],
    ["has rows at its end and no entry", `${text}R1\n`, "ledger-line 3 9"],
  ])("is refused where it %s", (_, bad, want) => {
    expect(fault(bad)).toBe(want);
  });

  it("is read or refused, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.json().map((one) => `R${one}`),
            fc.constantFrom(...lines),
          ),
        ),
        (some) => {
          const result = readLedgerText([ledgerHeader, ...some].join("\n"));
          expect(result.ok || result.issues.length === 1).toBe(true);
        },
      ),
      { seed, numRuns: runs(2000) },
    );
  });
});
