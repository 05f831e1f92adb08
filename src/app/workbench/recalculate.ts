import type { Sha256 } from "../../domain/ledger/digest.ts";
import { identitySheetName } from "../../workbook/identity.ts";
import type { SheetLayout } from "../../workbook/sheetLayout.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import type { BookOp } from "../driven/bookOps.ts";
import { computedOps } from "../driven/computedOps.ts";
import { shownSheets } from "../masterSheets.ts";
import { openMaster, readyToOpen } from "../openMaster.ts";
import type { Assessment } from "../state.ts";
import { typedMeanwhile } from "./typedMeanwhile.ts";

/** What cells with formulas are to show, and how many scores were typed that no command recorded yet (重算结果). */
export type Recalculated = { readonly ops: readonly BookOp[]; readonly typed: number };

const nothing: Recalculated = { ops: [], typed: 0 };

/** A ledger as it was last seen, and how its sheets are laid out. */
type Known = {
  readonly identity: SheetSnapshot;
  readonly assessment: Assessment;
  readonly layouts: readonly SheetLayout[];
};

/**
 * Computes what the formulas of a master come to with what was typed meanwhile (重算), as Excel does by itself: what is typed counts
 * at once, and is recorded when a command records it. What cannot be taken is left out, as it is when it is recorded.
 *
 * @returns nothing for a workbook that is no master
 */
export const recalculator = (
  sha256: Sha256,
): ((sheets: readonly SheetSnapshot[], name: string) => Promise<Recalculated>) => {
  let last: Known | null = null;
  return async (sheets, name) => {
    const identity = sheets.find((sheet) => sheet.name === identitySheetName);
    if (!identity) return nothing;
    if (!last || !isSame(last.identity, identity)) {
      await readyToOpen(sheets);
      const opened = openMaster(sheets, name, sha256);
      if (!opened.ok) return nothing;
      last = { identity, assessment: opened.value, layouts: shownSheets(opened.value) };
    }
    const { assessment, layouts } = last;
    const { state, rows } = typedMeanwhile(assessment.state, layouts, sheets);
    const now = rows === 0 ? layouts : shownSheets({ ...assessment, state });
    return { ops: computedOps(now, sheets), typed: rows };
  };
};

const isSame = (a: SheetSnapshot, b: SheetSnapshot): boolean =>
  a.cells.length === b.cells.length &&
  a.cells.every((row, at) => row.every((cell, column) => cell === (b.cells[at]?.[column] ?? null)));
