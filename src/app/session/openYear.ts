import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { openMaster, readyToOpen } from "../openMaster.ts";
import type { BookOutcome, OpenBook } from "../openedBook.ts";
import type { Assessment } from "../state.ts";

/** The assessment on the sheets that were read (读取总台账): its ledger replayed, no sheet laid out. */
export const openYear = async (
  { name, sha256 }: OpenBook,
  sheets: readonly SheetSnapshot[],
): Promise<BookOutcome<Assessment>> => {
  await readyToOpen(sheets);
  const opened = openMaster(sheets, name, sha256);
  return opened.ok
    ? { kind: "done", value: opened.value, issues: opened.issues }
    : { kind: "refused", issues: opened.issues };
};
