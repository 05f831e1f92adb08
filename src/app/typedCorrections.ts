import type { Breakdown, Task } from "../domain/breakdown/breakdown.ts";
import { at } from "../domain/shared/at.ts";
import { canonicalJson } from "../domain/shared/canonicalJson.ts";
import type { Place } from "../domain/shared/place.ts";
import { errorAt, judged, type Issue, type Result } from "../domain/shared/result.ts";
import { readTaskRegister, type TaskRow } from "../workbook/registers/readTaskRegister.ts";
import { breakdownSheet } from "../workbook/sheets/breakdownSheet.ts";
import type { SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../workbook/snapshotOfLayout.ts";
import type { PlacedChange } from "./dispatchAll.ts";
import type { Correction } from "./reviewRow.ts";

/**
 * What staff corrected on the sheet 任务分解 (表上更正): headings, units and who leads how. Tasks are removed in the review, not by
 * removing rows.
 *
 * @returns one change or none, or the issues of `readTaskRegister`, `correction-task-unknown` and `task-row-removed` (task)
 */
export const typedCorrections = (breakdown: Breakdown, sheet: SheetSnapshot): Result<readonly PlacedChange[]> => {
  const typed = readTaskRegister(sheet);
  if (!typed.ok) return typed;
  const known = readTaskRegister(snapshotOfLayout(breakdownSheet(breakdown)));
  if (!known.ok) throw new RangeError(`the sheet ${sheet.name}: got one that does not read back`);
  const before = new Map(known.value.map((row) => [row.id, row]));
  const taskById = new Map(breakdown.tasks.map((task) => [task.id, task]));
  const rows: Correction[] = [];
  const places: Place[] = [];
  const issues: Issue[] = [];
  const seen = new Set(typed.value.map(({ id }) => id));
  for (const row of typed.value) {
    const [task, old] = [taskById.get(row.id), before.get(row.id)];
    if (!task || !old) {
      issues.push(errorAt(row.place("task"), "correction-task-unknown", { task: row.id }));
      continue;
    }
    for (const part of ["heading", "lead", "support", "leadMode"] as const) {
      if (canonicalJson(row[part]) === canonicalJson(old[part])) continue;
      rows.push(correctionOf(part, task, row));
      places.push(row.place(part));
    }
  }
  const top: Place = { kind: "cell", sheet: sheet.name, address: "A1" };
  for (const task of before.keys()) if (!seen.has(task)) issues.push(errorAt(top, "task-row-removed", { task }));
  const change: PlacedChange = { change: { kind: "breakdown-reviewed", rows }, place: (row) => at(places, row) };
  return judged(() => (rows.length > 0 ? [change] : []), issues);
};

const correctionOf = (part: "heading" | "lead" | "support" | "leadMode", task: Task, row: TaskRow): Correction => {
  const about = { kind: "corrected", task: task.id } as const;
  switch (part) {
    case "heading":
      return { ...about, field: part, read: task.heading, corrected: row.heading };
    case "leadMode":
      return { ...about, field: part, read: task.leadMode, corrected: row.leadMode };
    case "lead":
    case "support":
      return { ...about, field: part, read: task[part], corrected: row[part] };
  }
};
