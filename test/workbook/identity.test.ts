import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { formIdentity, masterIdentity, readIdentity } from "../../src/workbook/identity.ts";
import type { SheetSnapshot } from "../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../src/workbook/snapshotOfLayout.ts";
import { codesOf, refusalOf, refusedCodes, valueOf } from "../fixtures/issues.ts";
import { withCell } from "../fixtures/memoryBook.ts";
import { runs, seed } from "../soak.ts";
import { sha256 } from "../support/sha256.ts";

const sheetFor = (text: string) => snapshotOfLayout(masterIdentity(text, sha256));
const read = (...sheets: readonly SheetSnapshot[]) => readIdentity(sheets, "考核.xlsx", sha256);
const master = (text: string) => ({ kind: "master", ledgerText: text });
/** One piece holds 31,990 UTF-16 units. */
const piece = 31_990;

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
      expect(chunk).toMatch(/^\|(?!\p{Cs})[^]*(?<!\p{Cs})$/u);
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

  const long = sheetFor("0123456789".repeat(10_000));
  it.each<[string, SheetSnapshot, number]>([
    ["a letter changed", withCell(long, 3, 2, String(long.cells[3]?.[2]).replace("5", "6")), 1],
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

describe("a form's identity", () => {
  it("gives unit and form back", () => {
    expect(valueOf(read(snapshotOfLayout(formIdentity("jyj", "0123456789abcdef"))))).toEqual({
      kind: "form",
      unit: "jyj",
      form: "0123456789abcdef",
    });
  });

  it("that is emptied is unknown", () => {
    expect(refusedCodes(read(withCell(snapshotOfLayout(formIdentity("jyj", "f")), 2, 1, null)))).toEqual([
      "book-unknown",
    ]);
  });
});

describe("what is none of ours", () => {
  it.each<[string, readonly SheetSnapshot[]]>([
    ["no sheet", []],
    ["other sheets", [{ name: "Sheet1", visibility: "visible", cells: [["kaoping-master/1"]] }]],
    ["an empty sheet of the name", [{ name: "_kaoping", visibility: "veryHidden", cells: [] }]],
    ["another mark", [{ name: "_kaoping", visibility: "veryHidden", cells: [["kaoping-master/2"]] }]],
    ["a number for a mark", [{ name: "_kaoping", visibility: "veryHidden", cells: [[1]] }]],
  ])("such as %s is unknown", (_, sheets) => {
    expect(refusedCodes(read(...sheets))).toEqual(["book-unknown"]);
  });
});
