import { errorAt, type Issue } from "../shared/result.ts";
import { hashOfEntry, rootOfRows } from "./appendEntry.ts";
import { linesOf } from "./blockLines.ts";
import type { Sha256 } from "./digest.ts";
import type { Block, Entry, Ledger } from "./entry.ts";

/**
 * Finds the first entry that does not hold (留痕核验): after it nothing can be trusted, so nothing more is said.
 *
 * @returns null when all hold, or one issue at the entry: `entry-index` (got, want), `entry-parent`, `entry-rows`,
 *   `entry-hash`, `entry-time` (got, before)
 */
export const firstBadEntry = (ledger: Ledger, sha256: Sha256): Issue | null => {
  for (let index = 0; index < ledger.length; index++) {
    const block = ledger[index];
    if (!block) continue;
    const issue = faultOf(block, index, ledger[index - 1]?.entry, sha256);
    if (issue) return issue;
  }
  return null;
};

const faultOf = (block: Block, index: number, parent: Entry | undefined, sha256: Sha256): Issue | null => {
  const { rows, entry } = block;
  const at = { kind: "entry", index } as const;
  if (entry.index !== index) return errorAt(at, "entry-index", { got: entry.index, want: index });
  if (entry.parent !== (parent?.hash ?? null)) return errorAt(at, "entry-parent");
  if (entry.rows.count !== rows.length || entry.rows.root !== rootOfRows(linesOf(block).rows, sha256))
    return errorAt(at, "entry-rows");
  const { hash, ...open } = entry;
  if (hash !== hashOfEntry(open, sha256)) return errorAt(at, "entry-hash");
  if (parent && entry.time < parent.time) return errorAt(at, "entry-time", { got: entry.time, before: parent.time });
  return null;
};
