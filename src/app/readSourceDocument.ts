import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import { readBreakdown } from "../domain/breakdown/readBreakdown.ts";
import { dateWorkingDays, lastWorkingDayBy } from "../domain/breakdown/workingDayLimits.ts";
import { identitySheetName } from "../workbook/identity.ts";
import { done, errorAt, refused, type Result } from "../domain/shared/result.ts";
import type { WorkingDayTable } from "../domain/shared/workingDays.ts";
import type { FilesPort } from "./ports.ts";
import { shippedWorkingDays } from "./readWorkingDays.ts";

/** A source document's text and what was read from it, so that each task can be seen beside its words. */
export type SourceDocument = { readonly text: string; readonly breakdown: Breakdown };

/**
 * Reads a source document file for a look at it (读取供核对); what the file's reader noted comes before the parser's.
 *
 * @param workingDays by which limits in working days are dated
 * @returns what the readers find; `document-is-ours` where it is a master, a form or a pack, which only look like work points
 */
export const readSourceDocument = async (
  readDocument: FilesPort["readDocument"],
  bytes: Uint8Array,
  name: string,
  workingDays: WorkingDayTable = shippedWorkingDays,
): Promise<Result<SourceDocument>> => {
  const text = await readDocument(bytes, name);
  const isOurs = text.issues.some(
    ({ code, data }) => code === "document-hidden-sheet" && data["sheet"] === identitySheetName,
  );
  if (isOurs) return refused([errorAt({ kind: "file", name }, "document-is-ours")]);
  if (!text.ok) return text;
  const read = readBreakdown(text.value, name, lastWorkingDayBy(workingDays));
  if (!read.ok) return { ok: false, issues: [...text.issues, ...read.issues] };
  const { breakdown, issues } = dateWorkingDays(text.value, read.value, workingDays);
  return done({ text: text.value, breakdown }, [...text.issues, ...read.issues, ...issues]);
};
