import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import { done, type Result } from "../domain/shared/result.ts";
import type { WorkingDayTable } from "../domain/shared/workingDays.ts";
import type { FilesPort } from "./ports.ts";
import { readSourceDocument } from "./readSourceDocument.ts";

/** Reads a source document file into its breakdown (读取并分解), as `readSourceDocument` does. */
export const readBreakdownFile = async (
  readDocument: FilesPort["readDocument"],
  bytes: Uint8Array,
  name: string,
  workingDays?: WorkingDayTable,
): Promise<Result<Breakdown>> => {
  const read = await readSourceDocument(readDocument, bytes, name, workingDays);
  return read.ok ? done(read.value.breakdown, read.issues) : read;
};
