import type { Sha256 } from "../domain/ledger/digest.ts";
import { ledgerText } from "../domain/ledger/ledgerText.ts";
import { done, type Result } from "../domain/shared/result.ts";
import type { SheetLayout } from "../workbook/sheetLayout.ts";
import { noMemory, type BookMemory } from "./bookMemory.ts";
import { masterSheets } from "./masterSheets.ts";
import { openLedgerText } from "./openMaster.ts";
import type { Assessment } from "./state.ts";

/** A book as far as it is remembered: none where it is open for one command. */
type Remembering = { readonly sha256: Sha256; readonly memory?: BookMemory };

/** The assessment that a ledger text stands for (重放一次), as of `openLedgerText`; the whole text is held to the one known. */
export const assessmentOf = ({ sha256, memory = noMemory() }: Remembering, text: string): Result<Assessment> => {
  const { last } = memory;
  if (last) {
    last.text ??= ledgerText(last.assessment.ledger);
    if (last.text === text) return done(last.assessment);
  }
  const opened = openLedgerText(text, sha256);
  memory.last = opened.ok ? { text, assessment: opened.value } : null;
  return opened;
};

/** The sheets of an assessment (排版一次), as of `masterSheets`. */
export const layoutsOf = (
  { sha256, memory = noMemory() }: Remembering,
  assessment: Assessment,
): readonly SheetLayout[] => {
  const known = memory.laidOut.get(assessment);
  if (known) return known;
  const layouts = masterSheets(assessment, sha256);
  memory.laidOut.set(assessment, layouts);
  return layouts;
};

/** An assessment was written into the book: its ledger need not be replayed when it is read again. */
export const rememberWritten = ({ memory }: Remembering, assessment: Assessment): void => {
  if (memory) memory.last = { text: null, assessment };
};
