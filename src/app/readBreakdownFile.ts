import type { Breakdown } from "../domain/breakdown/breakdown.ts";
import { readBreakdown } from "../domain/breakdown/readBreakdown.ts";
import type { Result } from "../domain/shared/result.ts";
import type { FilesPort } from "./ports.ts";

/** Reads a source document file into its breakdown (读取并分解); what the file's reader noted comes before the parser's. */
export const readBreakdownFile = async (
  readDocument: FilesPort["readDocument"],
  bytes: Uint8Array,
  name: string,
): Promise<Result<Breakdown>> => {
  const text = await readDocument(bytes, name);
  if (!text.ok) return text;
  const breakdown = readBreakdown(text.value, name);
  return { ...breakdown, issues: [...text.issues, ...breakdown.issues] };
};
