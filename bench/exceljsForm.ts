import ExcelJS from "exceljs";

import {
  placedTables,
  rowsOf,
  type ColumnLayout,
  type LayoutCell,
  type SheetLayout,
} from "../src/workbook/sheetLayout.ts";

/** The same cells, looks, checks and locks by exceljs alone: what our own writing of forms is measured beside. */
export const exceljsForm = (sheets: readonly SheetLayout[]): ExcelJS.Workbook => {
  const book = new ExcelJS.Workbook();
  for (const sheet of sheets) {
    const made = book.addWorksheet(sheet.name, {
      state: sheet.visibility,
      pageSetup: {
        orientation: sheet.landscape ? "landscape" : "portrait",
        fitToPage: true,
        fitToHeight: 0,
      },
    });
    for (const row of rowsOf(sheet)) made.addRow(row.map(valueOf));
    for (const { table, headerRow } of placedTables(sheet)) {
      for (const [index, column] of table.columns.entries()) {
        made.getColumn(index + 1).width = column.width;
        styled(made.getCell(headerRow + 1, index + 1), headLook);
        for (let row = 0; row < table.rows.length; row++) {
          const cell = made.getCell(headerRow + 2 + row, index + 1);
          styled(cell, lookOf(column));
          if (column.choices) {
            cell.dataValidation = { type: "list", allowBlank: true, formulae: [`"${column.choices.join(",")}"`] };
          } else if (column.check) {
            cell.dataValidation = {
              type: "decimal",
              operator: "between",
              allowBlank: true,
              formulae: [0, column.check.most ?? 1e9],
            };
          }
        }
      }
    }
    // No password: with one, exceljs takes half a second a sheet.
    if (sheet.locked === true) void made.protect("", {});
  }
  return book;
};

const valueOf = (cell: LayoutCell): ExcelJS.CellValue => {
  if (cell === null || typeof cell !== "object") return cell;
  if (typeof cell.formula !== "string") throw new RangeError("a formula of a form: got a shared one, want its text");
  return { formula: cell.formula, result: cell.value };
};

type CellLook = Pick<ExcelJS.Style, "font" | "border" | "alignment" | "numFmt" | "protection"> & {
  readonly fill?: ExcelJS.Fill;
};

const thin = { style: "thin", color: { argb: "FFBFBFBF" } } as const;
const border = { left: thin, right: thin, top: thin, bottom: thin };
const font = { name: "宋体", size: 11 };

const solid = (argb: string): ExcelJS.Fill => ({ type: "pattern", pattern: "solid", fgColor: { argb } });

const headLook: CellLook = {
  font: { ...font, bold: true },
  border,
  alignment: { horizontal: "center", vertical: "middle", wrapText: true },
  numFmt: "General",
  protection: { locked: true },
  fill: solid("FFDCE6F1"),
};

const looks = new Map<string, CellLook>();

const lookOf = ({ kind, entry }: ColumnLayout): CellLook => {
  const key = `${kind} ${String(entry === true)}`;
  const known = looks.get(key);
  if (known) return known;
  const look: CellLook = {
    font,
    border,
    alignment: { horizontal: kind === "text" ? "left" : "right", vertical: "middle", wrapText: true },
    numFmt: kind === "text" ? "@" : kind === "date" ? "yyyy-mm-dd" : "General",
    protection: { locked: entry !== true },
    ...(entry === true ? { fill: solid("FFFFFBE6") } : {}),
  };
  looks.set(key, look);
  return look;
};

const styled = (cell: ExcelJS.Cell, look: CellLook): void => {
  cell.style = look;
};
