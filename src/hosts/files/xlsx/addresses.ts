import { columnLetters } from "../../../workbook/sheetSnapshot.ts";

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
