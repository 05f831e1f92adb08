import { isEntireColumn, isEntireRow, type Area } from "./addresses.ts";
import { formatOfArea } from "./formats.ts";
import { refuse } from "./hostError.ts";
import type { Json, SheetState } from "./model.ts";

/**
 * Contents of locked cells of a protected sheet cannot be written; cells are locked unless somebody unlocked them
 * (docs: "Protect data with the Excel JavaScript API", `WorksheetProtection`).
 */
export function requireWritable(sheet: SheetState, area: Area): void {
  if (!sheet.protection.protected || formatOfArea(sheet, area, "protection.locked") === false) return;
  refuse("AccessDenied", `the sheet ${sheet.name} is protected`);
}

type Allowance =
  | "allowFormatCells"
  | "allowFormatColumns"
  | "allowFormatRows"
  | "allowInsertRows"
  | "allowInsertColumns"
  | "allowDeleteRows"
  | "allowDeleteColumns"
  | "allowAutoFilter";

/** What `protect(options)` leaves allowed. */
export function requireAllowed(sheet: SheetState, allowance: Allowance | "structure"): void {
  if (!sheet.protection.protected) return;
  if (allowance !== "structure" && sheet.protection.options[allowance] === true) return;
  refuse("AccessDenied", `the sheet ${sheet.name} is protected`);
}

/** Rows and columns can be let free; anything smaller than them cannot be inserted or deleted. */
export function requireShiftAllowed(sheet: SheetState, area: Area, way: "Insert" | "Delete"): void {
  if (isEntireRow(area)) requireAllowed(sheet, `allow${way}Rows`);
  else if (isEntireColumn(area)) requireAllowed(sheet, `allow${way}Columns`);
  else requireAllowed(sheet, "structure");
}

const OPTIONS = new Set([
  "allowAutoFilter",
  "allowDeleteColumns",
  "allowDeleteRows",
  "allowEditObjects",
  "allowEditScenarios",
  "allowFormatCells",
  "allowFormatColumns",
  "allowFormatRows",
  "allowInsertColumns",
  "allowInsertHyperlinks",
  "allowInsertRows",
  "allowPivotTables",
  "allowSort",
  "selectionMode",
]);

/**
 * Since June 2026 a sheet that is already protected answers AccessDenied (OfficeDev/office-js issue 6784); builds
 * before that did nothing. `strict` chooses.
 */
export function protect(sheet: SheetState, options: Json, password: Json, strict: boolean): void {
  if (sheet.protection.protected) {
    if (strict) refuse("AccessDenied", `the sheet ${sheet.name} is already protected`);
    return;
  }
  const given = options !== null && typeof options === "object" && !Array.isArray(options) ? options : {};
  const unknown = Object.keys(given).find((key) => !OPTIONS.has(key));
  if (unknown !== undefined) refuse("InvalidArgument", `no such protection option: ${unknown}`);
  sheet.protection = {
    protected: true,
    options: { ...(given as Record<string, Json>) },
    password: typeof password === "string" ? password : "",
  };
}

export function unprotect(sheet: SheetState, password: Json, strict: boolean): void {
  if (!sheet.protection.protected) {
    if (strict) refuse("AccessDenied", `the sheet ${sheet.name} is not protected`);
    return;
  }
  if (sheet.protection.password !== "" && sheet.protection.password !== password) {
    refuse("AccessDenied", "wrong password");
  }
  sheet.protection = { protected: false, options: {}, password: "" };
}

/** All options as `protection.options` answers them: what was not allowed is false. */
export function protectionOptions(sheet: SheetState): Json {
  if (!sheet.protection.protected) return null;
  const all = Object.fromEntries(
    [...OPTIONS].map((key) => [key, key === "selectionMode" ? "Normal" : false] as [string, Json]),
  );
  return { ...all, ...sheet.protection.options };
}
