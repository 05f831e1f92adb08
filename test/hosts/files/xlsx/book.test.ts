import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, it, vi } from "vitest";

import { readBook } from "../../../../src/hosts/files/xlsx/readBook.ts";
import { writeBook } from "../../../../src/hosts/files/xlsx/writeBook.ts";
import type { SheetLayout } from "../../../../src/workbook/sheetLayout.ts";
import { snapshotOfLayout } from "../../../../src/workbook/snapshotOfLayout.ts";
import { hasLibreOffice, libreOfficeNote, resave } from "../../../support/libreOffice.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";
import { runs, seed } from "../../../soak.ts";

const at = "2026-11-22T08:30:00Z";

const sheetOf = (rows: readonly (readonly (string | number | null)[])[], name = "表"): SheetLayout => ({
  name,
  visibility: "visible",
  title: "标题",
  lines: [],
  landscape: false,
  table: {
    name: "kp_test",
    columns: [
      { header: "文", width: 20, kind: "text" },
      { header: "数", width: 10, kind: "number" },
    ],
    rows,
  },
});

/** What stands in the cells, without the empty cells and rows at the end, which no file keeps. */
const filled = (cells: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] => {
  const rows = cells.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null) + 1));
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
};

const codesOf = (bytes: Uint8Array) => readBook(bytes, "f.xlsx").issues.map(({ code }) => code);

describe("a workbook file", () => {
  it("is read back as it was laid out", () => {
    const odd = [
      "=1+1",
      "'撇",
      "_x0041_",
      "a\nb",
      "tab\there",
      " 前后 ",
      '<&>"',
      "𠮷野家",
      "\u0001\u007f",
      "007",
      "1-2",
    ];
    const layout = sheetOf(odd.map((text, index) => [text, index / 3]));
    const read = readBook(writeBook([layout], at), "f.xlsx");
    expect(read.ok && filled(read.value[0]?.cells ?? [])).toEqual(filled(snapshotOfLayout(layout).cells));
  });

  it("is read back as it was laid out, whatever stands in its cells", () => {
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
    const row = fc.tuple(
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => (x === 0 ? 0 : x)),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
        const layout = sheetOf(rows);
        const read = readBook(writeBook([layout], at), "f.xlsx");
        expect(read.ok && filled(read.value[0]?.cells ?? [])).toEqual(filled(snapshotOfLayout(layout).cells));
      }),
      { seed, numRuns: runs(500) },
    );
  });

  it("keeps what is hidden hidden", () => {
    const hidden: SheetLayout = { ...sheetOf([["x", 1]], "_kaoping"), visibility: "veryHidden" };
    const read = readBook(writeBook([sheetOf([["y", 2]]), hidden], at), "f.xlsx");
    expect(read.ok && read.value.map(({ name, visibility }) => [name, visibility])).toEqual([
      ["表", "visible"],
      ["_kaoping", "veryHidden"],
    ]);
  });

  it("comes out the same, byte for byte, for the same sheets", () => {
    const layout = [sheetOf([["x", 1]])];
    const one = writeBook(layout, at);
    vi.setSystemTime("2031-01-01T00:00:00Z");
    const two = writeBook(layout, at);
    vi.useRealTimers();
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
  });

  it.each([
    ["nothing", new Uint8Array(0), "file-empty"],
    ["a text", new TextEncoder().encode("单位,得分"), "book-not-xlsx"],
    ["a picture", new Uint8Array(readFileSync("assets/icon-16.png")), "book-not-xlsx"],
    ["an old or encrypted workbook", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), "book-not-xlsx"],
    ["a zip of something else", zipSync({ "a.xml": new TextEncoder().encode("<a/>") }), "book-not-xlsx"],
    ["a zip cut off", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0), "book-damaged"],
    [
      "XML that is not well formed",
      zipSync({ "xl/workbook.xml": new TextEncoder().encode("<workbook>") }),
      "book-damaged",
    ],
    [
      "XML with a document type",
      zipSync({ "xl/workbook.xml": new TextEncoder().encode('<!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>') }),
      "book-damaged",
    ],
  ])("that is %s is refused", (_, bytes, code) => {
    expect(codesOf(bytes)).toEqual([code]);
  });

  it("with bytes changed at random is read or refused, never thrown at", () => {
    const good = writeBook([sheetOf([["文字", 1.5]])], at);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        (edits) => {
          const bytes = Uint8Array.from(good);
          for (const [index, byte] of edits) bytes[index] = byte;
          const read = readBook(bytes, "f.xlsx");
          expect(read.ok || read.issues.length > 0).toBe(true);
        },
      ),
      { seed, numRuns: runs(5000) },
    );
  });
});

describe.skipIf(!hasLibreOffice)(`a workbook that LibreOffice saved anew${libreOfficeNote}`, () => {
  it("says the same", () => {
    const folder = temporaryFolder();
    // LibreOffice keeps 15 digits of a number; our sheets show no more than six places.
    const layout = sheetOf([
      ["=1+1", 0.333333],
      ["_x0041_", 95.5],
      ["1-2", 0.1],
    ]);
    writeFileSync(join(folder, "a.xlsx"), writeBook([layout], at));
    const [saved = ""] = resave([join(folder, "a.xlsx")], "xlsx:Calc MS Excel 2007 XML", folder);
    const read = readBook(new Uint8Array(readFileSync(saved)), "a.xlsx");
    expect(read.ok && filled(read.value[0]?.cells ?? [])).toEqual(filled(snapshotOfLayout(layout).cells));
  });
});
