import { placedTables, type SheetLayout } from "../../workbook/sheetLayout.ts";
import { cellText, type SheetSnapshot } from "../../workbook/sheetSnapshot.ts";

/**
 * Which sheet is which of ours (认表): by name, unless the host's own tables say that two took each other's; where none has it, the
 * sheet that holds our table, or whose title and headers are ours, was renamed.
 *
 * @returns a sheet a layout, undefined where it is gone
 */
export const placeSheets = (
  layouts: readonly SheetLayout[],
  sheets: readonly SheetSnapshot[],
): ReadonlyMap<string, SheetSnapshot | undefined> => {
  const names = new Set(layouts.map(({ name }) => name));
  const strange = sheets.filter(({ name }) => !names.has(name));
  const crossed = sheets.filter((sheet) =>
    layouts.some((layout) => layout.name !== sheet.name && holdsTable(layout, sheet)),
  );
  return new Map(
    layouts.map((layout) => {
      const named = sheets.find(({ name }) => name === layout.name);
      // Two sheets that took each other's names are told apart by their tables.
      const isOther = named !== undefined && crossed.includes(named) && !holdsTable(layout, named);
      const own = (isOther ? crossed.find((sheet) => holdsTable(layout, sheet)) : undefined) ?? named;
      return [layout.name, own ?? strange.find((sheet) => bearsTable(layout, sheet))] as const;
    }),
  );
};

/** Whether one of the host's own tables on a sheet is ours of that layout. */
const holdsTable = (layout: SheetLayout, { facts }: SheetSnapshot): boolean =>
  layout.visibility === "visible" &&
  (facts?.tables ?? []).some(({ name }) => placedTables(layout).some(({ table }) => table.name === name));

const bearsTable = (layout: SheetLayout, { cells, facts }: SheetSnapshot): boolean => {
  const [first] = placedTables(layout);
  if (!first || layout.visibility !== "visible") return false;
  if (facts?.tables.some(({ name }) => name === first.table.name)) return true;
  if (facts && facts.tables.length > 0) return false;
  const header = cells[first.headerRow] ?? [];
  return (
    cellText(cells[0]?.[0]) === layout.title &&
    first.table.columns.every((column, place) => cellText(header[place]) === column.header.trim())
  );
};
