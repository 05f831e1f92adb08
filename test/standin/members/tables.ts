import {
  areaArgument,
  flag,
  isHandle,
  rangeHandle,
  sheetHandle,
  sheetOf,
  tableHandle,
  tableOf,
  text,
  type Argument,
  type Handle,
  type Host,
} from "../host.ts";
import { notImplemented, refuse, shown } from "../hostError.ts";
import type { TableState } from "../model.ts";
import { requireAllowed } from "../protection.ts";
import { sheetNamed } from "../sheets.ts";
import {
  addTable,
  bodyArea,
  deleteTable,
  findTable,
  headersOf,
  renameTable,
  resizeTable,
  type PlacedTable,
} from "../tables.ts";
import { into, type TypeDefinition } from "../typeDefinition.ts";
import { clearFilter } from "./worksheetParts.ts";

type FlagName =
  "showFilterButton" | "showBandedRows" | "showBandedColumns" | "highlightFirstColumn" | "highlightLastColumn";
const FLAGS: readonly FlagName[] = [
  "showFilterButton",
  "showBandedRows",
  "showBandedColumns",
  "highlightFirstColumn",
  "highlightLastColumn",
];

const inScope = (handle: Handle, host: Host): readonly PlacedTable[] =>
  host.workbook.sheets
    .filter((sheet) => handle.sheetId === undefined || sheet.id === handle.sheetId)
    .flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));

/** Docs: `Excel.TableCollection`, `Excel.Table`, "Work with tables using the Excel JavaScript API". */
export const tableTypes: Readonly<Record<string, TypeDefinition>> = {
  TableCollection: {
    get: { count: (handle, host) => inScope(handle, host).length },
    items: (handle, host) => inScope(handle, host).map(tableHandle),
    item: (handle, key, host) =>
      tableHandle(
        findTable(host.workbook, text(key, "table"), handle.sheetId) ??
          refuse("ItemNotFound", `no table ${text(key, "table")}`),
      ),
    open: {
      add: (handle, [range, hasHeaders], host) =>
        add(handle, range ?? null, flag(hasHeaders ?? null, "hasHeaders"), host),
      getItemOrNullObject: (handle, [key], host) => {
        const found = findTable(host.workbook, text(key ?? null, "table"), handle.sheetId);
        return found && tableHandle(found);
      },
    },
    call: { getCount: (handle, _args, host) => inScope(handle, host).length },
  },
  Table: {
    id: (handle) => ({ Id: handle.key ?? "" }),
    get: {
      id: (handle) => handle.key ?? "",
      name: (handle, host) => tableOf(handle, host).table.name,
      style: (handle, host) => tableOf(handle, host).table.style,
      showHeaders: (handle, host) => tableOf(handle, host).table.showHeaders,
      showTotals: (handle, host) => tableOf(handle, host).table.showTotals,
      ...Object.fromEntries(
        FLAGS.map((name) => [name, (handle: Handle, host: Host) => tableOf(handle, host).table[name]]),
      ),
    },
    set: {
      name: (handle, value, host) => renameTable(host.workbook, tableOf(handle, host).table, text(value, "name")),
      style: (handle, value, host) => {
        tableOf(handle, host).table.style = text(value, "style");
      },
      ...Object.fromEntries(
        FLAGS.map((name) => [
          name,
          (handle: Handle, value: Argument, host: Host) => {
            tableOf(handle, host).table[name] = flag(value, name);
          },
        ]),
      ),
    },
    navigate: {
      worksheet: (handle, host) => sheetHandle(tableOf(handle, host).sheet),
      columns: into("TableColumnCollection"),
      autoFilter: (handle, host) => ({ ...handle, handle: "AutoFilter", sheetId: tableOf(handle, host).sheet.id }),
      // Rows added one by one go wrong in shared workbooks: write the range instead.
      rows: () => notImplemented("Table.rows"),
    },
    open: {
      getRange: (handle, _args, host) => part(handle, host, (table) => table.area),
      getHeaderRowRange: (handle, _args, host) => part(handle, host, (table) => ({ ...table.area, rowCount: 1 })),
      getDataBodyRange: (handle, _args, host) => part(handle, host, bodyArea),
      convertToRange: (handle, _args, host) => {
        const { sheet, table } = tableOf(handle, host);
        requireAllowed(sheet, "structure");
        sheet.tables = sheet.tables.filter((each) => each !== table);
        return rangeHandle(host, sheet.id, table.area);
      },
    },
    call: {
      resize: (handle, [range], host) => {
        const { sheet, table } = tableOf(handle, host);
        const target = areaArgument(host, range ?? null, sheet);
        if (target.sheet !== sheet) refuse("InvalidArgument", "a table stays on its worksheet");
        resizeTable(sheet, table, target.area);
        return null;
      },
      delete: (handle, _args, host) => {
        const { sheet, table } = tableOf(handle, host);
        deleteTable(sheet, table);
        return null;
      },
      clearFilters: (handle, _args, host) => {
        clearFilter({ ...handle, sheetId: tableOf(handle, host).sheet.id }, host);
        return null;
      },
    },
  },
  TableColumnCollection: {
    get: { count: (handle, host) => tableOf(handle, host).table.area.columnCount },
    items: (handle, host) => headers(handle, host).map((_name, index) => column(handle, index)),
    item: (handle, key, host) => columnNamed(handle, key, host) ?? refuse("ItemNotFound", `no column ${shown(key)}`),
    open: { getItemOrNullObject: (handle, [key], host) => columnNamed(handle, key ?? null, host) },
    call: { getCount: (handle, _args, host) => tableOf(handle, host).table.area.columnCount },
  },
  TableColumn: {
    id: (handle) => ({ Id: indexOf(handle) + 1 }),
    get: {
      id: (handle) => indexOf(handle) + 1,
      index: (handle) => indexOf(handle),
      name: (handle, host) => headers(tableBelow(handle), host)[indexOf(handle)] ?? "",
    },
    open: {
      getRange: (handle, _args, host) => part(tableBelow(handle), host, (table) => strip(table.area, handle)),
      getDataBodyRange: (handle, _args, host) =>
        part(tableBelow(handle), host, (table) => strip(bodyArea(table), handle)),
    },
  },
};

