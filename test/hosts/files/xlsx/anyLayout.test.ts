import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { patchBook } from "../../../../src/hosts/files/xlsx/patch/patchBook.ts";
import { readBook } from "../../../../src/hosts/files/xlsx/readBook.ts";
import { writeBook } from "../../../../src/hosts/files/xlsx/writeBook.ts";
import type { LayoutCell, SheetLayout, TableLayout } from "../../../../src/workbook/sheetLayout.ts";
import { snapshotOfLayout } from "../../../../src/workbook/snapshotOfLayout.ts";
import { hasLibreOffice, libreOfficeNote, resave } from "../../../support/libreOffice.ts";
import { runs, seed } from "../../../soak.ts";
import { temporaryFolder } from "../../../support/temporaryFolder.ts";

const at = "2026-11-22T08:30:00Z";

/** Texts that are hard on files: what looks like formulas, numbers, dates, escapes, tags; blanks, control characters, halves. */
const nasty = [
  ...["=1+1", "+1", "-1", "@SUM(A1)", "'撇", "007", "1-2", "2026-11-22", "1e5", "TRUE", "#REF!", " 前后 ", "　全角　"],
  ...[
    "_x0041_",
    "_x000D_",
    "a\nb",
    "a\r\nb",
    "tab\there",
    "<&>\"'",
    "]]>",
    "&amp;",
    "\u0001\u007f\u0085",
    "\uFFFE\uFFFF",
  ],
  ...["\uD800", "𠮷野家", "👩‍👧", "e\u0301", "\u202Eabc", "一".repeat(300)],
];
/** What every program can keep: LibreOffice drops control characters and halves of characters. */
const keepable = nasty.filter(
  (text) => !/\p{Cs}|[\p{Cc}\uFFFE\uFFFF]/u.test(text.replaceAll("\n", "").replaceAll("\t", "")),
);

const text = (words: readonly string[]) =>
  fc.oneof(fc.constantFrom(...words), fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 12 }));
const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => (one === 0 ? 0 : one)),
);
const short = fc.integer({ min: -1e6, max: 1e6 }).map((one) => one / 100);

const cell = (words: readonly string[], numbers: fc.Arbitrary<number>): fc.Arbitrary<LayoutCell> =>
  fc.oneof(
    text(words),
    numbers,
    fc.constant(null),
    fc.constantFrom<LayoutCell>({ formula: "1+1", value: 2 }, { formula: 'IF(1<2,"a&b","")', value: "a&b" }),
  );

const table = (name: string, cells: fc.Arbitrary<LayoutCell>, words: readonly string[]): fc.Arbitrary<TableLayout> =>
  fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.record({
      name: fc.constant(name),
      columns: fc.tuple(
        ...Array.from({ length: width }, (_, index) =>
          fc.record({
            header: fc.constantFrom("列", "甲\n乙", "a&b").map((header) => `${header}${index}`),
            width: fc.integer({ min: 5, max: 40 }),
            kind: fc.constantFrom("text" as const, "number" as const),
            entry: fc.boolean(),
          }),
        ),
      ),
      rows: fc.array(fc.tuple(...Array.from({ length: width }, () => cells)), { maxLength: 5 }),
      spareRows: fc.integer({ min: 0, max: 2 }),
      highlights: fc.constant([{ words: words.slice(0, 2), look: "good" as const }]),
    }),
  );

const sheet = (name: string, words: readonly string[], numbers: fc.Arbitrary<number>): fc.Arbitrary<SheetLayout> =>
  fc.record({
    name: fc.constant(name),
    visibility: fc.constant("visible" as const),
    title: text(words),
    lines: fc.array(text(words), { maxLength: 2 }),
    landscape: fc.boolean(),
    locked: fc.boolean(),
    frozenColumns: fc.constantFrom(0, 1),
    table: table(`kp_${name}`, cell(words, numbers), words),
    below: fc.array(table(`kp_${name}_2`, cell(words, numbers), words), { maxLength: 1 }),
  });

/** What stands in the cells, without the empty ones at the ends, which no file keeps. */
const filled = (cells: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] => {
  const rows = cells.map((row) => row.slice(0, row.findLastIndex((one) => one !== null) + 1));
  return rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);
};
const told = (sheets: readonly SheetLayout[]) => sheets.map((one) => [one.name, filled(snapshotOfLayout(one).cells)]);
const found = (bytes: Uint8Array) => {
  const read = readBook(bytes, "f.xlsx");
  if (!read.ok) throw new RangeError(`the file: got ${JSON.stringify(read.issues)}, want it read`);
  return read.value.map((one) => [one.name, filled(one.cells)]);
};

describe("sheets of any layout", () => {
  it("read back from their bytes as they were laid out", () => {
    fc.assert(
      fc.property(fc.tuple(sheet("甲", nasty, number), sheet("乙", nasty, number)), (sheets) => {
        expect(found(writeBook(sheets, at))).toEqual(told(sheets));
      }),
      { seed, numRuns: runs(1000) },
    );
  });

  it("read back as laid out when they are written over others", () => {
    fc.assert(
      fc.property(sheet("甲", nasty, number), sheet("甲", nasty, number), (before, after) => {
        const made = patchBook(writeBook([before], at), "f.xlsx", [before], [after]);
        expect(made.ok && found(made.value)).toEqual(told([after]));
      }),
      { seed, numRuns: runs(1000) },
    );
  });
});

describe.skipIf(!hasLibreOffice)(`sheets of any layout${libreOfficeNote}`, () => {
  it("read back as laid out after LibreOffice saved them anew, and can be written over then", () => {
    const folder = temporaryFolder();
    const names = Array.from({ length: 25 }, (_, index) => `s${index}`);
    // LibreOffice keeps 15 digits of a number.
    const [sheets = []] = fc.sample(fc.tuple(...names.map((name) => sheet(name, keepable, short))), {
      seed,
      numRuns: 1,
    });
    const path = join(folder, "任意.xlsx");
    writeFileSync(path, writeBook(sheets, at));
    const [saved = ""] = resave([path], "xlsx:Calc MS Excel 2007 XML", folder);
    const bytes = new Uint8Array(readFileSync(saved));
    expect(found(bytes)).toEqual(told(sheets));
    const after = sheets.map((one, index) => ({
      ...(sheets[index + 1] ?? one),
      name: one.name,
      table: renamed(one, sheets[index + 1] ?? one),
      below: [],
    }));
    const made = patchBook(bytes, "f.xlsx", sheets, after);
    expect(made.ok && found(made.value)).toEqual(told(after));
  });
});

const renamed = (own: SheetLayout, other: SheetLayout): TableLayout | null =>
  other.table && { ...other.table, name: own.table?.name ?? "" };
