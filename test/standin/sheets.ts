import { refuse, shown } from "./hostError.ts";
import { emptySheet, type Json, type SheetState, type Visibility, type WorkbookState } from "./model.ts";

/** Ids, and names regardless of case. */
export function findSheet(workbook: WorkbookState, key: string): SheetState | null {
  const wanted = key.toLowerCase();
  return workbook.sheets.find((sheet) => sheet.id === key || sheet.name.toLowerCase() === wanted) ?? null;
}

/** A missing sheet answers ItemNotFound (docs: "*OrNullObject methods and properties"). */
export const sheetNamed = (workbook: WorkbookState, key: string): SheetState =>
  findSheet(workbook, key) ?? refuse("ItemNotFound", `no worksheet ${key}`);

export const visibleSheets = (workbook: WorkbookState): readonly SheetState[] =>
  workbook.sheets.filter((sheet) => sheet.visibility === "Visible");

/** Docs: support article "Rename a worksheet": 1 to 31 characters, none of : \ / ? * [ ], no edge apostrophe, not History. */
function checkSheetName(workbook: WorkbookState, name: string, own: SheetState | null): void {
  const wrong =
    name.trim() === "" ||
    name.length > 31 ||
    /[:\\/?*[\]]/.test(name) ||
    name.startsWith("'") ||
    name.endsWith("'") ||
    name.toLowerCase() === "history";
  if (wrong) refuse("InvalidArgument", `not a worksheet name: ${name}`);
  const twin = workbook.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  if (twin && twin !== own) refuse("ItemAlreadyExists", `there is a worksheet ${twin.name} already`);
}

/** Adds a sheet at the end; the active sheet stays (docs: `WorksheetCollection.add`). */
export function addSheet(workbook: WorkbookState, name: Json): SheetState {
  const wanted = typeof name === "string" ? name : freeName(workbook);
  checkSheetName(workbook, wanted, null);
  const sheet = emptySheet(workbook, wanted);
  workbook.sheets.push(sheet);
  return sheet;
}

function freeName(workbook: WorkbookState): string {
  let number = workbook.sheets.length + 1;
  while (findSheet(workbook, `Sheet${number}`)) number += 1;
  return `Sheet${number}`;
}

export function renameSheet(workbook: WorkbookState, sheet: SheetState, name: string): void {
  checkSheetName(workbook, name, sheet);
  sheet.name = name;
}

/** A very hidden sheet has to be shown or hidden first, the last visible one stays (docs: `Worksheet.delete`). */
export function deleteSheet(workbook: WorkbookState, sheet: SheetState): void {
  if (sheet.visibility === "VeryHidden") refuse("InvalidOperation", `${sheet.name} is very hidden`);
  keepOneVisible(workbook, sheet);
  if (workbook.activeSheetId === sheet.id) activateNeighbour(workbook, sheet);
  workbook.sheets = workbook.sheets.filter((each) => each !== sheet);
}

export function setVisibility(workbook: WorkbookState, sheet: SheetState, visibility: Json): void {
  if (visibility !== "Visible" && visibility !== "Hidden" && visibility !== "VeryHidden") {
    refuse("InvalidArgument", `no such visibility: ${shown(visibility)}`);
  }
  if (visibility !== "Visible") hide(workbook, sheet, visibility);
  else sheet.visibility = visibility;
}

function hide(workbook: WorkbookState, sheet: SheetState, visibility: Visibility): void {
  keepOneVisible(workbook, sheet);
  if (workbook.activeSheetId === sheet.id) activateNeighbour(workbook, sheet);
  sheet.visibility = visibility;
}

/** A hidden sheet cannot be shown in front. */
export function activateSheet(workbook: WorkbookState, sheet: SheetState): void {
  if (sheet.visibility !== "Visible") refuse("InvalidOperation", `${sheet.name} is hidden`);
  if (workbook.activeSheetId === sheet.id) return;
  workbook.activeSheetId = sheet.id;
  workbook.selection = { row: 0, column: 0, rowCount: 1, columnCount: 1 };
}

export function moveSheet(workbook: WorkbookState, sheet: SheetState, position: Json): void {
  const last = workbook.sheets.length - 1;
  if (typeof position !== "number" || !Number.isInteger(position) || position < 0 || position > last) {
    refuse("InvalidArgument", `no such position: ${shown(position)}, want 0 to ${last}`);
  }
  const others = workbook.sheets.filter((each) => each !== sheet);
  workbook.sheets = [...others.slice(0, position), sheet, ...others.slice(position)];
}

function keepOneVisible(workbook: WorkbookState, sheet: SheetState): void {
  if (sheet.visibility === "Visible" && visibleSheets(workbook).length === 1) {
    refuse("InvalidOperation", "a workbook keeps at least one visible worksheet");
  }
}

function activateNeighbour(workbook: WorkbookState, sheet: SheetState): void {
  const at = workbook.sheets.indexOf(sheet);
  const next = [...workbook.sheets.slice(at + 1), ...workbook.sheets.slice(0, at).reverse()].find(
    (each) => each.visibility === "Visible",
  );
  if (next) activateSheet(workbook, next);
}
