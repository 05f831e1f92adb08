import type { LastResult } from "../../domain/ranking/lastResult.ts";
import type { Scheme } from "../../domain/scheme/scheme.ts";
import type { Unit } from "../../domain/scheme/unit.ts";
import { exact, nearestFloat, whole } from "../../domain/shared/exact.ts";
import type { TableLayout } from "../sheetLayout.ts";
import type { CellNumberOrWord, FormulaCell } from "./expression.ts";
import { formulaTable } from "./formulaTable.ts";

/** Where last year's total and rank of a unit stand; null where it has none. */
export type LastYearCells = (unit: string) => { readonly total: FormulaCell; readonly rank: FormulaCell } | null;

/**
 * Last year's results as a table on 得分过程 (上年结果), for 排名 to speak of. Ranks compare only within one group: where the unit
 * stood in another last year, its rank stays out.
 *
 * @returns null where nothing is known of last year
 */
export const lastYearTable = (
  scheme: Scheme,
  units: readonly Unit[],
  results: readonly LastResult[],
  headerRow: number,
): { readonly layout: TableLayout; readonly cells: LastYearCells } | null => {
  if (results.length === 0) return null;
  const table = formulaTable("得分过程", headerRow, results.length);
  table.addColumn({ header: "单位", width: 24, kind: "text" });
  table.addColumn({ header: "上年总分", width: 14, kind: "number" });
  table.addColumn({ header: "上年名次", width: 14, kind: "number" });
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  const groupName = new Map(scheme.groups.map(({ id, name }) => [id, name]));
  const found = new Map<string, { total: FormulaCell; rank: FormulaCell }>();
  results.forEach(({ unit: id, group, total, rank }, row) => {
    const unit = unitOf.get(id);
    const put = (column: number, value: CellNumberOrWord): FormulaCell => {
      table.setPlain(row, column, value === "" ? null : typeof value === "string" ? value : nearestFloat(value));
      return { ...table.cellAt(row, column), value };
    };
    table.setPlain(row, 0, unit?.name ?? id);
    const sameGroup = groupName.get(unit?.group ?? "") === group;
    found.set(id, {
      total: put(1, total === null ? "" : exact(total)),
      rank: put(2, rank === null || !sameGroup ? "" : whole(rank)),
    });
  });
  return { layout: table.layout("kp_last_year", "上年结果"), cells: (unit) => found.get(unit) ?? null };
};
