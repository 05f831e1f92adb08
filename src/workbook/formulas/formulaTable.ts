import { compare, nearestFloat } from "../../domain/shared/exact.ts";
import {
  placedTables,
  type CellMark,
  type ColumnLayout,
  type LaidFormula,
  type LayoutCell,
  type TableLayout,
} from "../sheetLayout.ts";
import { evaluate, type Evaluated } from "./evaluate.ts";
import type { CellNumberOrWord, Expression, FormulaCell } from "./expression.ts";
import { filledText, formulaText } from "./formulaText.ts";

/**
 * Why a cell is a value (非公式原因): a formula of staff's own, one longer than spreadsheets take, or a number nearer to a bound than
 * floats can tell. `differs`: the formula came to something else than the engine did, which must not happen.
 */
export type ValueReason = "staffFormula" | "tooLong" | "nearBound" | "differs";

/** A cell that is a value where a formula would be expected. */
export type ValueCell = { readonly sheet: string; readonly column: string; readonly reason: ValueReason };

/** What a cell of a table of formulas holds: a formula, or the engine's value with the reason that it is one. */
export type FormulaContent = Expression | { readonly kind: "value"; readonly reason: ValueReason };

/** Sets a unit's cell in a column of one formula; gives what it comes to. */
export type FilledColumn = (
  row: number,
  values: readonly CellNumberOrWord[],
  engine?: CellNumberOrWord,
) => CellNumberOrWord;

/** Where a cell stands; rows and columns from 0. */
export type CellPlace = { readonly sheet: string; readonly row: number; readonly column: number };

/**
 * A table that is filled with formulas cell by cell (公式表): each cell knows where it stands and what it comes to, so that the
 * next may speak of it.
 */
export type FormulaTable = {
  /** Adds a column and gives its place; headers that read alike are told apart. */
  readonly addColumn: (column: ColumnLayout) => number;
  readonly columnCount: () => number;
  readonly cellAt: (row: number, column: number) => CellPlace;
  readonly setPlain: (row: number, column: number, content: LayoutCell) => void;
  readonly set: (row: number, column: number, content: Expression, engine?: CellNumberOrWord) => FormulaCell;
  /** A column of one formula, made as it stands in a row and filled in for that row and others. */
  readonly fill: (row: number, column: number, content: FormulaContent) => FilledColumn;
  readonly layout: (name: string, caption?: string) => TableLayout;
  readonly valueCells: () => readonly ValueCell[];
};

/** What a sheet of any program takes. */
const mostColumns = 16_384;

export const formulaTable = (sheet: string, headerRow: number, rowCount: number): FormulaTable => {
  const columns: ColumnLayout[] = [];
  const taken = new Set<string>();
  const rows: LayoutCell[][] = Array.from({ length: rowCount }, () => []);
  /** The cells that are values, and why. */
  const reasons = new Map<number, CellMark & { readonly reason: ValueReason }>();
  const put = (row: number, column: number, content: LayoutCell): void => {
    const cells = rows[row];
    if (!cells) throw new RangeError(`row ${row} of ${sheet}: got none, want one of ${rowCount}`);
    cells[column] = content;
  };
  const putWorked = (row: number, column: number, { cell, value, reason }: Worked): CellNumberOrWord => {
    const key = row * mostColumns + column;
    reasons.delete(key);
    if (reason) reasons.set(key, { row, column, reason });
    put(row, column, cell);
    return value;
  };
  const placeOf = (row: number, column: number): CellPlace => ({ sheet, row: headerRow + 1 + row, column });
  return {
    addColumn: (column) => {
      const header = apartFrom(taken, column.header);
      taken.add(header.toLowerCase());
      return columns.push({ ...column, header }) - 1;
    },
    columnCount: () => columns.length,
    cellAt: placeOf,
    setPlain: put,
    set: (row, column, content, engine) => {
      const place = placeOf(row, column);
      const worked = work(evaluate(content), formulaText(content, place), engine);
      return { ...place, value: putWorked(row, column, worked) };
    },
    fill: (first, column, content) => {
      if (content.kind === "value") {
        return (row, _, engine) => putWorked(row, column, fixed(given(engine), content.reason));
      }
      const text = filledText(content, placeOf(first, column), headerRow + rowCount);
      return (row, held, engine) => putWorked(row, column, work(evaluate(content, held), text, engine));
    },
    layout: (name, caption) => ({
      name,
      ...(caption === undefined ? {} : { caption }),
      columns,
      rows: rows.map((cells) => columns.map((_, column) => cells[column] ?? null)),
      marks: [...reasons.values()].map(({ row, column }) => ({ row, column })),
    }),
    valueCells: () =>
      [...reasons.values()].map(({ column, reason }) => ({ sheet, column: columns[column]?.header ?? "", reason })),
  };
};

type Worked = { readonly cell: LayoutCell; readonly value: CellNumberOrWord; readonly reason: ValueReason | null };

const fixed = (value: CellNumberOrWord, reason: ValueReason): Worked => ({ cell: shownAs(value), value, reason });

const work = (
  { value, doubtful }: Evaluated,
  text: LaidFormula["formula"] | null,
  engine: CellNumberOrWord | undefined,
): Worked => {
  if (engine !== undefined && !isSame(engine, value)) return fixed(engine, "differs");
  if (text === null) return fixed(value, "tooLong");
  if (doubtful) return fixed(value, "nearBound");
  return { cell: { formula: text, value: shownAs(value) }, value, reason: null };
};

const given = (engine: CellNumberOrWord | undefined): CellNumberOrWord => {
  if (engine === undefined) throw new RangeError("a cell without formula: got no value of the engine's, want one");
  return engine;
};

const shownAs = (value: CellNumberOrWord): string | number => (typeof value === "string" ? value : nearestFloat(value));

const isSame = (a: CellNumberOrWord, b: CellNumberOrWord): boolean =>
  typeof a === "string" || typeof b === "string" ? a === b : compare(a, b) === 0;

const apartFrom = (taken: ReadonlySet<string>, header: string): string => {
  for (let count = 1; ; count++) {
    const tried = count === 1 ? header : `${header}（${count}）`;
    if (!taken.has(tried.toLowerCase())) return tried;
  }
};

/** The header rows of tables of so many rows, one below the other, captions and all. */
export const headerRowsOf = (
  lines: readonly string[],
  rowCounts: readonly number[],
  captions: boolean,
): readonly number[] => {
  const [table = null, ...below] = rowCounts.map((count): TableLayout => ({
    name: "",
    ...(captions ? { caption: "" } : {}),
    columns: [],
    rows: Array.from({ length: count }, () => []),
  }));
  return placedTables({ name: "", visibility: "visible", title: "", lines, table, below, landscape: false }).map(
    ({ headerRow }) => headerRow,
  );
};
