import type { Unit } from "../../domain/scheme/unit.ts";
import type { Observation } from "../../domain/scoring/observation.ts";
import { taskWeight } from "../../domain/scoring/voiceOutcome.ts";
import { exact, multiply, nearestFloat } from "../../domain/shared/exact.ts";
import { blockReference, quotedText } from "../cellReference.ts";
import type { ColumnLayout, LayoutCell, SheetLayout } from "../sheetLayout.ts";
import { addressOf } from "../sheetSnapshot.ts";
import { choicesOf } from "./entries.ts";
import { stateWord } from "./entryCells.ts";
import { shareOfChoice, type TaskBlocks } from "./leafFormula.ts";
import { entryColumn } from "./entryColumn.ts";
import type { LeafColumns } from "./reviewPlan.ts";
import { seatTableName, taskSheetName } from "./seats.ts";
import { isAsked, type PlannedSeat, type ReviewFrame, type SeatVoices } from "./voices.ts";
import { abstainedText, notApplicableText, notAskedText } from "./voiceWords.ts";

export const taskHeaders = { unit: "单位", task: "编号", heading: "任务", part: "职责" } as const;

const lines = ["一个单位的每项任务一行，只填“完成情况”；不适用、回避的理由写在评分表下面的表里，任务写编号。"];
const firstRow = 1 + lines.length + 1;
const firstColumn = Object.keys(taskHeaders).length;
/** Weight, state, weight that counts, weight × share. */
const columnsEach = 4;

type TasksColumns = LeafColumns & { readonly leaf: { readonly rule: { readonly kind: "tasks" } } };

const isTasks = (column: LeafColumns): column is TasksColumns => column.leaf.rule.kind === "tasks";

/** The leaves of a seat that are scored task by task, in the order of the task sheet's columns. */
export const taskColumns = ({ columns }: PlannedSeat): readonly TasksColumns[] => columns.filter(isTasks);

/** The header of the column that people fill in. */
export const taskStateHeader = ({ header }: LeafColumns): string => `${header}·完成情况`;

const unitsWithTasks = (frame: ReviewFrame, columns: readonly TasksColumns[]): readonly Unit[] =>
  frame.units.filter((unit) => columns.some((column) => isAsked(frame, unit, column)));

/** The sheet 任务完成 of a seat: a row a unit and task, a unit's rows together; null where it scores nothing task by task. */
export const taskSheet = (frame: ReviewFrame, planned: PlannedSeat, voices: SeatVoices): SheetLayout | null => {
  const columns = taskColumns(planned);
  if (columns.length === 0) return null;
  const units = unitsWithTasks(frame, columns);
  const rows = units.flatMap((unit) => (frame.tasks.get(unit.id) ?? []).map((task) => ({ unit, task })));
  return {
    name: taskSheetName(planned.seat),
    visibility: "visible",
    title: planned.seat.reviewer ? `任务完成：${planned.seat.reviewer.name}` : "自评任务完成",
    lines,
    landscape: true,
    frozenColumns: firstColumn,
    locked: true,
    table: {
      name: seatTableName("tasks", planned.seat),
      columns: [
        { header: taskHeaders.unit, width: 26, kind: "text" },
        { header: taskHeaders.task, width: 12, kind: "text" },
        { header: taskHeaders.heading, width: 30, kind: "text" },
        { header: taskHeaders.part, width: 8, kind: "text" },
        ...columns.flatMap(columnsOf),
      ],
      rows: rows.map(({ unit, task }, index): readonly LayoutCell[] => [
        unit.name,
        task.id,
        task.heading,
        task.leads ? "牵头" : "配合",
        ...columns.flatMap((column, place): readonly LayoutCell[] => {
          if (!isAsked(frame, unit, column)) return Array.from({ length: columnsEach }, () => notAskedText);
          const said = voices.rows(unit.id, column.round, column.leaf.id).find((row) => row.task === task.id);
          return taskCells(column.leaf.rule, task.leads, said, firstRow + index, firstColumn + place * columnsEach);
        }),
      ]),
      closed: rows.flatMap(({ unit }, row) =>
        columns.flatMap((column, place) =>
          isAsked(frame, unit, column) ? [] : [{ row, column: firstColumn + place * columnsEach + 1 }],
        ),
      ),
      highlights: [{ words: [notApplicableText, abstainedText, notAskedText], look: "quiet" }],
    },
  };
};

const columnsOf = (column: TasksColumns): readonly ColumnLayout[] => {
  const computed = (name: string): ColumnLayout => ({ header: `${column.header}·${name}`, width: 10, kind: "number" });
  const options = choicesOf(column.leaf.rule.states);
  const entry = { kind: "choice", item: "", name: "", label: "", options } as const;
  return [
    computed("权重"),
    entryColumn(taskStateHeader(column), entry, [notApplicableText, abstainedText]),
    computed("计入权重"),
    computed("加权"),
  ];
};

const taskCells = (
  rule: TasksColumns["leaf"]["rule"],
  leads: boolean,
  said: Observation | undefined,
  row: number,
  first: number,
): readonly LayoutCell[] => {
  const weight = taskWeight(rule, leads);
  const option = choicesOf(rule.states).find(({ id }) => said?.state === "scored" && id === said.value);
  const [weightCell, stateCell, countedCell] = [0, 1, 2].map((offset) => addressOf(row, first + offset));
  const words = [notApplicableText, abstainedText].map((word) => `${stateCell}=${quotedText(word)}`);
  const shown = said && said.state !== "scored" ? stateWord(said.state) : (option?.name ?? null);
  return [
    Number(weight),
    shown,
    {
      formula: `IF(OR(${stateCell}="",${words.join(",")}),0,${weightCell})`,
      value: option ? Number(weight) : 0,
    },
    {
      formula: `IF(OR(${stateCell}="",${words.join(",")}),0,${countedCell}*${shareOfChoice(stateCell ?? "", rule.states)})`,
      value: option ? nearestFloat(multiply(exact(weight), exact(option.share))) : 0,
    },
  ];
};

/** The blocks that hold a unit's tasks in one leaf, for formulas on other sheets; null where the unit has no task. */
export const taskBlocks = (
  frame: ReviewFrame,
  planned: PlannedSeat,
  column: LeafColumns,
  unit: Unit,
): TaskBlocks | null => {
  const columns = taskColumns(planned);
  const place = columns.findIndex((one) => one === column);
  let row = firstRow;
  for (const one of unitsWithTasks(frame, columns)) {
    const tasks = frame.tasks.get(one.id)?.length ?? 0;
    if (one.id === unit.id) {
      if (tasks === 0 || place < 0) return null;
      const at = (offset: number): string => {
        const cell = firstColumn + place * columnsEach + offset;
        return blockReference(taskSheetName(planned.seat), addressOf(row, cell), addressOf(row + tasks - 1, cell));
      };
      return { entries: at(1), counted: at(2), weighted: at(3) };
    }
    row += tasks;
  }
  return null;
};
