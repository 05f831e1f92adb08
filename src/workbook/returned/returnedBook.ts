import type { SheetSnapshot } from "../sheetSnapshot.ts";

/** A rectangle of cells made one, all from 0, `last…` included. */
export type MergedCells = {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly lastRow: number;
  readonly lastColumn: number;
};

/** A sheet as it came back (收回的工作表): beside its values, what about them a person would not see at once. */
export type ReturnedSheet = SheetSnapshot & {
  /** Formulas by address, "" where the text is shared with another cell; the values are what the sender's program stored. */
  readonly formulas: ReadonlyMap<string, string>;
  /** The addresses of numbers that are shown as percentages. */
  readonly percents: ReadonlySet<string>;
  /** The addresses of numbers that are shown as days. */
  readonly days: ReadonlySet<string>;
  readonly merges: readonly MergedCells[];
  /** The rows and columns that nobody sees, from 0. */
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly filtered: boolean;
  /** The addresses of texts in the colour of the paper. */
  readonly unseen: ReadonlySet<string>;
  /** Whether it is protected, and the addresses of cells that are open all the same; hosts that cannot tell leave it out. */
  readonly isProtected?: boolean;
  readonly unlocked?: ReadonlySet<string>;
};

/** What a workbook can carry that has no business in a form; none of it is run, opened or taken over. */
export type DroppedKind =
  "macros" | "embedded" | "controls" | "connections" | "links" | "remote" | "pictures" | "remarks";

/** A workbook as it came back (收回的工作簿). */
export type ReturnedBook = {
  readonly sheets: readonly ReturnedSheet[];
  /** Its days are counted from 1904-01-01. */
  readonly from1904: boolean;
  /** The properties that its maker gave it (自定义属性). */
  readonly properties: ReadonlyMap<string, string>;
  readonly dropped: ReadonlyMap<DroppedKind, number>;
};

/** A book of plain sheets, with nothing about them that would not be seen. */
export const plainReturn = (sheets: readonly SheetSnapshot[]): ReturnedBook => ({
  sheets: sheets.map((sheet) => ({
    ...sheet,
    formulas: new Map(),
    percents: new Set(),
    days: new Set(),
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    filtered: false,
    unseen: new Set(),
  })),
  from1904: false,
  properties: new Map(),
  dropped: new Map(),
});
