import type { Ledger } from "../domain/ledger/entry.ts";
import { noteAt, type Issue } from "../domain/shared/result.ts";

/**
 * Says to which side a command was broken off (中断在前或在后): before what it was to record, or after.
 *
 * @param left how many entries the ledger had when that command began to work, as it noted in its lock; "" before it began; null where
 *   no command was broken off
 * @param ledger as it stands now
 * @returns `broken-off-before` (entries), `broken-off-after` (entries, time, actor)
 */
export const brokenOffIssues = (left: string | null, ledger: Ledger, file: string): readonly Issue[] => {
  if (left === null) return [];
  const [place, entries] = [{ kind: "file", name: file } as const, ledger.length];
  const last = ledger.at(-1)?.entry;
  const isRecorded = left !== "" && entries > Number(left);
  if (!isRecorded || !last) return [noteAt(place, "broken-off-before", { entries })];
  return [noteAt(place, "broken-off-after", { entries, time: last.time, actor: last.actor })];
};
