import type { Breakdown, Task } from "../../domain/breakdown/breakdown.ts";
import type { CellMark, ColumnLayout, LayoutCell, SheetLayout } from "../sheetLayout.ts";
import { dayNumber } from "../dayNumber.ts";
import type { TaskCheck } from "../taskChecks.ts";
import { plainText } from "../plainText.ts";
import { taskTableHeaders, taskTableName } from "../taskTableHeaders.ts";
import { timesCell } from "../taskTimes.ts";
import { documentLines } from "./documentLines.ts";
import { leadModeLabel } from "./breakdownSheet.ts";
import { numberInSection, sectionWithNumber } from "./taskNumber.ts";

type Column = {
  readonly layout: ColumnLayout;
  /** Whether the column is left out where no task has anything in it. */
  readonly optional: boolean;
  readonly part: TaskCheck["part"] | "check" | null;
  readonly cell: (task: Task, checks: readonly TaskCheck[]) => LayoutCell;
};

/** So many lines fit into the tallest row that Excel takes. */
const tallestRow = 25;

/** The sheet 任务分解 as staff work with it: one row a task, what to check in words and colour; it can be read again. */
export const taskTableSheet = (
  breakdown: Breakdown,
  checks: ReadonlyMap<string, readonly TaskCheck[]>,
): SheetLayout => {
  const { tasks } = breakdown;
  const checksOf = (task: Task): readonly TaskCheck[] => checks.get(task.id) ?? [];
  const columns = columnsFor(tasks).filter(
    ({ optional, cell }) => !optional || tasks.some((task) => !isBlank(cell(task, checksOf(task)))),
  );
  const doubtful = tasks.filter((task) => checksOf(task).length > 0).length;
  return {
    name: taskTableName,
    visibility: "visible",
    title: breakdown.title === "" ? breakdown.document : breakdown.title,
    lines: [
      ...documentLines(breakdown),
      `来源文件：${breakdown.document}　共 ${tasks.length} 项任务，其中 ${doubtful} 项请核对（见“核对”栏和涂色的单元格）`,
    ],
    landscape: true,
    table: {
      name: "kp_task_table",
      columns: columns.map(({ layout }) => layout),
      rows: tasks.map((task) => columns.map(({ cell }) => cell(task, checksOf(task)))),
      marks: tasks.flatMap((task, row) => marksOf(checksOf(task), columns, row)),
    },
  };
};

const isBlank = (cell: LayoutCell): boolean => cell === null || cell === "";

const marksOf = (checks: readonly TaskCheck[], columns: readonly Column[], row: number): readonly CellMark[] =>
  columns.flatMap(({ part }, column) => {
    const marked = part === "check" ? checks.length > 0 : checks.some((check) => check.part === part);
    return marked ? [{ row, column }] : [];
  });

const columnsFor = (tasks: readonly Task[]): readonly Column[] => {
  const longest = tasks.reduce((most, task) => Math.max(most, plainText(task.text).length), 0);
  const width = Math.min(Math.max(48, Math.ceil((2 * longest) / tallestRow) + 4), 120);
  const names = taskTableHeaders;
  return [
    text(names.number, 9, (task) => numberInSection(task)),
    { ...text(names.section, 14, sectionWithNumber), optional: tasks.every(({ heading }) => heading === "") },
    { ...text(names.heading, 18, ({ heading }) => heading), optional: true },
    { ...text(names.text, width, (task) => plainText(task.text)), part: "text" },
    { ...text(names.lead, 18, ({ lead }) => lead.join("、")), part: "lead" },
    text(names.support, 18, ({ support }) => support.join("、")),
    text(names.leadMode, 10, ({ lead, leadMode }) => (lead.length === 0 ? "" : leadModeLabel[leadMode])),
    { ...text(names.times, 18, timesCell), part: "times" },
    date(names.due, (dues) => dues[0]),
    { ...date(names.lastDue, (dues) => (dues.length > 1 ? dues.at(-1) : undefined)), optional: true },
    text(names.source, 9, ({ place }) => `第 ${place.line} 行`),
    { ...text(names.check, 18, (_, checks) => checks.map(({ words }) => words).join("；")), part: "check" },
  ];
};

const text = (header: string, width: number, cell: Column["cell"]): Column => ({
  layout: { header, width, kind: "text" },
  optional: false,
  part: null,
  cell,
});

/** A column of days, chosen from a task's due days in their order. */
const date = (header: string, choose: (dues: readonly string[]) => string | undefined): Column => ({
  layout: { header, width: 11, kind: "date" },
  optional: false,
  part: null,
  cell: ({ times }) => {
    const due = choose([...new Set(times.flatMap((time) => time.due ?? []))].sort());
    return due === undefined ? null : (dayNumber(due) ?? due);
  },
});
