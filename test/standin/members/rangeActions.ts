import {
  containsArea,
  intersect,
  isEntireColumn,
  isEntireRow,
  lastColumn,
  lastRow,
  localAddress,
  type Area,
} from "../addresses.ts";
import { clearContents, emptyCell, shiftCells, shiftedArea, type Shift } from "../cells.ts";
import { clearFormats } from "../formats.ts";
import { areaOfHandle, noteChange, rangeHandle, sheetOf, type Argument, type Handle, type Host } from "../host.ts";
import { notImplemented, refuse, shown } from "../hostError.ts";
import type { SheetState } from "../model.ts";
import { requireAllowed, requireShiftAllowed, requireWritable } from "../protection.ts";
import { activateSheet } from "../sheets.ts";
import { changed } from "./rangeGrid.ts";

/** Docs: `Range.clear`: contents, formats or both. */
export function clearRange(handle: Handle, applyTo: Argument, host: Host): null {
  const sheet = sheetOf(handle, host);
  const area = areaOfHandle(handle);
  requireWritable(sheet, area);
  if (applyTo !== "All" && applyTo !== "Contents" && applyTo !== "Formats") notImplemented(`clear(${shown(applyTo)})`);
  if (applyTo !== "Contents") {
    requireAllowed(sheet, "allowFormatCells");
    clearFormats(sheet, area);
  }
  if (applyTo !== "Formats") {
    clearContents(sheet, area);
    noteChange(host, changed(sheet, area, null, "ThisLocalAddin"));
  }
  if (applyTo === "All") sheet.validations = sheet.validations.filter((each) => !containsArea(area, each.area));
  return null;
}

/** Docs: `Range.delete`: "Up" or "Left"; whole rows and columns take the rest of the sheet along. */
export function deleteRange(handle: Handle, shift: string, host: Host): null {
  if (shift !== "Up" && shift !== "Left") refuse("InvalidArgument", `no such shift: ${shift}`);
  const sheet = sheetOf(handle, host);
  const area = areaOfHandle(handle);
  move(host, sheet, area, isEntireRow(area) ? "Up" : isEntireColumn(area) ? "Left" : shift, "Delete");
  return null;
}

/** Docs: `Range.insert`: "Down" or "Right"; answers the new, empty cells. */
export function insertRange(handle: Handle, shift: string, host: Host): Handle {
  if (shift !== "Down" && shift !== "Right") refuse("InvalidArgument", `no such shift: ${shift}`);
  const sheet = sheetOf(handle, host);
  const area = areaOfHandle(handle);
  move(host, sheet, area, isEntireRow(area) ? "Down" : isEntireColumn(area) ? "Right" : shift, "Insert");
  return rangeHandle(host, sheet.id, area);
}

function move(host: Host, sheet: SheetState, area: Area, shift: Shift, way: "Insert" | "Delete"): void {
  requireShiftAllowed(sheet, area, way);
  shiftCells(sheet, area, shift);
  for (const range of host.liveRanges) {
    if (range.sheetId !== sheet.id || !range.area) continue;
    const moved = shiftedArea(range.area, area, shift);
    if (moved) range.area = moved;
    else delete range.area;
  }
  const unit = isEntireRow(area) ? "Row" : isEntireColumn(area) ? "Column" : "Cell";
  const changeType = `${unit}${way === "Insert" ? "Inserted" : "Deleted"}`;
  const detail = { changeType, address: localAddress(area), triggerSource: "ThisLocalAddin" };
  noteChange(host, { kind: "changed", sheetId: sheet.id, detail });
}

/** Selecting brings the sheet to the front (docs: `Range.select`). */
export function selectRange(handle: Handle, host: Host): null {
  const sheet = sheetOf(handle, host);
  const area = areaOfHandle(handle);
  const before = host.workbook.activeSheetId;
  activateSheet(host.workbook, sheet);
  host.workbook.selection = area;
  if (before !== sheet.id) {
    noteChange(host, { kind: "deactivated", sheetId: before, detail: {} });
    noteChange(host, { kind: "activated", sheetId: sheet.id, detail: {} });
  }
  noteChange(host, { kind: "selection", sheetId: sheet.id, detail: { address: localAddress(area) } });
  return null;
}

/** The top left value stays, the others go (docs: `Range.merge`). */
export function mergeRange(handle: Handle, across: boolean, host: Host): null {
  const sheet = sheetOf(handle, host);
  const area = areaOfHandle(handle);
  requireAllowed(sheet, "structure");
  if (sheet.tables.some((table) => intersect(table.area, area)))
    refuse("InvalidOperation", "cells of a table cannot be merged");
  const parts = across
    ? Array.from({ length: area.rowCount }, (_, index) => ({ ...area, row: area.row + index, rowCount: 1 }))
    : [area];
  for (const part of parts) {
    sheet.merges = [...sheet.merges.filter((each) => !intersect(each, part)), part];
    for (let row = part.row; row <= lastRow(part); row += 1) {
      for (let column = part.column; column <= lastColumn(part); column += 1) {
        if (row !== part.row || column !== part.column) emptyCell(sheet, row, column);
      }
    }
  }
  return null;
}

export function unmergeRange(handle: Handle, host: Host): null {
  const sheet = sheetOf(handle, host);
  requireAllowed(sheet, "structure");
  sheet.merges = sheet.merges.filter((each) => !intersect(each, areaOfHandle(handle)));
  return null;
}
