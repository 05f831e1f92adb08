import { unitFinder, type Unit } from "../../domain/scheme/unit.ts";
import type { Place } from "../../domain/shared/place.ts";
import { errorAt, type Issue } from "../../domain/shared/result.ts";
import { readTable } from "../readTable.ts";
import type { SheetSnapshot } from "../sheetSnapshot.ts";
import { choicesOf, type Entry } from "./entries.ts";
import { readEntry, type ReadEntry } from "./readEntry.ts";
import type { Said } from "./readLeaf.ts";
import type { LeafColumns } from "./reviewPlan.ts";
import { taskColumns, taskHeaders, taskStateHeader } from "./taskSheet.ts";
import { isAsked, type PlannedSeat, type ReviewFrame } from "./voices.ts";
import { abstainedText, notApplicableText, notAskedText } from "./voiceWords.ts";

/** What a cell of the task sheet says. */
export type TaskSaid = {
  readonly unit: Unit;
  readonly column: LeafColumns;
  readonly task: string;
  readonly said: Said;
};

/**
 * Reads the sheet 任务完成 of a seat (读取任务完成).
 *
 * @returns a word a task and leaf, and the issues of `readTable`, `unit-unknown`, `task-unknown`, `task-repeated`, `cell-not-asked`,
 *   `cell-not-choice` at their cells
 */
export const readTaskCells = (
  sheet: SheetSnapshot,
  frame: ReviewFrame,
  planned: PlannedSeat,
): { readonly said: readonly TaskSaid[]; readonly issues: readonly Issue[] } => {
  const columns = taskColumns(planned);
  const table = readTable(sheet, [taskHeaders.unit, taskHeaders.task, ...columns.map(taskStateHeader)]);
  if (!table.ok) return { said: [], issues: table.issues };
  const issues: Issue[] = [];
  const said: TaskSaid[] = [];
  const find = unitFinder(frame.units);
  const seen = new Set<string>();
  for (const row of table.value) {
    const at = (header: string): Place => ({ kind: "cell", sheet: sheet.name, address: row.address(header) });
    const unit = find(row.text(taskHeaders.unit));
    if (!unit) {
      issues.push(errorAt(at(taskHeaders.unit), "unit-unknown", { unit: row.text(taskHeaders.unit) }));
      continue;
    }
    const task = row.text(taskHeaders.task);
    const known = frame.tasks.get(unit.id)?.some(({ id }) => id === task) ?? false;
    const key = `${unit.id}\n${task}`;
    if (!known || seen.has(key)) {
      issues.push(errorAt(at(taskHeaders.task), known ? "task-repeated" : "task-unknown", { task }));
      continue;
    }
    seen.add(key);
    for (const column of columns) {
      const header = taskStateHeader(column);
      const place = at(header);
      const got = row.text(header);
      if (!isAsked(frame, unit, column)) {
        const blank = got === "" || got === notAskedText;
        if (!blank) issues.push(errorAt(place, "cell-not-asked", { unit: unit.name, got }));
        continue;
      }
      const entry: Entry = {
        kind: "choice",
        item: "",
        name: "",
        label: "",
        options: choicesOf(column.leaf.rule.states),
      };
      const read = readEntry(row.value(header), entry, [notApplicableText, abstainedText]);
      if (read.kind === "unclear") {
        const want = [...entry.options.map(({ name }) => name), notApplicableText, abstainedText].join("、");
        issues.push(errorAt(place, "cell-not-choice", { got, want }));
      } else said.push({ unit, column, task, said: { item: "", place, said: saidBy(read) } });
    }
  }
  return { said, issues };
};

const saidBy = (read: ReadEntry): Said["said"] => {
  const blank = { value: null, count: null, of: null };
  if (read.kind === "choice") return { ...blank, value: read.text, state: "scored" };
  if (read.kind !== "word") return null;
  return { ...blank, state: read.text === abstainedText ? "abstained" : "notApplicable" };
};
