import type { LayoutCell } from "../workbook/sheetLayout.ts";
import { cellText, type CellValue } from "../workbook/sheetSnapshot.ts";
import { valueOfCell } from "../workbook/snapshotOfLayout.ts";

/** How far a formula may come out from our number: programs add floats in orders of their own. */
const slack = 1e-9;

/** Whether a cell says what we laid out; programs keep 15 digits of a number. */
export const agrees = (is: CellValue, ought: LayoutCell): boolean => {
  const value = valueOfCell(ought);
  if (typeof is !== "number" || typeof value !== "number") return cellText(is) === cellText(value);
  if (ought !== null && typeof ought === "object" && Math.abs(is - value) <= slack * Math.max(1, Math.abs(value)))
    return true;
  return Number(is.toPrecision(15)) === Number(value.toPrecision(15));
};
