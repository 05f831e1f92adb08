import { done, errorAt, refused, type Result } from "../shared/result.ts";
import type { Breakdown } from "./breakdown.ts";
import { breakdownIssues } from "./breakdownIssues.ts";
import { damageIn } from "./damagedText.ts";
import { documentHead } from "./documentHead.ts";
import { dutiesIn } from "./duties.ts";
import { readDocument } from "./readDocument.ts";
import { scriptOf } from "./script.ts";
import { settleTasks } from "./settleTasks.ts";
import type { TimeBase, WorkingDays } from "./timeLimits.ts";
import { unitAliases } from "./unitAliases.ts";
import { weightFloorsIn } from "./weightFloors.ts";

const firstLeadsRule = /(?:排|列)名?在?(?:第一|首|最前)位?的?(?:单位|部门)?[为是](?:牵头|主办|第一责任)/u;

/**
 * Takes a source document apart into tasks, duties and weight floors (任务分解), each with its quote and place.
 * Linear in the text; whatever could not be read is an issue beside the value.
 *
 * @param text the document's text, decoded; Markdown and tables with bars or tabs may stand in it
 * @param document the file's name without folders
 * @param workingDays the last day of a length in working days; without it such times have no due date
 * @returns refused with `document-empty` or `document-without-tasks` when there is nothing to take apart
 */
export const readBreakdown = (
  text: string,
  document: string,
  workingDays: WorkingDays | null = null,
): Result<Breakdown> => {
  const file = { kind: "file", name: document } as const;
  const script = scriptOf(text);
  if (script.chars.length === 0) return refused([errorAt(file, "document-empty", { document })]);
  const read = readDocument(script);
  if (read.drafts.length === 0) return refused([errorAt(file, "document-without-tasks", { document })]);
  const head = documentHead(script, read.bodyStart);
  const base: TimeBase = { year: head.year, date: head.date, workingDays };
  const settled = settleTasks(script, read.drafts, base, firstLeadsRule.test(script.chars));
  const { duties, unread } = dutiesIn(script, read.forEverybody, base);
  const breakdown: Breakdown = {
    document,
    ...head,
    weightFloors: weightFloorsIn(script),
    tasks: settled.tasks,
    duties,
    aliases: unitAliases(script, settled.tasks, head.jurisdiction),
  };
  return done(breakdown, breakdownIssues(script, read, settled, unread, damageIn(text), breakdown));
};
