import {
  areaOf,
  boundingArea,
  cellCount,
  intersect,
  isEntireColumn,
  isEntireRow,
  lastColumn,
  lastRow,
  localAddress,
  MAX_COLUMNS,
  MAX_ROWS,
  quoteSheetName,
} from "../addresses.ts";
import { usedArea } from "../cells.ts";
import {
  areaArgument,
  areaOfHandle,
  flag,
  rangeHandle,
  sheetHandle,
  sheetOf,
  text,
  whole,
  type Argument,
  type Handle,
  type Host,
} from "../host.ts";
import { refuse, shown } from "../hostError.ts";
import { into, type TypeDefinition } from "../typeDefinition.ts";
import { clearRange, deleteRange, insertRange, mergeRange, selectRange, unmergeRange } from "./rangeActions.ts";
import { mergedAreas, specialCells } from "./rangeAreas.ts";
import { readGrid, writeGrid } from "./rangeGrid.ts";

const within = (handle: Handle, host: Host, row: number, column: number, toRow: number, toColumn: number): Handle => {
  const area = areaOfHandle(handle);
  return rangeHandle(
    host,
    sheetOf(handle, host).id,
    areaOf(area.row + row, area.column + column, area.row + toRow, area.column + toColumn),
  );
};

const optional = (value: Argument | undefined, what: string, usual: number): number =>
  value === undefined || value === null ? usual : whole(value, what);

/** Docs: `Excel.Range`, "Get a range using the Excel JavaScript API". */
export const rangeTypes: Readonly<Record<string, TypeDefinition>> = {
  Range: {
    id: (handle): Readonly<Record<string, string>> =>
      handle.referenceId === undefined ? {} : { _ReferenceId: handle.referenceId },
    get: {
      values: (handle, host) => readGrid(handle, host, "values"),
      formulas: (handle, host) => readGrid(handle, host, "formulas"),
      text: (handle, host) => readGrid(handle, host, "text"),
      numberFormat: (handle, host) => readGrid(handle, host, "numberFormat"),
      valueTypes: (handle, host) => readGrid(handle, host, "valueTypes"),
      address: (handle, host) => `${quoteSheetName(sheetOf(handle, host).name)}!${localAddress(areaOfHandle(handle))}`,
      rowIndex: (handle) => areaOfHandle(handle).row,
      columnIndex: (handle) => areaOfHandle(handle).column,
      rowCount: (handle) => areaOfHandle(handle).rowCount,
      columnCount: (handle) => areaOfHandle(handle).columnCount,
      // Docs: `Range.cellCount`: -1 above 2^31 - 1.
      cellCount: (handle) => (cellCount(areaOfHandle(handle)) > 2 ** 31 - 1 ? -1 : cellCount(areaOfHandle(handle))),
      isEntireColumn: (handle) => isEntireColumn(areaOfHandle(handle)),
      isEntireRow: (handle) => isEntireRow(areaOfHandle(handle)),
      rowHidden: (handle, host) => hidden(handle, host, "row"),
      columnHidden: (handle, host) => hidden(handle, host, "column"),
    },
    set: {
      values: (handle, value, host) => writeGrid(handle, value, host, "values"),
      formulas: (handle, value, host) => writeGrid(handle, value, host, "formulas"),
      formulasR1C1: (handle, value, host) => writeGrid(handle, value, host, "formulasR1C1"),
      numberFormat: (handle, value, host) => writeGrid(handle, value, host, "numberFormat"),
      rowHidden: (handle, value, host) => hide(handle, host, "row", flag(value, "rowHidden")),
      columnHidden: (handle, value, host) => hide(handle, host, "column", flag(value, "columnHidden")),
    },
    navigate: {
      worksheet: (handle, host) => sheetHandle(sheetOf(handle, host)),
      format: into("RangeFormat"),
      dataValidation: into("DataValidation"),
      conditionalFormats: into("ConditionalFormatCollection"),
    },
    open: {
      getCell: (handle, [row, column], host) => {
        const [r, c] = [whole(row ?? null, "row"), whole(column ?? null, "column")];
        return within(handle, host, r, c, r, c);
      },
      getRow: (handle, [row], host) => {
        const r = whole(row ?? null, "row");
        return within(handle, host, r, 0, r, areaOfHandle(handle).columnCount - 1);
      },
      getColumn: (handle, [column], host) => {
        const c = whole(column ?? null, "column");
        return within(handle, host, 0, c, areaOfHandle(handle).rowCount - 1, c);
      },
      getLastCell: (handle, _args, host) => {
        const { rowCount, columnCount } = areaOfHandle(handle);
        return within(handle, host, rowCount - 1, columnCount - 1, rowCount - 1, columnCount - 1);
      },
      getLastRow: (handle, _args, host) => {
        const { rowCount, columnCount } = areaOfHandle(handle);
        return within(handle, host, rowCount - 1, 0, rowCount - 1, columnCount - 1);
      },
      getResizedRange: (handle, [rows, columns], host) => {
        const { rowCount, columnCount } = areaOfHandle(handle);
        return within(
          handle,
          host,
          0,
          0,
          rowCount - 1 + whole(rows ?? null, "deltaRows"),
          columnCount - 1 + whole(columns ?? null, "deltaColumns"),
        );
      },
      getAbsoluteResizedRange: (handle, [rows, columns], host) =>
        within(handle, host, 0, 0, whole(rows ?? null, "numRows") - 1, whole(columns ?? null, "numColumns") - 1),
      getOffsetRange: (handle, [rows, columns], host) => {
        const { rowCount, columnCount } = areaOfHandle(handle);
        const [r, c] = [optional(rows, "rowOffset", 0), optional(columns, "columnOffset", 0)];
        return within(handle, host, r, c, r + rowCount - 1, c + columnCount - 1);
      },
      getEntireRow: (handle, _args, host) =>
        rangeHandle(host, sheetOf(handle, host).id, { ...areaOfHandle(handle), column: 0, columnCount: MAX_COLUMNS }),
      getEntireColumn: (handle, _args, host) =>
        rangeHandle(host, sheetOf(handle, host).id, { ...areaOfHandle(handle), row: 0, rowCount: MAX_ROWS }),
      getBoundingRect: (handle, [other], host) => {
        const sheet = sheetOf(handle, host);
        const { area } = areaArgument(host, other ?? null, sheet);
        return rangeHandle(host, sheet.id, boundingArea(areaOfHandle(handle), area));
      },
      getIntersection: (handle, [other], host) =>
        common(handle, other, host) ?? refuse("ItemNotFound", "the ranges do not overlap"),
      getIntersectionOrNullObject: (handle, [other], host) => common(handle, other, host),
      getUsedRange: (handle, [valuesOnly], host) => used(handle, valuesOnly, host) ?? within(handle, host, 0, 0, 0, 0),
      getUsedRangeOrNullObject: (handle, [valuesOnly], host) => used(handle, valuesOnly, host),
      getSpecialCellsOrNullObject: (handle, [kind], host) => specialCells(handle, kind ?? null, host),
      getMergedAreasOrNullObject: (handle, _args, host) => mergedAreas(handle, host),
      insert: (handle, [shift], host) => insertRange(handle, text(shift ?? null, "shift"), host),
    },
    call: {
      clear: (handle, [applyTo], host) => clearRange(handle, applyTo ?? "All", host),
      delete: (handle, [shift], host) => deleteRange(handle, text(shift ?? null, "shift"), host),
      select: (handle, _args, host) => selectRange(handle, host),
      merge: (handle, [across], host) => mergeRange(handle, across === true, host),
      unmerge: (handle, _args, host) => unmergeRange(handle, host),
      _ValidateArraySize: (handle, [rows, columns]) => {
        const { rowCount, columnCount } = areaOfHandle(handle);
        return rows === rowCount && columns === columnCount
          ? null
          : refuse(
              "InvalidArgument",
              `got ${shown(rows)} × ${shown(columns)} values for ${rowCount} × ${columnCount} cells`,
            );
      },
    },
  },
};

