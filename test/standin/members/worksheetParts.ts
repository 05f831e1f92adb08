import { areaOf, localAddress, MAX_COLUMNS, MAX_ROWS } from "../addresses.ts";
import { areaArgument, rangeHandle, sheetOf, whole, type Argument, type Handle, type Host } from "../host.ts";
import { isHandle } from "../host.ts";
import { refuse } from "../hostError.ts";
import type { Json } from "../model.ts";
import { protect, protectionOptions, requireAllowed, unprotect } from "../protection.ts";
import type { TypeDefinition } from "../typeDefinition.ts";

const LAYOUT = [
  "orientation",
  "paperSize",
  "zoom",
  "centerHorizontally",
  "centerVertically",
  "printGridlines",
  "printHeadings",
  "leftMargin",
  "rightMargin",
  "topMargin",
  "bottomMargin",
  "headerMargin",
  "footerMargin",
  "blackAndWhite",
];

/** Docs: `WorksheetProtection`, `WorksheetFreezePanes`, `PageLayout`, `AutoFilter`. */
export const worksheetPartTypes: Readonly<Record<string, TypeDefinition>> = {
  WorksheetProtection: {
    get: {
      protected: (handle, host) => sheetOf(handle, host).protection.protected,
      options: (handle, host) => protectionOptions(sheetOf(handle, host)),
    },
    call: {
      protect: (handle, [options, password], host) => {
        protect(sheetOf(handle, host), plain(options), plain(password), host.strictProtection);
        return null;
      },
      unprotect: (handle, [password], host) => {
        unprotect(sheetOf(handle, host), plain(password), host.strictProtection);
        return null;
      },
    },
  },
  WorksheetFreezePanes: {
    open: { getLocationOrNullObject: (handle, _args, host) => frozen(handle, host) },
    call: {
      freezeRows: (handle, [count], host) => freeze(handle, host, whole(count ?? 1, "count"), MAX_COLUMNS),
      freezeColumns: (handle, [count], host) => freeze(handle, host, MAX_ROWS, whole(count ?? 1, "count")),
      freezeAt: (handle, [range], host) => {
        const { area } = areaArgument(host, range ?? null, sheetOf(handle, host));
        return freeze(handle, host, area.row + area.rowCount, area.column + area.columnCount);
      },
      unfreeze: (handle, _args, host) => {
        sheetOf(handle, host).frozen = null;
        return null;
      },
    },
  },
  PageLayout: {
    get: Object.fromEntries(
      LAYOUT.map((name) => [name, (handle, host) => sheetOf(handle, host).pageLayout[name] ?? null]),
    ),
    set: Object.fromEntries(
      LAYOUT.map((name) => [name, (handle, value, host) => record(handle, host, name, plain(value))]),
    ),
    call: {
      setPrintTitleRows: (handle, [rows], host) => recordArea(handle, host, "printTitleRows", rows),
      setPrintTitleColumns: (handle, [columns], host) => recordArea(handle, host, "printTitleColumns", columns),
      setPrintArea: (handle, [area], host) => recordArea(handle, host, "printArea", area),
      setPrintMargins: (handle, [unit, options], host) => {
        record(handle, host, "printMargins", { unit: plain(unit), options: plain(options) });
        return null;
      },
    },
  },
  AutoFilter: {
    get: {
      enabled: (handle, host) => sheetOf(handle, host).filtered !== null,
      isDataFiltered: (handle, host) => isFiltered(handle, host),
    },
    open: {
      getRangeOrNullObject: (handle, _args, host) => {
        const { id, filtered } = sheetOf(handle, host);
        return filtered && rangeHandle(host, id, filtered);
      },
    },
    call: {
      apply: (handle, [range], host) => {
        const sheet = sheetOf(handle, host);
        requireAllowed(sheet, "allowAutoFilter");
        sheet.filtered = areaArgument(host, range ?? null, sheet).area;
        return null;
      },
      remove: (handle, _args, host) => {
        sheetOf(handle, host).filtered = null;
        return null;
      },
      // Docs: `AutoFilter.clearCriteria`: the rows come back.
      clearCriteria: (handle, _args, host) => {
        clearFilter(handle, host);
        return null;
      },
    },
  },
};

/** A table has a filter of its own, apart from the sheet's (docs: `Table.autoFilter`). */
export function clearFilter(handle: Handle, host: Host): void {
  const sheet = sheetOf(handle, host);
  const table = tableFiltered(handle, host);
  if (handle.key !== undefined && !table) return;
  if (table) table.filtered = false;
  else sheet.hidesRows = false;
  for (const row of Object.keys(sheet.hiddenRows)) Reflect.deleteProperty(sheet.hiddenRows, row);
}

const tableFiltered = (handle: Handle, host: Host) =>
  sheetOf(handle, host).tables.find(({ id, filtered }) => id === handle.key && filtered === true);

const isFiltered = (handle: Handle, host: Host): boolean =>
  handle.key === undefined ? sheetOf(handle, host).hidesRows === true : tableFiltered(handle, host) !== undefined;

const plain = (value: Argument | undefined): Json =>
  isHandle(value) ? refuse("InvalidArgument", "want a value, got an object") : (value ?? null);

const frozen = (handle: Handle, host: Host): Handle | null => {
  const sheet = sheetOf(handle, host);
  return sheet.frozen && rangeHandle(host, sheet.id, sheet.frozen);
};

function freeze(handle: Handle, host: Host, rows: number, columns: number): null {
  sheetOf(handle, host).frozen = areaOf(0, 0, rows - 1, columns - 1);
  return null;
}

function record(handle: Handle, host: Host, name: string, value: Json): void {
  sheetOf(handle, host).pageLayout[name] = value;
}

function recordArea(handle: Handle, host: Host, name: string, range: Argument | undefined): null {
  record(handle, host, name, localAddress(areaArgument(host, range ?? null, sheetOf(handle, host)).area));
  return null;
}
