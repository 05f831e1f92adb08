import { emptySheet, type WorkbookState } from "../../standin/model.ts";
import type { ExcelUser } from "../../support/excelUser.ts";
import { moreEditKinds } from "./moreEditKinds.ts";

/** Something a person does, the sheet it is done on, and what is said of it in both languages. */
export type EditKindCase = readonly [
  what: string,
  act: (user: ExcelUser, workbook: WorkbookState) => void,
  sheet: string,
  zh: readonly string[],
  en: readonly string[],
];

/**
 * Forty-one ways of editing a workbook past its ledger (四十一种手工改动). Two units stand in rows 4 and 5 of 评分-甲, the criteria in columns
 * B to D.
 */
export const editKinds = (user: ExcelUser): readonly EditKindCase[] => {
  const unprotected = (name: string): void => {
    user.sheet(name).protection = { protected: false, options: {}, password: "" };
  };
  const table = (name: string) => {
    const found = user.sheet(name).tables[0];
    if (!found) throw new RangeError(`a table on ${name}: got none, want one`);
    return found;
  };
  const freed = "工作表保护被取消了，内容没有变。";

  return [
    [
      "a single cell",
      ({ type }) => type("评分-甲", "B4", 7),
      "评分-甲",
      ["B4 “市教育局”的“主动公开（10分）”由“10”改为“7”。"],
      ["B4 “主动公开（10分）” of “市教育局” was changed from “10” to “7”."],
    ],
    [
      "a paste over several cells",
      ({ paste }) => {
        paste("评分-甲", "B4", [
          [1, 2, 3],
          [4, 5, 6],
        ]);
      },
      "评分-甲",
      ["B4:D5 B4:D5 共 6 格被改动，其中“市教育局”的“主动公开（10分）”由“10”改为“1”。"],
      ["B4:D5 6 cells in B4:D5 were changed, among them “主动公开（10分）” of “市教育局” from “10” to “1”."],
    ],
    [
      "a fill down",
      ({ paste }) => {
        paste("评分-甲", "C4", [[15], [15]]);
      },
      "评分-甲",
      ["C4:C5 C4:C5 共 2 格被改动，其中“市教育局”的“依申请公开（20分）”由“20”改为“15”。"],
      ["C4:C5 2 cells in C4:C5 were changed, among them “依申请公开（20分）” of “市教育局” from “20” to “15”."],
    ],
    [
      "a sort",
      ({ order }) => order("评分-甲", "A4:D5", [1, 0]),
      "评分-甲",
      ["A4:D5 有 1 行换了位置，内容没有变。"],
      ["A4:D5 1 row stands elsewhere; what it says is the same."],
    ],
    [
      "a deleted row",
      ({ shift }) => {
        unprotected("单位");
        shift("单位", "4:4", "Up");
      },
      "单位",
      ["A4:H4 少了“jyj”一行。", ` ${freed}`],
      ["A4:H4 The row “jyj” is gone.", " The sheet's protection was taken off; what it says is the same."],
    ],
    [
      "an inserted row",
      ({ shift, paste }) => {
        unprotected("单位");
        shift("单位", "5:5", "Down");
        paste("单位", "A5", [["wjw", "市卫健委", "市直部门"]]);
      },
      "单位",
      ["A5:H5 多了一行“wjw”。", ` ${freed}`],
      ["A5:H5 The row “wjw” was added.", " The sheet's protection was taken off; what it says is the same."],
    ],
    [
      "a row typed below the last",
      ({ paste }) => paste("单位", "A6", [["wjw", "市卫健委", "市直部门"]]),
      "单位",
      ["A6:H6 多了一行“wjw”。"],
      ["A6:H6 The row “wjw” was added."],
    ],
    [
      "a deleted column",
      ({ shift }) => shift("得分", "C:C", "Left"),
      "得分",
      ["C3 少了“主动公开（10分）”一列。"],
      ["C3 The column “主动公开（10分）” is gone."],
    ],
    [
      "an inserted column",
      ({ shift, paste }) => {
        shift("得分", "C:C", "Right");
        paste("得分", "C3", [["备注"], ["好"], ["好"]]);
      },
      "得分",
      ["C3 表中间多了一列“备注”。"],
      ["C3 The column “备注” was put into the table."],
    ],
    [
      "a renamed sheet",
      ({ sheet }) => {
        sheet("评分-甲").name = "甲的评分";
      },
      "评分-甲",
      [" 工作表“评分-甲”改名为“甲的评分”。"],
      [" The sheet “评分-甲” was renamed “甲的评分”."],
    ],
    [
      "a deleted sheet",
      (_, workbook) => {
        workbook.sheets = workbook.sheets.filter(({ name }) => name !== "得分");
      },
      "得分",
      [" 工作表被删除了。"],
      [" The sheet was deleted."],
    ],
    [
      "a new sheet",
      ({ type }, workbook) => {
        workbook.sheets.push(emptySheet(workbook, "我的笔记"));
        type("我的笔记", "A1", "备忘");
      },
      "我的笔记",
      [" 多了工作表“我的笔记”，不是考评的表，不受影响。"],
      [" There is a new sheet “我的笔记”; it is none of ours and matters to nothing."],
    ],
    [
      "a formula over a score",
      ({ typeFormula }) => typeFormula("评分-甲", "B4", "=SUM(4,6)", 10),
      "评分-甲",
      ["B4 “市教育局”的“主动公开（10分）”原有“10”，现为公式，结果“10”。"],
      ["B4 “主动公开（10分）” of “市教育局” held “10” and is now a formula that gives “10”."],
    ],
    [
      "a value over a formula",
      ({ type }) => type("得分", "C4", 10),
      "得分",
      ["C4 “jyj”的“主动公开（10分）”的公式（结果“8.666666666666666”）换成了固定内容“10”，不再随评分变动。"],
      [
        "C4 The formula in “主动公开（10分）” of “jyj” (it gave “8.666666666666666”) was replaced by “10” and no longer follows the scores.",
      ],
    ],
    [
      "a value over a formula that gives the same",
      ({ type, sheet }) => type("得分", "F4", sheet("得分").cells[3]?.[5]?.value ?? 0),
      "得分",
      ["F4 “jyj”的“总分”的公式（结果“93.33”）换成了固定内容“93.33”，不再随评分变动。"],
      ["F4 The formula in “总分” of “jyj” (it gave “93.33”) was replaced by “93.33” and no longer follows the scores."],
    ],
    [
      "a formula changed into another",
      ({ typeFormula }) => typeFormula("得分", "F4", "=100", 100),
      "得分",
      ["F4 “jyj”的“总分”的公式算出“100”，按留痕应为“93.33”；可能公式被改，也可能还没有重新计算。"],
      [
        "F4 The formula in “总分” of “jyj” gives “100” where the ledger has “93.33”: it was changed, or not calculated yet.",
      ],
    ],
    [
      "a table made smaller",
      () => {
        table("得分").area = { ...table("得分").area, columnCount: 3 };
      },
      "得分",
      ["A3 表格的范围由 A3:F5 变为 A3:C5，有的行或列不在表格里了。"],
      ["A3 The table now reaches over A3:C5 instead of A3:F5: some rows or columns are outside it."],
    ],
    [
      "a renamed table",
      () => {
        table("得分").name = "得分表";
      },
      "得分",
      ["A3 表格“kp_scores”改名为“得分表”。"],
      ["A3 The table “kp_scores” was renamed “得分表”."],
    ],
    [
      "a table turned into plain cells",
      ({ sheet }) => {
        sheet("得分").tables = [];
      },
      "得分",
      ["A3 表格“kp_scores”不在了，或已转换成普通区域。"],
      ["A3 The table “kp_scores” is gone, or was turned into plain cells."],
    ],
    [
      "a cleared cell",
      ({ clear }) => clear("评分-乙", "C5"),
      "评分-乙",
      ["C5 “市财政局”的“依申请公开（20分）”原有“19”，现已清空。"],
      ["C5 “依申请公开（20分）” of “市财政局” held “19” and was cleared."],
    ],
    [
      "cells merged",
      ({ sheet, clear }) => {
        sheet("得分").tables = [];
        sheet("得分").merges = [{ row: 3, column: 0, rowCount: 1, columnCount: 2 }];
        clear("得分", "B4");
      },
      "得分",
      [
        "A3 表格“kp_scores”不在了，或已转换成普通区域。",
        "B4 “jyj”的“单位”原有“市教育局”，现已清空。",
        "A4:B4 A4:B4 合并成了一格，只剩左上角的内容。",
      ],
      [
        "A3 The table “kp_scores” is gone, or was turned into plain cells.",
        "B4 “单位” of “jyj” held “市教育局” and was cleared.",
        "A4:B4 A4:B4 was merged into one cell; only what stood at the top left is left.",
      ],
    ],
    [
      "a number kept as text",
      ({ type }) => type("评分-甲", "D4", "70"),
      "评分-甲",
      ["D4 “市教育局”的“任务落实（70分）”的数 70 成了文本“70”，公式会把它略过。"],
      ["D4 The number 70 in “任务落实（70分）” of “市教育局” became the text “70”; formulas pass over it."],
    ],
    [
      "hidden rows",
      ({ sheet }) => {
        sheet("得分").hiddenRows[4] = true;
      },
      "得分",
      [" 有的行被隐藏了，内容没有变。"],
      [" Some rows are hidden; what they say is the same."],
    ],
    [
      "a filter left on",
      ({ sheet }) => {
        table("得分").filtered = true;
        sheet("得分").hiddenRows[4] = true;
      },
      "得分",
      [" 筛选还开着，有的行看不见，内容没有变。"],
      [" A filter is on and hides rows; what they say is the same."],
    ],
    [
      "a renamed header",
      ({ type }) => {
        unprotected("评分-甲");
        type("评分-甲", "B3", "公开");
      },
      "评分-甲",
      ["B3 列头“主动公开（10分）”改成了“公开”。", ` ${freed}`],
      [
        "B3 The header “主动公开（10分）” was renamed “公开”.",
        " The sheet's protection was taken off; what it says is the same.",
      ],
    ],
    [
      "another day",
      ({ type }) => type("单位", "G4", 46_113),
      "单位",
      ["G4 “jyj”的“起始日期”由“2026-03-01”改为“2026-04-01”。"],
      ["G4 “起始日期” of “jyj” was changed from “2026-03-01” to “2026-04-01”."],
    ],
    [
      "a day kept as text",
      ({ type }) => type("单位", "G4", "2026年3月1日"),
      "单位",
      ["G4 “jyj”的“起始日期”的日期成了文本“2026年3月1日”。"],
      ["G4 The date in “起始日期” of “jyj” became the text “2026年3月1日”."],
    ],
    [
      "a cut and paste",
      ({ move }) => move("评分-丁", "B4", "B5"),
      "评分-丁",
      ["B5 B4 的内容移到了 B5，原处已空。"],
      ["B5 What stood in B4 was moved to B5."],
    ],
    [
      "a hidden sheet",
      ({ sheet }) => {
        sheet("规则").visibility = "Hidden";
      },
      "规则",
      [" 工作表被隐藏了，内容没有变。"],
      [" The sheet was hidden; what it says is the same."],
    ],
    ...moreEditKinds(user),
  ];
};
