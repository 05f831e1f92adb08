import { errorAt, done, refused, type Result } from "../domain/shared/result.ts";
import { addressOf, cellText, type CellValue, type SheetSnapshot } from "./sheetSnapshot.ts";

/** One row of a table that was found on a sheet: its cells by header, and where each stands. */
export type TableRow = {
  readonly value: (header: string) => CellValue;
  readonly text: (header: string) => string;
  readonly address: (header: string) => string;
};

/**
 * Finds the table that bears these headers on a sheet (按表头找表); its columns may stand in any order. Rows without
 * any text end nothing and are left out.
 *
 * @returns the rows, or `header-missing` or `header-repeated` (data: header) at the header row
 */
export const readTable = (sheet: SheetSnapshot, headers: readonly string[]): Result<readonly TableRow[]> => {
  const at = headerRowOf(sheet, headers);
  const columnOf = new Map((sheet.cells[at] ?? []).map((cell, column) => [cellText(cell), column] as const));
  const place = { kind: "cell", sheet: sheet.name, address: addressOf(at, 0) } as const;
  const texts = (sheet.cells[at] ?? []).map(cellText);
  const twice = headers.filter((header) => texts.indexOf(header) !== texts.lastIndexOf(header));
  if (twice.length > 0) return refused([errorAt(place, "header-repeated", { header: twice.join("、") })]);
  const missing = headers.filter((header) => !columnOf.has(header));
  if (missing.length > 0) {
    return refused([errorAt(place, "header-missing", { header: missing.join("、") })]);
  }
  const column = (header: string): number => {
    const found = columnOf.get(header);
    if (found === undefined) throw new RangeError(`the column ${header}: got none, want one of the headers asked for`);
    return found;
  };
  const rows = sheet.cells.flatMap((cells, row): TableRow[] => {
    if (row <= at || cells.every((cell) => cellText(cell) === "")) return [];
    return [
      {
        value: (header) => cells[column(header)] ?? null,
        text: (header) => cellText(cells[column(header)]),
        address: (header) => addressOf(row, column(header)),
      },
    ];
  });
  return done(rows);
};

/** The row that holds most of the headers, the first of equals; nobody looks on once all are found. */
const headerRowOf = ({ cells }: SheetSnapshot, headers: readonly string[]): number => {
  let best = { row: 0, hits: 0 };
  for (const [row, values] of cells.entries()) {
    const texts = new Set(values.map(cellText));
    const hits = headers.filter((header) => texts.has(header)).length;
    if (hits > best.hits) best = { row, hits };
    if (hits === headers.length) break;
  }
  return best.row;
};
