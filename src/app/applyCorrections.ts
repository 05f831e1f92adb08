import type { Breakdown, Task } from "../domain/breakdown/breakdown.ts";
import { isoDate } from "../domain/breakdown/calendarDate.ts";
import { canonicalJson } from "../domain/shared/canonicalJson.ts";
import { wholeAssessment, type Place } from "../domain/shared/place.ts";
import { errorAt, judged, type Issue, type Result } from "../domain/shared/result.ts";
import type { Correction, ReviewRow } from "./reviewRow.ts";

/** The longest name of a unit, in characters; what is longer is a sentence. */
const longestName = 200;

/**
 * The breakdown after a person looked through it (应用核对结果), rows in order. Each task that is spoken of is as sure as
 * can be from then on: its confidence is 1, what was read stays in the ledger.
 *
 * @returns the breakdown, or all that is wrong with the rows, at the tasks' places: `correction-task-unknown`,
 *   `correction-outdated` (got, want: the row does not speak of what stands there), `correction-lead-empty`,
 *   `correction-name-invalid` (name), `correction-name-repeated` (name), `correction-mode-unfit`,
 *   `correction-heading-empty`, `correction-date-invalid` (got), `correction-removes-all`
 */
export const applyCorrections = (breakdown: Breakdown, rows: readonly ReviewRow[]): Result<Breakdown> => {
  const tasks = new Map(breakdown.tasks.map((task) => [task.id, task]));
  const responsible = new Set<string>();
  const issues: Issue[] = [];
  for (const row of rows) {
    const task = tasks.get(row.task);
    const faults = task
      ? rowFaults(task, row)
      : [errorAt(wholeAssessment, "correction-task-unknown", { task: row.task })];
    issues.push(...faults);
    if (!task || faults.length > 0) continue;
    if (row.kind === "removed") tasks.delete(row.task);
    else tasks.set(row.task, { ...(row.kind === "corrected" ? withCorrection(task, row) : task), confidence: 1 });
    if (row.kind === "corrected" && row.field !== "heading" && row.field !== "due") responsible.add(row.task);
  }
  if (tasks.size === 0) issues.push(errorAt(wholeAssessment, "correction-removes-all"));
  for (const id of responsible) issues.push(...responsibleFaults(tasks.get(id)));
  return judged(() => ({ ...breakdown, tasks: [...tasks.values()] }), issues);
};

const placeOf = ({ place }: Task): Place => ({ kind: "text", ...place });

const withCorrection = (task: Task, row: Correction): Task => {
  switch (row.field) {
    case "lead":
    case "support":
      return { ...task, [row.field]: row.corrected };
    case "leadMode":
      return { ...task, leadMode: row.corrected };
    case "heading":
      return { ...task, heading: row.corrected };
    case "due":
      return {
        ...task,
        times: task.times.map((limit, index) => (index === row.time ? { ...limit, due: row.corrected } : limit)),
      };
  }
};

const rowFaults = (task: Task, row: ReviewRow): readonly Issue[] => {
  if (row.kind === "confirmed") return [];
  const stands = row.kind === "removed" ? task.text : standing(task, row);
  const fault = (code: string, data: Issue["data"] = {}) => errorAt(placeOf(task), code, { task: task.id, ...data });
  if (stands === undefined || canonicalJson(stands) !== canonicalJson(row.read)) {
    return [fault("correction-outdated", { got: shown(stands), want: shown(row.read) })];
  }
  if (row.kind === "removed") return [];
  switch (row.field) {
    case "lead":
    case "support":
      if (row.field === "lead" && row.corrected.length === 0) return [fault("correction-lead-empty")];
      return row.corrected.filter((name) => !isName(name)).map((name) => fault("correction-name-invalid", { name }));
    case "leadMode":
      return [];
    case "heading":
      return row.corrected.trim() === "" ? [fault("correction-heading-empty")] : [];
    case "due":
      return row.corrected === null || isDate(row.corrected)
        ? []
        : [fault("correction-date-invalid", { got: row.corrected })];
  }
};

/** What stands in the field that a correction is about; undefined for a time limit that is not there. */
const standing = (task: Task, row: Correction): Correction["read"] | undefined =>
  row.field === "due" ? task.times[row.time]?.due : task[row.field];

const shown = (value: Correction["read"] | undefined): string =>
  (typeof value === "object" && value !== null ? value.join("、") : (value ?? "")).slice(0, 60);

const isName = (name: string): boolean =>
  name !== "" && name === name.trim() && name.length <= longestName && !/[、\r\n]/u.test(name);

const isDate = (text: string): boolean => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text) ?? [];
  return isoDate(Number(year), Number(month), Number(day)) === text;
};

/** Who leads and who supports must make sense together once all rows are in. */
const responsibleFaults = (task: Task | undefined): readonly Issue[] => {
  if (!task) return [];
  const { id, lead, support, leadMode } = task;
  const names = [...lead, ...support];
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) < index));
  const unfit = leadMode === "sole" ? lead.length !== 1 : leadMode !== "unstated" && lead.length === 0;
  return [
    ...[...repeated].map((name) => errorAt(placeOf(task), "correction-name-repeated", { task: id, name })),
    ...(unfit ? [errorAt(placeOf(task), "correction-mode-unfit", { task: id, leads: lead.length })] : []),
  ];
};
