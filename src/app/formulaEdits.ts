import { errorAt, type Issue, type Result } from "../domain/shared/result.ts";
import { formulaIn } from "../workbook/filledFormula.ts";
import { rowsOf, widthOf, type SheetLayout } from "../workbook/sheetLayout.ts";
import { addressOf, cellAt } from "../workbook/sheetSnapshot.ts";

/**
 * Holds the formulas of a sheet of ours to those that were laid out (公式核对): one that was altered may still show the number it had.
 *
 * @param read the file's formulas; null where the host has none of the sheet
 * @returns `formula-differs` (got, want), `formula-gone` (want), `formula-added` (got), row by row, and the issues of reading
 */
export const formulaEdits = (
  layout: SheetLayout,
  read: Result<ReadonlyMap<string, string>> | null,
  file: string,
): readonly Issue[] => {
  if (read === null) return [];
  if (!read.ok) return read.issues;
  const [rows, width, { value: texts }] = [rowsOf(layout), widthOf(layout), read];
  const issues: { readonly row: number; readonly column: number; readonly issue: Issue }[] = [];
  let found = 0;
  for (const [row, cells] of rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (cell === null || typeof cell !== "object") continue;
      const [address, want] = [addressOf(row, column), formulaIn(cell, row)];
      const got = texts.get(address);
      if (got !== undefined) found++;
      if (got === want) continue;
      const place = { kind: "cell", file, sheet: layout.name, address } as const;
      if (got === undefined) issues.push({ row, column, issue: errorAt(place, "formula-gone", { want }) });
      else if (plain(got) !== plain(want))
        issues.push({ row, column, issue: errorAt(place, "formula-differs", { got, want }) });
    }
  }
  // Where each of the file's formulas was met, none was added; that spares a look at every cell that has none.
  if (found < texts.size) {
    for (const [address, got] of texts) {
      const at = cellAt(address);
      if (!at || at.row >= rows.length || at.column >= width) continue;
      const cell = rows[at.row]?.[at.column] ?? null;
      if (cell !== null && typeof cell === "object") continue;
      const place = { kind: "cell", file, sheet: layout.name, address } as const;
      issues.push({ ...at, issue: errorAt(place, "formula-added", { got }) });
    }
  }
  return issues.toSorted((one, other) => one.row - other.row || one.column - other.column).map(({ issue }) => issue);
};

/** A formula without what programs write in ways of their own: spaces, quotes that a sheet's name does not need, small letters. */
const plain = (formula: string): string =>
  formula.replaceAll(/"(?:[^"]|"")*"|'((?:[^']|'')*)'(?=!)|[^"']+/gu, (piece: string, name?: string) =>
    piece.startsWith('"') ? piece : (name ?? piece.replaceAll(/\s|_xlfn\.|_xlws\./gu, "")).toUpperCase(),
  );
