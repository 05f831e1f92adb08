import type { EditKind } from "../edits/edit.ts";

/** What an edit did, in a sentence: of one cell or row, and of several. */
export const editsZh: Readonly<Record<EditKind, { readonly one: string; readonly many: string }>> = {
  "cell-changed": {
    one: "{where}由“{old}”改为“{now}”。",
    many: "{address} 共 {count} 格被改动，其中{where}由“{old}”改为“{now}”。",
  },
  "cell-cleared": {
    one: "{where}原有“{old}”，现已清空。",
    many: "{address} 共 {count} 格被清空，其中{where}原有“{old}”。",
  },
  "cell-filled": {
    one: "{where}原为空，现填了“{now}”。",
    many: "{address} 共 {count} 个空格填了内容，其中{where}填了“{now}”。",
  },
  "cells-moved": {
    one: "{was} 的内容移到了 {is}，原处已空。",
    many: "{was} 的 {count} 格移到了 {is}，原处已空。",
  },
  "number-as-text": {
    one: "{where}的数 {old} 成了文本“{now}”，公式会把它略过。",
    many: "{address} 共 {count} 个数成了文本，公式会把它们略过，其中{where}是“{now}”。",
  },
  "date-as-text": {
    one: "{where}的日期成了文本“{now}”。",
    many: "{address} 共 {count} 个日期成了文本，其中{where}是“{now}”。",
  },
  "formula-to-value": {
    one: "{where}的公式（结果“{old}”）换成了固定内容“{now}”，不再随评分变动。",
    many: "{address} 共 {count} 个公式换成了固定内容，不再随评分变动，其中{where}是“{now}”。",
  },
  "value-to-formula": {
    one: "{where}原有“{old}”，现为公式，结果“{now}”。",
    many: "{address} 共 {count} 格换成了公式，其中{where}的结果是“{now}”。",
  },
  "result-differs": {
    one: "{where}的公式算出“{now}”，按留痕应为“{old}”；可能公式被改，也可能还没有重新计算。",
    many: "{address} 共 {count} 个公式的结果与留痕不符，其中{where}算出“{now}”，应为“{old}”。",
  },
  "header-renamed": { one: "列头“{was}”改成了“{is}”。", many: "列头“{was}”改成了“{is}”。" },
  "rows-added": { one: "多了一行“{is}”。", many: "从“{is}”起多了 {count} 行。" },
  "rows-removed": { one: "少了“{was}”一行。", many: "从“{was}”起少了 {count} 行。" },
  "rows-moved": { one: "有 1 行换了位置，内容没有变。", many: "排序变了，{count} 行换了位置，内容没有变。" },
  "columns-added": { one: "表中间多了一列“{is}”。", many: "表中间多了一列“{is}”。" },
  "columns-removed": { one: "少了“{was}”一列。", many: "少了“{was}”一列。" },
  "columns-moved": {
    one: "“{is}”一列从 {was} 移到了 {address}。",
    many: "“{is}”一列从 {was} 移到了 {address}。",
  },
  "cells-merged": { one: "{address} 合并成了一格，只剩左上角的内容。", many: "{address} 合并成了一格。" },
  "rows-hidden": { one: "有的行被隐藏了，内容没有变。", many: "有的行被隐藏了，内容没有变。" },
  "columns-hidden": { one: "有的列被隐藏了，内容没有变。", many: "有的列被隐藏了，内容没有变。" },
  "filter-on": { one: "筛选还开着，有的行看不见，内容没有变。", many: "筛选还开着，有的行看不见。" },
  "table-missing": { one: "表格“{was}”不在了，或已转换成普通区域。", many: "表格“{was}”不在了。" },
  "table-renamed": { one: "表格“{was}”改名为“{is}”。", many: "表格“{was}”改名为“{is}”。" },
  "table-resized": {
    one: "表格的范围由 {was} 变为 {is}，有的行或列不在表格里了。",
    many: "表格的范围由 {was} 变为 {is}。",
  },
  "protection-off": { one: "工作表保护被取消了，内容没有变。", many: "工作表保护被取消了。" },
  "sheet-missing": { one: "工作表被删除了。", many: "工作表被删除了。" },
  "sheet-renamed": { one: "工作表“{was}”改名为“{is}”。", many: "工作表“{was}”改名为“{is}”。" },
  "sheet-hidden": { one: "工作表被隐藏了，内容没有变。", many: "工作表被隐藏了。" },
  "sheet-shown": { one: "应当隐藏的工作表被显示出来了。", many: "应当隐藏的工作表被显示出来了。" },
  "sheet-added": { one: "多了工作表“{is}”，不是考评的表，不受影响。", many: "多了工作表“{is}”。" },
};

/** A cell by what its row and column are called, or by its address. */
export const whereZh = { named: "“{row}”的“{header}”", plain: "{cell} " };

/** What can be done about it. */
export const remediesZh = {
  record: "可以写明理由后认可，记入留痕；也可以恢复成留痕中的内容。",
  "put-back": "不能记入留痕，可以恢复成留痕中的内容。",
  leave: "不用处理。",
} as const;
