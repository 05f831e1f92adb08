import { placedTables, type SheetLayout } from "./sheetLayout.ts";
import type { CellArea } from "./sheetSnapshot.ts";

/** As wide as a line of text is still read with ease, in characters of the default font. */
const readable = 110;

/** The columns that the lines above a sheet's tables are spread over, from the first, and their width in characters. */
export type LineSpan = { readonly columns: number; readonly width: number };

/** How far the lines and captions of a sheet reach (说明文字的跨列): over its columns, but not wider than people read. */
export const lineSpan = (sheet: SheetLayout): LineSpan => {
  const widest = placedTables(sheet)
    .map(({ table }) => table.columns)
    .reduce<readonly { readonly width: number }[]>((most, now) => (now.length > most.length ? now : most), []);
  let columns = 0;
  let width = 0;
  for (const column of widest) {
    if (columns > 0 && width + column.width > readable) break;
    columns++;
    width += column.width;
  }
  return columns === 0 ? { columns: 1, width: readable } : { columns, width };
};

/** The rows of lines and captions that are one cell each in a file (合并的说明行), so that they wrap and print whole. */
export const mergedLines = (sheet: SheetLayout): readonly CellArea[] => {
  const { columns } = lineSpan(sheet);
  if (columns < 2 || sheet.visibility !== "visible") return [];
  const captions = placedTables(sheet).flatMap(({ table, headerRow }) =>
    table.caption === undefined ? [] : [headerRow - 1],
  );
  const lines = sheet.lines.map((_, index) => index + 1);
  return [...lines, ...captions].map((row) => ({ row, column: 0, rows: 1, columns }));
};
