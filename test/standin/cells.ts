import { areaOf, intersect, isEntireColumn, isEntireRow, lastColumn, lastRow, type Area } from "./addresses.ts";
import { readEntry, type Entry } from "./entry.ts";
import { cellAt, eachCell, formatOfCell } from "./formats.ts";
import { refuse } from "./hostError.ts";
import type { CellState, CellValue, SheetState } from "./model.ts";

/** Gives a formula its value; the stand-in has no formula engine, so without one every formula shows "". */
export type Evaluate = (formula: string, sheetName: string, row: number, column: number) => CellValue | undefined;

/** Puts one entry into a cell, by Excel's rules; null would leave the cell, "" empties it. */
export function enter(sheet: SheetState, row: number, column: number, input: CellValue, evaluate?: Evaluate): void {
  if (input === "") {
    emptyCell(sheet, row, column);
    return;
  }
  const numberFormat = String(formatOfCell(sheet, row, column, "numberFormat"));
  const entry = readEntry(input, numberFormat);
  const cell = cellAt(sheet, row, column);
  storeEntry(cell, entry, numberFormat);
  if (cell.formula !== undefined) cell.value = evaluate?.(cell.formula, sheet.name, row, column) ?? "";
}

function storeEntry(cell: CellState, entry: Entry, numberFormat: string): void {
  cell.value = entry.value;
  delete cell.formula;
  delete cell.quoted;
  if (entry.formula !== undefined) cell.formula = entry.formula;
  if (entry.quoted) cell.quoted = true;
  if (entry.numberFormat !== undefined && numberFormat === "General") {
    cell.format = { ...cell.format, numberFormat: entry.numberFormat };
  }
}

/** Takes value and formula away; the format stays. */
export function emptyCell(sheet: SheetState, row: number, column: number): void {
  const cells = sheet.cells[row];
  const cell = cells?.[column];
  if (!cells || !cell) return;
  const { format } = cell;
  // A record's numeric keys are the columns in use, so an empty cell has to leave the record.
  if (format) cells[column] = { value: "", format };
  else Reflect.deleteProperty(cells, column);
}

export function clearContents(sheet: SheetState, area: Area): void {
  const found: [number, number][] = [];
  eachCell(sheet, area, (_cell, row, column) => found.push([row, column]));
  for (const [row, column] of found) emptyCell(sheet, row, column);
}

const holdsSomething = (cell: CellState): boolean => cell.value !== "" || cell.formula !== undefined;

/**
 * The smallest area that holds every used cell of `within`; null when there is none.
 * @param valuesOnly formatted but empty cells do not count (docs: `Worksheet.getUsedRange`)
 */
export function usedArea(sheet: SheetState, within: Area, valuesOnly: boolean): Area | null {
  const used = { row: Infinity, column: Infinity, toRow: -1, toColumn: -1 };
  eachCell(sheet, within, (cell, row, column) => {
    if (!holdsSomething(cell) && (valuesOnly || !cell.format || Object.keys(cell.format).length === 0)) return;
    used.row = Math.min(used.row, row);
    used.column = Math.min(used.column, column);
    used.toRow = Math.max(used.toRow, row);
    used.toColumn = Math.max(used.toColumn, column);
  });
  return used.toRow < 0 ? null : areaOf(used.row, used.column, used.toRow, used.toColumn);
}

export type Shift = "Up" | "Left" | "Down" | "Right";

/** Where an area lies after the shift; null when all of its cells were deleted. */
export function shiftedArea(area: Area, hole: Area, shift: Shift): Area | null {
  const vertical = shift === "Up" || shift === "Down";
  const start = vertical ? area.row : area.column;
  const length = vertical ? area.rowCount : area.columnCount;
  const from = vertical ? hole.row : hole.column;
  const size = vertical ? hole.rowCount : hole.columnCount;
  if (!affects(area, hole, vertical)) return area;
  const [newStart, newLength] =
    shift === "Up" || shift === "Left"
      ? afterDelete(start, length, from, size)
      : afterInsert(start, length, from, size);
  if (newLength === 0) return null;
  return vertical
    ? { ...area, row: newStart, rowCount: newLength }
    : { ...area, column: newStart, columnCount: newLength };
}

/** Only areas that lie wholly in the strip that moves are carried along; Excel refuses to tear the others. */
function affects(area: Area, hole: Area, vertical: boolean): boolean {
  if (vertical ? isEntireColumn(area) : isEntireRow(area)) return false;
  if (vertical) return area.column >= hole.column && lastColumn(area) <= lastColumn(hole) && lastRow(area) >= hole.row;
  return area.row >= hole.row && lastRow(area) <= lastRow(hole) && lastColumn(area) >= hole.column;
}

function afterDelete(start: number, length: number, from: number, size: number): [number, number] {
  const end = start + length;
  const cut = Math.max(0, Math.min(end, from + size) - Math.max(start, from));
  const before = Math.max(0, Math.min(start, from + size) - from);
  return [start >= from ? Math.max(from, start - before) : start, length - cut];
}

const afterInsert = (start: number, length: number, from: number, size: number): [number, number] =>
  start >= from ? [start + size, length] : [start, length + size];

/** Moves cells into (delete) or out of (insert) the area; formulas keep their text, there is no engine. */
export function shiftCells(sheet: SheetState, hole: Area, shift: Shift): void {
  const torn = sheet.tables.find((table) => tears(table.area, hole, shift));
  if (torn) refuse("InsertDeleteConflict", `the shift would tear the table ${torn.name}`);
  const strip = stripOf(hole, shift);
  const moved: [number, number, CellState][] = [];
  eachCell(sheet, strip, (cell, row, column) => moved.push([row, column, cell]));
  for (const [row, column] of moved) Reflect.deleteProperty(sheet.cells[row] ?? {}, column);
  for (const [row, column, cell] of moved) {
    const at = shiftedArea(areaOf(row, column, row, column), hole, shift);
    if (at) (sheet.cells[at.row] ??= {})[at.column] = cell;
  }
  const keep = <T extends { readonly area: Area }>(each: T): T[] => {
    const area = shiftedArea(each.area, hole, shift);
    return area ? [{ ...each, area }] : [];
  };
  sheet.tables = sheet.tables.flatMap(keep);
  sheet.validations = sheet.validations.flatMap(keep);
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap(keep);
  sheet.merges = sheet.merges.flatMap((area) => shiftedArea(area, hole, shift) ?? []);
}

const stripOf = (hole: Area, shift: Shift): Area =>
  shift === "Up" || shift === "Down"
    ? { ...hole, rowCount: 1_048_576 - hole.row }
    : { ...hole, columnCount: 16_384 - hole.column };

function tears(table: Area, hole: Area, shift: Shift): boolean {
  const strip = stripOf(hole, shift);
  const overlap = intersect(table, strip);
  if (!overlap) return false;
  const vertical = shift === "Up" || shift === "Down";
  const whole = vertical
    ? overlap.column === table.column && overlap.columnCount === table.columnCount
    : overlap.row === table.row && overlap.rowCount === table.rowCount;
  return !whole;
}
