import type { Sha256 } from "../../domain/ledger/digest.ts";
import { identitySheetName } from "../../workbook/identity.ts";
import type { SheetLayout, TableLayout } from "../../workbook/sheetLayout.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import type { BookOp } from "../driven/bookOps.ts";
import { computedOps } from "../driven/computedOps.ts";
import { shownAndLive } from "../masterSheets.ts";
import { openMaster, readyToOpen } from "../openMaster.ts";
import type { Assessment, State } from "../state.ts";
import { namesIn, type BookNames } from "./bookNames.ts";
import { sameCells } from "./sameCells.ts";
import { typedReader, type Typed } from "./typedMeanwhile.ts";

/** What cells with formulas are to show, and how many scores were typed that no command recorded yet (重算结果). */
export type Recalculated = {
  readonly ops: readonly BookOp[];
  readonly typed: number;
  /** What the workbook's units and criteria are called; null where that was said before. */
  readonly names: BookNames | null;
};

/** What computes the formulas of a master; once it was prepared, what is typed counts within tenths of a second. */
export type Recalculator = {
  /** Works out beforehand what follows from a ledger alone; a master that cannot be opened is left for `recalculate` to find. */
  readonly prepare: (identity: SheetSnapshot, name: string) => Promise<void>;
  /** @returns nothing for a workbook that is no master */
  readonly recalculate: (sheets: readonly SheetSnapshot[], name: string) => Promise<Recalculated>;
};

const nothing: Recalculated = { ops: [], typed: 0, names: null };

/** A ledger as it was last seen, and what follows from it and from what is typed beside it. */
type Known = {
  readonly identity: SheetSnapshot;
  readonly typed: (sheets: readonly SheetSnapshot[]) => Typed;
  readonly layouts: (state: State) => readonly SheetLayout[];
};

/**
 * Computes what the formulas of a master come to with what was typed meanwhile (重算), as Excel does by itself: what is typed counts
 * at once, and is recorded when a command records it. What cannot be taken is left out, as it is when it is recorded. Only what a
 * change touches is worked out anew: sheets that are the same objects as the last time are not read again.
 */
export const recalculator = (sha256: Sha256): Recalculator => {
  let last: Known | null = null;
  /** What the workbook's units and criteria are called where its ledger was replayed now; undefined where it cannot be. */
  const know = async (identity: SheetSnapshot, name: string): Promise<BookNames | null | undefined> => {
    if (last && sameCells(last.identity, identity)) return null;
    await readyToOpen([identity]);
    const opened = openMaster([identity], name, sha256);
    if (!opened.ok) return undefined;
    last = knownOf(identity, opened.value);
    return namesIn(opened.value.state);
  };
  return {
    prepare: async (identity, name) => {
      await know(identity, name);
    },
    recalculate: async (sheets, name) => {
      const identity = sheets.find((sheet) => sheet.name === identitySheetName);
      const names = identity && (await know(identity, name));
      if (names === undefined || !last) return nothing;
      const { state, rows } = last.typed(sheets);
      return { ops: computedOps(last.layouts(state), sheets), typed: rows, names };
    },
  };
};

const knownOf = (identity: SheetSnapshot, assessment: Assessment): Known => {
  const { shown, live } = shownAndLive(assessment);
  return {
    identity,
    typed: typedReader(assessment.state, shown),
    layouts: (state) => {
      const { review, results } = live(state);
      const fresh = new Map([...review, ...results.sheets].map((layout) => [layout.name, layout]));
      return shown.map((layout) => {
        const now = fresh.get(layout.name) ?? layout;
        return layout.table && !now.table ? emptied(layout) : now;
      });
    },
  };
};

/** A sheet whose formulas have nothing to show as long as what was typed leaves them open: no old ranks stay. */
const emptied = (layout: SheetLayout): SheetLayout => {
  const blank = (table: TableLayout): TableLayout => ({
    ...table,
    rows: table.rows.map((row) =>
      row.map((cell) => (cell !== null && typeof cell === "object" ? { ...cell, value: "" } : cell)),
    ),
  });
  return {
    ...layout,
    table: layout.table && blank(layout.table),
    ...(layout.below ? { below: layout.below.map(blank) } : {}),
  };
};
