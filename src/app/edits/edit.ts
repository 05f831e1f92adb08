import type { CellValue } from "../../workbook/sheetSnapshot.ts";

/** The ways in which a workbook can come to differ from its ledger (改动种类), told by their effect. */
export type EditKind =
  | "cell-changed"
  | "cell-cleared"
  | "cell-filled"
  | "cells-moved"
  | "number-as-text"
  | "date-as-text"
  | "formula-to-value"
  | "value-to-formula"
  | "result-differs"
  | "header-renamed"
  | "rows-added"
  | "rows-removed"
  | "rows-moved"
  | "columns-added"
  | "columns-removed"
  | "columns-moved"
  | "cells-merged"
  | "rows-hidden"
  | "columns-hidden"
  | "filter-on"
  | "table-missing"
  | "table-renamed"
  | "table-resized"
  | "protection-off"
  | "sheet-missing"
  | "sheet-renamed"
  | "sheet-hidden"
  | "sheet-shown"
  | "sheet-added";

/** A cell that says something else than the ledger has it say. */
export type EditedCell = {
  /** Where it stands now; where it is gone, where the ledger lays it out. */
  readonly address: string;
  /** What its row and its column are called. */
  readonly row: string;
  readonly header: string;
  /** What the ledger has there, and what stands there now; "" for an empty cell. */
  readonly old: string;
  readonly now: string;
  /** Where the ledger lays it out, from 0; null in an added row. */
  readonly home: { readonly row: number; readonly column: number } | null;
  readonly value: CellValue;
};

/**
 * What can be done about an edit: it can be recorded in the ledger with a reason, or only be put back; what is not ours to
 * touch is left.
 */
export type EditRemedy = "record" | "put-back" | "leave";

/** Something that was done to a workbook and that its ledger does not know (未留痕的改动), by its effect. */
export type UnloggedEdit = {
  /** The same for the same edit whenever it is looked for. */
  readonly id: string;
  readonly kind: EditKind;
  /** The sheet by the name that we gave it. */
  readonly sheet: string;
  /** "B5" or "B5:C9"; "" where it is about the sheet as a whole. */
  readonly address: string;
  /** How many cells, rows or columns it is about. */
  readonly count: number;
  /** What was called otherwise, or stood elsewhere, before and now; "" where nothing was. */
  readonly was: string;
  readonly is: string;
  readonly cells: readonly EditedCell[];
  /** The table to which rows were added. */
  readonly table?: string;
  readonly remedy: EditRemedy;
};

export type FoundEdit = Omit<UnloggedEdit, "id" | "remedy">;

export const editId = ({ kind, sheet, address, is }: Pick<UnloggedEdit, "kind" | "sheet" | "address" | "is">): string =>
  [kind, sheet, address, is].join("\n");
