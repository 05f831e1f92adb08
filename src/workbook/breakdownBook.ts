import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import type { Issue } from "../domain/shared/result.ts";
import type { SheetLayout } from "./sheetLayout.ts";
import { documentSheet } from "./sheets/documentSheet.ts";
import { dutyTableSheet } from "./sheets/dutyTableSheet.ts";
import { remarksSheet, type IssueWords } from "./sheets/remarksSheet.ts";
import { taskTableSheet } from "./sheets/taskTableSheet.ts";
import { taskChecks } from "./taskChecks.ts";

/** A document read, as the workbook that staff go through before an assessment begins (任务分解表). */
export const breakdownBook = (
  breakdown: Breakdown,
  issues: readonly Issue[],
  wordsOf: (issue: Issue) => IssueWords,
): readonly SheetLayout[] => [
  taskTableSheet(breakdown, taskChecks(breakdown.tasks, issues)),
  dutyTableSheet(breakdown),
  documentSheet(breakdown),
  remarksSheet(issues, wordsOf),
];
