import { formulaIn } from "../../../workbook/filledFormula.ts";
import { rowHeights } from "../../../workbook/rowHeights.ts";
import {
  bodyRows,
  placedTables,
  rowsOf,
  type CellMark,
  type FilledFormula,
  type LaidFormula,
  type LayoutCell,
  type PlacedTable,
  widthOf,
  type SheetLayout,
} from "../../../workbook/sheetLayout.ts";
import { columnLetters } from "../../../workbook/sheetSnapshot.ts";
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
  const cells = rowsOf(sheet);
  // Nobody sees the rows of a hidden sheet, and its texts are long.
  const heights = sheet.visibility === "visible" ? rowHeights(sheet) : [];
  const drawn = drawnRows(sheet);
  const whole = widthOf(sheet);
  return {
    count: cells.length,
    rowAt: (row) => {
      const height = heights[row];
      const values = cells[row] ?? [];
      const { width, lookAt } = drawn(row);
      let xml = "";
      for (let column = 0; column < width; column++) {
        xml += cellXml(row, column, format(lookAt(column, row)), values[column] ?? null, shared);
      }
      const high = height === undefined ? "" : ` ht="${Math.min(height + rowMargin, tallest)}" customHeight="1"`;
      // On a locked sheet the columns are open, so a row that is not filled is locked as a whole.
      const lock = sheet.locked === true && width < whole ? ` s="${format(looks.line)}" customFormat="1"` : "";
      return { attributes: `${high}${lock}`, cells: xml };
    },
  };
};

const cellXml = (
  row: number,
  column: number,
  style: number,
  value: LayoutCell,
  shared: (text: string) => number | undefined,
): string => {
  const open = `<c r="${columnLetters(column)}${row + 1}" s="${style}"`;
  if (value === null || value === "") return `${open}/>`;
  if (typeof value === "number") return `${open}><v>${numberXml(value)}</v></c>`;
  if (typeof value === "string") {
    const number = shared(value);
    return number === undefined
      ? `${open} t="inlineStr"><is><t${spaceXml(value)}>${textXml(value)}</t></is></c>`
      : `${open} t="s"><v>${number}</v></c>`;
  }
  const formula = `<f>${formulaXml(value, row)}</f>`;
  return typeof value.value === "number"
    ? `${open}>${formula}<v>${numberXml(value.value)}</v></c>`
    : `${open} t="str">${formula}<v>${textXml(value.value)}</v></c>`;
};

/** Readers may drop blanks at the ends of a text unless it says that they belong to it. */
const spaceXml = (text: string): string => (text.trim() === text ? "" : ' xml:space="preserve"');

/** The XML of formulas that stand in many cells, made once. */
const filledXml = new WeakMap<FilledFormula, FilledFormula>();

const formulaXml = ({ formula, value }: LaidFormula, row: number): string => {
  if (typeof formula === "string") return textXml(filedFormula(formula));
  const known = filledXml.get(formula);
  const xml = known ?? formula.map((piece) => (typeof piece === "string" ? textXml(filedFormula(piece)) : piece));
  if (!known) filledXml.set(formula, xml);
  return formulaIn({ formula: xml, value }, row);
};

const numberXml = (value: number): string => {
  if (!Number.isFinite(value)) throw new RangeError(`a cell's number: got ${value}, want a finite one`);
  return String(value);
};

/** How far a row is drawn, and with which looks. */
type DrawnRow = { readonly width: number; readonly lookAt: (column: number, row: number) => number };

const titleRow: DrawnRow = { width: 1, lookAt: () => looks.title };
const lineRow: DrawnRow = { width: 1, lookAt: () => looks.line };
const captionRow: DrawnRow = { width: 1, lookAt: () => looks.caption };
const emptyRow: DrawnRow = { width: 0, lookAt: () => looks.outside };

/** Says how each row of a sheet is drawn; rows are asked for from the top. */
const drawnRows = (sheet: SheetLayout): ((row: number) => DrawnRow) => {
  const placed = placedTables(sheet).map((table) => ({ ...table, body: tableLooks(table) }));
  const lines = 1 + sheet.lines.length;
  let current = 0;
  return (row) => {
    if (row === 0) return titleRow;
    if (row < lines) return lineRow;
    while (current < placed.length - 1 && row > lastRowOf(placed[current])) current++;
    const at = placed[current];
    if (!at || row > lastRowOf(at)) return emptyRow;
    if (row >= at.headerRow) return row === at.headerRow ? at.body.header : at.body.row;
    return row === at.headerRow - 1 && at.table.caption !== undefined ? captionRow : emptyRow;
  };
};

const lastRowOf = (at: PlacedTable | undefined): number => (at ? at.headerRow + bodyRows(at.table) : 0);

const tableLooks = ({ table, headerRow }: PlacedTable): { readonly header: DrawnRow; readonly row: DrawnRow } => {
  const { columns, marks = [], closed = [] } = table;
  const width = columns.length;
  const marked = cellSet(marks, width);
  const shut = cellSet(closed, width);
  const plain = columns.map((column) => lookOf(column, column.entry === true ? "entry" : "plain"));
  const exceptional = marked.size + shut.size > 0;
  const lookAt = (column: number, row: number): number => {
    const own = plain[column] ?? looks.outside;
    const kind = columns[column];
    if (!exceptional || !kind) return own;
    const at = (row - headerRow - 1) * width + column;
    const open = kind.entry === true && !shut.has(at);
    if (marked.has(at)) return lookOf(kind, open ? "entryMark" : "mark");
    return shut.has(at) ? lookOf(kind, "closed") : own;
  };
  return { header: { width, lookAt: () => looks.head }, row: { width, lookAt } };
};

const cellSet = (cells: readonly CellMark[], width: number): ReadonlySet<number> =>
  new Set(cells.map(({ row, column }) => row * width + column));
