import type { SheetLayout } from "../sheetLayout.ts";
import { tableNameOf } from "../sheetNames.ts";
import type { CellNumberOrWord } from "./expression.ts";
import { nearestFloat } from "../../domain/shared/exact.ts";
import { formulaTable, headerRowsOf, type CellPlace, type FormulaTable } from "./formulaTable.ts";

/** What a reviewer's cell is about. */
export type VoiceKey = {
  readonly reviewer: string;
  readonly unit: string;
  readonly stage: string;
  readonly round: string;
  readonly leaf: string;
};

/** How often an event was recorded, in one round. */
export type EventKey = { readonly unit: string; readonly round: string; readonly item: string };

/**
 * The cells that formulas begin with (原始数据格): a voice's cell holds the points by the leaf's rule, before any rounding, or
 * 不适用, 回避, or nothing; an event's cell how often it happened, or nothing. Null where no input sheet has such a cell.
 */
export type InputCells = {
  readonly voice: (key: VoiceKey) => CellPlace | null;
  readonly event: (key: EventKey) => CellPlace | null;
};

export const noInputCells: InputCells = { voice: () => null, event: () => null };

const sheetName = "观测汇总";
const lines = ["评分表上没有单元格的观测，按方案折算后列在这里，供计分公式引用。"] as const;

/** Where a unit's cell stands, by its row among the units of its table; and what is put there. */
export type CollectedColumn = {
  readonly cellAt: (row: number) => CellPlace;
  readonly put: (row: number, value: CellNumberOrWord) => void;
};

/** Cells for what no input sheet holds: a table for each table of the scheme, a row a unit (观测汇总). */
export type CollectedInputs = {
  readonly columnFor: (table: string, header: string) => CollectedColumn;
  /** Null where the input sheets have everything. */
  readonly sheet: () => SheetLayout | null;
};

/**
 * @param tables ids of the scheme's tables with the names of the units they assess, in the order of the rows
 */
export const collectedInputs = (
  tables: readonly { readonly id: string; readonly name: string; readonly units: readonly string[] }[],
): CollectedInputs => {
  const headerRows = headerRowsOf(
    lines,
    tables.map(({ units }) => units.length),
    true,
  );
  const built = new Map<string, { readonly table: FormulaTable; readonly places: Map<string, number> }>();
  tables.forEach(({ id, units }, place) => {
    const table = formulaTable(sheetName, headerRows[place] ?? 0, units.length);
    table.addColumn({ header: "单位", width: 24, kind: "text" });
    units.forEach((name, row) => table.setPlain(row, 0, name));
    built.set(id, { table, places: new Map() });
  });
  return {
    columnFor: (id, header) => {
      const found = built.get(id);
      if (!found) throw new RangeError(`table ${id}: got none, want one of the scheme`);
      const { table, places } = found;
      const column = places.get(header) ?? table.addColumn({ header, width: 14, kind: "number" });
      places.set(header, column);
      return {
        cellAt: (row) => table.cellAt(row, column),
        put: (row, value) => {
          table.setPlain(row, column, value === "" ? null : typeof value === "string" ? value : nearestFloat(value));
        },
      };
    },
    sheet: () => {
      if ([...built.values()].every(({ places }) => places.size === 0)) return null;
      const [table = null, ...below] = tables.flatMap(({ id, name }) => {
        const found = built.get(id);
        return found ? [found.table.layout(tableNameOf("inputs", id), name)] : [];
      });
      return {
        name: sheetName,
        visibility: "visible",
        title: sheetName,
        lines,
        table,
        below,
        landscape: true,
        frozenColumns: 1,
      };
    },
  };
};
