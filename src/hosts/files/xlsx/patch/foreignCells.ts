import { scanXml } from "../scanXml.ts";
import { columnLetters } from "../../../../workbook/sheetSnapshot.ts";
import { shiftFormula } from "./shiftFormula.ts";

/** The cells of a row that are not ours, as they are written, and the attributes of the row. */
export type ForeignRow = {
  readonly attributes: string;
  readonly cells: readonly ForeignCell[];
};

export type ForeignCell = {
  readonly column: number;
  readonly xml: string;
  /** Whether anything stands in it; a cell may be there for its look alone. */
  readonly filled: boolean;
};

/** How many rows and columns from A1 are ours. */
export type Size = { readonly rows: number; readonly columns: number };

/**
 * The cells on one of our sheets that others put there (别人的单元格): right of our columns or below our rows.
 *
 * @param sheetData the element that holds a sheet's rows
 * @returns by row from 0, rows without such cells left out
 */
export const foreignCells = (sheetData: string, ours: Size): ReadonlyMap<number, ForeignRow> =>
  cellsIn(suspectRows(sheetData, ours), ours);

const [rowStart, rowEnd] = ['<row r="', "</row>"];

/** Only rows whose last cell stands beyond ours are gone through, since most do not; a part that looks unusual is, whole. */
const suspectRows = (sheetData: string, ours: Size): string => {
  if (sheetData.includes('t="shared"')) return sheetData;
  const kept: string[] = [];
  let at = sheetData.indexOf(">") + 1;
  while (sheetData.startsWith(rowStart, at)) {
    const open = sheetData.indexOf(">", at);
    if (sheetData.charAt(open - 1) === "/") {
      kept.push(sheetData.slice(at, open + 1));
      at = open + 1;
      continue;
    }
    const end = sheetData.indexOf(rowEnd, open);
    if (end < 0) return sheetData;
    const last = sheetData.lastIndexOf('<c r="', end);
    const row = Number.parseInt(sheetData.slice(at + rowStart.length, at + rowStart.length + 8), 10) - 1;
    const reaches = last < at || columnOf(sheetData.slice(last + 6, last + 16)) >= ours.columns;
    if (reaches || row >= ours.rows) kept.push(sheetData.slice(at, end + rowEnd.length));
    at = end + rowEnd.length;
  }
  return sheetData.startsWith("</sheetData>", at) ? ["<sheetData>", ...kept, "</sheetData>"].join("") : sheetData;
};

const cellsIn = (sheetData: string, ours: Size): ReadonlyMap<number, ForeignRow> => {
  const { tag, next, attribute } = scanXml(sheetData);
  const rows = new Map<number, ForeignRow>();
  let row = -1;
  let column = -1;
  let attributes = "";
  let cells: ForeignCell[] = [];
  let start = 0;
  let addressed = true;
  const owned = new Map<string, { readonly formula: string; readonly row: number; readonly column: number }>();
  const beginRow = (): void => {
    const number = attribute("r");
    row = number === undefined ? row + 1 : Number(number) - 1;
    column = -1;
    cells = [];
    attributes = sheetData.slice(tag.start + 4, tag.end - (tag.closes ? 2 : 1)).replace(/\s(?:r|spans)="[^"]*"/gu, "");
  };
  const endRow = (): void => {
    // A row below ours may be there for its height alone.
    if (cells.length > 0 || (row >= ours.rows && attributes.trim() !== "")) rows.set(row, { attributes, cells });
  };
  const beginCell = (): void => {
    const address = attribute("r");
    addressed = address !== undefined;
    column = address === undefined ? column + 1 : columnOf(address);
    start = tag.start;
  };
  /** A formula filled from one of our cells is written out, since ours will stand there anew. */
  const spelledOut = (xml: string): string =>
    xml.replace(/<f\b[^>]*\st="shared"[^>]*?(?:\/>|><\/f>)/u, (shared) => {
      const from = owned.get(/\ssi="(\d+)"/u.exec(shared)?.[1] ?? "");
      return from ? `<f>${shiftFormula(from.formula, row - from.row, column - from.column)}</f>` : shared;
    });
  const endCell = (): void => {
    if (row < ours.rows && column < ours.columns) {
      const [, said = "", formula = ""] =
        /<f\b([^>]*\st="shared"[^>]*)>([^<]+)<\/f>/u.exec(sheetData.slice(start, tag.end)) ?? [];
      if (formula !== "") owned.set(/\ssi="(\d+)"/u.exec(said)?.[1] ?? "", { formula, row, column });
      return;
    }
    const written = spelledOut(sheetData.slice(start, tag.end));
    const xml = addressed ? written : written.replace(/^<c/u, `<c r="${columnLetters(column)}${row + 1}"`);
    cells.push({ column, xml, filled: /<(?:v|f|is)[\s>]/u.test(xml) });
  };
  while (next()) {
    if (tag.name === "row") {
      if (tag.opens) beginRow();
      if (tag.closes) endRow();
    } else if (tag.name === "c") {
      if (tag.opens) beginCell();
      if (tag.closes) endCell();
    }
  }
  return rows;
};

const columnOf = (address: string): number => {
  const letters = /^[A-Z]+/u.exec(address)?.[0] ?? "A";
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
};
