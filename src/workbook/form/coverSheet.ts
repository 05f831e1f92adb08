import { taskStateLabel } from "../registers/claimRegister.ts";
import type { LayoutCell, SheetLayout, TableLayout } from "../sheetLayout.ts";
import { openText } from "./formChecks.ts";
import {
  answerHeaders,
  columnIn,
  coverHeaders,
  criterionHeaders,
  dutyHeaders,
  formSheetNames,
  signedItems,
  taskHeaders,
} from "./formHeaders.ts";
import type { FormPlan } from "./formPlan.ts";
import { countOfWord, itemBlock } from "./itemSheets.ts";

/** The cover of a form (封面): whose it is, until when, how to fill it in, who did, and a 自查 summary that adds itself up. */
export const formCoverSheet = (plan: FormPlan): SheetLayout => {
  const { unit, title, document, year, due } = plan;
  const rows: readonly (readonly LayoutCell[])[] = [
    ["单位", unit.name],
    ["年度", year === null ? "" : String(year)],
    ["依据", document],
    ["报送期限", due ?? "见通知"],
    ["第一步", "逐表填黄色各格：任务自评、普遍要求自评、指标自评、问题整改（没有的表不填）。"],
    ["第二步", "在“佐证材料”表列出材料，写明对应编号；一项可以有多件。"],
    ["第三步", "看各表“检查”列和下面的自查小结，有字的按提示改好，未填、待改都为 0 即可。"],
    ["第四步", "填好下面几格，保存后把整个文件原样发回；用 Excel 或 WPS 均可，不要改动编号和表头，不要加密码。"],
    [signedItems.by, null],
    [signedItems.phone, null],
    [signedItems.approvedBy, null],
    [signedItems.date, null],
  ];
  const signed = Object.values(signedItems) as readonly LayoutCell[];
  return {
    name: formSheetNames.cover,
    visibility: "visible",
    title: `${unit.name}自评表`,
    lines: [title],
    landscape: false,
    locked: true,
    table: {
      name: "kp_form_cover",
      columns: [
        { header: coverHeaders.item, width: 16, kind: "text" },
        { header: coverHeaders.content, width: 70, kind: "text", entry: true },
      ],
      rows,
      closed: rows.flatMap(([item], row) => (signed.includes(item ?? null) ? [] : [{ row, column: 1 }])),
    },
    below: [summaryTable(plan)],
  };
};

/** What is to be filled in, what is still open or faulty, and what the unit's own words add up to (自查小结). */
const summaryTable = ({ tasks, duties, criteria, findings }: FormPlan): TableLayout => {
  const parts = [
    { name: formSheetNames.tasks, count: tasks.length, check: columnIn(taskHeaders, taskHeaders.check) },
    { name: formSheetNames.duties, count: duties.length, check: columnIn(dutyHeaders, dutyHeaders.check) },
    {
      name: formSheetNames.criteria,
      count: criteria.length,
      check: columnIn(criterionHeaders, criterionHeaders.check),
    },
    { name: formSheetNames.findings, count: findings.length, check: columnIn(answerHeaders, answerHeaders.check) },
  ].filter(({ count }) => count > 0);
  const rows = parts.map(({ name, count, check }): readonly LayoutCell[] => {
    const block = itemBlock(name, check, count);
    const open = countOfWord(block, openText);
    return [
      name,
      {
        formula: `"共 ${count} 项，未填 "&${open}&" 项，待改 "&SUMPRODUCT((${block}<>"")*(${block}<>"${openText}"))&" 项"`,
        value: `共 ${count} 项，未填 ${count} 项，待改 0 项`,
      },
    ];
  });
  return {
    name: "kp_form_summary",
    caption: "自查小结（自动计算）",
    columns: [
      { header: "内容", width: 16, kind: "text" },
      { header: "小结", width: 70, kind: "text", computed: true },
    ],
    rows: [...rows, ...statesRow(tasks.length), ...pointsRow(criteria)],
  };
};

const statesRow = (count: number): readonly (readonly LayoutCell[])[] => {
  if (count === 0) return [];
  const block = itemBlock(formSheetNames.tasks, columnIn(taskHeaders, taskHeaders.state), count);
  const states = Object.values(taskStateLabel);
  return [
    [
      "任务完成情况",
      {
        formula: states.map((state) => `"${state} "&${countOfWord(block, state)}`).join(`&"，"&`),
        value: states.map((state) => `${state} 0`).join("，"),
      },
    ],
  ];
};

const pointsRow = (criteria: FormPlan["criteria"]): readonly (readonly LayoutCell[])[] => {
  if (criteria.length === 0) return [];
  const block = (header: string): string =>
    itemBlock(formSheetNames.criteria, columnIn(criterionHeaders, header), criteria.length);
  const full = criteria.reduce((sum, { most }) => sum + Number(most), 0);
  return [
    [
      "指标自评分",
      {
        formula: `"合计 "&ROUND(SUM(${block(criterionHeaders.points)}),4)&" 分，满分 "&ROUND(SUM(${block(criterionHeaders.most)}),4)&" 分"`,
        value: `合计 0 分，满分 ${Number(full.toFixed(4))} 分`,
      },
    ],
  ];
};
