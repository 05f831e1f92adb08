/** What a cell holds; a formula carries the value it has, so that every reader sees the number. */
export type LayoutCell = string | number | null | { readonly formula: string; readonly value: string | number };

/**
 * How a column looks and what may be typed into it. `width` is in characters of the default font; the numbers of a date
 * column are days as `dayNumber` counts them.
 */
export type ColumnLayout = {
  readonly header: string;
  readonly width: number;
  readonly kind: "text" | "number" | "date";
  /** Decimal places shown; numbers without it show as they are. */
  readonly places?: number;
  /** People type here; these cells stay open when a sheet is protected. */
  readonly entry?: boolean;
  /** The only texts that may be typed. */
  readonly choices?: readonly string[];
};

/** A table on a sheet; `name` is its stable ASCII name, unique in the workbook. Each row has a cell a column. */
export type TableLayout = {
  readonly name: string;
  readonly columns: readonly ColumnLayout[];
  readonly rows: readonly (readonly LayoutCell[])[];
  /** Cells that a person should look at, filled so that they stand out; words beside them say why. */
  readonly marks?: readonly CellMark[];
};

/** A cell of a table, by row and column from 0, the header not counted. */
export type CellMark = { readonly row: number; readonly column: number };

/**
 * A sheet as plain data (工作表版式): a title in A1, a line of text a row below it, then the table's header row.
 * A hidden sheet holds what people need not see; nothing on it is secret.
 */
export type SheetLayout = {
  readonly name: string;
  readonly visibility: "visible" | "veryHidden";
  readonly title: string;
  readonly lines: readonly string[];
  readonly table: TableLayout | null;
  readonly landscape: boolean;
};

/** The number of rows above the table's header row. */
export const rowsAboveTable = ({ lines }: SheetLayout): number => 1 + lines.length;

/** All cells of a sheet from A1, row by row, as wide as the table (1 column without one); over-long texts are cut. */
export const cellsOf = (sheet: SheetLayout): readonly (readonly LayoutCell[])[] => {
  const width = Math.max(sheet.table?.columns.length ?? 0, 1);
  const alone = (text: string): readonly LayoutCell[] => [text, ...Array.from({ length: width - 1 }, () => null)];
  const head = [sheet.title, ...sheet.lines].map(alone);
  if (!sheet.table) return head;
  return [...head, sheet.table.columns.map(({ header }) => header), ...sheet.table.rows.map((row) => row.map(fitting))];
};

/** A cell takes 32,767 characters; LibreOffice breaks lines of more than 16,365. The ledger keeps what is cut here. */
const longestText = 16_200;

const fitting = (cell: LayoutCell): LayoutCell =>
  typeof cell === "string" && cell.length > longestText
    ? `${cell.slice(0, longestText).replace(/[\uD800-\uDBFF]$/u, "")}……（过长，全文见留痕）`
    : cell;
