import {
  cellsOf,
  placedTables,
  rowsAboveTable,
  type ColumnLayout,
  type LayoutCell,
  type PlacedTable,
  type SheetLayout,
} from "../../workbook/sheetLayout.ts";
import { formulaIn } from "../../workbook/filledFormula.ts";
import type { KnownSheet } from "./readSheets.ts";

/** Excel measures columns in points; a character of the default font takes about this many, and cells have a margin. */
const pointsPerCharacter = 5.6;
const cellMargin = 4;

/** Roughly the bytes that a sheet's cells take on the wire: 3 a Chinese character. */
export const weightOf = (layout: SheetLayout): number =>
  cellsOf(layout).reduce(
    (sum, row, at) => sum + row.reduce<number>((bytes, cell) => bytes + cellWeight(cell, at) + 4, 0),
    0,
  );

/** Formulas are ASCII but for the names of sheets and the words in them. */
const cellWeight = (cell: LayoutCell, row: number): number => {
  if (typeof cell === "string") return 3 * cell.length;
  return cell !== null && typeof cell === "object" ? Math.ceil(1.5 * formulaIn(cell, row).length) : 12;
};

/**
 * Queues what makes one sheet be as laid out (写入工作表); nothing is sent. An old sheet of the name is emptied first,
 * tables included, so that a write that broke off can be repeated. The ledger's own sheet is never emptied: its cells are
 * set in one action, so that it holds the old ledger or the new one wherever a write breaks off.
 *
 * @param position where a new sheet comes to stand, counted from 0
 */
export const writeSheet = (
  context: Excel.RequestContext,
  layout: SheetLayout,
  known: KnownSheet | undefined,
  position: number,
): void => {
  const { worksheets } = context.workbook;
  const sheet = known ? worksheets.getItem(layout.name) : worksheets.add(layout.name);
  if (!known) sheet.position = position;
  const hidden = layout.visibility === "veryHidden";
  if (known && !hidden) {
    if (known.snapshot.visibility !== "visible") sheet.visibility = "Visible";
    for (const table of known.tables) sheet.tables.getItem(table).delete();
    sheet.getRange().clear();
  }
  const cells = cellsOf(layout);
  const width = cells[0]?.length ?? 1;
  const all = sheet.getRangeByIndexes(0, 0, cells.length, width);
  const placed = placedTables(layout);
  const formats = cells.map((row, index) => row.map((_, column) => formatOf(placed, index, column)));
  all.numberFormat = formats;
  all.formulas = cells.map((row, index) =>
    row.map((cell, column) => entryOf(cell, index, formats[index]?.[column] === "@")),
  );
  if (!hidden) {
    dressSheet(sheet, layout, all);
    return;
  }
  const spare = (known?.snapshot.cells.length ?? 0) - cells.length;
  if (spare > 0) sheet.getRangeByIndexes(cells.length, 0, spare, width).clear();
  sheet.visibility = "VeryHidden";
};

/** Text columns are text to Excel too, so that it makes no dates of numbers such as 1-2; all above the table is text. */
const formatOf = (placed: readonly PlacedTable[], row: number, column: number): string => {
  const within = placed.findLast(({ headerRow }) => row > headerRow);
  const isBody = within && row <= within.headerRow + within.table.rows.length;
  const kind = isBody ? within.table.columns[column] : undefined;
  if (kind?.computed === true) return "General";
  if (kind?.kind === "date") return "yyyy-mm-dd";
  return kind?.kind === "number" ? numberFormat(kind) : "@";
};

const numberFormat = ({ places }: ColumnLayout): string =>
  places === undefined ? "General" : places === 0 ? "0" : `0.${"0".repeat(places)}`;

/** A text cell takes any text as it is; elsewhere one that looks like a formula is held by the leading "'" that Excel swallows. */
const entryOf = (cell: LayoutCell, row: number, isText: boolean): string | number => {
  if (cell === null) return "";
  if (typeof cell === "object") return `=${formulaIn(cell, row)}`;
  return typeof cell === "string" && !isText && /^[='@+-]/u.test(cell) ? `'${cell}` : cell;
};

const dressSheet = (sheet: Excel.Worksheet, layout: SheetLayout, all: Excel.Range): void => {
  all.format.font.name = "宋体";
  all.format.verticalAlignment = "Top";
  const title = sheet.getRangeByIndexes(0, 0, 1, 1).format.font;
  title.size = 16;
  title.bold = true;
  sheet.pageLayout.orientation = layout.landscape ? "Landscape" : "Portrait";
  if (!layout.table) return;
  layout.table.columns.forEach(({ width }, index) => {
    sheet.getRangeByIndexes(0, index, 1, 1).format.columnWidth = width * pointsPerCharacter + cellMargin;
  });
  for (const placed of placedTables(layout)) dressTable(sheet, placed);
  sheet.freezePanes.freezeRows(rowsAboveTable(layout) + 1);
};

const dressTable = (
  sheet: Excel.Worksheet,
  { table: { columns, rows, name, marks }, headerRow }: PlacedTable,
): void => {
  const range = sheet.getRangeByIndexes(headerRow, 0, rows.length + 1, columns.length);
  range.format.wrapText = true;
  for (const { row, column } of marks ?? [])
    sheet.getRangeByIndexes(headerRow + 1 + row, column, 1, 1).format.fill.color = "#FFEB9C";
  // Excel gives a table without rows an empty one, and then the sheet is no longer as laid out.
  if (rows.length === 0) return;
  const table = sheet.tables.add(range, true);
  table.name = name;
  table.style = "TableStyleLight9";
};
