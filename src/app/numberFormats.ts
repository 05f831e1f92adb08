import { warningAt, type Issue, type Result } from "../domain/shared/result.ts";
import { placedTables, rowsOf, widthOf, type ColumnLayout, type SheetLayout } from "../workbook/sheetLayout.ts";
import { addressOf, type SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import { shownNumber } from "./shownNumber.ts";

/**
 * Our cells that show another number than they hold (显示不符): somebody gave them a number format such as `"99.5"` or `0,`. What our own
 * format rounds is none of it.
 *
 * @param formats the number formats of the sheet's cells that hold numbers, by address; null where the host has none
 * @returns `number-shown-otherwise` (got: what is shown, want: what is held, format), and the issues of reading
 */
export const shownOtherwise = (
  layout: SheetLayout,
  sheet: SheetSnapshot,
  formats: Result<ReadonlyMap<string, string>> | null,
  file: string,
): readonly Issue[] => {
  if (formats === null) return [];
  if (!formats.ok) return formats.issues;
  if (formats.value.size === 0) return [];
  const [width, tables] = [widthOf(layout), placedTables(layout)];
  return rowsOf(layout).flatMap((_, row) => {
    const columns = tables.findLast(({ headerRow }) => row > headerRow)?.table.columns ?? [];
    return (sheet.cells[row] ?? []).slice(0, width).flatMap((cell, column): Issue[] => {
      const address = addressOf(row, column);
      const format = formats.value.get(address);
      if (typeof cell !== "number" || format === undefined) return [];
      const shown = shownNumber(cell, format);
      if (shown === null || readsAs(shown, cell, columns[column])) return [];
      const place = { kind: "cell", file, sheet: layout.name, address } as const;
      return [warningAt(place, "number-shown-otherwise", { got: shown, want: String(cell), format })];
    });
  });
};

/** Whether what is shown reads as the number that is held, or as our own format rounds it. */
const readsAs = (shown: string, held: number, column: ColumnLayout | undefined): boolean => {
  // A day is held to its cell's number elsewhere.
  if (column?.kind === "date") return true;
  const found = /([-−]?\d[\d,]*(?:\.\d+)?)\s*(%?)/u.exec(shown);
  if (!found) return false;
  const read = Number((found[1] ?? "").replaceAll(",", "").replace("−", "-")) / (found[2] === "%" ? 100 : 1);
  const places = column?.places;
  const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));
  if (isNear(read, held)) return true;
  return places !== undefined && (/\.(\d+)/u.exec(found[1] ?? "")?.[1] ?? "").length >= places
    ? Math.abs(read - held) <= 0.5 * 10 ** -places + 1e-9
    : false;
};
