import {
  BooleanNumber,
  CellValueType,
  HorizontalAlign,
  LocaleType,
  VerticalAlign,
  WrapStrategy,
  type ICellData,
  type IStyleData,
  type IWorkbookData,
  type IWorksheetData,
} from "@univerjs/core";

import { isWithin } from "../../app/driven/areas.ts";
import { linePoints, linesOf } from "../../workbook/rowHeights.ts";
import { cellText, type CellValue } from "../../workbook/sheetSnapshot.ts";
import type { CellStyle } from "./cellStyle.ts";
import { seenIn } from "./gridView.ts";
import { styleAt, type GridBook, type GridHighlight, type GridSheet } from "./gridBook.ts";

const pixels = (points: number): number => Math.round((points * 4) / 3);
const pointsPerCharacter = 5.6;
const tallestRow = 409;

/**
 * The workbook as Univer draws it (给 Univer 的数据): the sheets that people see. A large one takes a second, so it is made with a breath after
 * each row; a sheet that was changed meanwhile is made again.
 */
export const workbookData = async (
  book: GridBook,
  breathe: () => Promise<void>,
): Promise<Omit<IWorkbookData, "id">> => {
  const made = new Map<string, { readonly version: number; readonly data: Partial<IWorksheetData> }>();
  const stale = (): GridSheet | undefined =>
    seenSheets(book).find(({ name, version }) => made.get(name)?.version !== version);
  for (let sheet = stale(); sheet; sheet = stale()) {
    const { name, version } = sheet;
    const making = worksheetData(book, sheet);
    let step = making.next();
    for (; step.done !== true; step = making.next()) await breathe();
    made.set(name, { version, data: step.value });
  }
  const seen = seenSheets(book);
  return {
    name: book.name,
    appVersion: "0.25.1",
    locale: LocaleType.ZH_CN,
    styles: {},
    sheetOrder: seen.map(({ name }) => name),
    sheets: Object.fromEntries(seen.map(({ name }) => [name, made.get(name)?.data ?? {}])),
  };
};

const seenSheets = ({ sheets }: GridBook): readonly GridSheet[] =>
  sheets.filter(({ visibility }) => visibility === "visible");

const widthOf = (rows: readonly (readonly unknown[])[]): number =>
  rows.reduce((most, { length }) => Math.max(most, length), 0);

const spare = { rows: 40, columns: 6 } as const;

/** A sheet, one row a step. */
function* worksheetData(book: GridBook, sheet: GridSheet): Generator<void, Partial<IWorksheetData>> {
  const seen = seenIn(book, sheet);
  const rows = Math.max(sheet.cells.length, sheet.styles.length);
  const widest = Math.max(widthOf(sheet.cells), widthOf(sheet.styles));
  const cellData: Record<number, Record<number, ICellData>> = {};
  const rowData: NonNullable<IWorksheetData["rowData"]> = {};
  for (let row = 0; row < rows; row++) {
    if (!seen.row(row)) {
      rowData[row] = { hd: BooleanNumber.TRUE };
      continue;
    }
    const line: Record<number, ICellData> = {};
    const width = Math.max(sheet.cells[row]?.length ?? 0, sheet.styles[row]?.length ?? 0);
    for (let column = 0; column < width; column++) {
      if (!seen.column(column)) continue;
      const value = sheet.cells[row]?.[column] ?? null;
      const place = styleAt(sheet, row, column);
      if (value === null && (place === sheet.base || !showsEmpty(book, sheet, place))) continue;
      line[column] = cellData1(book, sheet, row, column);
    }
    cellData[row] = line;
    rowData[row] = { h: pixels(rowHeight(book, sheet, row)) };
    yield;
  }
  const columnData: NonNullable<IWorksheetData["columnData"]> = {};
  for (const [column, points] of sheet.widths) columnData[column] = { w: pixels(points) };
  for (let column = 0; column < widest; column++)
    if (!seen.column(column)) columnData[column] = { ...columnData[column], hd: BooleanNumber.TRUE };
  for (const column of sheet.hiddenColumns) columnData[column] = { ...columnData[column], hd: BooleanNumber.TRUE };
  const { frozen } = sheet;
  return {
    id: sheet.name,
    name: sheet.name,
    hidden: BooleanNumber.FALSE,
    rowCount: Math.max(rows + spare.rows, 100),
    columnCount: Math.max(widest + spare.columns, 20),
    defaultStyle: styleData(book.styles.at(sheet.base), undefined),
    defaultColumnWidth: 72,
    defaultRowHeight: 22,
    showGridlines: BooleanNumber.TRUE,
    freeze: {
      xSplit: frozen.columns,
      ySplit: frozen.rows,
      startRow: frozen.rows === 0 ? -1 : frozen.rows,
      startColumn: frozen.columns === 0 ? -1 : frozen.columns,
    },
    mergeData: sheet.merged.map(({ row, column, rows: down, columns }) => ({
      startRow: row,
      endRow: row + down - 1,
      startColumn: column,
      endColumn: column + columns - 1,
    })),
    cellData,
    rowData,
    columnData,
  };
}

