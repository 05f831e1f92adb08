import type { BookPort, HostFailure, HostResult } from "../../app/ports.ts";
import type { SheetLayout } from "../../workbook/sheetLayout.ts";
import { cellText, type SheetFacts, type SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { valueOfCell } from "../../workbook/snapshotOfLayout.ts";
import { batchesOf } from "./bookOps.ts";
import { planBook, sealIn } from "./planBook.ts";
import type { Written } from "./planSheet.ts";
import { readSheets } from "./readSheets.ts";
import { run, tooLarge } from "./runBatch.ts";
import { runOps } from "./runOps.ts";
import { watchBook } from "./watchBook.ts";

/** Excel on the web takes 5 MB a request; a batch is sent before it comes near. */
const batchBytes = 3_000_000;

/**
 * The workbook that is open in Excel (Excel 中打开的工作簿). Reading takes two round trips and writing one, plus one for
 * each 3 MB; what already says what is wanted is left alone.
 */
export const excelBook = (): BookPort => {
  let found: readonly SheetSnapshot[] = [];
  let names: ReadonlyMap<string, string> = new Map();
  let written: ReadonlyMap<string, Written> = new Map();
  let formulas: ReadonlyMap<string, SheetFacts["formulas"]> = new Map();
  let large = false;
  return {
    read: async (depth = "values") => {
      const once = () =>
        run("read", async (context): Promise<readonly SheetSnapshot[]> => {
          const read = await readSheets(context, depth, large);
          found = read.sheets.map((sheet) => remembering(sheet, formulas));
          if (depth === "formulas") formulas = new Map(found.map(({ name, facts }) => [name, facts?.formulas ?? null]));
          names = read.names;
          return found;
        });
      const first = await once();
      if (first.ok || large || !isTooMuch(first.failure)) return first;
      large = true;
      return once();
    },
    write: async (layouts, front) => {
      const plan = planBook(layouts, front, found, written);
      if (plan.inTheWay !== null) return refusedBy("cell-in-the-way", plan.inTheWay);
      const batches = batchesOf(plan.ops, batchBytes);
      const outcome = await run("write", async (context): Promise<string | null> => {
        context.runtime.enableEvents = false;
        context.application.suspendApiCalculationUntilNextSync();
        for (const [place, ops] of batches.entries()) {
          if (place > 0) await context.sync();
          runOps(context, ops);
        }
        const checks = readBack(context, layouts);
        context.runtime.enableEvents = true;
        await context.sync();
        return checks.find(({ want, cell }) => cellText(cell.values[0]?.[0] as string) !== want)?.sheet ?? null;
      });
      if (!outcome.ok) {
        written = new Map();
        await restoreEvents();
        return outcome;
      }
      if (outcome.value !== null) return refusedBy("write-not-kept", outcome.value);
      written = new Map([...written, ...plan.written]);
      formulas = new Map();
      return { ok: true, value: null };
    },
    watch: (tell) => watchBook(tell, (id) => names.get(id) ?? ""),
  };
};

/** A sheet that could not be asked for its formulas, with those that it had when it was. */
const remembering = (sheet: SheetSnapshot, formulas: ReadonlyMap<string, SheetFacts["formulas"]>): SheetSnapshot =>
  sheet.facts && sheet.facts.formulas === null
    ? { ...sheet, facts: { ...sheet.facts, formulas: formulas.get(sheet.name) ?? null } }
    : sheet;

/** What was written last is read back in the same round trip: some hosts lose what they said they kept. */
const readBack = (context: Excel.RequestContext, layouts: readonly SheetLayout[]) =>
  layouts.flatMap((layout) => {
    if (!layout.seal) return [];
    const { row, column } = layout.seal;
    const cell = context.workbook.worksheets.getItem(layout.name).getRangeByIndexes(row, column, 1, 1);
    cell.load("values");
    return [{ sheet: layout.name, want: cellText(valueOfCell(sealIn(layout))), cell }];
  });

const isTooMuch = ({ code }: HostFailure): boolean => code === tooLarge;

const refusedBy = (code: string, detail: string): HostResult<never> => ({
  ok: false,
  failure: { kind: "host-failure", action: "write", code, detail },
});

/** A write that broke off leaves events off for every add-in; should this fail too, the first failure says enough. */
const restoreEvents = (): Promise<HostResult<null>> =>
  run("write", async (context) => {
    context.runtime.enableEvents = true;
    await context.sync();
    return null;
  });
