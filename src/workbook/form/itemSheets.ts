import { quotedText } from "../cellReference.ts";
import { dayNumber } from "../dayNumber.ts";
import { taskStateLabel } from "../registers/claimRegister.ts";
import { notApplicableText } from "../review/voiceWords.ts";
import { timesText } from "../sheets/breakdownSheet.ts";
import { ruleWords } from "../sheets/ruleWords.ts";
import { addressOf } from "../sheetSnapshot.ts";
import type { ColumnLayout, Highlight, LayoutCell, RowChecks, SheetLayout } from "../sheetLayout.ts";
import { answerCheck, dutyCheck, faultTexts, openText, pointsCheck, taskCheck } from "./formChecks.ts";
import {
  answerHeaders,
  columnIn,
  criterionHeaders,
  dutyHeaders,
  formSheetNames,
  rectifiedWords,
  taskHeaders,
} from "./formHeaders.ts";
import { codeOf, findingWords, type FormPlan } from "./formPlan.ts";
import { materialBlock } from "./materialSheet.ts";

/** The row of the first item on each of these sheets, counted from 0: a title, a line and the header stand above. */
const firstItemRow = 3;

const text = (header: string, width: number): ColumnLayout => ({ header, width, kind: "text" });
const typed = (header: string, width: number): ColumnLayout => ({ ...text(header, width), entry: true });
const check = (header: string): ColumnLayout => ({ ...text(header, 12), computed: true });
const stateColumn = (header: string): ColumnLayout => ({
  ...typed(header, 11),
  choices: Object.values(taskStateLabel),
});

const highlightsAt = (column: number): readonly Highlight[] => [
  { words: [openText], look: "open", columns: [column] },
  { words: Object.values(faultTexts), look: "bad", columns: [column] },
];

type Items = { readonly name: string; readonly line: string; readonly table: string };

const sheetOf = (
  { name, line, table }: Items,
  columns: readonly ColumnLayout[],
  rows: readonly (readonly LayoutCell[])[],
  rowChecks: readonly RowChecks[] = [],
): SheetLayout => ({
  name,
  visibility: "visible",
  title: name,
  lines: [line],
  landscape: true,
  frozenColumns: 2,
  locked: true,
  table: {
    name: table,
    columns,
    rows,
    highlights: highlightsAt(columns.length - 1),
    ...(rowChecks.length > 0 ? { rowChecks } : {}),
  },
});

const at = (headers: Readonly<Record<string, string>>, header: string, row: number): string =>
  addressOf(firstItemRow + row, columnIn(headers, header));

const open = (formula: string): LayoutCell => ({ formula, value: openText });

/** The sheet 任务自评 of a form; null for a unit without a task. */
export const formTaskSheet = ({ tasks }: FormPlan): SheetLayout | null => {
  if (tasks.length === 0) return null;
  const names = taskHeaders;
  const about = {
    name: formSheetNames.tasks,
    line: "逐项选完成情况；未完成、不适用的写明原因；完成、部分完成的，在“佐证材料”表按编号列出材料，一项可有多件。",
    table: "kp_form_tasks",
  };
  const columns = [
    text(names.task, 10),
    text(names.heading, 22),
    text(names.text, 52),
    text(names.part, 6),
    text(names.times, 16),
    stateColumn(names.state),
    typed(names.account, 40),
    { header: names.count, width: 8, kind: "number" } as const,
    check(names.check),
  ];
  return sheetOf(
    about,
    columns,
    tasks.map(({ task, leads }, row): readonly LayoutCell[] => {
      const [id, state, account] = [names.task, names.state, names.account].map((name) => at(names, name, row));
      const count = at(names, names.count, row);
      return [
        task.id,
        task.heading,
        task.text,
        leads ? "牵头" : "配合",
        timesText(task.times),
        null,
        null,
        { formula: `SUMPRODUCT(--(${materialBlock("about")}=${id ?? ""}))`, value: 0 },
        open(taskCheck(state ?? "", account ?? "", count)),
      ];
    }),
  );
};

/** The sheet 普遍要求自评 of a form, the same for every unit; null where the document asks nothing of everybody. */
export const formDutySheet = ({ duties }: Pick<FormPlan, "duties">): SheetLayout | null => {
  if (duties.length === 0) return null;
  const names = dutyHeaders;
  const about = {
    name: formSheetNames.duties,
    line: "印发通知和结尾对各单位的共同要求，逐项选完成情况；未完成、不适用的写明原因；有材料的列在“佐证材料”表。",
    table: "kp_form_duties",
  };
  return sheetOf(
    about,
    [
      text(names.duty, 10),
      text(names.who, 18),
      text(names.quote, 60),
      text(names.times, 18),
      stateColumn(names.state),
      typed(names.account, 44),
      check(names.check),
    ],
    duties.map(({ who, quote, times }, row): readonly LayoutCell[] => [
      codeOf({ kind: "duty", id: String(row + 1) }),
      who,
      quote,
      timesText(times),
      null,
      null,
      open(dutyCheck(at(names, names.state, row), at(names, names.account, row))),
    ]),
  );
};

