import type { Issue } from "../../domain/shared/result.ts";
import type { SheetLayout } from "../../workbook/sheetLayout.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import type { PlacedChange } from "../dispatchAll.ts";
import type { State } from "../state.ts";
import { typedRegisters } from "../typedRegisters.ts";
import { typedScores } from "../typedScores.ts";
import { placeSheets } from "./placeSheets.ts";

/**
 * Everything on the sheets that can become entries of the ledger (可录入的改动): lists, scores and findings. A sheet that makes no
 * sense keeps nothing of the others out.
 *
 * @returns the changes, and what stood against those that are none
 */
export const typedChanges = (
  state: State,
  layouts: readonly SheetLayout[],
  found: readonly SheetSnapshot[],
): { readonly changes: readonly PlacedChange[]; readonly issues: readonly Issue[] } => {
  const sheets = [...placeSheets(layouts, found)].flatMap(([name, sheet]) => (sheet ? [{ ...sheet, name }] : []));
  const registers = typedRegisters(state, sheets);
  const scores = state.scheme ? typedScores(state, sheets, "skip") : null;
  return {
    changes: [...(registers.ok ? registers.value : []), ...(scores?.ok ? scores.value : [])],
    issues: [...registers.issues, ...(scores?.issues ?? [])],
  };
};
