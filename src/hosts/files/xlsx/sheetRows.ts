import { rowHeights } from "../../../workbook/rowHeights.ts";
import {
  bodyRows,
  cellsOf,
  placedTables,
  type CellMark,
  type LayoutCell,
  type PlacedTable,
  type SheetLayout,
} from "../../../workbook/sheetLayout.ts";
import { columnLetters } from "./addresses.ts";
import { filedFormula } from "./futureFunctions.ts";
import { lookOf, looks } from "./looks.ts";
import { textXml } from "./textEscapes.ts";

/** Fonts that stand in for ours are a little higher; and the tallest row Excel takes, in points. */
const rowMargin = 4;
const tallest = 409;

/** A row of ours as XML: its attributes beside its number, and its cells. */
export type RowXml = { readonly attributes: string; readonly cells: string };

/** What the cells of a sheet need of their workbook. */
export type CellNumbers = {
  /** The workbook's number of one of our looks. */
  readonly format: (look: number) => number;
  /** The number of a text that the workbook shares; undefined where it stands in the cell itself. */
  readonly shared: (text: string) => number | undefined;
};

/** Makes the rows of a sheet (行), one when it is asked for; `rowAt` takes 0 to the number of rows − 1. */
export const sheetRows = (
  sheet: SheetLayout,
  { format, shared }: CellNumbers,
): { readonly count: number; readonly rowAt: (row: number) => RowXml } => {
  const cells = cellsOf(sheet);
  // Nobody sees the rows of a hidden sheet, and its texts are long.
  const heights = sheet.visibility === "visible" ? rowHeights(sheet) : [];
  const lookAt = looksOf(sheet);
  return {
    count: cells.length,
    rowAt: (row) => {
      const height = heights[row];
      let xml = "";
      const values = cells[row] ?? [];
      for (let column = 0; column < values.length; column++) {
        const look = lookAt(row, column);
        const value = values[column] ?? null;
        const beside = value === null && look === looks.outside;
        if (beside && sheet.locked !== true) continue;
        // A look of its own: programs take cells without one for those beside the sheet, which are open.
        xml += cellXml(`${columnLetters(column)}${row + 1}`, format(beside ? looks.line : look), value, shared);
      }
      const attributes = height === undefined ? "" : ` ht="${Math.min(height + rowMargin, tallest)}" customHeight="1"`;
      return { attributes, cells: xml };
    },
  };
};

const cellXml = (
  address: string,
  style: number,
  value: LayoutCell,
  shared: (text: string) => number | undefined,
): string => {
  const open = `<c r="${address}" s="${style}"`;
  if (value === null || value === "") return `${open}/>`;
  if (typeof value === "number") return `${open}><v>${numberXml(value)}</v></c>`;
  if (typeof value === "string") {
    const number = shared(value);
    return number === undefined
      ? `${open} t="inlineStr"><is><t xml:space="preserve">${textXml(value)}</t></is></c>`
      : `${open} t="s"><v>${number}</v></c>`;
  }
  const formula = `<f>${textXml(filedFormula(value.formula))}</f>`;
  return typeof value.value === "number"
    ? `${open}>${formula}<v>${numberXml(value.value)}</v></c>`
    : `${open} t="str">${formula}<v>${textXml(value.value)}</v></c>`;
};

const numberXml = (value: number): string => {
  if (!Number.isFinite(value)) throw new RangeError(`a cell's number: got ${value}, want a finite one`);
  return String(value);
};

/** Says which look a cell has, by its row and column from 0. */
const looksOf = (sheet: SheetLayout): ((row: number, column: number) => number) => {
  const placed = placedTables(sheet).map(tableLooks);
  let current = 0;
  return (row, column) => {
    if (row === 0) return column === 0 ? looks.title : looks.outside;
    // Rows come from the top, so the table they stand in is found without searching.
    if (row < (placed[current]?.first ?? 0)) current = 0;
    while (current < placed.length - 1 && row > (placed[current]?.last ?? 0)) current++;
    const table = placed[current];
    if (!table || row > table.last) return column === 0 ? looks.line : looks.outside;
    if (row < table.header) {
      if (column > 0) return looks.outside;
      return table.captioned && row === table.header - 1 ? looks.caption : looks.line;
    }
    return column < table.columns ? table.lookAt(row, column) : looks.outside;
  };
};

type TableLooks = {
  readonly first: number;
  readonly header: number;
  readonly last: number;
  readonly columns: number;
  readonly captioned: boolean;
  readonly lookAt: (row: number, column: number) => number;
};

const tableLooks = ({ table, headerRow }: PlacedTable): TableLooks => {
  const { columns, marks = [], closed = [] } = table;
  const marked = cellSet(marks, columns.length);
  const shut = cellSet(closed, columns.length);
  const plain = columns.map((column) => lookOf(column, column.entry === true ? "entry" : "plain"));
  const exceptional = marked.size + shut.size > 0;
  return {
    first: headerRow - (table.caption === undefined ? 0 : 1),
    header: headerRow,
    last: headerRow + bodyRows(table),
    columns: columns.length,
    captioned: table.caption !== undefined,
    lookAt: (row, column) => {
      if (row === headerRow) return looks.head;
      const own = plain[column] ?? looks.outside;
      const kind = columns[column];
      if (!exceptional || !kind) return own;
      const at = (row - headerRow - 1) * columns.length + column;
      const open = kind.entry === true && !shut.has(at);
      if (marked.has(at)) return lookOf(kind, open ? "entryMark" : "mark");
      return shut.has(at) ? lookOf(kind, "closed") : own;
    },
  };
};

const cellSet = (cells: readonly CellMark[], width: number): ReadonlySet<number> =>
  new Set(cells.map(({ row, column }) => row * width + column));
