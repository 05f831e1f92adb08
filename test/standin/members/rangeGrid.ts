import {
  cellCount,
  containsArea,
  isEntireColumn,
  isEntireRow,
  lastColumn,
  lastRow,
  localAddress,
  type Area,
} from "../addresses.ts";
import { enter } from "../cells.ts";
import { displayText } from "../displayText.ts";
import { formatOfCell, setFormat } from "../formats.ts";
import { areaOfHandle, isHandle, noteChange, sheetOf, type Argument, type Handle, type Host } from "../host.ts";
import { formulaA1 } from "../formulaA1.ts";
import { refuse } from "../hostError.ts";
import type { CellValue, Json, SheetState } from "../model.ts";
import { requireAllowed, requireWritable } from "../protection.ts";

export type GridProperty = "values" | "formulas" | "text" | "numberFormat" | "valueTypes";

/** Above this many cells Excel answers null and says nothing (docs: "Resource limits and performance optimization"). */
const MAX_READ = 5_000_000;

const isUnbounded = (area: Area): boolean => isEntireRow(area) || isEntireColumn(area);

/** Whole columns and rows answer null (docs: "Get or set unbounded ranges"). */
export function readGrid(handle: Handle, host: Host, property: GridProperty): Json {
  const area = areaOfHandle(handle);
  if (isUnbounded(area) || cellCount(area) > MAX_READ) return null;
  const sheet = sheetOf(handle, host);
  const rows: Json[][] = [];
  for (let row = area.row; row <= lastRow(area); row += 1) {
    const line: Json[] = [];
    for (let column = area.column; column <= lastColumn(area); column += 1)
      line.push(readCell(sheet, row, column, property));
    rows.push(line);
  }
  return rows;
}

function readCell(sheet: SheetState, row: number, column: number, property: GridProperty): Json {
  const cell = sheet.cells[row]?.[column];
  const value = cell?.value ?? "";
  switch (property) {
    case "values":
      return value;
    case "formulas":
      return cell?.formula ?? value;
    case "text":
      return displayText(value, String(formatOfCell(sheet, row, column, "numberFormat")));
    case "numberFormat":
      return formatOfCell(sheet, row, column, "numberFormat");
    case "valueTypes":
      return typeOfValue(value);
  }
}

function typeOfValue(value: CellValue): string {
  if (value === "") return "Empty";
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  return /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/.test(value) ? "Error" : "String";
}

/**
 * Writes a table of values of the range's own shape, or one value into every cell; null leaves a cell as it is
 * (docs: "Blank and null values in Excel add-ins").
 */
export function writeGrid(
  handle: Handle,
  input: Argument,
  host: Host,
  property: "values" | "formulas" | "formulasR1C1" | "numberFormat",
): void {
  const area = areaOfHandle(handle);
  const sheet = sheetOf(handle, host);
  if (input === null || isHandle(input)) refuse("InvalidArgument", `${property} cannot be set to null`);
  if (isUnbounded(area)) refuse("InvalidArgument", `${property} of whole rows or columns cannot be set`);
  const at = reader(input, area);
  if (property === "numberFormat") requireAllowed(sheet, "allowFormatCells");
  else requireWritable(sheet, area);
  if (property === "numberFormat" && !Array.isArray(input)) {
    setNumberFormat(sheet, area, scalar(input));
    return;
  }
  const before = cellCount(area) === 1 ? valueAt(sheet, area) : null;
  for (let row = 0; row < area.rowCount; row += 1) {
    for (let column = 0; column < area.columnCount; column += 1) {
      const value = at(row, column);
      if (value === null) continue;
      if (property === "numberFormat")
        setNumberFormat(
          sheet,
          { row: area.row + row, column: area.column + column, rowCount: 1, columnCount: 1 },
          value,
        );
      else {
        const [r, c] = [area.row + row, area.column + column];
        const isR1C1 = property === "formulasR1C1" && typeof value === "string" && value.startsWith("=");
        writeCell(sheet, r, c, isR1C1 ? formulaA1(value, r, c) : value, host);
      }
    }
  }
  if (property !== "numberFormat") noteChange(host, changed(sheet, area, before, "ThisLocalAddin"));
}

/** The entry for each cell; refuses a table of another shape. */
function reader(input: Json, area: Area): (row: number, column: number) => CellValue | null {
  if (!Array.isArray(input)) return () => scalar(input);
  const rows = input as readonly Json[];
  const fits =
    rows.length === area.rowCount && rows.every((line) => Array.isArray(line) && line.length === area.columnCount);
  if (!fits) {
    refuse(
      "InvalidArgument",
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  }
  return (row, column) => scalar((rows[row] as readonly Json[])[column] ?? null);
}

const scalar = (value: Json): CellValue | null =>
  value !== null && typeof value === "object"
    ? refuse("InvalidArgument", "a cell takes text, a number or a boolean")
    : value;

function writeCell(sheet: SheetState, row: number, column: number, value: CellValue, host: Host): void {
  const place = { row, column, rowCount: 1, columnCount: 1 };
  // Only the top left cell of a merged area holds something; what is written to the others is lost.
  const merge = sheet.merges.find((each) => containsArea(each, place));
  if (merge && (merge.row !== row || merge.column !== column)) return;
  enter(sheet, row, column, value, host.evaluate);
}

function setNumberFormat(sheet: SheetState, area: Area, format: CellValue | null): void {
  if (typeof format !== "string") refuse("InvalidArgument", "a number format is text");
  setFormat(sheet, area, "numberFormat", format === "" ? "General" : format);
}

export const valueAt = (sheet: SheetState, area: Area): CellValue => sheet.cells[area.row]?.[area.column]?.value ?? "";

/** The event of an edit; only a single cell tells before and after (docs: `WorksheetChangedEventArgs.details`). */
export function changed(
  sheet: SheetState,
  area: Area,
  before: CellValue | null,
  triggerSource: string,
): {
  readonly kind: "changed";
  readonly sheetId: string;
  readonly detail: Readonly<Record<string, Json>>;
} {
  const after = valueAt(sheet, area);
  const single = before !== null && cellCount(area) === 1;
  const details = {
    valueBefore: before,
    valueAfter: after,
    valueTypeBefore: typeOfValue(before ?? ""),
    valueTypeAfter: typeOfValue(after),
  };
  const detail = { changeType: "RangeEdited", address: localAddress(area), triggerSource, ...(single ? details : {}) };
  return { kind: "changed", sheetId: sheet.id, detail };
}
