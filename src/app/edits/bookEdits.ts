import { placedTables, type LayoutCell, type SheetLayout } from "../../workbook/sheetLayout.ts";
import { cellText, type SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { valueOfCell } from "../../workbook/snapshotOfLayout.ts";
import type { FoundEdit } from "./edit.ts";
import { placeSheets } from "./placeSheets.ts";
import { sheetEdits } from "./sheetEdits.ts";
import type { Expected } from "./tableEdits.ts";

/**
 * Everything by which a workbook differs from its ledger (全部改动), by effect. Empty sheets of others, which most
 * workbooks begin with, are none.
 *
 * @param layouts our sheets as the ledger has them
 * @param later our sheets as they will be once what was typed is recorded; null where that cannot be said. A formula may
 *   already show it.
 */
export const bookEdits = (
  layouts: readonly SheetLayout[],
  sheets: readonly SheetSnapshot[],
  later: readonly SheetLayout[] | null,
): readonly FoundEdit[] => {
  const placed = placeSheets(layouts, sheets);
  const expected = expectedIn(later ?? []);
  const ours = new Set([...placed.values()].map((sheet) => sheet?.name));
  const whole = { address: "", count: 1, cells: [] } as const;
  const own = layouts.flatMap((layout): readonly FoundEdit[] => {
    const sheet = placed.get(layout.name);
    if (layout.visibility !== "visible")
      return sheet?.visibility === "visible"
        ? [{ ...whole, kind: "sheet-shown", sheet: layout.name, was: "", is: "" }]
        : [];
    if (!sheet) return [{ ...whole, kind: "sheet-missing", sheet: layout.name, was: layout.name, is: "" }];
    const renamed: readonly FoundEdit[] =
      sheet.name === layout.name
        ? []
        : [{ ...whole, kind: "sheet-renamed", sheet: layout.name, was: layout.name, is: sheet.name }];
    return [...renamed, ...sheetEdits(layout, sheet, expected)];
  });
  const others = sheets
    .filter(({ name, visibility, cells }) => visibility !== "veryHidden" && !ours.has(name) && cells.length > 0)
    .map(({ name }): FoundEdit => ({ ...whole, kind: "sheet-added", sheet: name, was: "", is: name }));
  return [...own, ...others];
};

/** Finds a row of a table by the texts that no formula gives: 排名 sorts its rows anew. */
const expectedIn = (later: readonly SheetLayout[]): Expected => {
  const tables = new Map(
    later.flatMap((layout) => placedTables(layout).map(({ table }) => [table.name, table] as const)),
  );
  const rowsOf = new Map<string, ReadonlyMap<string, readonly LayoutCell[]>>();
  return (name, row, column) => {
    const table = tables.get(name);
    if (!table) return undefined;
    const rows = rowsOf.get(name) ?? new Map(table.rows.map((one) => [nameIn(one), one]));
    rowsOf.set(name, rows);
    return rows.get(nameIn(row))?.[column];
  };
};

/** The first text of a row that is no formula's. */
const nameIn = (row: readonly LayoutCell[]): string => {
  const named = row.find((cell) => typeof cell === "string" && cell !== "");
  return cellText(valueOfCell(named ?? null));
};
