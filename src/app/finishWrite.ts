import { noteAt, warningAt, type Issue } from "../domain/shared/result.ts";
import { wholeAssessment } from "../domain/shared/place.ts";
import { identitySheetName, isOnlyBegun, sealedEntries } from "../workbook/identity.ts";
import { rowsOf, type LayoutCell, type SheetLayout } from "../workbook/sheetLayout.ts";
import { cellText, type SheetSnapshot } from "../workbook/sheetSnapshot.ts";
import { ledgerSeal } from "./ledgerSeal.ts";
import { masterSheets } from "./masterSheets.ts";
import type { BookOutcome, OpenBook, ReadBook } from "./openedBook.ts";
import { replay } from "./replay.ts";
import { agrees } from "./cellAgrees.ts";

/**
 * Completes a write that broke off (补齐中断的写入): where the ledger goes further than its seal, the sheets are laid out as the
 * ledger has them. A sheet on which something stands that is neither what was there before nor what was to be written was
 * edited since, and is left.
 *
 * @returns nothing where all was written; `write-not-recorded` (entries) where a write broke off before the ledger had it; else
 *   `write-finished` (entries) or `write-unfinished` (sheet)
 */
export const finishWrite = async (open: OpenBook, read: ReadBook): Promise<BookOutcome<null>> => {
  const { assessment, found, layouts } = read;
  const lagging = laggingSheets(open, read);
  if (lagging === null) {
    const identity = found.find(({ name }) => name === identitySheetName);
    if (!identity || !isOnlyBegun(identity, ledgerSeal(assessment.ledger)))
      return { kind: "done", value: null, issues: [] };
    const sealed = await open.book.write(
      layouts().filter(({ seal }) => seal),
      "封面",
    );
    if (!sealed.ok) return { kind: "host-refused", failure: sealed.failure };
    const note = noteAt(wholeAssessment, "write-not-recorded", { entries: assessment.ledger.length });
    return { kind: "done", value: null, issues: [note] };
  }
  // Known by name: without a memory, each laying out makes other objects.
  const edited = layouts().filter(({ name }) => !lagging.has(name));
  // The seal is set once nothing is left to be done.
  const sheets = layouts().filter(({ name, seal }) => lagging.has(name) && (edited.length === 0 || !seal));
  const written = await open.book.write(sheets, "封面");
  if (!written.ok) return { kind: "host-refused", failure: written.failure };
  const issues: readonly Issue[] =
    edited.length === 0
      ? [noteAt(wholeAssessment, "write-finished", { entries: assessment.ledger.length })]
      : edited.map(({ name }) => warningAt(wholeAssessment, "write-unfinished", { sheet: name }));
  return { kind: "done", value: null, issues };
};

/**
 * Our sheets that a write which broke off left as they were, or in the middle, and that nobody edited since (待补齐的表); null where
 * no write broke off.
 */
export const laggingSheets = (
  { sha256 }: OpenBook,
  { assessment, found, layouts }: ReadBook,
): ReadonlySet<string> | null => {
  const identity = found.find(({ name }) => name === identitySheetName);
  const wrote = identity ? sealedEntries(identity, ledgerSeal(assessment.ledger)) : null;
  if (wrote === null) return null;
  const earlier = replay(assessment.ledger.slice(0, wrote), sha256);
  const before = earlier.ok ? masterSheets(earlier.value, sha256) : [];
  const names = layouts().flatMap((layout) => {
    const sheet = found.find(({ name }) => name === layout.name);
    const old = before.find(({ name }) => name === layout.name);
    return sheet === undefined || isBetween(old, layout, sheet) ? [layout.name] : [];
  });
  return new Set(names);
};

/** Whether every cell is as before, empty, or as it was to be written. */
const isBetween = (before: SheetLayout | undefined, after: SheetLayout, { cells }: SheetSnapshot): boolean => {
  if (after.visibility !== "visible") return true;
  const [old, now] = [before ? rowsOf(before) : [], rowsOf(after)];
  return cells.every((row, at) =>
    row.every((cell, column) => {
      const either = (rows: readonly (readonly LayoutCell[])[]): boolean => agrees(cell, rows[at]?.[column] ?? null);
      return cellText(cell) === "" || either(now) || either(old);
    }),
  );
};
