import { bytesToHex } from "@noble/hashes/utils.js";
import { base64 } from "@scure/base";
import fc from "fast-check";
import { deflateSync } from "fflate";
import { describe, expect, it } from "vitest";

import { formIdentity, masterIdentity, readIdentity, sealOf, sealedEntries } from "../../src/workbook/identity.ts";
import type { SheetSnapshot } from "../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../fixtures/issues.ts";
import { withCell } from "../fixtures/memoryBook.ts";
import { runs, seed } from "../soak.ts";
import { sha256 } from "../support/sha256.ts";

const sheetFor = (text: string) => snapshotOfLayout(masterIdentity(text, sha256));
const read = (...sheets: readonly SheetSnapshot[]) => readIdentity(sheets, "考核.xlsx", sha256);
const master = (text: string) => ({ kind: "master", ledgerText: text });
/** So many UTF-16 units are packed together. */
const piece = 64_000;

describe("a master's identity", () => {
  it.each([
    ["an empty text", ""],
    ["a short text", "kaoping-ledger/1\n"],
    ["a text of exactly one piece", "x".repeat(piece)],
    ["a text of one piece and one letter", "x".repeat(piece + 1)],
    ["a character across the border", `${"x".repeat(piece - 1)}😀${"y".repeat(10)}`],
    ["a character right before the border", `${"x".repeat(piece - 2)}😀${"y".repeat(10)}`],
    ["a text of such characters only", "😀".repeat(40_000)],
    ["pieces that begin like formulas", `=1+1${"x".repeat(piece - 4)}'${"y".repeat(piece - 1)}=SUM(A1)`],
    ["spaces at both ends", ` ${"x".repeat(piece)} \n`],
  ])("gives %s back", (_, text) => {
    const sheet = sheetFor(text);
    expect(valueOf(read(sheet))).toEqual(master(text));
    for (const [, digest, chunk] of sheet.cells.slice(2)) {
      expect(String(chunk).length).toBeLessThan(32_000);
      expect(chunk).toMatch(/^(?:z[A-Za-z0-9+/=]+|\|(?!\p{Cs})[^]*(?<!\p{Cs}))$/u);
      expect(digest).toMatch(/^[0-9a-f]{64}$/u);
    }
  });

  it("gives any text back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.nat({ max: 400 }), (text, times) => {
        const long = text.repeat(times);
        expect(valueOf(read(sheetFor(long)))).toEqual(master(long));
      }),
      { seed, numRuns: runs(500) },
    );
  });

  it("is found beside any other sheets, and though rows below it are empty", () => {
    const sheet = sheetFor("kaoping-ledger/1\n");
    const padded = { ...sheet, cells: [...sheet.cells, [null, null, null], [null, "", null], []] };
    expect(valueOf(read({ name: "Sheet1", visibility: "visible", cells: [] }, padded)).kind).toBe("master");
  });

  const long = sheetFor("0123456789".repeat(30_000));
  it.each<[string, SheetSnapshot, number]>([
    ["a letter changed", withCell(long, 3, 2, String(long.cells[3]?.[2]).replace(/.=*$/u, "A")), 1],
    ["a digest changed", withCell(long, 2, 1, "0".repeat(64)), 0],
    ["its first piece removed", { ...long, cells: long.cells.filter((_, row) => row !== 2) }, 0],
    ["a middle piece removed", { ...long, cells: long.cells.filter((_, row) => row !== 4) }, 2],
    [
      "a middle piece emptied",
      { ...long, cells: long.cells.map((row, at) => (at === 4 ? [null, null, null] : row)) },
      2,
    ],
    [
      "two pieces changed over",
      { ...long, cells: [2, 3].reduce((rows, at) => rows.with(at, long.cells[5 - at] ?? []), [...long.cells]) },
      0,
    ],
    ["a piece that is a number", withCell(long, 2, 2, 5), 0],
    ["a piece doubled", { ...long, cells: [...long.cells, ...long.cells.slice(-1)] }, long.cells.length - 2],
  ])("with %s is refused, the piece named", (_, sheet, chunk) => {
    const issues = refusalOf(read(sheet));
    expect(codesOf(issues)).toEqual(["ledger-chunk"]);
    expect(issues[0]?.data).toEqual({ chunk });
  });
});

