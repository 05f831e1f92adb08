import { checkShape, type Shape } from "../../domain/shared/checkShape.ts";
import type { Place } from "../../domain/shared/place.ts";
import { errorAt, judged, type Issue, type Result } from "../../domain/shared/result.ts";
import { dateOfDay } from "../dayNumber.ts";
import { readTable, type TableRow } from "../readTable.ts";
import { cellText, type SheetSnapshot } from "../sheetSnapshot.ts";

/** Rows of a register, typed, and the place of the n-th. */
export type PlacedRows<T> = { readonly rows: readonly T[]; readonly place: (row: number) => Place };

/** A row of a register by its columns' names: texts as typed, days as ISO dates. */
export type RegisterRow<F extends string> = {
  readonly text: (field: F) => string;
  /** The plain text of a number, in plain digits; null where the cell is empty. */
  readonly number: (field: F) => string | null;
  readonly date: (field: F) => string | null;
  /** Says what a cell names that there is not, in place of what its shape would say. */
  readonly complain: (field: F, code: string, data: Issue["data"]) => void;
};

/**
 * Reads a register back (读取名册): each row put together and held to its shape.
 *
 * @param headers the columns' headers by field
 * @param fieldOf the column that a part of the shape stands in, where it has another name
 * @returns the rows, or the issues of `readTable`, of `checkShape` and of `assemble`, at their cells
 */
export const readRegister = <T, F extends string>(
  sheet: SheetSnapshot,
  headers: Readonly<Record<F, string>>,
  shape: Shape<T>,
  assemble: (row: RegisterRow<F>) => unknown,
  fieldOf: Readonly<Partial<Record<string, NoInfer<F>>>> = {},
): Result<PlacedRows<T>> => {
  const fields = Object.keys(headers) as F[];
  const table = readTable(
    sheet,
    fields.map((field) => headers[field]),
  );
  if (!table.ok) return table;
  const [first] = fields;
  if (first === undefined) throw new RangeError("a register: got no column, want one at least");
  const issues: Issue[] = [];
  const rows: T[] = [];
  const places: Place[] = [];
  for (const row of table.value) {
    const at = (field: F): Place => ({ kind: "cell", sheet: sheet.name, address: row.address(headers[field]) });
    const complaints = new Map<F, Issue>();
    const raw = assemble({
      ...registerRow(row, headers),
      complain: (field, code, data) => complaints.set(field, errorAt(at(field), code, data)),
    });
    const typed = checkShape(shape, raw, sheet.name);
    issues.push(...complaints.values());
    for (const issue of typed.issues) {
      const path = issue.place.kind === "field" ? issue.place.path : "";
      const part = path.replace(/\[\d+\].*$/u, "");
      const field = fieldOf[part] ?? fields.find((one) => one === part) ?? first;
      if (!complaints.has(field)) issues.push({ ...issue, place: at(field) });
    }
    if (!typed.ok) continue;
    rows.push(typed.value);
    places.push(at(first));
  }
  const top: Place = { kind: "cell", sheet: sheet.name, address: "A1" };
  return judged(() => ({ rows, place: (row) => places[row] ?? top }), issues);
};

const registerRow = <F extends string>(
  row: TableRow,
  headers: Readonly<Record<F, string>>,
): Omit<RegisterRow<F>, "complain"> => {
  const text = (field: F): string => row.text(headers[field]);
  return {
    text,
    number: (field) => {
      const value = row.value(headers[field]);
      const plain = cellText(value).normalize("NFKC");
      return plain === "" ? null : plain;
    },
    date: (field) => {
      const value = row.value(headers[field]);
      if (typeof value === "number") return dateOfDay(value) ?? String(value);
      return text(field) === "" ? null : text(field);
    },
  };
};

/** Names parted by "；" or ";" in one cell. */
export const listIn = (cell: string): readonly string[] =>
  cell
    .split(/[;；]/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");

export const listCell = (names: readonly string[]): string => names.join("；");
