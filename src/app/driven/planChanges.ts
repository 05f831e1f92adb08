import { agrees } from "../cellAgrees.ts";
import { placedTables, type LaidFormula, type SheetLayout } from "../../workbook/sheetLayout.ts";
import { cellText, type CellValue, type SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { valueOfCell } from "../../workbook/snapshotOfLayout.ts";
import { areasWhere, isWithin } from "./areas.ts";
import type { BookOp } from "./bookOps.ts";
import { blocksOf, entryOf, formulaRuns, isSeal, runOp, textCells } from "./planCells.ts";
import { formatOpsInPlace, ownArea } from "./planLook.ts";

/**
 * The cells that say something else, in rectangles; and the formulas: those that show another number than ours, each with all of
 * its stretch, or all of the sheet's where one is gone, shows nothing or an error: then others may be bent or missing unseen.
 */
export const changedOps = (layout: SheetLayout, found: SheetSnapshot, known: string | undefined): readonly BookOp[] => {
  const texts = textCells(layout);
  const formulas = found.facts?.formulas ?? null;
  const blocks = blocksOf(layout);
  const torn = blocks.some((block) =>
    block.rows.some((cells, place) =>
      cells.some((ought, column) => {
        if (ought === null || typeof ought !== "object") return false;
        const row = block.row + place;
        const stands = formulas?.some((area) => isWithin(area, row, column)) ?? true;
        const is = cellText(found.cells[row]?.[column]);
        return !stands || isError(is) || (is === "" && cellText(valueOfCell(ought)) !== "");
      }),
    ),
  );
  const differsFrom = (ought: LaidFormula, row: number, column: number): boolean =>
    !agrees(found.cells[row]?.[column] ?? null, ought);
  const ops = blocks.flatMap((block): readonly BookOp[] => {
    const differs = (place: number, column: number): boolean => {
      const row = block.row + place;
      const ought = block.rows[place]?.[column] ?? null;
      if (isSeal(layout, row, column)) return false;
      const is = found.cells[row]?.[column] ?? null;
      const holdsFormula = formulas?.some((area) => isWithin(area, row, column)) ?? null;
      if (ought !== null && typeof ought === "object") return false;
      return holdsFormula === true || !sameValue(is, valueOfCell(ought));
    };
    return areasWhere(block.rows.length, block.columns, differs).map((area): BookOp => ({
      op: "cells",
      sheet: layout.name,
      area: { ...area, row: area.row + block.row },
      entries: Array.from({ length: area.rows }, (_, row) =>
        Array.from({ length: area.columns }, (_, column) =>
          entryOf(
            block.rows[area.row + row]?.[area.column + column] ?? null,
            block.row + area.row + row,
            texts(block.row + area.row + row, area.column + column),
          ),
        ),
      ),
    }));
  });
  const spare = spareOps(layout, found);
  const other = known !== undefined && known !== formulaKey(layout);
  return [...ops, ...spare, ...formulaOps(layout, torn || other ? () => true : differsFrom)];
};

/** What Excel shows for a formula that cannot be computed: "#REF!", "#N/A". */
const isError = (is: string): boolean => /^#[A-Z/0]+[!?]?$/u.test(is);

const sameValue = (is: CellValue, ought: CellValue): boolean =>
  typeof is === typeof ought
    ? is === ought || (typeof ought !== "boolean" && agrees(is, ought))
    : cellText(is) === "" && cellText(ought) === "";

/** Spare rows of a table are empty, and so is the row between it and the next, where one typed below it would stand. */
const spareOps = (layout: SheetLayout, { cells }: SheetSnapshot): readonly BookOp[] =>
  placedTables(layout).flatMap(({ table, headerRow }, place, tables) => {
    const first = headerRow + 1 + table.rows.length;
    const rows = (table.spareRows ?? 0) + (place < tables.length - 1 ? 1 : 0);
    const filled = (row: number, column: number): boolean => cellText(cells[first + row]?.[column]) !== "";
    return areasWhere(rows, table.columns.length, filled).map((area): BookOp => ({
      op: "cells",
      sheet: layout.name,
      area: { ...area, row: area.row + first },
      entries: Array.from({ length: area.rows }, () => Array.from({ length: area.columns }, () => "")),
    }));
  });

/** The formulas of a sheet that are wanted, repeated ones by whole stretches, and nothing else. */
const formulaOps = (
  layout: SheetLayout,
  isWanted: (formula: LaidFormula, row: number, column: number) => boolean,
): readonly BookOp[] =>
  blocksOf(layout).flatMap((block) => {
    const wanted = (row: number, column: number): boolean => {
      const cell = block.rows[row - block.row]?.[column] ?? null;
      return cell !== null && typeof cell === "object" && isWanted(cell, row, column);
    };
    const runs = formulaRuns(block);
    const inRun = (row: number, column: number): boolean =>
      runs.some((run) => run.column === column && row >= run.row && row < run.row + run.rows);
    const single = areasWhere(block.rows.length, block.columns, (row, column) => {
      return wanted(block.row + row, column) && !inRun(block.row + row, column);
    });
    return [
      ...runs
        .filter(({ row, column, rows }) => isIn(row, rows, (at) => wanted(at, column)))
        .map((run) => runOp(layout, run)),
      ...single.map((area): BookOp => ({
        op: "cells",
        sheet: layout.name,
        area: { ...area, row: area.row + block.row },
        entries: Array.from({ length: area.rows }, (_, row) =>
          Array.from({ length: area.columns }, (_, column) =>
            entryOf(block.rows[area.row + row]?.[area.column + column] ?? null, block.row + area.row + row, false),
          ),
        ),
      })),
    ];
  });

/** Whether it holds for one of so many rows from there on. */
const isIn = (first: number, rows: number, holds: (row: number) => boolean): boolean => {
  for (let row = first; row < first + rows; row++) if (holds(row)) return true;
  return false;
};

/**
 * A hidden sheet is never emptied: its cells are set in one action, from the first row that differs, so that it holds the old
 * content or the new one wherever a write breaks off.
 */
export const hiddenOps = (layout: SheetLayout, found: SheetSnapshot | null): readonly BookOp[] => {
  const { name: sheet } = layout;
  const own = ownArea(layout);
  const hide: readonly BookOp[] =
    found?.visibility === "veryHidden" ? [] : [{ op: "visibility", sheet, visibility: "VeryHidden" }];
  const rows = blocksOf(layout).flatMap((block) =>
    block.rows.map((cells, place) => ({
      row: block.row + place,
      cells: [...cells, ...blanks(own.columns - cells.length)],
    })),
  );
  const first = rows.findIndex(({ row, cells }) =>
    cells.some(
      (cell, column) =>
        !isSeal(layout, row, column) && !sameValue(found?.cells[row]?.[column] ?? null, valueOfCell(cell)),
    ),
  );
  const end = Math.max(own.rows, found?.cells.length ?? 0);
  const from = first < 0 ? own.rows : (rows[first]?.row ?? 0);
  if (from >= end) return hide;
  const texts = textCells(layout);
  const entries = Array.from({ length: end - from }, (_, place) => {
    const row = from + place;
    const cells = rows.find((one) => one.row === row)?.cells ?? blanks(own.columns);
    return cells.map((cell, column) => (isSeal(layout, row, column) ? null : entryOf(cell, row, texts(row, column))));
  });
  const area = { row: from, column: 0, rows: end - from, columns: own.columns };
  return [...formatOpsInPlace(layout), { op: "cells", sheet, area, entries }, ...hide];
};

const blanks = (count: number): readonly null[] => Array.from({ length: Math.max(count, 0) }, () => null);

/** Which formulas stand on a sheet. */
export const formulaKey = (layout: SheetLayout): string => JSON.stringify(formulaOps(layout, () => true));
