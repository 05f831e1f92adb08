import { intersect, lastColumn, lastRow, parseLocalAddress, type Area } from "./addresses.ts";
import { enter } from "./cells.ts";
import { cellAt, setFormat } from "./formats.ts";
import { notImplemented, refuse } from "./hostError.ts";
import { newId, type SheetState, type TableState, type WorkbookState } from "./model.ts";
import { requireAllowed } from "./protection.ts";

export interface PlacedTable {
  readonly sheet: SheetState;
  readonly table: TableState;
}

const placedTables = (workbook: WorkbookState): readonly PlacedTable[] =>
  workbook.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));

/** Ids, and names regardless of case; in one sheet or in the whole workbook. */
export function findTable(workbook: WorkbookState, key: string, sheetId?: string): PlacedTable | null {
  const wanted = key.toLowerCase();
  const found = placedTables(workbook).find(
    ({ sheet, table }) =>
      (sheetId === undefined || sheet.id === sheetId) && (table.id === key || table.name.toLowerCase() === wanted),
  );
  return found ?? null;
}

/** Makes a table of cells that already hold their header row (docs: `TableCollection.add`). */
export function addTable(workbook: WorkbookState, sheet: SheetState, area: Area, hasHeaders: boolean): TableState {
  if (!hasHeaders) notImplemented("TableCollection.add without a header row");
  requireAllowed(sheet, "structure");
  checkFree(sheet, area, null);
  const table: TableState = {
    id: newId(workbook, "table"),
    name: freeTableName(workbook),
    // A table has at least one row below its header.
    area: area.rowCount === 1 ? { ...area, rowCount: 2 } : area,
    style: "TableStyleMedium2",
    showFilterButton: true,
    showBandedRows: true,
    showBandedColumns: false,
    showHeaders: true,
    showTotals: false,
    highlightFirstColumn: false,
    highlightLastColumn: false,
  };
  nameHeaders(sheet, area);
  sheet.tables.push(table);
  return table;
}

export function resizeTable(sheet: SheetState, table: TableState, area: Area): void {
  requireAllowed(sheet, "structure");
  // Docs: `Table.resize`: the headers stay in their row and the new range overlaps the old one.
  if (area.row !== table.area.row || area.rowCount < 2 || !intersect(area, table.area)) {
    refuse("InvalidArgument", `the table ${table.name} cannot take this range`);
  }
  checkFree(sheet, area, table);
  nameHeaders(sheet, { ...area, rowCount: 1 });
  table.area = area;
}

function checkFree(sheet: SheetState, area: Area, own: TableState | null): void {
  const other = sheet.tables.find((each) => each !== own && intersect(each.area, area));
  if (other) refuse("InvalidArgument", `the range overlaps the table ${other.name}`);
  if (sheet.merges.some((merge) => intersect(merge, area))) {
    refuse("InvalidArgument", "a table cannot hold merged cells");
  }
}

/** Headers are texts and differ from each other; Excel fills what is missing (support: "Overview of Excel tables"). */
function nameHeaders(sheet: SheetState, area: Area): void {
  const taken = new Set<string>();
  for (let column = area.column; column <= lastColumn(area); column += 1) {
    const cell = sheet.cells[area.row]?.[column];
    const text = cell ? String(cell.value) : "";
    const header = freeHeader(text, column - area.column + 1, taken);
    taken.add(header.toLowerCase());
    if (cell && cell.value === header && cell.formula === undefined) continue;
    const target = cellAt(sheet, area.row, column);
    setFormat(sheet, { row: area.row, column, rowCount: 1, columnCount: 1 }, "numberFormat", "@");
    target.value = header;
    delete target.formula;
  }
}

function freeHeader(text: string, number: number, taken: ReadonlySet<string>): string {
  const base = text === "" ? `列${number}` : text;
  let header = base;
  for (let copy = 2; taken.has(header.toLowerCase()); copy += 1) header = `${base}${copy}`;
  return header;
}

function freeTableName(workbook: WorkbookState): string {
  let number = placedTables(workbook).length + 1;
  while (findTable(workbook, `表${number}`)) number += 1;
  return `表${number}`;
}

/** Support: "Rename an Excel table": letters, digits, `_`, `.`; no blank, no cell address; unique in the workbook. */
export function renameTable(workbook: WorkbookState, table: TableState, name: string): void {
  const wrong =
    name.length === 0 ||
    name.length > 255 ||
    !/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) ||
    parseLocalAddress(name) !== null ||
    /^[rc]\d*$/i.test(name);
  if (wrong) refuse("InvalidArgument", `not a table name: ${name}`);
  const twin = findTable(workbook, name)?.table;
  const namesake = workbook.names.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if ((twin && twin !== table) || namesake) refuse("ItemAlreadyExists", `the name ${name} is taken`);
  table.name = name;
}

/** Header texts, from the cells. */
export const headersOf = (sheet: SheetState, table: TableState): readonly string[] =>
  Array.from({ length: table.area.columnCount }, (_, index) =>
    String(sheet.cells[table.area.row]?.[table.area.column + index]?.value ?? ""),
  );

/** The rows between header and totals. */
export const bodyArea = (table: TableState): Area => ({
  ...table.area,
  row: table.area.row + 1,
  rowCount: table.area.rowCount - 1,
});

/** Table.delete: the table goes with its cells (docs: `Table.delete`). */
export function deleteTable(sheet: SheetState, table: TableState): void {
  requireAllowed(sheet, "structure");
  for (let row = table.area.row; row <= lastRow(table.area); row += 1) {
    for (let column = table.area.column; column <= lastColumn(table.area); column += 1) enter(sheet, row, column, "");
  }
  sheet.tables = sheet.tables.filter((each) => each !== table);
}
