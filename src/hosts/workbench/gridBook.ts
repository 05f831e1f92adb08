import type { EntryRule } from "../../app/driven/bookOps.ts";
import { noNames, type BookNames } from "../../app/workbench/bookNames.ts";
import type { CellArea, CellValue, SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import type { GridView } from "./gridView.ts";
import { defaultStyle, styleList, type StyleList } from "./cellStyle.ts";

/** What may be typed into the cells of an area; null takes an earlier rule away. */
export type GridCheck = { readonly area: CellArea; readonly rule: EntryRule | null; readonly message: string };

/** Cells of an area that look so where they say this word. */
export type GridHighlight = {
  readonly area: CellArea;
  readonly word: string;
  readonly color: string;
  readonly fill: string;
};

/** A sheet of the open workbook: what it says and how it looks (工作表). Rows and columns count from 0, rows may be short. */
export type GridSheet = {
  /** Another number whenever anything about the sheet was changed, in whichever workbook: by it a copy is known to be up to date. */
  version: number;
  name: string;
  visibility: SheetSnapshot["visibility"];
  cells: CellValue[][];
  /** The cells whose values a formula of the file gives, by `cellKey`. */
  computed: Set<number>;
  /**
   * The place of each cell's style in the book's list; cells without one have `base`. Rows that look alike share one line, which is never
   * changed: a year of the design size has rows by the hundred thousand.
   */
  styles: (readonly number[])[];
  base: number;
  tables: { name: string; area: CellArea }[];
  merged: readonly CellArea[];
  checks: GridCheck[];
  highlights: GridHighlight[];
  /** In points, by column. */
  widths: Map<number, number>;
  hiddenColumns: Set<number>;
  frozen: { rows: number; columns: number };
  isProtected: boolean;
  /** Not one of ours: shown, and kept from being edited here. */
  isForeign: boolean;
};

/** The workbook that the workbench has open (打开的工作簿), in memory: what the grid shows, and what is saved. */
export type GridBook = {
  name: string;
  sheets: GridSheet[];
  front: string;
  readonly styles: StyleList;
  names: BookNames;
  /** Which part of it is shown, where it is too large to be shown whole. */
  view: GridView | null;
};

export const cellKey = (row: number, column: number): number => row * 16_384 + column;

let versions = 0;

const nextVersion = (): number => ++versions;

export const emptySheet = (name: string): GridSheet => ({
  version: nextVersion(),
  name,
  visibility: "visible",
  cells: [],
  computed: new Set(),
  styles: [],
  base: defaultStyle,
  tables: [],
  merged: [],
  checks: [],
  highlights: [],
  widths: new Map(),
  hiddenColumns: new Set(),
  frozen: { rows: 0, columns: 0 },
  isProtected: false,
  isForeign: false,
});

/** A workbook of sheets as they were read; how they look is said afterwards. */
export const gridBook = (
  name: string,
  sheets: readonly SheetSnapshot[],
  ours: ReadonlySet<string>,
  names: BookNames = noNames,
): GridBook => ({
  name,
  names,
  view: null,
  front: sheets.find(({ visibility }) => visibility === "visible")?.name ?? "",
  styles: styleList(),
  sheets: sheets.map((sheet) => ({
    ...emptySheet(sheet.name),
    visibility: sheet.visibility,
    cells: sheet.cells.map((row) => [...row]),
    computed: new Set((sheet.facts?.formulas ?? []).flatMap(keysIn)),
    tables: (sheet.facts?.tables ?? []).map(({ name: table, area }) => ({ name: table, area })),
    merged: sheet.facts?.merged ?? [],
    isProtected: sheet.facts?.isProtected ?? false,
    isForeign: !ours.has(sheet.name),
  })),
});

/** A sheet that can be changed without changing the one it is made from. */
export const copyOfSheet = (sheet: GridSheet): GridSheet => ({
  ...sheet,
  version: nextVersion(),
  cells: sheet.cells.map((row) => [...row]),
  computed: new Set(sheet.computed),
  styles: [...sheet.styles],
  tables: [...sheet.tables],
  checks: [...sheet.checks],
  highlights: [...sheet.highlights],
  widths: new Map(sheet.widths),
  hiddenColumns: new Set(sheet.hiddenColumns),
});

export const sheetNamed = (book: GridBook, name: string): GridSheet => {
  const sheet = book.sheets.find((one) => one.name === name);
  if (!sheet) throw new RangeError(`a sheet of the workbook: got ${name}, want one that is there`);
  return sheet;
};

export const setCell = (sheet: GridSheet, row: number, column: number, value: CellValue): void => {
  const { cells } = sheet;
  sheet.version = nextVersion();
  while (cells.length <= row) cells.push([]);
  const line = cells[row];
  if (!line) return;
  while (line.length <= column) line.push(null);
  line[column] = value;
};

export const styleAt = ({ styles, base }: GridSheet, row: number, column: number): number =>
  styles[row]?.[column] ?? base;

/** Says which cells of a sheet a formula of the file gives the values of. */
export const markComputed = (book: GridBook, name: string, areas: readonly CellArea[]): void => {
  const sheet = book.sheets.find((one) => one.name === name);
  if (!sheet) return;
  sheet.computed = new Set(areas.flatMap(keysIn));
  sheet.version = nextVersion();
};

/** The keys of the cells of an area. */
const keysIn = ({ row, column, rows, columns }: CellArea): readonly number[] =>
  Array.from({ length: rows * columns }, (_, place) =>
    cellKey(row + Math.floor(place / columns), column + (place % columns)),
  );
