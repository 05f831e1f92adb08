/** What a cell holds. */
export type LayoutCell = string | number | null | LaidFormula;

/** A formula in a cell, its text or one that many cells share; it carries the value it has, so that every reader sees the number. */
export type LaidFormula = { readonly formula: string | FilledFormula; readonly value: string | number };

/**
 * A formula of many cells of a column, each of which speaks of cells as far from its own row as the others do (下拉公式): the pieces
 * of its text, and between them, as numbers, how many rows below the cell's own row is meant.
 */
export type FilledFormula = readonly (string | number)[];

/**
 * What may be typed into a cell (填写检查): numbers from `least` to `most` (null: no bound), whole ones only where said,
 * or one of the words; `message` tells people so. Hosts refuse the rest while it is typed; reading back checks again.
 */
export type EntryCheck = {
  readonly least: number | null;
  readonly most: number | null;
  readonly whole: boolean;
  readonly words: readonly string[];
  readonly message: string;
};

/**
 * How a column looks and what may be typed into it. `width` is in characters of the default font; the numbers of a date
 * column are days as `dayNumber` counts them.
 */
export type ColumnLayout = {
  readonly header: string;
  readonly width: number;
  readonly kind: "text" | "number" | "date";
  /** Words that formulas give: cells that are formatted as text would show the formulas instead. */
  readonly computed?: boolean;
  /** Decimal places shown; numbers without it show as they are. */
  readonly places?: number;
  /** People type here; these cells stay open when a sheet is protected. */
  readonly entry?: boolean;
  /** The only texts that may be typed. */
  readonly choices?: readonly string[];
  readonly check?: EntryCheck;
  /** Nobody needs to see it: by it a row is known again. */
  readonly hidden?: true;
};

/** Cells of one column that are held to something of their own (逐行检查), by row from 0. */
export type RowChecks = Pick<ColumnLayout, "choices" | "check"> & {
  readonly column: number;
  readonly rows: readonly number[];
};

/** How a state looks; the word itself says it, the colour only helps. */
export type Look = "good" | "open" | "bad" | "quiet";

/** Cells whose text is one of these words look so (条件格式), in these columns, from 0; all columns without them. */
export type Highlight = {
  readonly words: readonly string[];
  readonly look: Look;
  readonly columns?: readonly number[];
};

/** A table on a sheet; `name` is its stable ASCII name, unique in the workbook. Each row has a cell a column. */
export type TableLayout = {
  readonly name: string;
  /** A line of text above the header row. */
  readonly caption?: string;
  readonly columns: readonly ColumnLayout[];
  readonly rows: readonly (readonly LayoutCell[])[];
  /** Empty rows behind the rows, ready for more entries; as open as the entry columns. */
  readonly spareRows?: number;
  /** Cells that a person should look at, filled so that they stand out; words beside them say why. */
  readonly marks?: readonly CellMark[];
  /** Cells of entry columns that nobody fills in all the same. */
  readonly closed?: readonly CellMark[];
  /** What may be typed where it differs from row to row; their columns have no check of their own. */
  readonly rowChecks?: readonly RowChecks[];
  readonly highlights?: readonly Highlight[];
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
  /** Further tables, one below the other, an empty row before each. */
  readonly below?: readonly TableLayout[];
  readonly landscape: boolean;
  /** How many columns at the left stay in sight. */
  readonly frozenColumns?: number;
  /** Cells other than entry cells are locked against slips of the hand (防误改, no protection against intent). */
  readonly locked?: boolean;
  /**
   * The cell that says that all was written, by row and column from 0: a host that writes in several steps writes it last
   * of all sheets.
   */
  readonly seal?: CellMark;
  /**
   * The cell in which a host that writes files says what all the rest of the file is (文件摘要), so that a file that nobody
   * touched is known; with it, who laid the sheets out.
   */
  readonly fileSeal?: CellMark & { readonly by: string };
};

/** A table and the row of its header, counted from 0. */
export type PlacedTable = { readonly table: TableLayout; readonly headerRow: number };

/** The number of rows above the first table's header row. */
export const rowsAboveTable = ({ lines, table }: SheetLayout): number =>
  1 + lines.length + (table?.caption === undefined ? 0 : 1);

/** The number of rows between a table's header and its end, spare ones counted. */
export const bodyRows = ({ rows, spareRows = 0 }: TableLayout): number => rows.length + spareRows;

/** All tables of a sheet with their places, from the top (表在工作表上的位置). */
export const placedTables = (sheet: SheetLayout): readonly PlacedTable[] => {
  if (!sheet.table) return [];
  const placed: PlacedTable[] = [{ table: sheet.table, headerRow: rowsAboveTable(sheet) }];
  let next = rowsAboveTable(sheet) + 1 + bodyRows(sheet.table);
  for (const table of sheet.below ?? []) {
    const headerRow = next + 1 + (table.caption === undefined ? 0 : 1);
    placed.push({ table, headerRow });
    next = headerRow + 1 + bodyRows(table);
  }
  return placed;
};

/** The columns of a table that nobody sees, from 0. */
export const hiddenColumns = ({ columns }: TableLayout): readonly number[] =>
  columns.flatMap(({ hidden }, index) => (hidden === true ? [index] : []));

/** Whether a table of that name is laid out on a sheet, with no column that is to be hidden. */
export const showsAllColumns = (sheet: SheetLayout, name: string): boolean =>
  placedTables(sheet).some(({ table }) => table.name === name && hiddenColumns(table).length === 0);

/** How many columns of a sheet are ours: those of its widest table, 1 without one. */
export const widthOf = (sheet: SheetLayout): number =>
  Math.max(1, ...placedTables(sheet).map(({ table }) => table.columns.length));

/** The rows of a sheet from the first (逐行单元格), each as wide as what stands in it; over-long texts are cut. */
export const rowsOf = (sheet: SheetLayout): readonly (readonly LayoutCell[])[] => {
  const rows: (readonly LayoutCell[])[] = [sheet.title, ...sheet.lines].map((text) => [text]);
  for (const { table, headerRow } of placedTables(sheet)) {
    while (rows.length < headerRow - (table.caption === undefined ? 0 : 1)) rows.push([]);
    if (table.caption !== undefined) rows.push([table.caption]);
    rows.push(table.columns.map(({ header }) => header));
    for (const row of table.rows) rows.push(row.some(isTooLong) ? row.map(fitting) : row);
    for (let spare = table.spareRows ?? 0; spare > 0; spare--) rows.push([]);
  }
  return rows;
};

/** All cells of a sheet from A1, row by row, as wide as the widest table (1 column without one); over-long texts are cut. */
export const cellsOf = (sheet: SheetLayout): readonly (readonly LayoutCell[])[] => {
  const empty: readonly LayoutCell[] = Array.from({ length: widthOf(sheet) }, () => null);
  return rowsOf(sheet).map((cells) => {
    if (cells.length === 0) return empty;
    return cells.length === empty.length ? cells : [...cells, ...empty.slice(cells.length)];
  });
};

/** A cell takes 32,767 characters; LibreOffice breaks lines of more than 16,365. The ledger keeps what is cut here. */
const longestText = 16_200;

const isTooLong = (cell: LayoutCell): cell is string => typeof cell === "string" && cell.length > longestText;

const fitting = (cell: LayoutCell): LayoutCell =>
  isTooLong(cell) ? `${cell.slice(0, longestText).replace(/[\uD800-\uDBFF]$/u, "")}……（过长，全文见留痕）` : cell;
