import { printed, readCheckpoint, rootOfLedger } from "../domain/ledger/checkpoint.ts";
import type { Sha256 } from "../domain/ledger/digest.ts";
import type { Ledger } from "../domain/ledger/entry.ts";
import type { Place } from "../domain/shared/place.ts";
import { errorAt, type Issue } from "../domain/shared/result.ts";
import type { ReturnedBook } from "../workbook/returned/returnedBook.ts";
import { assessmentOrigin } from "./assessmentCheckpoint.ts";

/** The checkpoint that goes out with every form and pack, in its properties (随表存证): origin, size and root in one line. */
export const sentCheckpoint = (ledger: Ledger, sha256: Sha256): string =>
  `${assessmentOrigin(ledger)} ${ledger.length} ${printed(rootOfLedger(ledger, sha256))}`;

/**
 * Holds the ledger to the checkpoint in a file that comes back (随表存证比对): a ledger that was rewritten since the file went out
 * is contradicted by it. What has none, or is of another ledger, says nothing; whose file it is, is asked elsewhere.
 *
 * @returns `ledger-shorter` (size, got), `ledger-forked` (size, root, own)
 */
export const checkSent = (book: ReturnedBook, ledger: Ledger, place: Place, sha256: Sha256): readonly Issue[] => {
  const text = book.properties.get("kaoping.checkpoint") ?? "";
  const read = readCheckpoint(`${text.split(" ").join("\n")}\n`, "");
  if (!read.ok) return [];
  const { origin, size, root } = read.value.checkpoint;
  if (origin !== assessmentOrigin(ledger)) return [];
  if (size > ledger.length) return [errorAt(place, "ledger-shorter", { size, got: ledger.length })];
  const own = rootOfLedger(ledger.slice(0, size), sha256);
  if (own === root) return [];
  return [errorAt(place, "ledger-forked", { size, root: printed(root), own: printed(own) })];
};
