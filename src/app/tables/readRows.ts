import type { CsvTable } from "../ports.ts";
import type { Place } from "../../domain/shared/place.ts";
import { done, errorAt, refused, type Result } from "../../domain/shared/result.ts";

/** A row of a CSV file by its column names, and where it stands. */
export type NamedRow = { readonly cell: (column: string) => string; readonly place: Place };

/**
 * Names the cells of a table (按列名取值).
 *
 * @param columns all that must be there; others must not
 * @param optional columns that may be there
 * @returns the rows, or `column-missing` and `column-unknown` (column), all at once; `columns-other` (got, columns) alone where
 *   most columns are missing: it is another table
 */
export const readRows = (
  table: CsvTable,
  columns: readonly string[],
  file: string,
  optional: readonly string[] = [],
): Result<readonly NamedRow[]> => {
  const place = { kind: "row", file, row: 1 } as const;
  const missing = columns.filter((column) => !table.header.includes(column));
  const unknown = table.header.filter((column) => !columns.includes(column) && !optional.includes(column));
  if (missing.length * 2 > columns.length) {
    const data = { got: table.header.join(","), columns: columns.join(",") };
    return refused([errorAt(place, "columns-other", data)]);
  }
  if (missing.length + unknown.length > 0) {
    return refused([
      ...missing.map((column) => errorAt(place, "column-missing", { column, columns: columns.join(",") })),
      ...unknown.map((column) => errorAt(place, "column-unknown", { column, columns: columns.join(",") })),
    ]);
  }
  const at = new Map(table.header.map((column, index) => [column, index]));
  return done(
    table.rows.map((row, index) => ({
      cell: (column) => row[at.get(column) ?? -1] ?? "",
      place: { kind: "row", file, row: table.lines[index] ?? 0 },
    })),
  );
};