/**
 * Whether an empty cell of this style is another than the sheet's cells are: filled, or one that takes what is typed in its own way. Most cells
 * of a large sheet are not, and are left out; what is typed into one brings its style along.
 */
const showsEmpty = ({ styles }: GridBook, { base, isProtected }: GridSheet, place: number): boolean => {
  const [own, usual] = [styles.at(place), styles.at(base)];
  return own.fill !== usual.fill || (own.format !== usual.format && !(isProtected && own.locked));
};

/** A cell as Univer holds it; what it does not have is said too, so that it takes the place of what was there. */
export const cellData1 = (book: GridBook, sheet: GridSheet, row: number, column: number): ICellData => {
  const value = sheet.cells[row]?.[column] ?? null;
  return { ...valueData(value), s: styleOf(book, sheet, row, column, value) };
};

/** How a cell looks with a value in it. */
export const styleOf = (book: GridBook, sheet: GridSheet, row: number, column: number, value: CellValue): IStyleData =>
  styleData(book.styles.at(styleAt(sheet, row, column)), highlightAt(sheet, row, column, value));

const valueData = (value: CellValue): ICellData => {
  if (value === null) return { v: null, t: null, f: null, p: null };
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER, f: null, p: null };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN, f: null, p: null };
  return { v: value, t: CellValueType.STRING, f: null, p: null };
};

const highlightAt = (
  { highlights }: GridSheet,
  row: number,
  column: number,
  value: CellValue,
): GridHighlight | undefined => {
  if (highlights.length === 0 || value === null) return undefined;
  const text = cellText(value);
  return highlights.find(({ area, word }) => word === text && isWithin(area, row, column));
};

const sides = { Left: HorizontalAlign.LEFT, Center: HorizontalAlign.CENTER, Right: HorizontalAlign.RIGHT } as const;

const made = new Map<CellStyle, Map<GridHighlight | undefined, IStyleData>>();

const styleData = (style: CellStyle, highlight: GridHighlight | undefined): IStyleData => {
  const known = made.get(style) ?? new Map<GridHighlight | undefined, IStyleData>();
  made.set(style, known);
  const found = known.get(highlight);
  if (found) return found;
  const fill = highlight?.fill ?? style.fill;
  const color = highlight?.color ?? style.color;
  const data: IStyleData = {
    bl: style.bold ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    fs: style.size,
    bg: fill === null ? null : { rgb: fill },
    cl: color === null ? null : { rgb: color },
    vt: VerticalAlign.MIDDLE,
    ht: style.horizontal ? sides[style.horizontal] : null,
    tb: style.wrap ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW,
    n: style.format === "General" ? null : { pattern: style.format },
  };
  known.set(highlight, data);
  return data;
};

const rowHeight = (book: GridBook, sheet: GridSheet, row: number): number => {
  let lines = 1;
  let size = 11;
  const cells = sheet.cells[row] ?? [];
  for (let column = 0; column < cells.length; column++) {
    const value = cells[column] ?? null;
    if (typeof value !== "string") continue;
    const style = book.styles.at(styleAt(sheet, row, column));
    size = Math.max(size, style.size);
    if (!style.wrap || sheet.hiddenColumns.has(column)) continue;
    lines = Math.max(lines, linesOf(value, (sheet.widths.get(column) ?? 54) / pointsPerCharacter));
  }
  return Math.min(Math.max(lines * linePoints, size * 1.5), tallestRow);
};
