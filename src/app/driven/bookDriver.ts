import type { BookHint, HostResult, ReadDepth } from "../ports.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import type { BookOp } from "./bookOps.ts";

/** What a driver says of an answer that is too large for one round trip, as Excel on the web does above its 5 MB. */
export const tooLarge = "ResponsePayloadSizeLimitExceeded";

/** A cell that is read back once all was written, and the text that it must hold then. */
export type ReadBack = { readonly sheet: string; readonly row: number; readonly column: number; readonly want: string };

/**
 * What must be done where the program is that has the workbook open (驱动): all of it plain data in and out, so that the planning can be done on another thread.
 */
export type BookDriver = {
  /** @param large whether it is known that the cells are too many for one answer */
  readonly read: (depth: ReadDepth, large: boolean) => Promise<HostResult<readonly SheetSnapshot[]>>;
  /**
   * Does the actions, a batch a round trip.
   *
   * @returns null, or the sheet whose cell was not kept
   */
  readonly run: (
    batches: readonly (readonly BookOp[])[],
    checks: readonly ReadBack[],
  ) => Promise<HostResult<string | null>>;
  readonly watch: (tell: (hint: BookHint) => void) => Promise<HostResult<() => Promise<void>>>;
};