const headers = (handle: Handle, host: Host): readonly string[] => {
  const { sheet, table } = tableOf(handle, host);
  return headersOf(sheet, table);
};

/** A column's key is its table's id and its place. */
const column = (table: Handle, index: number): Handle => ({
  handle: "TableColumn",
  sheetId: table.sheetId ?? "",
  key: `${table.key ?? ""}#${index}`,
});
const indexOf = (handle: Handle): number => Number(handle.key?.split("#")[1]);
const tableBelow = (handle: Handle): Handle => ({ ...handle, handle: "Table", key: handle.key?.split("#")[0] ?? "" });
const strip = (area: TableState["area"], handle: Handle): TableState["area"] => ({
  ...area,
  column: area.column + indexOf(handle),
  columnCount: 1,
});

function columnNamed(handle: Handle, key: Argument, host: Host): Handle | null {
  const names = headers(handle, host);
  const index =
    typeof key === "number"
      ? key - 1
      : names.findIndex((name) => name.toLowerCase() === text(key, "column").toLowerCase());
  return index >= 0 && index < names.length ? column(handle, index) : null;
}

function part(handle: Handle, host: Host, area: (table: TableState) => TableState["area"]): Handle {
  const { sheet, table } = tableOf(handle, host);
  return rangeHandle(host, sheet.id, area(table));
}

function add(handle: Handle, range: Argument, hasHeaders: boolean, host: Host): Handle {
  const fallback =
    handle.sheetId === undefined ? sheetNamed(host.workbook, host.workbook.activeSheetId) : sheetOf(handle, host);
  const { sheet, area } = areaArgument(host, range, fallback);
  if (isHandle(range) && handle.sheetId !== undefined && sheet !== fallback) {
    refuse("InvalidArgument", "the range belongs to another worksheet");
  }
  return tableHandle({ sheet, table: addTable(host.workbook, sheet, area, hasHeaders) });
}
