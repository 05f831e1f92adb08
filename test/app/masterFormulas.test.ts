import { beforeAll, describe, expect, it } from "vitest";

import { readyToOpen } from "../../src/app/openMaster.ts";
import { masterSheets } from "../../src/app/masterSheets.ts";
import { emptyState } from "../../src/app/state.ts";
import { readBook } from "../../src/hosts/files/xlsx/readBook.ts";
import { writeBook } from "../../src/hosts/files/xlsx/writeBook.ts";
import { formulaIn } from "../../src/workbook/filledFormula.ts";
import {
  cellsOf,
  placedTables,
  type LaidFormula,
  type LayoutCell,
  type SheetLayout,
} from "../../src/workbook/sheetLayout.ts";
import { addressOf, type CellValue, type SheetSnapshot } from "../../src/workbook/sheetSnapshot.ts";
import { formulaYears, type FormulaYear, type YearName } from "../fixtures/formulaYears.ts";
import { valueOf } from "../fixtures/issues.ts";
import { retyped } from "../fixtures/retypedYear.ts";
import { restingOnValues } from "../support/restingOnValues.ts";
import { allRecalculated, hasLibreOffice, libreOfficeNote } from "../support/libreOffice.ts";
import { sha256 } from "../support/sha256.ts";
import { sharedFolder } from "../support/temporaryFolder.ts";
import { typedOver, type TypedCell } from "../support/typedOver.ts";

const names = Object.keys(formulaYears) as YearName[];

const layoutsOf = ({ assessed, observations, findings, breakdown }: FormulaYear): readonly SheetLayout[] =>
  masterSheets({ state: { ...emptyState, ...assessed, observations, findings, breakdown }, ledger: [] }, sha256);

/** What changed between two layouts of one year in cells that are no formulas: what a person would have typed. */
const typedBetween = (before: readonly SheetLayout[], after: readonly SheetLayout[]): readonly TypedCell[] =>
  before.flatMap((layout, sheet) => {
    if (!/^(?:评分|任务完成|自评得分|加扣分)/u.test(layout.name)) return [];
    const to = after.find(({ name }) => name === layout.name);
    const wanted = to ? cellsOf(to) : [];
    return cellsOf(layout).flatMap((row, at) =>
      row.flatMap((cell, column): readonly TypedCell[] => {
        const value = wanted[at]?.[column] ?? null;
        if (cell === value || isFormula(cell) || isFormula(value)) return [];
        return [{ sheet, address: addressOf(at, column), value }];
      }),
    );
  });

const isFormula = (cell: LayoutCell): cell is LaidFormula => cell !== null && typeof cell === "object";
const valueIn = (cell: LayoutCell): CellValue => (isFormula(cell) ? cell.value : cell);

const same = (ours: CellValue, theirs: CellValue): boolean =>
  typeof ours === "number"
    ? typeof theirs === "number" && Math.abs(ours - theirs) <= 1e-9 * Math.max(1, Math.abs(ours))
    : (ours ?? "") === (theirs ?? "");

/** Every formula cell of `laid` beside what LibreOffice computed for it and what `wanted` says; a unit's row in 排名 may move. */
const compare = (laid: readonly SheetLayout[], wanted: readonly SheetLayout[], saved: readonly SheetSnapshot[]) => {
  let formulas = 0;
  const wrong: string[] = [];
  const resting = laid === wanted ? new Set<string>() : restingOnValues(laid);
  for (const layout of laid) {
    const computed = saved.find(({ name }) => name === layout.name)?.cells ?? [];
    const to = wanted.find(({ name }) => name === layout.name);
    placedTables(layout).forEach(({ table, headerRow }, which) => {
      const target = to && placedTables(to)[which]?.table;
      table.rows.forEach((row, at) => {
        const moved = layout.name === "排名" ? target?.rows.find((one) => one[2] === row[2]) : target?.rows[at];
        row.forEach((cell, column) => {
          if (!isFormula(cell) || resting.has(`${layout.name} ${addressOf(headerRow + 1 + at, column)}`)) return;
          formulas++;
          const ours = valueIn(moved?.[column] ?? null);
          const theirs = computed[headerRow + 1 + at]?.[column] ?? "";
          if (same(ours, theirs)) return;
          const where = `${layout.name} ${addressOf(headerRow + 1 + at, column)}`;
          wrong.push(
            `${where}: ${String(ours)}, ${String(theirs)} ${formulaIn(cell, headerRow + 1 + at).slice(0, 400)}`,
          );
        });
      });
    });
  }
  return { formulas, wrong };
};

/** A master as it is, and with ten things typed otherwise in the file: laid out, wanted, and the two files. */
const laidYear = (name: YearName) => {
  const year = formulaYears[name]();
  const before = layoutsOf(year);
  const after = layoutsOf(retyped(year, `retyped ${name}`, 10));
  const typed = typedBetween(before, after);
  const bytes = writeBook(before, "2026-11-22T08:00:00Z");
  return { name, before, after, typed, books: [bytes, typedOver(bytes, typed)] };
};

describe.skipIf(!hasLibreOffice)(
  `the master's formulas, computed by LibreOffice from nothing${libreOfficeNote}`,
  () => {
    let years: readonly ReturnType<typeof laidYear>[] = [];
    let computed: readonly Uint8Array[] = [];
    const folder = sharedFolder();

    // It takes longer to start than to compute a small year: all are computed by one.
    beforeAll(async () => {
      await readyToOpen([]);
      years = names.map(laidYear);
      computed = allRecalculated(
        years.flatMap(({ books }) => books),
        folder,
      );
    }, 600_000);

    it.each(names)(
      "come to the engine's numbers, also once ten things are typed otherwise in the file, in the year %s",
      (name) => {
        const at = years.findIndex((year) => year.name === name);
        const { before, after, typed } = years[at] ?? laidYear(name);
        const [plain = [], changed = []] = computed
          .slice(2 * at, 2 * at + 2)
          .map((saved) => valueOf(readBook(saved, name)));
        const { formulas, wrong } = compare(before, before, plain);
        expect(wrong.slice(0, 20)).toEqual([]);
        expect(formulas).toBeGreaterThan(100);
        expect(typed.length).toBeGreaterThanOrEqual(10);
        expect(compare(before, after, changed).wrong.slice(0, 20)).toEqual([]);
      },
      300_000,
    );
  },
);
