import { warningAt, type Issue, type Result } from "../domain/shared/result.ts";
import { placedTables, rowsOf, widthOf, type ColumnLayout, type SheetLayout } from "../workbook/sheetLayout.ts";
import { addressOf, type SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import type { NumberFormats } from "./ports.ts";
import { shownNumber } from "./shownNumber.ts";

/**
 * Our cells that show another number than they hold (显示不符): somebody gave them a number format such as `"99.5"` or `0,`. What our own
 * format rounds is none of it.
 *
 * @param read the sheet, which is read only where a format may show another number: that takes longer than all else here
 * @param formats null where the host has none
 * @returns `number-shown-otherwise` (got: what is shown, want: what is held, format), and the issues of reading
 */
export const shownOtherwise = (
  layout: SheetLayout,
  read: () => Result<SheetSnapshot> | null,
  formats: Result<NumberFormats> | null,
  file: string,
): readonly Issue[] => {
  if (formats === null) return [];
  if (!formats.ok) return formats.issues;
  const [rows, width, tables] = [rowsOf(layout).length, widthOf(layout), placedTables(layout)];
  const doubtful: { row: number; at: number; format: string; column: ColumnLayout | undefined }[] = [];
  for (const [row, ofRow] of formats.value.slice(0, rows).entries()) {
    const table = tables.findLast(({ headerRow }) => row > headerRow)?.table;
    for (const [at, format] of ofRow.slice(0, width).entries()) {
      const column = table?.columns[at];
      if (format !== null && !showsAll(format, column)) doubtful.push({ row, at, format, column });
    }
  }
  const sheet = doubtful.length > 0 ? read() : null;
  // A sheet that cannot be read is told of where its cells are held to the ledger.
  if (!sheet?.ok) return [];
  return doubtful.flatMap(({ row, at, format, column }) => {
    const cell = sheet.value.cells[row]?.[at];
    if (typeof cell !== "number") return [];
    const shown = shownNumber(cell, format);
    if (shown === null || readsAs(shown, cell, column)) return [];
    const place = { kind: "cell", file, sheet: layout.name, address: addressOf(row, at) } as const;
    return [warningAt(place, "number-shown-otherwise", { got: shown, want: String(cell), format })];
  });
};

/** Whether a format shows as many places as our own does of any number. */
const showsAll = (format: string, column: ColumnLayout | undefined): boolean => {
  const plain = /^0(?:\.(0+))?$/u.exec(format);
  return plain !== null && column?.places !== undefined && (plain[1] ?? "").length >= column.places;
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
