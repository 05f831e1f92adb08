import { areaOf, WHOLE_SHEET } from "../addresses.ts";
import { hexColor } from "../colors.ts";
import { usedArea } from "../cells.ts";
import {
  flag,
  noteChange,
  rangeHandle,
  resolveAddress,
  sheetOf,
  text,
  whole,
  type Argument,
  type Handle,
  type Host,
} from "../host.ts";
import { notImplemented, refuse } from "../hostError.ts";
import { activateSheet, deleteSheet, moveSheet, renameSheet, setVisibility } from "../sheets.ts";
import { into, type TypeDefinition } from "../typeDefinition.ts";
import { sheetEvents } from "./events.ts";

/** Docs: `Excel.Worksheet`, "Work with worksheets using the Excel JavaScript API". */
export const worksheetTypes: Readonly<Record<string, TypeDefinition>> = {
  Worksheet: {
    id: (handle) => ({ Id: handle.sheetId ?? "" }),
    get: {
      id: (handle) => handle.sheetId ?? "",
      name: (handle, host) => sheetOf(handle, host).name,
      visibility: (handle, host) => sheetOf(handle, host).visibility,
      position: (handle, host) => host.workbook.sheets.indexOf(sheetOf(handle, host)),
      tabColor: (handle, host) => sheetOf(handle, host).tabColor,
      showGridlines: (handle, host) => sheetOf(handle, host).showGridlines,
      showHeadings: (handle, host) => sheetOf(handle, host).showHeadings,
    },
    set: {
      name: (handle, value, host) => renameSheet(host.workbook, sheetOf(handle, host), text(value, "name")),
      visibility: (handle, value, host) =>
        setVisibility(host.workbook, sheetOf(handle, host), typeof value === "string" ? value : null),
      position: (handle, value, host) =>
        moveSheet(host.workbook, sheetOf(handle, host), typeof value === "number" ? value : null),
      tabColor: (handle, value, host) => {
        sheetOf(handle, host).tabColor = value === "" ? "" : hexColor(value);
      },
      // The runtime writes showGridlines and showHeadings under these names.
      gridlines: (handle, value, host) => {
        sheetOf(handle, host).showGridlines = flag(value, "showGridlines");
      },
      headings: (handle, value, host) => {
        sheetOf(handle, host).showHeadings = flag(value, "showHeadings");
      },
    },
    navigate: {
      tables: into("TableCollection"),
      names: () => notImplemented("Worksheet.names"),
      protection: into("WorksheetProtection"),
      freezePanes: into("WorksheetFreezePanes"),
      pageLayout: into("PageLayout"),
      autoFilter: into("AutoFilter"),
    },
    open: {
      getRange: (handle, [address], host) => rangeAt(handle, address, host),
      getRangeByIndexes: (handle, [row, column, rows, columns], host) => {
        const [r, c] = [whole(row ?? null, "startRow"), whole(column ?? null, "startColumn")];
        const [h, w] = [whole(rows ?? null, "rowCount"), whole(columns ?? null, "columnCount")];
        return rangeHandle(host, sheetOf(handle, host).id, areaOf(r, c, r + h - 1, c + w - 1));
      },
      getCell: (handle, [row, column], host) => {
        const [r, c] = [whole(row ?? null, "row"), whole(column ?? null, "column")];
        return rangeHandle(host, sheetOf(handle, host).id, areaOf(r, c, r, c));
      },
      // An empty sheet answers its top left cell (docs: `Worksheet.getUsedRange`).
      getUsedRange: (handle, [valuesOnly], host) =>
        used(handle, valuesOnly, host) ?? rangeHandle(host, sheetOf(handle, host).id, areaOf(0, 0, 0, 0)),
      getUsedRangeOrNullObject: (handle, [valuesOnly], host) => used(handle, valuesOnly, host),
    },
    call: {
      activate: (handle, _args, host) => {
        activate(handle, host);
        return null;
      },
      delete: (handle, _args, host) => {
        const sheet = sheetOf(handle, host);
        deleteSheet(host.workbook, sheet);
        noteChange(host, { kind: "deleted", sheetId: sheet.id, detail: {} });
        return null;
      },
      calculate: () => null,
      ...sheetEvents,
    },
  },
};

function rangeAt(handle: Handle, address: Argument | undefined, host: Host): Handle {
  const sheet = sheetOf(handle, host);
  if (address === undefined || address === null || address === "") return rangeHandle(host, sheet.id, WHOLE_SHEET);
  const found = resolveAddress(host, text(address, "address"), sheet);
  if (found.sheet !== sheet) refuse("InvalidArgument", "the address belongs to another worksheet");
  return rangeHandle(host, sheet.id, found.area);
}

function used(handle: Handle, valuesOnly: Argument | undefined, host: Host): Handle | null {
  const sheet = sheetOf(handle, host);
  const area = usedArea(sheet, WHOLE_SHEET, valuesOnly === true);
  return area && rangeHandle(host, sheet.id, area);
}

function activate(handle: Handle, host: Host): void {
  const sheet = sheetOf(handle, host);
  const before = host.workbook.activeSheetId;
  activateSheet(host.workbook, sheet);
  if (before === sheet.id) return;
  noteChange(host, { kind: "deactivated", sheetId: before, detail: {} });
  noteChange(host, { kind: "activated", sheetId: sheet.id, detail: {} });
}
