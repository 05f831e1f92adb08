import { masterSheets } from "../../src/app/masterSheets.ts";
import { openMaster } from "../../src/app/openMaster.ts";
import { identitySheetName } from "../../src/workbook/identity.ts";
import { rowsOf } from "../../src/workbook/sheetLayout.ts";
import type { CellValue } from "../../src/workbook/sheetSnapshot.ts";
import { valueOfCell } from "../../src/workbook/snapshotOfLayout.ts";
import type { Evaluate } from "../standin/cells.ts";
import type { Standin } from "../standin/standin.ts";
import { sha256 } from "../support/sha256.ts";

type Known = {
  readonly held: readonly CellValue[];
  readonly values: ReadonlyMap<string, readonly (readonly CellValue[])[]>;
};

/** Every value of the hidden sheet, in the order of its cells: asked for each formula, so no more is done than to look. */
const heldIn = ({ workbook }: Standin): readonly CellValue[] =>
  Object.values(workbook.sheets.find(({ name }) => name === identitySheetName)?.cells ?? {}).flatMap((row) =>
    Object.values(row).map(({ value }) => value),
  );

const valuesOf = (standin: Standin): Known["values"] => {
  const { values: cells } = standin.snapshot(identitySheetName);
  const opened = openMaster([{ name: identitySheetName, visibility: "veryHidden", cells }], "工作簿", sha256);
  const layouts = opened.ok ? masterSheets(opened.value, sha256) : [];
  return new Map(layouts.map((layout) => [layout.name, rowsOf(layout).map((row) => row.map(valueOfCell))] as const));
};

/**
 * What Excel would calculate: the stand-in has no formula engine, so a formula of ours shows the value that was laid out with it.
 * That spreadsheets come to the same numbers is shown with LibreOffice elsewhere.
 */
export const formulaValues = (standin: () => Standin): Evaluate => {
  let known: Known | null = null;
  return (_formula, sheet, line, column) => {
    // The hidden sheet is written before all others: it says what the cells that follow stand for.
    const held = heldIn(standin());
    const isKnown = known?.held.length === held.length && known.held.every((value, at) => value === held[at]);
    if (!known || !isKnown) known = { held, values: valuesOf(standin()) };
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
