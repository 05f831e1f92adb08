import { at as itemAt } from "../../domain/shared/at.ts";
import { bodyRows, placedTables, rowsOf, showsAllColumns, type SheetLayout } from "../../workbook/sheetLayout.ts";
import { addressOf, areaAddress, cellText, type CellArea, type SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { valueOfCell } from "../../workbook/snapshotOfLayout.ts";
import { editBlocks, type CellEdit } from "./editBlocks.ts";
import type { FoundEdit } from "./edit.ts";
import { findTables, type FoundTable } from "./findTable.ts";
import { tableEdits, type Expected } from "./tableEdits.ts";

/** What happened to one of our sheets (一张表的改动). Cells beside and below ours are others'. */
export const sheetEdits = (layout: SheetLayout, sheet: SheetSnapshot, expected: Expected): readonly FoundEdit[] => {
  const placed = placedTables(layout);
  const found = findTables(sheet, placed);
  const edits: FoundEdit[] = [...visibilityEdits(layout, sheet)];
  const cells: CellEdit[] = [];
  const add = (
    kind: CellEdit["kind"],
    at: Pick<CellEdit["cell"], "address" | "old" | "now" | "home" | "value">,
  ): void => {
    cells.push({ kind, cell: { row: "", header: "", ...at } });
  };
  const firstHeader = found.find((one) => one !== null)?.headerRow;
  const tops = rowsOf({ ...layout, table: null, below: [] });
  const end = Math.min(tops.length, firstHeader ?? tops.length);
  for (let row = 0; row < end; row++) {
    const [ought, is] = [valueOfCell(tops[row]?.[0] ?? null), sheet.cells[row]?.[0] ?? null];
    const [old, now] = [cellText(ought), cellText(is)];
    const kind = now === "" ? "cell-cleared" : old === "" ? "cell-filled" : "cell-changed";
    if (old !== now) add(kind, { address: addressOf(row, 0), old, now, home: { row, column: 0 }, value: is });
  }
  placed.forEach((want, place) => {
    const table = itemAt(found, place);
    if (!table) {
      const address = addressOf(want.headerRow, 0);
      const gone = { sheet: layout.name, address, count: 1, was: want.table.name, is: "", cells: [] };
      edits.push({ ...gone, kind: "table-missing" });
      return;
    }
    const own = tableEdits(sheet, table, expected);
    // One by one: of a table whose formulas wait to be calculated, hundreds of thousands of cells differ.
    for (const edit of own.edits) edits.push(edit);
    edits.push(...hostTableEdits(layout, sheet, table, own.edits));
    for (const cell of own.cells) cells.push(cell);
  });
  return [...edits, ...editBlocks(layout.name, cells), ...conditionEdits(layout, sheet, found)].map((edit) => ({
    ...edit,
    sheet: layout.name,
  }));
};

const whole = { address: "", count: 1, was: "", is: "", cells: [] } as const;

const visibilityEdits = (layout: SheetLayout, { visibility }: SheetSnapshot): readonly FoundEdit[] => {
  if (layout.visibility === visibility) return [];
  return [{ ...whole, sheet: layout.name, kind: "sheet-hidden" }];
};

/** What became of the host's own table: gone, under another name, of another size than its rows account for. */
const hostTableEdits = (
  { name }: SheetLayout,
  { facts }: SheetSnapshot,
  { placed, hostTable, headerRow, firstColumn }: FoundTable,
  own: readonly FoundEdit[],
): readonly FoundEdit[] => {
  const rows = bodyRows(placed.table);
  if (!facts || rows === 0) return [];
  const at = { sheet: name, address: addressOf(headerRow, firstColumn), count: 1, was: placed.table.name, cells: [] };
  const table = facts.tables.find((one) => one.name === hostTable);
  if (!table) return [{ ...at, kind: "table-missing", is: "" }];
  if (table.name.toLowerCase() !== placed.table.name.toLowerCase()) {
    return [{ ...at, kind: "table-renamed", is: table.name }];
  }
  const changed = (kind: FoundEdit["kind"]): number =>
    own.reduce((sum, edit) => (edit.kind === kind ? sum + edit.count : sum), 0);
  const want: CellArea = {
    row: headerRow,
    column: firstColumn,
    rows: 1 + rows,
    columns: placed.table.columns.length + changed("columns-added") - changed("columns-removed"),
  };
  const { area } = table;
  // Rows typed below, or removed as a whole, take the table along.
  const least = 1 + rows - changed("rows-removed");
  const fits = area.columns === want.columns && area.rows >= least && area.rows <= 1 + rows + changed("rows-added");
  return fits ? [] : [{ ...at, kind: "table-resized", was: areaAddress(want), is: areaAddress(area) }];
};

/** What keeps people from seeing rows and columns, or from being kept from slips. */
const conditionEdits = (
  layout: SheetLayout,
  { facts }: SheetSnapshot,
  found: readonly (FoundTable | null)[],
): readonly FoundEdit[] => {
  if (!facts || layout.visibility !== "visible") return [];
  const edits: FoundEdit[] = [];
  const add = (kind: FoundEdit["kind"], address = ""): void => {
    edits.push({ ...whole, kind, sheet: layout.name, address });
  };
  const areas = found.flatMap((one): readonly CellArea[] =>
    one ? [{ row: one.headerRow, column: one.firstColumn, rows: one.rows + 1, columns: one.headers.length }] : [],
  );
  for (const merged of facts.merged ?? []) {
    if (areas.some((area) => overlap(area, merged))) add("cells-merged", areaAddress(merged));
  }
  // A hidden column goes through all tables of the sheet.
  if (facts.tables.some(({ name, columnsHidden }) => columnsHidden && showsAllColumns(layout, name)))
    add("columns-hidden");
  if (facts.filtered || facts.tables.some(({ filtered }) => filtered)) add("filter-on");
  else if (facts.rowsHidden) add("rows-hidden");
  if (layout.locked === true && !facts.isProtected) add("protection-off");
  return edits;
};

const overlap = (a: CellArea, b: CellArea): boolean =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns;
