import { columnName, containsCell, lastColumn, lastRow, localAddress, WHOLE_SHEET, type Area } from "./addresses.ts";
import { usedArea } from "./cells.ts";
import { roughText } from "./displayText.ts";
import { formatOfCell } from "./formats.ts";
import type { SheetState, WorkbookState } from "./model.ts";
import { sheetNamed, visibleSheets } from "./sheets.ts";

export interface HtmlOptions {
  /** What is drawn at most; a picture needs no more. */
  readonly rows?: number;
  readonly columns?: number;
}

/** Points to CSS pixels. */
const PIXELS = 96 / 72;

/** The sheet as an HTML table with row and column headers, formula bar and sheet tabs; styles are in `hostPage.ts`. */
export function toHtml(workbook: WorkbookState, sheetName?: string, options: HtmlOptions = {}): string {
  const sheet = sheetNamed(workbook, sheetName ?? workbook.activeSheetId);
  const used = usedArea(sheet, WHOLE_SHEET, true);
  const rows = Math.min(options.rows ?? 60, Math.max(32, used ? lastRow(used) + 6 : 0));
  const columns = Math.min(options.columns ?? 30, Math.max(16, used ? lastColumn(used) + 4 : 0));
  const shown = Array.from({ length: columns }, (_, index) => index).filter((index) => !sheet.hiddenColumns[index]);
  const widths = shown.map((index) => Math.round((sheet.columnWidths[index] ?? sheet.defaultColumnWidth) * PIXELS));
  const total = widths.reduce((sum, width) => sum + width, 36);
  const selection = sheet.id === workbook.activeSheetId ? workbook.selection : null;
  const head = shown.map((index) => `<th>${columnName(index)}</th>`).join("");
  const body = Array.from({ length: rows }, (_, row) =>
    sheet.hiddenRows[row] ? "" : rowHtml(sheet, row, shown, selection),
  ).join("");
  const grid = sheet.showGridlines ? "" : " no-gridlines";
  return [
    formulaBar(workbook, sheet),
    `<div class="grid${grid}"><table style="width:${total}px"><colgroup><col style="width:36px">`,
    widths.map((width) => `<col style="width:${width}px">`).join(""),
    `</colgroup><thead><tr><th class="corner"></th>${head}</tr></thead><tbody>${body}</tbody></table></div>`,
    tabs(workbook, sheet),
  ].join("");
}

function rowHtml(sheet: SheetState, row: number, columns: readonly number[], selection: Area | null): string {
  const height = Math.round((sheet.rowHeights[row] ?? sheet.defaultRowHeight) * PIXELS);
  const cells = columns.map((column) => cellHtml(sheet, row, column, selection)).join("");
  return `<tr style="height:${height}px"><th>${row + 1}</th>${cells}</tr>`;
}

function cellHtml(sheet: SheetState, row: number, column: number, selection: Area | null): string {
  const merge = sheet.merges.find((each) => containsCell(each, row, column));
  if (merge && (merge.row !== row || merge.column !== column)) return "";
  const span = merge ? ` colspan="${merge.columnCount}" rowspan="${merge.rowCount}"` : "";
  const value = sheet.cells[row]?.[column]?.value ?? "";
  const text = roughText(value, String(formatOfCell(sheet, row, column, "numberFormat")));
  const kind = typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : "text";
  // Text runs on over an empty neighbour, as in Excel.
  const open = kind === "text" && text !== "" && (sheet.cells[row]?.[column + 1]?.value ?? "") === "" ? " open" : "";
  const selected = selection && containsCell(selection, row, column) ? " selected" : "";
  return `<td class="${kind}${open}${selected}" style="${style(sheet, row, column)}"${span}><div>${escapeHtml(text)}</div></td>`;
}

