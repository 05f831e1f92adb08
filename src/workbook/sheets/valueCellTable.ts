import type { ValueCell, ValueReason } from "../formulas/formulaTable.ts";
import type { TableLayout } from "../sheetLayout.ts";

const reasonWords: Readonly<Record<ValueReason, string>> = {
  staffFormula: "方案里的自拟公式，表格软件没有对应写法",
  tooLong: "公式超过表格软件允许的长度",
  nearBound: "与取整或比较的界限相差不到 0.000000002，表格软件的小数精度不足以判断",
  differs: "公式结果与系统计算不一致，以系统计算为准，请反馈",
};

/**
 * The table on 封面 of result cells that are values (非公式单元格): which columns, how many, why. Null where every one is a
 * formula.
 */
export const valueCellTable = (cells: readonly ValueCell[]): TableLayout | null => {
  if (cells.length === 0) return null;
  const counts = new Map<string, { readonly cell: ValueCell; readonly count: number }>();
  for (const cell of cells) {
    const key = [cell.sheet, cell.column, cell.reason].join("\n");
    counts.set(key, { cell, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return {
    name: "kp_value_cells",
    caption: "下列单元格是数值，不是公式：系统按方案精确计算，已用底色标出；修改评分后须用考评重新计算。",
    columns: [
      { header: "工作表和列", width: 18, kind: "text" },
      { header: "原因", width: 70, kind: "text" },
      { header: "个数", width: 8, kind: "number" },
    ],
    rows: [...counts.values()].map(({ cell: { sheet, column, reason }, count }) => [
      `${sheet}·${column}`,
      reasonWords[reason],
      count,
    ]),
  };
};
