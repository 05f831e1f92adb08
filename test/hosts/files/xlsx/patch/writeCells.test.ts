import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";

import type { CellToWrite } from "../../../../../src/app/ports.ts";
import { writeCells } from "../../../../../src/hosts/files/xlsx/patch/writeCells.ts";
import { readBook } from "../../../../../src/hosts/files/xlsx/readBook.ts";
import { writeBook } from "../../../../../src/hosts/files/xlsx/writeBook.ts";
import type { CellValue } from "../../../../../src/workbook/sheetSnapshot.ts";
import { valueOf } from "../../../../fixtures/issues.ts";
import { markedSheet } from "../../../../fixtures/markedSheet.ts";

const part = "xl/worksheets/sheet1.xml";

/** A workbook of one sheet with these rows as XML. */
const bookOf = (rows: string): Uint8Array => {
  const parts = unzipSync(writeBook([{ ...markedSheet, name: "表", table: null, below: [] }], "2026-11-22T08:00:00Z"));
  const xml = strFromU8(parts[part] ?? new Uint8Array());
  return zipSync({
    ...parts,
    [part]: strToU8(xml.replace(/<sheetData>.*<\/sheetData>/u, `<sheetData>${rows}</sheetData>`)),
  });
};
const cell = (row: number, column: number, value: CellValue, keepsFormula = false): CellToWrite => ({
  sheet: "表",
  row,
  column,
  value,
  keepsFormula,
});
const made = (rows: string, ...cells: readonly CellToWrite[]) => {
  const bytes = valueOf(writeCells(bookOf(rows), "表.xlsx", cells));
  const xml = strFromU8(unzipSync(bytes)[part] ?? new Uint8Array());
  return { cells: valueOf(readBook(bytes, "表.xlsx"))[0]?.cells, data: /<sheetData>(.*)<\/sheetData>/u.exec(xml)?.[1] };
};

describe("single cells written into a workbook", () => {
  it("say what they are to say, with their style, in their place among others", () => {
    const { cells, data } = made(
      '<row r="2" ht="20"><c r="A2" s="3"><v>1</v></c><c r="C2"><v>3</v></c></row>',
      cell(1, 0, 9),
      cell(1, 1, "甲 & 乙"),
      cell(3, 0, true),
    );
    expect(cells).toEqual([[], [9, "甲 & 乙", 3], [], [true]]);
    expect(data).toContain('<row r="2" ht="20"><c r="A2" s="3"><v>9</v></c>');
  });

  it("are emptied, their style left", () => {
    expect(made('<row r="1"><c r="A1" s="3"><v>1</v></c></row>', cell(0, 0, null)).data).toBe(
      '<row r="1"><c r="A1" s="3"/></row>',
    );
  });

  it("keep a formula with another value, or give it up for what was typed", () => {
    const row = '<row r="1"><c r="A1"><f>B1*2</f><v>2</v></c><c r="B1"><v>1</v></c></row>';
    expect(made(row, cell(0, 0, 6, true)).data).toContain("<f>B1*2</f><v>6</v>");
    expect(made(row, cell(0, 0, 6)).data).toContain('<c r="A1"><v>6</v></c>');
  });

  it("leave cells that shared a formula with one that gave way theirs, written out", () => {
    const rows =
      '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>2</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>';
    expect(made(rows, cell(0, 0, 7)).data).toContain('<c r="A2"><f>B2*2</f><v>4</v></c>');
  });

  it("need a sheet that is there", () => {
    const outcome = writeCells(bookOf(""), "表.xlsx", [{ ...cell(0, 0, 1), sheet: "没有" }]);
    expect(outcome.ok ? [] : outcome.issues.map(({ code }) => code)).toEqual(["sheet-missing"]);
  });
});
