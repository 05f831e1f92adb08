import { addressOf, cellText, type SheetSnapshot } from "./sheetSnapshot.ts";
import type { Result } from "../domain/shared/result.ts";
import { readTable, type TableRow } from "./readTable.ts";

/**
 * Finds two tables that stand one below the other (上下两表): the lower one begins below its caption.
 *
 * @returns the rows of both, or the issues of `readTable`
 */
export const readTables = (
  sheet: SheetSnapshot,
  upper: readonly string[],
  caption: string,
  lower: readonly string[],
): {
  readonly upper: Result<readonly TableRow[]>;
  readonly lower: Result<readonly TableRow[]>;
  readonly lowerTop: string;
} => {
  const found = sheet.cells.findIndex((row) => row.some((cell) => cellText(cell) === caption));
  const at = found < 0 ? sheet.cells.length : found;
  const blank: SheetSnapshot["cells"] = Array.from({ length: at }, () => []);
  return {
    upper: readTable({ ...sheet, cells: sheet.cells.slice(0, at) }, upper),
    lower: readTable({ ...sheet, cells: [...blank, ...sheet.cells.slice(at)] }, lower),
    lowerTop: addressOf(Math.max(at, 0), 0),
  };
};