/** The sheet 指标自评 of a form, the same for every unit of a table; null without a scheme. */
export const formCriterionSheet = ({ criteria }: Pick<FormPlan, "criteria">): SheetLayout | null => {
  if (criteria.length === 0) return null;
  const names = criterionHeaders;
  const about = {
    name: formSheetNames.criteria,
    line: `按评分标准给本单位打分，不超过满分；不适用的填“${notApplicableText}”并写明原因；依据列在“佐证材料”表。`,
    table: "kp_form_criteria",
  };
  const alike = new Map<string, number[]>();
  for (const [row, { most }] of criteria.entries()) alike.set(most, [...(alike.get(most) ?? []), row]);
  return sheetOf(
    about,
    [
      text(names.criterion, 12),
      text(names.path, 26),
      text(names.clause, 62),
      { header: names.most, width: 8, kind: "number" },
      { header: names.points, width: 9, kind: "number", entry: true },
      typed(names.account, 46),
      check(names.check),
    ],
    criteria.map(({ leaf, path, most }, row): readonly LayoutCell[] => {
      const [points, account, full] = [names.points, names.account, names.most].map((name) => at(names, name, row));
      return [
        codeOf({ kind: "criterion", id: leaf.id }),
        path,
        [leaf.clause, ruleWords(leaf.rule)].filter((words) => words !== "").join("\n"),
        Number(most),
        null,
        null,
        open(pointsCheck(points ?? "", account ?? "", full ?? "")),
      ];
    }),
    [...alike].map(([most, rows]) => ({
      column: columnIn(names, names.points),
      rows,
      check: {
        least: 0,
        most: Number(most),
        whole: false,
        words: [notApplicableText],
        message: `请填 0 到 ${most} 之间的数，或“${notApplicableText}”。`,
      },
    })),
  );
};

/** The sheet 问题整改 of a form; null where nothing was found. */
export const formAnswerSheet = ({ findings, criteria }: FormPlan): SheetLayout | null => {
  if (findings.length === 0) return null;
  const names = answerHeaders;
  const about = {
    name: formSheetNames.findings,
    line: "逐项说明是否整改、何时整改、怎样整改；没有整改的写明原因和打算。",
    table: "kp_form_answers",
  };
  const nameOf = new Map(criteria.map(({ leaf, path }) => [leaf.id, path]));
  const date = (header: string): ColumnLayout => ({ header, width: 11, kind: "date" });
  return sheetOf(
    about,
    [
      text(names.finding, 12),
      text(names.criterion, 22),
      text(names.what, 46),
      { header: names.count, width: 7, kind: "number" },
      date(names.date),
      date(names.due),
      { ...typed(names.rectified, 9), choices: Object.values(rectifiedWords) },
      { ...date(names.rectifiedDate), entry: true },
      typed(names.account, 44),
      check(names.check),
    ],
    findings.map((finding, row): readonly LayoutCell[] => {
      const { id, criterion, count, date: found, due } = finding;
      const [rectified, on, account] = [names.rectified, names.rectifiedDate, names.account].map((name) =>
        at(names, name, row),
      );
      return [
        codeOf({ kind: "finding", id }),
        nameOf.get(criterion) ?? criterion,
        findingWords(finding),
        Number(count),
        dayNumber(found) ?? found,
        due === null ? null : (dayNumber(due) ?? due),
        null,
        null,
        null,
        open(answerCheck(rectified ?? "", on ?? "", account ?? "", rectifiedWords.yes)),
      ];
    }),
  );
};

/** A block of a form's sheet: one column of all its items. */
export const itemBlock = (sheet: string, column: number, count: number): string =>
  `'${sheet}'!$${columnLetter(column)}$${firstItemRow + 1}:$${columnLetter(column)}$${firstItemRow + count}`;

const columnLetter = (column: number): string => addressOf(0, column).replace(/\d+$/u, "");

/** How many of a column's cells hold a word, as a formula. */
export const countOfWord = (block: string, word: string): string => `COUNTIF(${block},${quotedText(word)})`;
