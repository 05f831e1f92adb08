import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";

import type { ReadDepth } from "../../../src/app/ports.ts";
import { excelDriver } from "../../../src/hosts/excel/excelDriver.ts";
import { identitySheetName } from "../../../src/workbook/identity.ts";
import type { CellValue, SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { runs, seed } from "../../soak.ts";
import { cellAt } from "../../standin/formats.ts";
import { createWorkbook, type SheetState, type WorkbookState } from "../../standin/model.ts";
import { installGlobals, removeGlobals, startExcelInNode, type NodeExcel } from "../../standin/node.ts";
import { addTable } from "../../standin/tables.ts";

/** A table on a sheet, so many empty rows below the last, with so many rows left empty at its end. */
type Block = {
  readonly gap: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly spare: number;
};
type Note = { readonly row: number; readonly column: number; readonly formula: boolean };
type Sheet = { readonly blocks: readonly Block[]; readonly notes: readonly Note[]; readonly guarded: boolean };

const wide = fc.record({
  gap: fc.nat({ max: 5 }),
  column: fc.constantFrom(0, 0, 0, 2),
  rows: fc.integer({ min: 2, max: 60 }),
  columns: fc.integer({ min: 20, max: 45 }),
  spare: fc.constantFrom(0, 3),
});
const long = fc.record({
  gap: fc.nat({ max: 5 }),
  column: fc.constantFrom(0, 0, 0, 1),
  rows: fc.integer({ min: 700, max: 2600 }),
  columns: fc.integer({ min: 1, max: 8 }),
  spare: fc.constantFrom(0, 0, 1, 900),
});
const note = fc.record({ row: fc.nat({ max: 3600 }), column: fc.nat({ max: 70 }), formula: fc.boolean() });
const sheets = fc.array(
  fc.record({
    blocks: fc.array(fc.oneof(wide, long), { maxLength: 3 }),
    notes: fc.array(note, { maxLength: 3 }),
    guarded: fc.boolean(),
  }),
  { minLength: 1, maxLength: 3 },
);

/** What a cell of a table holds: numbers, empty cells, texts and a formula here and there. */
const fill = (sheet: SheetState, row: number, column: number): void => {
  const kind = (row * 7 + column * 3) % 11;
  if (kind < 3) return;
  const cell = cellAt(sheet, row, column);
  cell.value = kind < 6 ? (row % 97) / 8 : `第${row}行的理由`;
  if (kind === 3) cell.formula = `=ROW()+${column}`;
};

const draw = (workbook: WorkbookState, sheet: SheetState, { blocks, notes, guarded }: Sheet): void => {
  let top = 0;
  for (const { gap, column, rows, columns, spare } of blocks) {
    const area = { row: top + gap, column, rowCount: rows, columnCount: columns };
    for (let row = 1; row < rows - spare; row++)
      for (let at = 0; at < columns; at++) fill(sheet, area.row + row, column + at);
    addTable(workbook, sheet, area, true);
    top = area.row + rows;
  }
  for (const { row, column, formula } of notes) {
    const cell = cellAt(sheet, row, column);
    cell.value = "旁注";
    if (formula) cell.formula = `="旁"&"注"`;
  }
  sheet.protection.protected = guarded;
};

const named = (count: number): readonly string[] => Array.from({ length: count }, (_, place) => `表${place + 1}`);

/** Starts Excel with a workbook as `sheets` say. */
const excelWith = (all: readonly Sheet[], payloadLimit: number): NodeExcel => {
  const workbook = createWorkbook(named(all.length));
  for (const [place, sheet] of workbook.sheets.entries()) {
    const said = all[place];
    if (said) draw(workbook, sheet, said);
  }
  const excel = startExcelInNode({ workbook, payloadLimit });
  installGlobals(excel);
  return excel;
};

const trimmed = (cells: readonly CellValue[]): readonly CellValue[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== null) + 1);

/** What a sheet says, whatever empty cells stand at the end of its rows, and formulas cell by cell. */
const said = ({ cells, facts, ...sheet }: SheetSnapshot) => ({
  ...sheet,
  cells: cells.map(trimmed),
  facts: facts && {
    ...facts,
    formulas: facts.formulas
      ?.flatMap(({ row, column, rows, columns }) =>
        Array.from({ length: rows * columns }, (_, n) => `${row + Math.floor(n / columns)} ${column + (n % columns)}`),
      )
      .toSorted(),
  },
});

const read = async (depth: ReadDepth, large: boolean, driver = excelDriver()) => {
  const found = await driver.read(depth, large);
  if (!found.ok) throw new RangeError(JSON.stringify(found.failure));
  return found.value.map(said);
};

afterEach(removeGlobals);

