/** What a host read from a cell: the value a formula has, never the formula. */
export type CellValue = string | number | boolean | null;

/** A sheet as a host read it: its cells from A1, rows of any length, empty cells null. */
export type SheetSnapshot = {
  readonly name: string;
  readonly visibility: "visible" | "hidden" | "veryHidden";
  readonly cells: readonly (readonly CellValue[])[];
  /** What the host knows of the sheet beside its values; hosts that look at values alone leave it out. */
  readonly facts?: SheetFacts;
};

/** A rectangle of cells; rows and columns count from 0. */
export type CellArea = {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
};

/** A table of the host's own: where it stands, whether its filter hides rows, and whether some of its columns are hidden. */
export type TableFacts = {
  readonly name: string;
  readonly area: CellArea;
  readonly filtered: boolean;
  readonly columnsHidden: boolean;
};

/** What stands on a sheet beside values (表上其他情况); null where a host cannot tell. */
export type SheetFacts = {
  /** The cells that hold formulas. */
  readonly formulas: readonly CellArea[] | null;
  /** What the formulas say, by the address of their cells ("B5"); left out where nobody asked for it or the host has none. */
  readonly formulaTexts?: ReadonlyMap<string, string>;
  readonly tables: readonly TableFacts[];
  readonly merged: readonly CellArea[] | null;
  /** Whether some of the used rows are hidden, and whether the sheet's own filter hides rows. */
  readonly rowsHidden: boolean;
  readonly filtered: boolean;
  readonly isProtected: boolean;
};

/** The text of a cell, trimmed; "" where it is empty. */
export const cellText = (value: CellValue | undefined): string => (value == null ? "" : String(value).trim());

const letters: string[] = [];

/** The letters of a column that counts from 0: A, B, …, AA. */
export const columnLetters = (column: number): string => {
  const known = letters[column];
  if (known !== undefined) return known;
  const last = String.fromCharCode(65 + (column % 26));
  const made = column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
  letters[column] = made;
  return made;
};

/** "A1" of a row and column that count from 0. */
export const addressOf = (row: number, column: number): string => `${columnLetters(column)}${row + 1}`;

/** Row and column, from 0, of an address such as "B5" or of the first cell of "B5:C9"; null where it is none. */
export const cellAt = (address: string): { readonly row: number; readonly column: number } | null => {
  const found = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})(?::|$)/u.exec(address.toUpperCase());
  if (!found) return null;
  const [, letters = "", row = ""] = found;
  let column = 0;
  for (let place = 0; place < letters.length; place++) column = column * 26 + letters.charCodeAt(place) - 64;
  return { row: Number(row) - 1, column: column - 1 };
};

/** "B5" or "B5:C9". */
export const areaAddress = ({ row, column, rows, columns }: CellArea): string => {
  const first = addressOf(row, column);
  return rows === 1 && columns === 1 ? first : `${first}:${addressOf(row + rows - 1, column + columns - 1)}`;
};
