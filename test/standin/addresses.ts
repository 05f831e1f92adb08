import { refuse } from "./hostError.ts";

/** Excel's own limits: 1,048,576 rows by 16,384 columns (docs: "Excel specifications and limits"). */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** A rectangle of cells; `row` and `column` count from 0. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

export const WHOLE_SHEET: Area = { row: 0, column: 0, rowCount: MAX_ROWS, columnCount: MAX_COLUMNS };

export const isEntireColumn = (area: Area): boolean => area.rowCount === MAX_ROWS;
export const isEntireRow = (area: Area): boolean => area.columnCount === MAX_COLUMNS;
export const cellCount = (area: Area): number => area.rowCount * area.columnCount;
export const lastRow = (area: Area): number => area.row + area.rowCount - 1;
export const lastColumn = (area: Area): number => area.column + area.columnCount - 1;

export const containsCell = (area: Area, row: number, column: number): boolean =>
  row >= area.row && row <= lastRow(area) && column >= area.column && column <= lastColumn(area);

export const containsArea = (outer: Area, inner: Area): boolean =>
  containsCell(outer, inner.row, inner.column) && containsCell(outer, lastRow(inner), lastColumn(inner));

/** A rectangle by its corners, both included; refuses what lies outside the sheet. */
export function areaOf(row: number, column: number, toRow: number, toColumn: number): Area {
  const inside = row >= 0 && column >= 0 && toRow < MAX_ROWS && toColumn < MAX_COLUMNS;
  if (!inside || toRow < row || toColumn < column || ![row, column, toRow, toColumn].every(Number.isInteger)) {
    refuse("InvalidArgument", `no such range: rows ${row} to ${toRow}, columns ${column} to ${toColumn}`);
  }
  return { row, column, rowCount: toRow - row + 1, columnCount: toColumn - column + 1 };
}

/** The common part of two areas, or null. */
export function intersect(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const toRow = Math.min(lastRow(a), lastRow(b));
  const toColumn = Math.min(lastColumn(a), lastColumn(b));
  return toRow < row || toColumn < column ? null : areaOf(row, column, toRow, toColumn);
}

/** The smallest area that holds both. */
export const boundingArea = (a: Area, b: Area): Area =>
  areaOf(
    Math.min(a.row, b.row),
    Math.min(a.column, b.column),
    Math.max(lastRow(a), lastRow(b)),
    Math.max(lastColumn(a), lastColumn(b)),
  );

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

function columnIndex(name: string): number {
  return Array.from(name.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A1:B2 without the sheet; A:B and 1:2 for whole columns and rows. */
export function localAddress(area: Area): string {
  if (isEntireColumn(area) && !isEntireRow(area)) {
    return `${columnName(area.column)}:${columnName(lastColumn(area))}`;
  }
  if (isEntireRow(area)) return `${area.row + 1}:${lastRow(area) + 1}`;
  const first = `${columnName(area.column)}${area.row + 1}`;
  return cellCount(area) === 1 ? first : `${first}:${columnName(lastColumn(area))}${lastRow(area) + 1}`;
}

/** Names that are more than letters, digits of any script and `_` are quoted, as Excel does. */
export function quoteSheetName(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`;
}

/** `评分!A1:B2` → sheet name (if any) and the local part. */
export function splitAddress(address: string): { readonly sheetName: string | null; readonly local: string } {
  const mark = address.lastIndexOf("!");
  if (mark < 0) return { sheetName: null, local: address };
  const sheet = address.slice(0, mark);
  const quoted = sheet.startsWith("'") && sheet.endsWith("'");
  return {
    sheetName: quoted ? sheet.slice(1, -1).replaceAll("''", "'") : sheet,
    local: address.slice(mark + 1),
  };
}

/** Reads A1, $A$1:B2, A:C or 1:3; null when the text is none of them. */
export function parseLocalAddress(text: string): Area | null {
  const plain = text.replaceAll("$", "").trim();
  const cells = /^([A-Za-z]{1,3})(\d{1,7})(?::([A-Za-z]{1,3})(\d{1,7}))?$/.exec(plain);
  if (cells) {
    const [, c1 = "", r1 = "", c2 = c1, r2 = r1] = cells;
    return sorted(Number(r1) - 1, columnIndex(c1), Number(r2) - 1, columnIndex(c2));
  }
  const columns = /^([A-Za-z]{1,3}):([A-Za-z]{1,3})$/.exec(plain);
  if (columns) {
    const [, c1 = "", c2 = ""] = columns;
    return sorted(0, columnIndex(c1), MAX_ROWS - 1, columnIndex(c2));
  }
  const rows = /^(\d{1,7}):(\d{1,7})$/.exec(plain);
  if (rows) return sorted(Number(rows[1]) - 1, 0, Number(rows[2]) - 1, MAX_COLUMNS - 1);
  return null;
}

const sorted = (row: number, column: number, toRow: number, toColumn: number): Area =>
  areaOf(Math.min(row, toRow), Math.min(column, toColumn), Math.max(row, toRow), Math.max(column, toColumn));
