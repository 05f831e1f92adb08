import ExcelJS from "exceljs";
import { unzipSync, zipSync } from "fflate";

import {
  cellsOf,
  placedTables,
  rowsAboveTable,
  type LayoutCell,
  type SheetLayout,
  type TableLayout,
} from "../../../workbook/sheetLayout.ts";
import { rowHeights } from "../../../workbook/rowHeights.ts";
import { escapeText } from "./textEscapes.ts";

const font = { name: "宋体", size: 11 };
const headFill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFDCE6F1" } } as const;
const markFill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFEB9C" } } as const;
/** In inches: narrow, so that wide tables stay readable on paper. */
const margins = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 };
/** In points: fonts that stand in for ours are a little higher; and the tallest row Excel takes. */
const rowMargin = 4;
const tallest = 409;
const pageNumbers = { oddFooter: "&C第 &P 页，共 &N 页" };
const thin = { style: "thin", color: { argb: "FFBFBFBF" } } as const;
const grid = { top: thin, left: thin, bottom: thin, right: thin };

/**
 * Writes sheets as laid out into a new .xlsx file (生成工作簿), print-ready on A4: header row frozen, repeated and
 * filtered.
 *
 * @param at the time that the file's properties state, so that the same input gives the same properties
 */
export const writeBook = async (sheets: readonly SheetLayout[], at: string): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  book.creator = "考评";
  book.created = new Date(at);
  book.modified = new Date(at);
  for (const sheet of sheets) addSheet(book, sheet);
  return repacked(new Uint8Array(await book.xlsx.writeBuffer()));
};

/** The earliest time a zip can state, in whatever time zone: exceljs would put the clock's into every part. */
const noTime = new Date(1980, 0, 1);

/** The same parts in the same order with no time of their own, so that the same sheets give the same bytes. */
const repacked = (bytes: Uint8Array): Uint8Array => zipSync(unzipSync(bytes), { mtime: noTime, level: 6 });

const addSheet = (book: ExcelJS.Workbook, layout: SheetLayout): void => {
  const above = rowsAboveTable(layout);
  const sheet = book.addWorksheet(layout.name, {
    state: layout.visibility,
    headerFooter: pageNumbers,
    views: layout.table ? [{ state: "frozen", xSplit: 0, ySplit: above + 1 }] : [],
    pageSetup: {
      // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- declared as an enum, shipped without it; 9 is A4
      paperSize: 9,
      orientation: layout.landscape ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins,
      printTitlesRow: layout.table ? `${above + 1}:${above + 1}` : "",
    },
  });
  for (const cells of cellsOf(layout)) sheet.addRow(cells.map(cellValue)).font = font;
  sheet.getRow(1).font = { ...font, size: 16, bold: true };
  rowHeights(layout).forEach(
    (height, index) => (sheet.getRow(index + 1).height = Math.min(height + rowMargin, tallest)),
  );
  layout.table?.columns.forEach(({ width }, index) => (sheet.getColumn(index + 1).width = width));
  for (const { table, headerRow } of placedTables(layout)) dressTable(sheet, table, headerRow);
};

const cellValue = (cell: LayoutCell): ExcelJS.CellValue => {
  if (typeof cell === "string") return escapeText(cell);
  return cell !== null && typeof cell === "object" ? { formula: cell.formula, result: cell.value } : cell;
};

const dressTable = (sheet: ExcelJS.Worksheet, table: TableLayout, above: number): void => {
  const last = above + 1 + table.rows.length;
  table.columns.forEach((column, index) => {
    for (let row = above + 1; row <= last; row++) {
      const cell = sheet.getCell(row, index + 1);
      const isHead = row === above + 1;
      cell.border = grid;
      cell.alignment = {
        wrapText: true,
        vertical: isHead ? "middle" : "top",
        horizontal: isHead || column.kind === "date" ? "center" : column.kind === "number" ? "right" : "left",
      };
      if (isHead) {
        cell.font = { ...font, bold: true };
        cell.fill = headFill;
        continue;
      }
      // Text stays text when people type over it: no dates out of 11-5, no numbers out of document numbers.
      if (column.kind === "text") cell.numFmt = "@";
      if (column.kind === "date") cell.numFmt = "yyyy-mm-dd";
      if (column.places !== undefined) cell.numFmt = column.places === 0 ? "0" : `0.${"0".repeat(column.places)}`;
      if (column.entry) cell.protection = { locked: false };
      if (column.choices) {
        cell.dataValidation = { type: "list", allowBlank: true, formulae: [`"${column.choices.join(",")}"`] };
      }
    }
  });
  for (const { row, column } of table.marks ?? []) sheet.getCell(above + 2 + row, column + 1).fill = markFill;
  if (table.rows.length > 0) addTable(sheet, table, above);
};

/** exceljs writes the table's cells once more, so they are given as they stand. */
const addTable = (sheet: ExcelJS.Worksheet, table: TableLayout, above: number): void => {
  sheet.addTable({
    name: table.name,
    ref: `A${above + 1}`,
    headerRow: true,
    columns: table.columns.map(({ header }) => ({ name: escapeText(header), filterButton: true })),
    rows: table.rows.map((row) => row.map(cellValue)),
  });
};