describe("a workbook too large for one answer", () => {
  it("is read as it would be in one, to the last cell and formula, however its tables and notes lie", async () => {
    const depths = fc.constantFrom<ReadDepth>("values", "formulas", "texts");
    const limits = fc.constantFrom(400_000, 5_000_000);
    await fc.assert(
      fc.asyncProperty(sheets, depths, limits, async (all, depth, limit) => {
        excelWith(all, Infinity);
        const whole = await read(depth, false);
        excelWith(all, limit);
        expect(await read(depth, true)).toEqual(whole);
      }),
      { seed, numRuns: runs(400) },
    );
  }, 1_200_000);

  const reasons = { gap: 2, column: 0, rows: 6000, columns: 8, spare: 0 };
  const scores = { gap: 2, column: 0, rows: 200, columns: 150, spare: 0 };

  it("asks no more of a sheet of scores with its reasons below than its cells come to, one note beside them or none", async () => {
    for (const notes of [[], [{ row: 3000, column: 200, formula: false }]]) {
      const excel = excelWith([{ blocks: [scores, reasons], notes, guarded: false }], 5_000_000);
      await read("values", true);
      const { syncs, bytesIn, bytesOut } = excel.standin.stats;
      // 78,000 cells, a quarter of them empty, of at most 25 bytes.
      expect(bytesIn).toBeLessThan(1_500_000);
      expect(bytesOut).toBeLessThan(10_000);
      expect(syncs).toBe(4);
    }
  });

  it("takes a round trip more where notes stand far apart beside the reasons, not the rectangle between them", async () => {
    const notes = [
      { row: 300, column: 400, formula: false },
      { row: 6000, column: 420, formula: false },
    ];
    const excel = excelWith([{ blocks: [scores, reasons], notes, guarded: false }], 5_000_000);
    await read("values", true);
    expect(excel.standin.stats.syncs).toBe(6);
    expect(excel.standin.stats.bytesIn).toBeLessThan(4_000_000);
  });

  const last = 16_383;
  const corners = [
    { row: 0, column: 0, formula: false },
    { row: 0, column: last, formula: true },
  ];

  it("is read to the last column that there is: of whole rows Excel tells nothing", async () => {
    excelWith(
      [
        { blocks: [reasons], notes: [{ row: 3000, column: last, formula: true }], guarded: true },
        { blocks: [], notes: corners, guarded: true },
        { blocks: [], notes: [...corners, { row: 1, column: 0, formula: false }], guarded: true },
      ],
      5_000_000,
    );
    for (const large of [true, false]) {
      const [beside, row, rows] = await read("texts", large);
      expect(beside?.cells).toHaveLength(6002);
      expect([1, 6, last].map((column) => beside?.cells[3000]?.[column])).toEqual([11.25, "第3000行的理由", "旁注"]);
      expect(beside?.cells[3001]).toHaveLength(8);
      expect(beside?.facts?.formulaTexts?.get("XFD3001")).toBe(`"旁"&"注"`);
      for (const small of [row, rows]) {
        expect([0, 1, last].map((column) => small?.cells[0]?.[column])).toEqual(["旁注", null, "旁注"]);
        expect(small?.facts?.formulas).toEqual([`0 ${last}`]);
      }
      expect(rows?.cells[1]).toEqual(["旁注"]);
    }
  });

  it("is read where whole rows of its ledger's sheet are used", async () => {
    const { workbook } = excelWith([{ blocks: [], notes: corners, guarded: false }], 5_000_000).standin;
    Object.assign(workbook.sheets[0] ?? {}, { name: identitySheetName, visibility: "VeryHidden" });
    const [ledger] = await read("values", true);
    expect([0, last].map((column) => ledger?.cells[0]?.[column])).toEqual(["旁注", "旁注"]);
  });

  it("is asked by the names that were read before, which saves a round trip, and anew where they are no longer right", async () => {
    const excel = excelWith(
      [
        { blocks: [scores, reasons], notes: [], guarded: false },
        { blocks: [], notes: [], guarded: false },
      ],
      5_000_000,
    );
    const { workbook } = excel.standin;
    const driver = excelDriver();
    const readAgain = async (change: () => void): Promise<number> => {
      change();
      excel.standin.resetStats();
      const again = await read("texts", true, driver);
      const { syncs } = excel.standin.stats;
      expect(again).toEqual(await read("texts", false));
      return syncs;
    };
    const [first, second] = workbook.sheets;
    if (!first || !second) throw new RangeError("two sheets: got fewer");
    expect(await readAgain(() => undefined)).toBe(4);
    expect(await readAgain(() => undefined)).toBe(3);
    expect(await readAgain(() => void (first.name = "改名"))).toBe(4);
    expect(
      await readAgain(() => void addTable(workbook, second, { row: 0, column: 0, rowCount: 2, columnCount: 1 }, true)),
    ).toBe(4);
    // What refuses takes one more: a protected sheet its formulas, a table or a sheet that is gone all.
    expect(await readAgain(() => void (second.protection.protected = true))).toBe(5);
    expect(await readAgain(() => void (second.tables = []))).toBe(5);
    expect(await readAgain(() => void workbook.sheets.splice(1, 1))).toBe(5);
    expect(await readAgain(() => undefined)).toBe(3);
  });
});
