import { checkShape, type Shape } from "../../domain/shared/checkShape.ts";
import type { Place } from "../../domain/shared/place.ts";
import { judged, type Issue, type Result } from "../../domain/shared/result.ts";
import type { RowPlace } from "../checkChange.ts";
import type { CsvTable } from "../ports.ts";
import { readRows, type NamedRow } from "./readRows.ts";

/** Typed rows and where the n-th of them stands. */
export type TypedRows<T> = { readonly rows: readonly T[]; readonly place: RowPlace };

/** Types every row of a table by a shape (逐行检查); an issue names the row and the column. */
export const readTyped = <T>(
  table: CsvTable,
  columns: readonly string[],
  shape: Shape<T>,
  file: string,
  assemble: (cell: NamedRow["cell"]) => unknown,
  optional: readonly string[] = [],
): Result<TypedRows<T>> => {
  const named = readRows(table, columns, file, optional);
  if (!named.ok) return named;
  const issues: Issue[] = [];
  const rows: T[] = [];
  for (const { cell, place } of named.value) {
    const typed = checkShape(shape, assemble(cell), file);
    if (typed.ok) rows.push(typed.value);
    else issues.push(...typed.issues.map((issue) => ({ ...issue, place: columnOf(place, issue.place) })));
  }
  return judged(() => ({ rows, place: (row) => named.value[row]?.place ?? { kind: "file", name: file } }), issues);
};

const columnOf = (row: Place, field: Place): Place =>
  row.kind === "row" && field.kind === "field" ? { ...row, column: field.path } : row;
