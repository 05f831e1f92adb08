import { identitySheetName, isOnlyBegun, sealedEntries } from "../../workbook/identity.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { ledgerSeal } from "../ledgerSeal.ts";
import { openMaster, readyToOpen } from "../openMaster.ts";
import type { BookOutcome, OpenBook } from "../openedBook.ts";
import { assessmentOf } from "../remembered.ts";
import type { Assessment } from "../state.ts";

/**
 * The assessment on the sheets that were read (读取总台账): its ledger replayed, no sheet laid out; where a write broke off, the sheets are
 * completed first.
 *
 * @param sheets null: the workbook is read anew
 */
export const openYear = async (
  open: OpenBook,
  sheets: readonly SheetSnapshot[] | null,
): Promise<BookOutcome<Assessment>> => {
  if (!sheets) return readAnew(open);
  await readyToOpen(sheets);
  const opened = openMaster(sheets, open.name, open.sha256, (text) => assessmentOf(open, text));
  if (!opened.ok) return { kind: "refused", issues: opened.issues };
  const identity = sheets.find(({ name }) => name === identitySheetName);
  const seal = ledgerSeal(opened.value.ledger);
  const brokeOff = identity !== undefined && (sealedEntries(identity, seal) !== null || isOnlyBegun(identity, seal));
  return brokeOff ? readAnew(open) : { kind: "done", value: opened.value, issues: opened.issues };
};

const readAnew = async (open: OpenBook): Promise<BookOutcome<Assessment>> =>
  (await import("../bookCommands.ts")).readAssessment(open);
