import { masterSheets } from "../../src/app/masterSheets.ts";
import { openMaster } from "../../src/app/openMaster.ts";
import { identitySheetName } from "../../src/workbook/identity.ts";
import { rowsOf } from "../../src/workbook/sheetLayout.ts";
import type { CellValue } from "../../src/workbook/sheetSnapshot.ts";
import { valueOfCell } from "../../src/workbook/snapshotOfLayout.ts";
import type { Evaluate } from "../standin/cells.ts";
import type { Standin } from "../standin/standin.ts";
import { sha256 } from "../support/sha256.ts";

type Known = { readonly ledger: string; readonly values: ReadonlyMap<string, readonly (readonly CellValue[])[]> };

/**
 * What Excel would calculate: the stand-in has no formula engine, so a formula of ours shows the value that was laid out with it.
 * That spreadsheets come to the same numbers is shown with LibreOffice elsewhere.
 */
export const formulaValues = (standin: () => Standin): Evaluate => {
  let known: Known = { ledger: "", values: new Map() };
  return (_formula, sheet, line, column) => {
    // The hidden sheet is written before all others: it says what the cells that follow stand for.
    const { values: cells } = standin().snapshot(identitySheetName);
    const ledger = JSON.stringify(cells);
    if (known.ledger !== ledger) {
      const opened = openMaster([{ name: identitySheetName, visibility: "veryHidden", cells }], "工作簿", sha256);
      const layouts = opened.ok ? masterSheets(opened.value, sha256) : [];
      const values = layouts.map((layout) => [layout.name, rowsOf(layout).map((row) => row.map(valueOfCell))] as const);
      known = { ledger, values: new Map(values) };
    }
    return known.values.get(sheet)?.[line]?.[column] ?? "";
  };
};

/** Calculates every formula anew, as Excel does after each change: cells that were left alone read others that were not. */
export const recalculate = (standin: Standin, evaluate: Evaluate): void => {
  for (const { name, cells } of standin.workbook.sheets) {
    for (const [row, line] of Object.entries(cells)) {
      for (const [column, cell] of Object.entries(line)) {
        if (cell.formula !== undefined) cell.value = evaluate(cell.formula, name, Number(row), Number(column)) ?? "";
      }
    }
  }
};
