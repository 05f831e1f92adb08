import { cellCount } from "../addresses.ts";
import {
  noteChange,
  rangeHandle,
  resolveAddress,
  sheetHandle,
  sheetOf,
  text,
  type Handle,
  type Host,
} from "../host.ts";
import { refuse } from "../hostError.ts";
import type { SheetState } from "../model.ts";
import { addSheet, findSheet, sheetNamed, visibleSheets } from "../sheets.ts";
import type { TypeDefinition } from "../typeDefinition.ts";
import { collectionEvents } from "./events.ts";

const activeSheet = (host: Host): SheetState => sheetNamed(host.workbook, host.workbook.activeSheetId);

const selected = (host: Host): Handle => rangeHandle(host, activeSheet(host).id, host.workbook.selection);

const among = (host: Host, visibleOnly: unknown): readonly SheetState[] =>
  visibleOnly === true ? visibleSheets(host.workbook) : host.workbook.sheets;

const PROPERTIES = ["author", "category", "comments", "company", "keywords", "manager", "subject", "title"];

/** Docs: `Excel.Workbook`, `Excel.WorksheetCollection`, `Excel.DocumentProperties`. */
export const workbookTypes: Readonly<Record<string, TypeDefinition>> = {
  Workbook: {
    get: { name: (_handle, host) => host.workbook.name, readOnly: () => false, isDirty: () => true },
    navigate: {
      application: () => ({ handle: "Application" }),
      worksheets: () => ({ handle: "WorksheetCollection" }),
      tables: () => ({ handle: "TableCollection" }),
      names: () => ({ handle: "NamedItemCollection" }),
      properties: () => ({ handle: "DocumentProperties" }),
      _Runtime: () => ({ handle: "Runtime" }),
    },
    open: {
      getSelectedRange: (_handle, _args, host) => selected(host),
      getActiveCell: (_handle, _args, host) =>
        rangeHandle(host, activeSheet(host).id, { ...host.workbook.selection, rowCount: 1, columnCount: 1 }),
      _GetRangeForEventByReferenceId: (_handle, [id], host) => rangeOfEvent(host, id),
      _GetRangeOrNullObjectForEventByReferenceId: (_handle, [id], host) => rangeOfEvent(host, id),
    },
    call: {
      _RemoveReference: (_handle, [id], host) => {
        host.references.delete(text(id ?? null, "reference id"));
        return null;
      },
      _RemoveAllReferences: (_handle, _args, host) => {
        host.references.clear();
        return null;
      },
    },
  },
  WorksheetCollection: {
    items: (_handle, host) => host.workbook.sheets.map(sheetHandle),
    item: (_handle, key, host) => sheetHandle(sheetNamed(host.workbook, text(key, "worksheet"))),
    open: {
      add: (_handle, [name], host) => {
        const sheet = addSheet(host.workbook, typeof name === "string" ? name : null);
        noteChange(host, { kind: "added", sheetId: sheet.id, detail: {} });
        return sheetHandle(sheet);
      },
      getActiveWorksheet: (_handle, _args, host) => sheetHandle(activeSheet(host)),
      getFirst: (_handle, [visibleOnly], host) => firstOf(among(host, visibleOnly)),
      getLast: (_handle, [visibleOnly], host) => firstOf(among(host, visibleOnly).toReversed()),
      getItemOrNullObject: (_handle, [key], host) => {
        const sheet = findSheet(host.workbook, text(key ?? null, "worksheet"));
        return sheet && sheetHandle(sheet);
      },
    },
    call: {
      getCount: (_handle, [visibleOnly], host) => among(host, visibleOnly).length,
      ...collectionEvents,
    },
  },
  DocumentProperties: {
    get: Object.fromEntries(PROPERTIES.map((name) => [name, (_handle, host) => host.workbook.properties[name] ?? ""])),
    set: Object.fromEntries(
      PROPERTIES.map((name) => [
        name,
        (_handle, value, host) => {
          host.workbook.properties[name] = text(value, name);
        },
      ]),
    ),
  },
};

const firstOf = (sheets: readonly SheetState[]): Handle =>
  sheetHandle(sheets[0] ?? refuse("ItemNotFound", "no visible worksheet"));

/** An event's `getRange`: the stand-in uses `sheet!address` as the event's reference id. */
function rangeOfEvent(host: Host, id: unknown): Handle {
  const { sheet, area } = resolveAddress(host, String(id), activeSheet(host));
  if (cellCount(area) === 0) refuse("InvalidReference", "no cells");
  return rangeHandle(host, sheetOf(sheetHandle(sheet), host).id, area);
}
