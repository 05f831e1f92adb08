import {
  bodyRows,
  rowsOf,
  placedTables,
  type FilledFormula,
  type LaidFormula,
  type LayoutCell,
  type PlacedTable,
  type SheetLayout,
} from "../../workbook/sheetLayout.ts";
import type { CellArea } from "../../workbook/sheetSnapshot.ts";
import { formulaIn } from "../../workbook/filledFormula.ts";
import { stretchesOf } from "./areas.ts";
import type { BookOp, CellEntry } from "./bookOps.ts";
import { formulaR1C1 } from "./formulaR1C1.ts";
import { isTextColumn } from "./planLook.ts";

/** A block of a sheet: title and lines, a caption, a table with its header. */
export type CellBlock = {
  readonly row: number;
  readonly columns: number;
  readonly rows: readonly (readonly LayoutCell[])[];
};

/** The filled blocks of a sheet from the top (分块): what lies beside and between them is not written at all. */
export const blocksOf = (layout: SheetLayout): readonly CellBlock[] => {
  const rows = rowsOf(layout);
  const tops = 1 + layout.lines.length;
  return [
    { row: 0, columns: 1, rows: rows.slice(0, tops) },
    ...placedTables(layout).flatMap(({ table, headerRow }): readonly CellBlock[] => [
      ...(table.caption === undefined ? [] : [{ row: headerRow - 1, columns: 1, rows: [[table.caption]] }]),
      {
        row: headerRow,
        columns: table.columns.length,
        rows: rows.slice(headerRow, headerRow + 1 + table.rows.length),
      },
    ]),
  ];
};

/** A stretch of a column whose cells all hold the same formula. */
export type FormulaRun = {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly r1c1: string;
};

/** A formula that is shorter than what an action of its own costs is better written in its place. */
const leastBytes = 600;

/** Cells of a column that share a filled formula share its notation too. */
const sharedNotations = new WeakMap<FilledFormula, { readonly column: number; readonly r1c1: string | null }>();

const notation = (cell: LaidFormula, row: number, column: number): string | null => {
  const { formula } = cell;
  if (typeof formula === "string") return formulaR1C1(formula, row, column);
  const known = sharedNotations.get(formula);
  if (known?.column === column) return known.r1c1;
  const r1c1 = formulaR1C1(formulaIn(cell, row), row, column);
  sharedNotations.set(formula, { column, r1c1 });
  return r1c1;
};

/** The formulas of a block that are worth an action of their own (同式成列), by column. */
export const formulaRuns = ({ row: top, columns, rows }: CellBlock): readonly FormulaRun[] =>
  Array.from({ length: columns }, (_, column) => column).flatMap((column) => {
    const texts = rows.map((cells, place) => {
      const cell = cells[column] ?? null;
      return cell !== null && typeof cell === "object" ? notation(cell, top + place, column) : null;
    });
    return stretchesOf(texts, (a, b) => a === b).flatMap(({ from, count, first }): readonly FormulaRun[] =>
      first !== null && (count - 1) * (first.length + 4) > leastBytes
        ? [{ row: top + from, column, rows: count, r1c1: `=${first}` }]
        : [],
    );
  });

/** Writes the blocks of a sheet: values and single formulas in their places, repeated formulas once a stretch. */
export const cellOps = (layout: SheetLayout): readonly BookOp[] => {
  const texts = textCells(layout);
  return blocksOf(layout).flatMap((block): readonly BookOp[] => {
    const runs = formulaRuns(block);
    const inRun = new Set(runs.flatMap(({ row, column, rows }) => placesOf(row, column, rows)));
    const isFree = (column: number): boolean =>
      block.rows.some((_, place) => !inRun.has(`${block.row + place} ${column}`));
    const columns = Array.from({ length: block.columns }, (_, column) => isFree(column));
    const written = stretchesOf(columns, (a, b) => a === b).flatMap(({ from, count, first }): readonly BookOp[] => {
      if (!first) return [];
      const area: CellArea = { row: block.row, column: from, rows: block.rows.length, columns: count };
      const entries = block.rows.map((cells, place) =>
        Array.from({ length: count }, (_, at): CellEntry => {
          const [row, column] = [block.row + place, from + at];
          if (inRun.has(`${row} ${column}`) || isSeal(layout, row, column)) return null;
          return entryOf(cells[column] ?? null, row, texts(row, column));
        }),
      );
      return [{ op: "cells", sheet: layout.name, area, entries }];
    });
    return [...written, ...runs.map((run) => runOp(layout, run))];
  });
};

export const runOp = ({ name }: SheetLayout, { row, column, rows, r1c1 }: FormulaRun): BookOp => ({
  op: "formula",
  sheet: name,
  area: { row, column, rows, columns: 1 },
  r1c1,
});

const placesOf = (row: number, column: number, rows: number): readonly string[] =>
  Array.from({ length: rows }, (_, place) => `${row + place} ${column}`);

export const isSeal = ({ seal }: SheetLayout, row: number, column: number): boolean =>
  seal !== undefined && seal.row === row && seal.column === column;

/** Which cells are formatted as text. */
export const textCells = (layout: SheetLayout): ((row: number, column: number) => boolean) => {
  const placed = placedTables(layout);
  return (row, column) => {
    const within = placed.findLast(({ headerRow }) => row > headerRow);
    const kind = within && isBody(within, row) ? within.table.columns[column] : undefined;
    return kind === undefined || isTextColumn(kind);
  };
};

const isBody = ({ table, headerRow }: PlacedTable, row: number): boolean => row <= headerRow + bodyRows(table);

/** What Excel would take for a number, a date, a formula or a truth value where a cell is not formatted as text. */
const read = /^[\s='@+\-.\d(%￥¥$]|^(?:true|false)$/iu;

/** A text cell takes any text as it is; elsewhere one that would be read otherwise is held by the leading "'" that Excel swallows. */
export const entryOf = (cell: LayoutCell, row: number, isText: boolean): string | number => {
  if (cell === null) return "";
  if (typeof cell === "object") return `=${formulaIn(cell, row)}`;
  return typeof cell === "string" && !isText && read.test(cell) ? `'${cell}` : cell;
};
