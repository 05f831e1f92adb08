import type { SheetLayout, TableLayout } from "../../../../../src/workbook/sheetLayout.ts";

/** The time that the test files' properties state. */
export const at = "2026-11-22T08:30:00Z";

/** A sheet with one small table, or with parts of it otherwise. */
export const sheetWith = (table: Partial<TableLayout>, sheet: Partial<SheetLayout> = {}): SheetLayout => ({
  name: "表",
  visibility: "visible",
  title: "标题",
  lines: [],
  landscape: true,
  table: {
    name: "kp_t",
    columns: [
      { header: "单位", width: 10, kind: "text" },
      { header: "状态", width: 12, kind: "text", entry: true, choices: ["完成", "逾期"] },
    ],
    rows: [["甲", "完成"]],
    highlights: [{ words: ["完成"], look: "good" }],
    ...table,
  },
  ...sheet,
});
