import { isWithin } from "../../app/driven/areas.ts";
import type { BookOp, CellEntry } from "../../app/driven/bookOps.ts";
import type { CellArea, CellValue } from "../../workbook/sheetSnapshot.ts";
import type { CellStyle } from "./cellStyle.ts";
import {
  cellKey,
  copyOfSheet,
  emptySheet,
  setCell,
  sheetNamed,
  styleAt,
  type GridBook,
  type GridSheet,
} from "./gridBook.ts";

/** What of a workbook was changed (改动范围): cells of sheets, sheets as a whole, or which sheets there are. */
export type Touched = {
  readonly cells: Map<string, Set<number>>;
  readonly sheets: Set<string>;
  isListed: boolean;
};

export const nothingTouched = (): Touched => ({ cells: new Map(), sheets: new Set(), isListed: false });

/** Does actions to the workbook, all or none (改表): what fails is our own bug, and leaves the workbook as it was. */
export const applyOps = (book: GridBook, ops: readonly BookOp[], touched: Touched): void => {
  const named = new Set(ops.map(({ sheet }) => sheet));
  const before = { sheets: [...book.sheets], front: book.front };
  book.sheets = book.sheets.map((sheet) => (named.has(sheet.name) ? copyOfSheet(sheet) : sheet));
  try {
    for (const op of ops) applyOp(book, op, touched);
  } catch (error) {
    Object.assign(book, before);
    throw error;
  }
};

const applyOp = (book: GridBook, op: BookOp, touched: Touched): void => {
  if (op.op === "add") {
    const sheet = emptySheet(op.sheet);
    book.sheets.splice(op.position, 0, sheet);
    touched.isListed = true;
    return;
  }
  if (op.op === "front") {
    if (book.sheets.some(({ name }) => name === op.sheet)) book.front = op.sheet;
    return;
  }
  const sheet = sheetNamed(book, op.sheet);
  if (op.op === "cells") {
    writeCells(book, sheet, op, touched);
    return;
  }
  if (op.op === "protect" || op.op === "unprotect") {
    sheet.isProtected = op.op === "protect";
    return;
  }
  touched.sheets.add(op.sheet);
  switch (op.op) {
    case "move":
      book.sheets = book.sheets.filter((one) => one !== sheet);
      book.sheets.splice(op.position, 0, sheet);
      touched.isListed = true;
      return;
    case "rename":
      sheet.name = op.name;
      if (book.front === op.sheet) book.front = op.name;
      touched.isListed = true;
      return;
    case "visibility":
      sheet.visibility = op.visibility === "Visible" ? "visible" : "veryHidden";
      touched.isListed = true;
      return;
    case "clear":
      clearArea(sheet, op.area);
      return;
    case "unmerge":
      sheet.merged = sheet.merged.filter(({ row, column }) => !isWithin(op.area, row, column));
      return;
    case "deleteTable":
      sheet.tables = sheet.tables.filter(({ name }) => name !== op.table);
      return;
    case "renameTable":
      sheet.tables = sheet.tables.map((one) => (one.name === op.table ? { ...one, name: op.name } : one));
      return;
    case "table":
      sheet.tables.push({ name: op.name, area: op.area });
      return;
    case "format":
      restyle(book, sheet, op.area, { format: op.format });
      return;
    case "look":
      restyle(book, sheet, op.area, op.look);
      return;
    case "width":
      for (let at = 0; at < op.area.columns; at++) sheet.widths.set(op.area.column + at, op.points);
      return;
    case "hideColumn":
      sheet.hiddenColumns.add(op.area.column);
      return;
    case "check":
      sheet.checks.push({ area: op.area, rule: op.rule, message: op.message });
      return;
    case "highlight":
      sheet.highlights.push({ area: op.area, word: op.word, color: op.color, fill: op.fill });
      return;
    case "noHighlights":
      sheet.highlights = sheet.highlights.filter(({ area }) => !isWithin(op.area, area.row, area.column));
      return;
    case "freeze":
      sheet.frozen = { rows: op.rows, columns: op.columns };
      return;
    case "formula":
      throw new RangeError("a workbench: got a formula to compute, want the value that the core computed");
    case "styleTable":
    case "page":
    case "showRows":
    case "showColumns":
    case "noFilter":
      return;
  }
};

const writeCells = (
  book: GridBook,
  sheet: GridSheet,
  { area, entries }: Extract<BookOp, { readonly op: "cells" }>,
  { cells }: Touched,
): void => {
  const keys = cells.get(sheet.name) ?? new Set();
  cells.set(sheet.name, keys);
  entries.forEach((line, at) =>
    line.forEach((entry, beside) => {
      if (entry === null) return;
      const [row, column] = [area.row + at, area.column + beside];
      setCell(sheet, row, column, valueOf(entry, book.styles.at(styleAt(sheet, row, column)).format));
      keys.add(cellKey(row, column));
    }),
  );
};

/** Outside text cells a "'" in front keeps a text from being read as something else, and is no part of it. */
const valueOf = (entry: Exclude<CellEntry, null>, format: string): CellValue => {
  if (typeof entry === "number") return format === "@" ? String(entry) : entry;
  if (entry === "") return null;
  return format !== "@" && entry.startsWith("'") ? entry.slice(1) : entry;
};

const clearArea = (sheet: GridSheet, area: CellArea): void => {
  const isWithinColumns = (column: number): boolean => column >= area.column && column < area.column + area.columns;
  changeLines(sheet, area, (line) => line.map((place, column) => (isWithinColumns(column) ? sheet.base : place)));
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const line = sheet.cells[row];
      if (line && column < line.length) line[column] = null;
      sheet.computed.delete(cellKey(row, column));
    }
  }
  const isIn = ({ area: one }: { readonly area: CellArea }): boolean => isWithin(area, one.row, one.column);
  sheet.checks = sheet.checks.filter((one) => !isIn(one));
  sheet.highlights = sheet.highlights.filter((one) => !isIn(one));
};

const restyle = ({ styles }: GridBook, sheet: GridSheet, area: CellArea | null, change: Partial<CellStyle>): void => {
  if (area === null) {
    sheet.base = styles.with(sheet.base, change);
    changeLines(sheet, { row: 0, rows: sheet.styles.length }, (line) =>
      line.map((place) => styles.with(place, change)),
    );
    return;
  }
  while (sheet.styles.length < area.row + area.rows) sheet.styles.push(noLine);
  const end = area.column + area.columns;
  changeLines(sheet, area, (line) =>
    Array.from({ length: Math.max(line.length, end) }, (_, column) => {
      const place = line[column] ?? sheet.base;
      return column >= area.column && column < end ? styles.with(place, change) : place;
    }),
  );
};

const noLine: readonly number[] = [];

/** Gives rows other lines of styles; those that shared one share the new one too. */
const changeLines = (
  { styles }: GridSheet,
  { row, rows }: Pick<CellArea, "row" | "rows">,
  changed: (line: readonly number[]) => readonly number[],
): void => {
  const known = new Map<readonly number[], readonly number[]>();
  for (let at = row; at < Math.min(row + rows, styles.length); at++) {
    const line = styles[at] ?? noLine;
    const next = known.get(line) ?? changed(line);
    known.set(line, next);
    styles[at] = next;
  }
};
