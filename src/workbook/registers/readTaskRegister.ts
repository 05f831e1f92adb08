import type { LeadMode, Task } from "../../domain/breakdown/breakdown.ts";
import type { Place } from "../../domain/shared/place.ts";
import { errorAt, judged, type Issue, type Result } from "../../domain/shared/result.ts";
import { readTable } from "../readTable.ts";
import { breakdownHeaders, leadModeLabel } from "../sheets/breakdownSheet.ts";
import type { SheetSnapshot } from "../sheetSnapshot.ts";

/** What a row of 任务分解 says of a task, in the parts that staff may correct there, and where each stands. */
export type TaskRow = Pick<Task, "id" | "heading" | "lead" | "support" | "leadMode"> & {
  readonly place: (part: "task" | "heading" | "lead" | "support" | "leadMode") => Place;
};

/**
 * Reads the sheet 任务分解 back (读取任务分解).
 *
 * @returns a row a task, or the issues of `readTable`, `task-repeated` (task), `cell-not-choice` (got, want)
 */
export const readTaskRegister = (sheet: SheetSnapshot): Result<readonly TaskRow[]> => {
  const headers = breakdownHeaders;
  const table = readTable(sheet, Object.values(headers));
  if (!table.ok) return table;
  const issues: Issue[] = [];
  const seen = new Set<string>();
  const rows = table.value.flatMap((row): readonly TaskRow[] => {
    const place: TaskRow["place"] = (part) => ({
      kind: "cell",
      sheet: sheet.name,
      address: row.address(headers[part]),
    });
    const id = row.text(headers.task);
    if (seen.has(id)) issues.push(errorAt(place("task"), "task-repeated", { task: id }));
    seen.add(id);
    const leadMode = modeNamed(row.text(headers.leadMode));
    if (!leadMode) {
      const want = Object.values(leadModeLabel).join("、");
      issues.push(errorAt(place("leadMode"), "cell-not-choice", { got: row.text(headers.leadMode), want }));
      return [];
    }
    const [lead, support] = [namesIn(row.text(headers.lead)), namesIn(row.text(headers.support))];
    return [{ id, heading: row.text(headers.heading), lead, support, leadMode, place }];
  });
  return judged(() => rows, issues);
};

const modeNamed = (text: string): LeadMode | undefined => {
  const modes: readonly LeadMode[] = ["sole", "each", "joint", "unstated"];
  return modes.find((mode) => leadModeLabel[mode] === text);
};

const namesIn = (cell: string): readonly string[] =>
  cell
    .split(/[、；;\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");