function style(sheet: SheetState, row: number, column: number): string {
  const at = (property: string): string => String(formatOfCell(sheet, row, column, property));
  const table = tableLook(sheet, row, column);
  const fill = at("fill.color");
  const rules = [
    fill === "#FFFFFF" ? (table?.fill ?? "") : `background:${fill}`,
    at("font.color") === "#000000" ? (table?.color ?? "") : `color:${at("font.color")}`,
    at("font.bold") === "true" || table?.bold ? "font-weight:600" : "",
    at("font.italic") === "true" ? "font-style:italic" : "",
    at("font.size") === "11" ? "" : `font-size:${Math.round(Number(at("font.size")) * PIXELS)}px`,
    at("wrapText") === "true" ? "white-space:pre-wrap" : "",
    at("horizontalAlignment") === "General" ? "" : `text-align:${at("horizontalAlignment").toLowerCase()}`,
    `vertical-align:${{ Top: "top", Center: "middle" }[at("verticalAlignment")] ?? "bottom"}`,
    ...["Top", "Right", "Bottom", "Left"].map((side) => border(sheet, row, column, side)),
  ];
  return rules.filter((rule) => rule !== "").join(";");
}

function border(sheet: SheetState, row: number, column: number, side: string): string {
  const lineStyle = String(formatOfCell(sheet, row, column, `border${side}.style`));
  if (lineStyle === "" || lineStyle === "None") return "";
  const color = String(formatOfCell(sheet, row, column, `border${side}.color`)) || "#000000";
  const weight = String(formatOfCell(sheet, row, column, `border${side}.weight`));
  const width = weight === "Medium" ? 2 : weight === "Thick" ? 3 : 1;
  return `border-${side.toLowerCase()}:${width}px solid ${color}`;
}

/** The blue header and the bands of the usual table style. */
function tableLook(sheet: SheetState, row: number, column: number): Look | null {
  const table = sheet.tables.find((each) => containsCell(each.area, row, column));
  if (!table || table.style === "") return null;
  const light = table.style.includes("Light");
  if (row === table.area.row) {
    return light
      ? { fill: "", color: "", bold: true }
      : { fill: "background:#4472C4", color: "color:#FFFFFF", bold: true };
  }
  const banded = table.showBandedRows && (row - table.area.row) % 2 === 1;
  return { fill: banded ? `background:${light ? "#F2F2F2" : "#D9E1F2"}` : "", color: "", bold: false };
}

interface Look {
  readonly fill: string;
  readonly color: string;
  readonly bold: boolean;
}

function formulaBar(workbook: WorkbookState, sheet: SheetState): string {
  const at: Area =
    sheet.id === workbook.activeSheetId ? workbook.selection : { ...WHOLE_SHEET, rowCount: 1, columnCount: 1 };
  const cell = sheet.cells[at.row]?.[at.column];
  const content = escapeHtml(String(cell?.formula ?? cell?.value ?? ""));
  const address = localAddress({ ...at, rowCount: 1, columnCount: 1 });
  return `<div class="formula-bar"><span class="name-box">${address}</span><i>fx</i><span class="formula">${content}</span></div>`;
}

/** A padlock as a drawing: not every system has the sign in its fonts. */
const LOCK =
  '<svg width="9" height="11" viewBox="0 0 9 11"><path d="M2 5V3a2.5 2.5 0 0 1 5 0v2" fill="none" stroke="#616161" ' +
  'stroke-width="1.3"/><rect y="5" width="9" height="6" rx="1" fill="#616161"/></svg> ';

const tabs = (workbook: WorkbookState, active: SheetState): string =>
  `<div class="tabs">${visibleSheets(workbook)
    .map((sheet) => {
      const color = sheet.tabColor === "" ? "" : ` style="box-shadow:inset 0 -3px ${sheet.tabColor}"`;
      const lock = sheet.protection.protected ? LOCK : "";
      return `<span class="${sheet === active ? "tab active" : "tab"}"${color}>${lock}${escapeHtml(sheet.name)}</span>`;
    })
    .join("")}</div>`;

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
