import { errorAt, type Issue, type Result } from "../domain/shared/result.ts";
import { formulaIn } from "../workbook/filledFormula.ts";
import { rowsOf, widthOf, type SheetLayout } from "../workbook/sheetLayout.ts";
import { addressOf } from "../workbook/sheetSnapshot.ts";

/**
 * Holds the formulas of a sheet of ours to those that were laid out (公式核对): one that was altered may still show the number it had.
 *
 * @param read the file's formulas; null where the host has none of the sheet
 * @returns `formula-differs` (got, want), `formula-gone` (want), `formula-added` (got), and the issues of reading
 */
export const formulaEdits = (
  layout: SheetLayout,
  read: Result<ReadonlyMap<string, string>> | null,
  file: string,
): readonly Issue[] => {
  if (read === null) return [];
  if (!read.ok) return read.issues;
  const width = widthOf(layout);
  return rowsOf(layout).flatMap((cells, row) =>
    Array.from({ length: width }, (_, column) => column).flatMap((column) => {
      const [cell, address] = [cells[column] ?? null, addressOf(row, column)];
      const got = read.value.get(address);
      const place = { kind: "cell", file, sheet: layout.name, address } as const;
      if (cell === null || typeof cell !== "object") {
        return got === undefined ? [] : [errorAt(place, "formula-added", { got })];
      }
      const want = formulaIn(cell, row);
      if (got === undefined) return [errorAt(place, "formula-gone", { want })];
      return plain(got) === plain(want) ? [] : [errorAt(place, "formula-differs", { got, want })];
    }),
  );
};

/** A formula without what programs write in ways of their own: spaces, quotes that a sheet's name does not need, small letters. */
const plain = (formula: string): string =>
  formula.replaceAll(/"(?:[^"]|"")*"|'((?:[^']|'')*)'(?=!)|[^"']+/gu, (piece: string, name?: string) =>
    piece.startsWith('"') ? piece : (name ?? piece.replaceAll(/\s|_xlfn\.|_xlws\./gu, "")).toUpperCase(),
  );
