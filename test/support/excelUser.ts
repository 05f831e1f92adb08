import { parseLocalAddress, type Area } from "../standin/addresses.ts";
import { clearContents, shiftCells, type Shift } from "../standin/cells.ts";
import { cellAt } from "../standin/formats.ts";
import type { CellState, CellValue, SheetState, WorkbookState } from "../standin/model.ts";
import { placedTables, rowsOf, type SheetLayout } from "../../src/workbook/sheetLayout.ts";
import { valueOfCell } from "../../src/workbook/snapshotOfLayout.ts";

/** What a person does at the grid; a protected sheet is unprotected first, as a person would have to. */
export type ExcelUser = {
  readonly sheet: (name: string) => SheetState;
  readonly type: (sheet: string, address: string, value: CellValue) => void;
  readonly typeFormula: (sheet: string, address: string, formula: string, result: CellValue) => void;
  readonly paste: (sheet: string, address: string, block: readonly (readonly CellValue[])[]) => void;
  readonly clear: (sheet: string, address: string) => void;
  readonly move: (sheet: string, from: string, to: string) => void;
  readonly shift: (sheet: string, address: string, shift: Shift) => void;
  /** Puts the rows of an area into another order, by their places. */
  readonly order: (sheet: string, address: string, places: readonly number[]) => void;
};

const areaOf = (address: string): Area => {
  const area = parseLocalAddress(address);
  if (!area) throw new RangeError(`an address: got ${address}, want one such as B5:C9`);
  return area;
};

export const excelUser = (workbook: () => WorkbookState): ExcelUser => {
  const sheetOf = (name: string): SheetState => {
    const sheet = workbook().sheets.find((one) => one.name === name);
    if (!sheet) throw new RangeError(`a sheet: got no ${name}, want one`);
    return sheet;
  };
  const put = (sheet: SheetState, row: number, column: number, value: CellValue): void => {
    const cell = cellAt(sheet, row, column);
    cell.value = value;
    delete cell.formula;
  };
  const user: ExcelUser = {
    sheet: sheetOf,
    type: (name, address, value) => {
      const { row, column } = areaOf(address);
      put(sheetOf(name), row, column, value);
    },
    typeFormula: (name, address, formula, result) => {
      const { row, column } = areaOf(address);
      const cell = cellAt(sheetOf(name), row, column);
      cell.formula = formula;
      cell.value = result;
    },
    paste: (name, address, block) => {
      const { row, column } = areaOf(address);
      block.forEach((cells, down) =>
        cells.forEach((cell, right) => put(sheetOf(name), row + down, column + right, cell)),
      );
    },
    clear: (name, address) => clearContents(sheetOf(name), areaOf(address)),
    move: (name, from, to) => {
      const sheet = sheetOf(name);
      const [old, fresh] = [areaOf(from), areaOf(to)];
      for (let row = 0; row < old.rowCount; row++) {
        for (let column = 0; column < old.columnCount; column++) {
          put(
            sheet,
            fresh.row + row,
            fresh.column + column,
            sheet.cells[old.row + row]?.[old.column + column]?.value ?? "",
          );
        }
      }
      clearContents(sheet, old);
    },
    shift: (name, address, way) => {
      shiftCells(sheetOf(name), areaOf(address), way);
    },
    order: (name, address, places) => {
      const sheet = sheetOf(name);
      const area = areaOf(address);
      const rows = places.map((place) => ({ ...sheet.cells[area.row + place] }));
      rows.forEach((cells, place) => {
        const kept: Record<number, CellState> = { ...cells };
        sheet.cells[area.row + place] = kept;
      });
    },
  };
  return user;
};

/** Gives formulas the results that they are laid out with: the stand-in computes none. */
export const calculate = (workbook: WorkbookState, layouts: readonly SheetLayout[]): void => {
  for (const layout of layouts) {
    const sheet = workbook.sheets.find(({ name }) => name === layout.name);
    if (!sheet || placedTables(layout).length === 0) continue;
    rowsOf(layout).forEach((cells, row) =>
      cells.forEach((cell, column) => {
        const known = sheet.cells[row]?.[column];
        if (cell !== null && typeof cell === "object" && known?.formula !== undefined) {
          known.value = valueOfCell(cell) ?? "";
        }
      }),
    );
  }
};
