import type { SheetLayout } from "../workbook/sheetLayout.ts";
import type { Assessment } from "./state.ts";

/**
 * What a session keeps of the book that it has open (工作簿记忆), so that the same ledger is replayed and laid out once: a year of the
 * design size takes seconds for either, and every command begins with both.
 */
export type BookMemory = {
  /** The assessment last read or written; its ledger's text where it was read or asked for since. */
  last: { text: string | null; readonly assessment: Assessment } | null;
  readonly laidOut: WeakMap<Assessment, readonly SheetLayout[]>;
};

export const noMemory = (): BookMemory => ({ last: null, laidOut: new WeakMap() });
