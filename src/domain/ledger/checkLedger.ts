import { errorAt, type Issue } from "../shared/result.ts";
import { rootOfRows } from "./appendEntry.ts";
import { linesOf } from "./blockLines.ts";
import { digestOfText, type Sha256 } from "./digest.ts";
import type { Block, Entry, Ledger } from "./entry.ts";
import { leafTextIn } from "./entryText.ts";

/**
 * Finds the first entry that does not hold (留痕核验): after it nothing can be trusted, so nothing more is said.
 *
 * @returns null when all hold, or one issue at the entry: `entry-hash`, `entry-rows`, `entry-time` (got, before), and where it
 *   stands in the wrong place `entry-missing` (first, last), `entry-repeated` (got, want), `entry-moved` (got, want),
 *   `entry-index` (got, want), `entry-foreign`, `entry-parent`
 */
export const firstBadEntry = (ledger: Ledger, sha256: Sha256): Issue | null => {
  for (let index = 0; index < ledger.length; index++) {
    const block = ledger[index];
    if (!block) continue;
    const issue = faultOf(block, index, ledger, sha256);
    if (issue) return issue;
  }
  return null;
};

const faultOf = (block: Block, index: number, ledger: Ledger, sha256: Sha256): Issue | null => {
  const { rows, entry } = block;
  const at = { kind: "entry", index } as const;
  const lines = linesOf(block);
  if (entry.hash !== digestOfText(leafTextIn(lines.entry), sha256)) return errorAt(at, "entry-hash");
  if (entry.rows.count !== rows.length || entry.rows.root !== rootOfRows(lines.rows, sha256))
    return errorAt(at, "entry-rows");
  const parent = ledger[index - 1]?.entry;
  if (entry.index !== index) return wrongNumber(entry, index, ledger);
  if (entry.parent !== (parent?.hash ?? null))
    return errorAt(at, isForeign(entry, index, ledger) ? "entry-foreign" : "entry-parent");
  if (parent && entry.time < parent.time) return errorAt(at, "entry-time", { got: entry.time, before: parent.time });
  return null;
};

/** Why an entry stands where another number is due: some before it are gone, it was put in twice, or it changed places. */
const wrongNumber = ({ index: got, hash }: Entry, want: number, ledger: Ledger): Issue => {
  const at = { kind: "entry", index: want } as const;
  const others = ledger.map(({ entry }) => entry);
  if (others.slice(0, want).some((other) => other.hash === hash)) return errorAt(at, "entry-repeated", { got, want });
  if (others.some(({ index }) => index === want)) return errorAt(at, "entry-moved", { got, want });
  const next = others[want + 1];
  if (got > want && (!next || next.index === got + 1))
    return errorAt(at, "entry-missing", { first: want, last: got - 1 });
  return errorAt(at, "entry-index", { got, want });
};

/** An entry that hangs on nothing here and that nothing here hangs on came from another ledger. */
const isForeign = ({ parent, hash }: Entry, index: number, ledger: Ledger): boolean => {
  const next = ledger[index + 1]?.entry;
  return next !== undefined && next.parent !== hash && !ledger.some(({ entry }) => entry.hash === parent);
};
