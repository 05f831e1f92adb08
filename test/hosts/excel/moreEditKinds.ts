import type { ExcelUser } from "../../support/excelUser.ts";
import type { EditKindCase } from "./editKinds.ts";

/** What people do that is rarer (较少见的手工改动): copies, filters, macros, rows where none should stand. */
export const moreEditKinds = (user: ExcelUser): readonly EditKindCase[] => [
  [
    "a day typed over a score",
    ({ type }) => type("评分-甲", "B4", 46_113),
    "评分-甲",
    ["B4 “市教育局”的“主动公开（10分）”由“10”改为“46113”。"],
    ["B4 “主动公开（10分）” of “市教育局” was changed from “10” to “46113”."],
  ],
  [
    "scores sorted without the units that they are of",
    ({ paste }) => {
      paste("评分-甲", "C4", [[19], [20]]);
    },
    "评分-甲",
    ["C4 “市教育局”的“依申请公开（20分）”由“20”改为“19”。"],
    ["C4 “依申请公开（20分）” of “市教育局” was changed from “20” to “19”."],
  ],
  [
    "a column deleted through both tables of a sheet of scores",
    ({ shift }) => shift("评分-甲", "C:C", "Left"),
    "评分-甲",
    ["C3 少了“依申请公开（20分）”一列。", "C8 少了“指标”一列。"],
    ["C3 The column “依申请公开（20分）” is gone.", "C8 The column “指标” is gone."],
  ],
  [
    "a copied sheet",
    ({ sheet }, workbook) => {
      const copy = structuredClone(sheet("评分-甲"));
      const tables = copy.tables.map((one) => ({ ...one, id: `${one.id} (2)`, name: `${one.name}_1` }));
      workbook.sheets.push({ ...copy, id: `${copy.id} (2)`, name: "评分-甲 (2)", tables });
    },
    "评分-甲 (2)",
    [" 多了工作表“评分-甲 (2)”，不是考评的表，不受影响。"],
    [" There is a new sheet “评分-甲 (2)”; it is none of ours and matters to nothing."],
  ],
  [
    "a paste over what a filter left in view",
    ({ sheet, type }) => {
      const [table] = user.sheet("评分-甲").tables;
      if (table) table.filtered = true;
      sheet("评分-甲").hiddenRows[3] = true;
      type("评分-甲", "C5", 3);
    },
    "评分-甲",
    ["C5 “市财政局”的“依申请公开（20分）”由“20”改为“3”。", " 筛选还开着，有的行看不见，内容没有变。"],
    [
      "C5 “依申请公开（20分）” of “市财政局” was changed from “20” to “3”.",
      " A filter is on and hides rows; what they say is the same.",
    ],
  ],
  [
    "a row typed between two tables",
    ({ paste }) => {
      paste("评分-甲", "A6", [["市卫健委", 1, 2, 3]]);
    },
    "评分-甲",
    ["A6:D6 多了一行“市卫健委”。"],
    ["A6:D6 The row “市卫健委” was added."],
  ],
  [
    "a reviewer's score hidden before printing",
    ({ sheet }) => {
      sheet("评分-甲").hiddenColumns[1] = true;
    },
    "评分-甲",
    [" 有的列被隐藏了，内容没有变。"],
    [" Some columns are hidden; what they say is the same."],
  ],
  [
    "all columns of a table hidden",
    ({ sheet }) => {
      for (const column of [0, 1, 2, 3, 4, 5, 6, 7]) sheet("单位").hiddenColumns[column] = true;
    },
    "单位",
    [" 有的列被隐藏了，内容没有变。"],
    [" Some columns are hidden; what they say is the same."],
  ],
  [
    "a sheet hidden by a macro",
    ({ sheet }) => {
      sheet("规则").visibility = "VeryHidden";
    },
    "规则",
    [" 工作表被隐藏了，内容没有变。"],
    [" The sheet was hidden; what it says is the same."],
  ],
  [
    "the ledger's sheet shown",
    ({ sheet }) => {
      sheet("_kaoping").visibility = "Visible";
    },
    "_kaoping",
    [" 应当隐藏的工作表被显示出来了。"],
    [" A sheet that should be hidden is shown."],
  ],
  [
    "a word for a score without a reason",
    ({ type }) => type("评分-甲", "B4", "不适用"),
    "评分-甲",
    ["B4 “市教育局”的“主动公开（10分）”由“10”改为“不适用”。"],
    ["B4 “主动公开（10分）” of “市教育局” was changed from “10” to “不适用”."],
  ],
  [
    "a changed title",
    ({ type }) => type("得分", "A1", "最终得分"),
    "得分",
    ["A1 A1 由“得分”改为“最终得分”。"],
    ["A1 A1 was changed from “得分” to “最终得分”."],
  ],
];