function common(handle: Handle, other: Argument | undefined, host: Host): Handle | null {
  const sheet = sheetOf(handle, host);
  const target = areaArgument(host, other ?? null, sheet);
  const area = target.sheet === sheet ? intersect(areaOfHandle(handle), target.area) : null;
  return area && rangeHandle(host, sheet.id, area);
}

function used(handle: Handle, valuesOnly: Argument | undefined, host: Host): Handle | null {
  const sheet = sheetOf(handle, host);
  const area = usedArea(sheet, areaOfHandle(handle), valuesOnly === true);
  return area && rangeHandle(host, sheet.id, area);
}

function hidden(handle: Handle, host: Host, way: "row" | "column"): boolean | null {
  const sheet = sheetOf(handle, host);
  const area = areaOfHandle(handle);
  const [from, to] = way === "row" ? [area.row, lastRow(area)] : [area.column, lastColumn(area)];
  const found = Object.keys(way === "row" ? sheet.hiddenRows : sheet.hiddenColumns).map(Number);
  const count = found.filter((each) => each >= from && each <= to).length;
  return count === 0 ? false : count === to - from + 1 ? true : null;
}

function hide(handle: Handle, host: Host, way: "row" | "column", value: boolean): void {
  const sheet = sheetOf(handle, host);
  if (
    sheet.protection.protected &&
    sheet.protection.options[way === "row" ? "allowFormatRows" : "allowFormatColumns"] !== true
  ) {
    refuse("AccessDenied", `the sheet ${sheet.name} is protected`);
  }
  const area = areaOfHandle(handle);
  const target = way === "row" ? sheet.hiddenRows : sheet.hiddenColumns;
  const [from, to] = way === "row" ? [area.row, lastRow(area)] : [area.column, lastColumn(area)];
  for (let index = from; index <= to; index += 1) {
    if (value) target[index] = true;
    else Reflect.deleteProperty(target, index);
  }
}
