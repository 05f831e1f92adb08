import { areaOf, isEntireColumn, isEntireRow, lastColumn, lastRow, type Area } from "../addresses.ts";
import { hexColor } from "../colors.ts";
import { formatOfArea, setFormat } from "../formats.ts";
import { amount, areaOfHandle, flag, sheetOf, text, whole, type Argument, type Handle, type Host } from "../host.ts";
import { refuse, shown } from "../hostError.ts";
import type { FormatValue, Json, SheetState } from "../model.ts";
import { requireAllowed } from "../protection.ts";
import { into, type TypeDefinition } from "../typeDefinition.ts";
import { borderTypes } from "./borders.ts";

const HORIZONTAL = ["General", "Left", "Center", "Right", "Fill", "Justify", "CenterAcrossSelection", "Distributed"];
const VERTICAL = ["Top", "Center", "Bottom", "Justify", "Distributed"];
type Check = (value: Argument, what: string) => FormatValue;

const oneOf =
  (words: readonly string[]): Check =>
  (value, what) =>
    words.find((word) => word === value) ?? refuse("InvalidArgument", `${what}: no such value ${shown(value)}`);

function properties(checks: Readonly<Record<string, Check>>, prefix: string): TypeDefinition {
  const names = Object.keys(checks);
  return {
    get: Object.fromEntries(names.map((name) => [name, (handle, host) => read(handle, host, prefix + name)])),
    set: Object.fromEntries(
      Object.entries(checks).map(([name, check]) => [
        name,
        (handle, value, host) => write(handle, host, prefix + name, check(value, prefix + name)),
      ]),
    ),
  };
}

const read = (handle: Handle, host: Host, property: string): Json =>
  formatOfArea(sheetOf(handle, host), areaOfHandle(handle), property);

function write(handle: Handle, host: Host, property: string, value: FormatValue): void {
  const sheet = sheetOf(handle, host);
  requireAllowed(sheet, property.startsWith("protection.") ? "structure" : "allowFormatCells");
  setFormat(sheet, areaOfHandle(handle), property, value);
}

const cellFormat = properties(
  {
    wrapText: flag,
    shrinkToFit: flag,
    indentLevel: whole,
    textOrientation: whole,
    horizontalAlignment: oneOf(HORIZONTAL),
    verticalAlignment: oneOf(VERTICAL),
  },
  "",
);

/** Docs: `Excel.RangeFormat`, `RangeFill`, `RangeFont`, `FormatProtection`. */
export const formatTypes: Readonly<Record<string, TypeDefinition>> = {
  RangeFormat: {
    get: {
      ...cellFormat.get,
      columnWidth: (handle, host) => size(sheetOf(handle, host), areaOfHandle(handle), "column"),
      rowHeight: (handle, host) => size(sheetOf(handle, host), areaOfHandle(handle), "row"),
    },
    set: {
      ...cellFormat.set,
      columnWidth: (handle, value, host) => {
        setSize(sheetOf(handle, host), areaOfHandle(handle), "column", amount(value, "columnWidth"));
      },
      rowHeight: (handle, value, host) => {
        setSize(sheetOf(handle, host), areaOfHandle(handle), "row", amount(value, "rowHeight"));
      },
    },
    navigate: {
      fill: into("RangeFill"),
      font: into("RangeFont"),
      borders: into("RangeBorderCollection"),
      protection: into("FormatProtection"),
    },
    call: {
      // What fits is Excel's business: the call is checked, the size stays.
      autofitColumns: (handle, _args, host) => fit(handle, host, "allowFormatColumns"),
      autofitRows: (handle, _args, host) => fit(handle, host, "allowFormatRows"),
    },
  },
  RangeFill: {
    ...properties({ color: (value) => (value === "" ? "#FFFFFF" : hexColor(value)) }, "fill."),
    call: {
      clear: (handle, _args, host) => {
        write(handle, host, "fill.color", "#FFFFFF");
        return null;
      },
    },
  },
  RangeFont: properties(
    {
      bold: flag,
      italic: flag,
      strikethrough: flag,
      underline: oneOf(["None", "Single", "Double", "SingleAccountant", "DoubleAccountant"]),
      color: hexColor,
      size: amount,
      name: text,
    },
    "font.",
  ),
  FormatProtection: properties({ locked: flag, formulaHidden: flag }, "protection."),
  ...borderTypes,
};

function fit(handle: Handle, host: Host, allowance: "allowFormatColumns" | "allowFormatRows"): null {
  requireAllowed(sheetOf(handle, host), allowance);
  areaOfHandle(handle);
  return null;
}

/** The size when all columns or rows of the range agree, else null. */
function size(sheet: SheetState, area: Area, way: "column" | "row"): number | null {
  const sizes = way === "column" ? sheet.columnWidths : sheet.rowHeights;
  const usual = way === "column" ? sheet.defaultColumnWidth : sheet.defaultRowHeight;
  const [from, to] = way === "column" ? [area.column, lastColumn(area)] : [area.row, lastRow(area)];
  const own = Object.entries(sizes).filter(([index]) => Number(index) >= from && Number(index) <= to);
  const seen = new Set([...own.map(([, each]) => each), ...(own.length <= to - from ? [usual] : [])]);
  return seen.size === 1 ? ([...seen][0] ?? null) : null;
}

function setSize(sheet: SheetState, area: Area, way: "column" | "row", points: number): void {
  requireAllowed(sheet, way === "column" ? "allowFormatColumns" : "allowFormatRows");
  const sizes = way === "column" ? sheet.columnWidths : sheet.rowHeights;
  const all = way === "column" ? isEntireRow(area) : isEntireColumn(area);
  if (all) {
    for (const index of Object.keys(sizes)) Reflect.deleteProperty(sizes, index);
    if (way === "column") sheet.defaultColumnWidth = points;
    else sheet.defaultRowHeight = points;
    return;
  }
  const { row, column, rowCount, columnCount } = areaOf(area.row, area.column, lastRow(area), lastColumn(area));
  const [from, count] = way === "column" ? [column, columnCount] : [row, rowCount];
  for (let index = from; index < from + count; index += 1) sizes[index] = points;
}
