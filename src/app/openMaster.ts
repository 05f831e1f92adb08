import type { Sha256 } from "../domain/ledger/digest.ts";
import { readLedgerText } from "../domain/ledger/ledgerText.ts";
import { done, errorAt, refused, type Result } from "../domain/shared/result.ts";
import { identitySheetName, readIdentity } from "../workbook/identity.ts";
import { cellText, type SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import { loadFormulasFor } from "./formulas.ts";
import { replay } from "./replay.ts";
import type { Assessment } from "./state.ts";

/** Loads what a master's ledger needs to be replayed, where it speaks of formulas; before `openMaster`, which waits for nothing. */
export const readyToOpen = async (sheets: readonly SheetSnapshot[]): Promise<void> => {
  const identity = sheets.find(({ name }) => name === identitySheetName);
  await loadFormulasFor((identity?.cells ?? []).flat().map(cellText).join(""));
};

/**
 * Opens a master workbook by replaying its ledger (打开总台账); the visible sheets are not read.
 *
 * @param read replays a ledger text; who knows the text already need not replay it again
 * @returns the assessment, or `book-unknown`, `book-not-master` (kind), and what the ledger's readers find
 */
export const openMaster = (
  sheets: readonly SheetSnapshot[],
  file: string,
  sha256: Sha256,
  read: (text: string) => Result<Assessment> = (text) => openLedgerText(text, sha256),
): Result<Assessment> => {
  const text = masterLedgerText(sheets, file, sha256);
  return text.ok ? read(text.value) : text;
};

/** The ledger text that a master's hidden sheet holds; `book-unknown`, `book-not-master`, `ledger-chunk`. */
export const masterLedgerText = (sheets: readonly SheetSnapshot[], file: string, sha256: Sha256): Result<string> => {
  const identity = readIdentity(sheets, file, sha256);
  if (!identity.ok) return identity;
  if (identity.value.kind !== "master") {
    const of = identity.value.kind === "form" ? identity.value.unit : identity.value.reviewer;
    return refused([errorAt({ kind: "file", name: file }, "book-not-master", { of })]);
  }
  return done(identity.value.ledgerText);
};

/** The assessment that a ledger text stands for, or what the ledger's readers find; `isHeld` as of `replay`. */
export const openLedgerText = (text: string, sha256: Sha256, isHeld = false): Result<Assessment> => {
  const ledger = readLedgerText(text);
  return ledger.ok ? replay(ledger.value, sha256, isHeld) : ledger;
};
