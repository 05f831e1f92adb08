import { gatherAreas, movedBy } from "../../app/driven/areas.ts";
import { addressOf, type CellArea, type CellValue } from "../../workbook/sheetSnapshot.ts";

/** The rows of a sheet on their way from Excel to whoever reads them. */
type SheetRows = {
  /**
   * The cells of a row, from a column on, and what they say as formulas where that was asked: rows in their order, those left out are
   * empty; rows and columns count from the used range's first cell. The array of cells is used, nobody else may.
   */
  readonly put: (row: number, column: number, cells: unknown[], texts?: readonly unknown[]) => void;
  /** No more rows come. @returns the cells that hold formulas, and what these say, without the equals sign, by address */
  readonly end: () => { readonly formulas: readonly CellArea[]; readonly texts: ReadonlyMap<string, string> };
};

/**
 * Makes rows of a used range rows of the sheet (整行): Excel gives the used part only, and "" for what is empty.
 *
 * @param give gets every row from the sheet's first to the last used one, its cells from column A, empty ones null
 */
export const sheetRows = (used: Excel.Range, give: (cells: readonly CellValue[]) => void): SheetRows => {
  const { rowIndex, columnIndex, rowCount } = used.isNullObject ? { rowIndex: 0, columnIndex: 0, rowCount: 0 } : used;
  const gathered = gatherAreas();
  const texts = new Map<string, string>();
  let next = 0;
  for (let row = 0; row < rowIndex; row++) give([]);
  const put = (row: number, column: number, cells: unknown[], asked: readonly unknown[] = []): void => {
    while (next < row) put(next, 0, []);
    const said = asked.some(looksLikeFormula) ? asked : [];
    const isAt = (at: number): boolean => isFormula(said[at - column], cells[at - column]);
    gathered.row(said.length === 0 ? 0 : column + said.length, isAt);
    for (const [at, text] of said.entries())
      if (isFormula(text, cells[at])) texts.set(addressOf(rowIndex + row, columnIndex + column + at), text.slice(1));
    next++;
    const left = cells.length === 0 ? columnIndex : columnIndex + column;
    give(left === 0 ? cellsIn(cells) : [...new Array<null>(left).fill(null), ...cellsIn(cells)]);
  };
  return {
    put,
    end: () => {
      while (next < rowCount) put(next, 0, []);
      return { formulas: gathered.areas().map((area) => movedBy(area, rowIndex, columnIndex)), texts };
    },
  };
};

const looksLikeFormula = (text: unknown): text is string => typeof text === "string" && text.startsWith("=");

/** A cell whose formula is not just what it shows holds one. */
const isFormula = (text: unknown, value: unknown): text is string => looksLikeFormula(text) && text !== value;

/** Turns a row of an answer into cells in its place: a copy of each of sixty thousand would be as much again to clear away. */
const cellsIn = (row: unknown[]): CellValue[] => {
  for (let column = 0; column < row.length; column++) row[column] = cellValue(row[column]);
  return row as CellValue[];
};

const cellValue = (value: unknown): CellValue => {
  if (typeof value === "number" || typeof value === "boolean") return value;
  return typeof value === "string" && value !== "" ? value : null;
};
