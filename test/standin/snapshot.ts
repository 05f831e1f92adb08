import { localAddress, WHOLE_SHEET, lastColumn, lastRow } from "./addresses.ts";
import { usedArea } from "./cells.ts";
import type { CellValue, SheetState } from "./model.ts";

/** A sheet as a test likes to compare it. */
export interface SheetSnapshot {
  readonly name: string;
  readonly visibility: string;
  /** Address of the cells that hold something, or null. */
  readonly used: string | null;
  /** Values of that area. */
  readonly values: readonly (readonly CellValue[])[];
  /** Address → formula. */
  readonly formulas: Readonly<Record<string, string>>;
  readonly tables: readonly { readonly name: string; readonly address: string }[];
  readonly protected: boolean;
}

export function snapshot(sheet: SheetState): SheetSnapshot {
  const area = usedArea(sheet, WHOLE_SHEET, true);
  const values: CellValue[][] = [];
  const formulas: Record<string, string> = {};
  for (let row = area?.row ?? 0; area && row <= lastRow(area); row += 1) {
    const line: CellValue[] = [];
    for (let column = area.column; column <= lastColumn(area); column += 1) {
      const cell = sheet.cells[row]?.[column];
      line.push(cell?.value ?? "");
      if (cell?.formula !== undefined) {
        formulas[localAddress({ row, column, rowCount: 1, columnCount: 1 })] = cell.formula;
      }
    }
    values.push(line);
  }
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    used: area && localAddress(area),
    values,
    formulas,
    tables: sheet.tables.map((table) => ({ name: table.name, address: localAddress(table.area) })),
    protected: sheet.protection.protected,
  };
}
