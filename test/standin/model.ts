import type { Area } from "./addresses.ts";

/** What JSON can hold: everything that crosses the wire. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A cell's value as `range.values` shows it; "" is an empty cell. Error values are their text (`#N/A`). */
export type CellValue = string | number | boolean;

export type FormatValue = string | number | boolean;

export interface CellState {
  value: CellValue;
  /** English formula with its `=`; `value` is then the cached result. */
  formula?: string;
  /** Entered with a leading apostrophe. */
  quoted?: boolean;
  format?: Record<string, FormatValue>;
}

/** A format of a large area: whole columns, rows, the sheet. A cell's own format goes before it. */
export interface FormatBand {
  readonly area: Area;
  readonly property: string;
  readonly value: FormatValue;
}

export interface TableState {
  readonly id: string;
  name: string;
  area: Area;
  style: string;
  showFilterButton: boolean;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  showHeaders: boolean;
  showTotals: boolean;
  highlightFirstColumn: boolean;
  highlightLastColumn: boolean;
  /** A person filters by it: rows are hidden. */
  filtered?: boolean;
}

export interface ValidationState {
  readonly area: Area;
  rule: Json;
  errorAlert: Json;
  prompt: Json;
  ignoreBlanks: boolean;
}

export interface ConditionalFormatState {
  readonly id: string;
  readonly area: Area;
  readonly type: string;
  /** What was set below it, by path: `custom/rule/formula`. */
  readonly settings: Record<string, Json>;
}

export type Visibility = "Visible" | "Hidden" | "VeryHidden";

export interface SheetState {
  readonly id: string;
  name: string;
  visibility: Visibility;
  tabColor: string;
  showGridlines: boolean;
  showHeadings: boolean;
  /** By row, then by column, both from 0; only cells that hold something. */
  readonly cells: Record<number, Record<number, CellState>>;
  bands: FormatBand[];
  /** In points, as Office.js counts both. */
  readonly columnWidths: Record<number, number>;
  readonly rowHeights: Record<number, number>;
  defaultColumnWidth: number;
  defaultRowHeight: number;
  readonly hiddenColumns: Record<number, true>;
  readonly hiddenRows: Record<number, true>;
  merges: Area[];
  frozen: Area | null;
  tables: TableState[];
  protection: { protected: boolean; options: Record<string, Json>; password: string };
  validations: ValidationState[];
  conditionalFormats: ConditionalFormatState[];
  readonly pageLayout: Record<string, Json>;
  filtered: Area | null;
  /** The sheet's own filter hides rows. */
  hidesRows?: boolean;
}

export interface NameState {
  readonly name: string;
  formula: string;
  visible: boolean;
  comment: string;
}

/** The whole workbook: plain JSON, so `structuredClone` copies it. Sheets stand in the order of their tabs. */
export interface WorkbookState {
  name: string;
  sheets: SheetState[];
  activeSheetId: string;
  selection: Area;
  names: NameState[];
  readonly properties: Record<string, Json>;
  calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual";
  /** `context.runtime.enableEvents`; belongs to the add-in, not to the file. */
  enableEvents: boolean;
  nextId: number;
}

/** Excel's sizes of a new sheet, in points. */
const COLUMN_WIDTH = 48;
const ROW_HEIGHT = 15;

/** A sheet with nothing on it; the caller puts it into the workbook. */
export function emptySheet(workbook: WorkbookState, name: string): SheetState {
  return {
    id: newId(workbook, "sheet"),
    name,
    visibility: "Visible",
    tabColor: "",
    showGridlines: true,
    showHeadings: true,
    cells: {},
    bands: [],
    columnWidths: {},
    rowHeights: {},
    defaultColumnWidth: COLUMN_WIDTH,
    defaultRowHeight: ROW_HEIGHT,
    hiddenColumns: {},
    hiddenRows: {},
    merges: [],
    frozen: null,
    tables: [],
    protection: { protected: false, options: {}, password: "" },
    validations: [],
    conditionalFormats: [],
    pageLayout: {},
    filtered: null,
  };
}

/** A new workbook with one empty sheet, as Excel opens it. */
export function createWorkbook(sheetNames: readonly string[] = ["Sheet1"]): WorkbookState {
  const workbook: WorkbookState = {
    name: "工作簿1.xlsx",
    sheets: [],
    activeSheetId: "",
    selection: { row: 0, column: 0, rowCount: 1, columnCount: 1 },
    names: [],
    properties: {},
    calculationMode: "Automatic",
    enableEvents: true,
    nextId: 1,
  };
  workbook.sheets = sheetNames.map((name) => emptySheet(workbook, name));
  workbook.activeSheetId = workbook.sheets[0]?.id ?? "";
  return workbook;
}

export const cloneWorkbook = (workbook: WorkbookState): WorkbookState => structuredClone(workbook);

/** Ids look like Excel's: text in braces, never used twice. */
export function newId(workbook: WorkbookState, kind: string): string {
  workbook.nextId += 1;
  return `{${kind}-${String(workbook.nextId).padStart(8, "0")}}`;
}
