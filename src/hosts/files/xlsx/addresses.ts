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

/** A rectangle of cells, all from 0, `last…` included. */
export type Area = {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly lastRow: number;
  readonly lastColumn: number;
};

/** "A1:C3", or "A1" for one cell. */
export const areaText = ({ firstRow, firstColumn, lastRow, lastColumn }: Area): string => {
  const first = `${columnLetters(firstColumn)}${firstRow + 1}`;
  const last = `${columnLetters(lastColumn)}${lastRow + 1}`;
  return first === last ? first : `${first}:${last}`;
};
