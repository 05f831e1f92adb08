import type { ChangedSheet, KnownVersions } from "../../app/driven/sheetMirror.ts";
import type { ValuesDriver } from "../../app/driven/valuesBook.ts";
import type { BookHint } from "../../app/ports.ts";
import { cellText } from "../../workbook/sheetSnapshot.ts";
import { applyOps, nothingTouched, type Touched } from "./applyOps.ts";
import { markComputed, type GridBook } from "./gridBook.ts";
import { readChanged, readGrid } from "./readGrid.ts";

/** What reaches the workbook from another thread (工作台驱动); what was read before is not sent again. */
export type GridDriver = ValuesDriver & {
  readonly readChanged: (known: KnownVersions) => Promise<readonly ChangedSheet[]>;
};

/**
 * The workbench's workbook, on the thread that shows it (工作台驱动).
 *
 * @param book the workbook that is open when it is asked for
 * @param show is told what to draw anew; a write is done when it is drawn
 * @param hints those who hear what people do
 */
export const gridDriver = (
  book: () => GridBook,
  show: (touched: Touched) => Promise<void>,
  hints: Set<(hint: BookHint) => void>,
): GridDriver => ({
  readChanged: (known) => Promise.resolve(readChanged(book(), known)),
  read: () => Promise.resolve({ ok: true, value: readGrid(book()) }),
  run: async (batches, checks, computed) => {
    const touched = nothingTouched();
    const open = book();
    applyOps(open, batches.flat(), touched);
    for (const { sheet, areas } of computed) markComputed(open, sheet, areas);
    await show(touched);
    const lost = checks.find(({ sheet, row, column, want }) => {
      const found = open.sheets.find(({ name }) => name === sheet);
      return cellText(found?.cells[row]?.[column]) !== want;
    });
    return { ok: true, value: lost?.sheet ?? null };
  },
  watch: (tell) => {
    hints.add(tell);
    return Promise.resolve({
      ok: true,
      value: () => {
        hints.delete(tell);
        return Promise.resolve();
      },
    });
  },
});