describe("what is kept of a ledger", () => {
  const digest = (text: string): string => bytesToHex(sha256(new TextEncoder().encode(text)));

  it("is a small part of its length: its lines are alike", () => {
    const line = (row: number): string =>
      `R{"criterion":"c${row % 40}","reason":"","reviewer":"r${row % 6}","value":"${row}"}\n`;
    const text = Array.from({ length: 5000 }, (_, row) => line(row)).join("");
    const kept = sheetFor(text).cells.flat().map(String).join("").length;
    expect(kept).toBeLessThan(text.length / 8);
  });

  it("changes in its last piece alone where the ledger grows", () => {
    const text = "0123456789".repeat(20_000);
    const [before, after] = [sheetFor(text), sheetFor(`${text}more`)];
    expect(after.cells.slice(0, -1)).toEqual(before.cells.slice(0, -1));
  });

  it("is read as it was kept before it was packed", () => {
    const text = "kaoping-ledger/1\n";
    const cells = [["kaoping-master/1"], ["chunk", "sha256", "text"], [0, digest(text), `|${text}`]];
    const old: SheetSnapshot = { name: "_kaoping", visibility: "veryHidden", cells };
    expect(valueOf(read(old))).toEqual(master(text));
    expect(sealedEntries(old, sealOf(3, "0".repeat(64)))).toBeNull();
  });

  it("fills no more room than a piece has, whatever a cell claims to hold", () => {
    const bomb = `z${base64.encode(deflateSync(new Uint8Array(50_000_000)))}`;
    const sheet = withCell(sheetFor("kaoping-ledger/1\n"), 2, 2, bomb);
    expect(refusedCodes(read(sheet))).toEqual(["ledger-chunk"]);
  });

  it("says up to which entry everything was written", () => {
    const hash = "ab".repeat(32);
    const sheet = snapshotOfLayout(masterIdentity("kaoping-ledger/1\n", sha256, "", sealOf(4, hash)));
    expect(sealedEntries(sheet, sealOf(4, hash))).toBeNull();
    expect(sealedEntries(sheet, sealOf(6, "cd".repeat(32)))).toBe(4);
    expect(sealedEntries(withCell(sheet, 2, 3, null), sealOf(4, hash))).toBe(0);
  });
});

describe("a form's identity", () => {
  it("gives unit and form back", () => {
    expect(
      valueOf(
        read(
          snapshotOfLayout(
            formIdentity({ unit: "jyj", form: "0123456789abcdef", year: 2026, layout: "fedcba9876543210" }),
          ),
        ),
      ),
    ).toEqual({
      kind: "form",
      unit: "jyj",
      form: "0123456789abcdef",
      year: 2026,
      layout: "fedcba9876543210",
    });
  });

  it("that is emptied is unknown", () => {
    expect(
      refusedCodes(
        read(withCell(snapshotOfLayout(formIdentity({ unit: "jyj", form: "f", year: 2026, layout: "l" })), 2, 1, null)),
      ),
    ).toEqual(["book-unknown"]);
  });
});

describe("what is none of ours", () => {
  it.each<[string, readonly SheetSnapshot[]]>([
    ["no sheet", []],
    ["other sheets", [{ name: "Sheet1", visibility: "visible", cells: [["kaoping-master/1"]] }]],
    ["an empty sheet of the name", [{ name: "_kaoping", visibility: "veryHidden", cells: [] }]],
    ["another mark", [{ name: "_kaoping", visibility: "veryHidden", cells: [["kaoping-master/3"]] }]],
    ["a number for a mark", [{ name: "_kaoping", visibility: "veryHidden", cells: [[1]] }]],
  ])("such as %s is unknown", (_, sheets) => {
    expect(refusedCodes(read(...sheets))).toEqual(["book-unknown"]);
  });
});
