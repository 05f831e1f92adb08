import type { BookHint, HostResult, ReadDepth } from "../ports.ts";
import type { CellValue, SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import type { BookOp } from "./bookOps.ts";

/** What a driver says of an answer that is too large for one round trip, as Excel on the web does above its 5 MB. */
export const tooLarge = "ResponsePayloadSizeLimitExceeded";

/** A cell that is read back once all was written, and the text that it must hold then. */
export type ReadBack = { readonly sheet: string; readonly row: number; readonly column: number; readonly want: string };

/** Takes a row of a sheet, which counts from 0 among the sheets; each sheet's rows come from its first on. */
export type TakeRow = (sheet: number, cells: readonly CellValue[]) => void;

/**
 * What must be done where the program is that has the workbook open (驱动): all of it plain data in and out, so that the planning can be done on another thread.
 */
export type BookDriver = {
  /**
   * @param large whether it is known that the cells are too many for one answer
   * @param take may get the rows while they are read, so that they are held nowhere; the sheets then come without
   */
  readonly read: (depth: ReadDepth, large: boolean, take?: TakeRow) => Promise<HostResult<readonly SheetSnapshot[]>>;
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
