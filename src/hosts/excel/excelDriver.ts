import type { BookDriver, TakeRow } from "../../app/driven/bookDriver.ts";
import type { HostResult } from "../../app/ports.ts";
import { cellText, type CellValue, type SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { breath } from "./breath.ts";
import { readSheets } from "./readSheets.ts";
import { run } from "./runBatch.ts";
import { runOps } from "./runOps.ts";
import { askSheetList, type SheetList } from "./sheetList.ts";
import { watchBook } from "./watchBook.ts";

/** The workbook that is open in Excel, on the thread that Office.js is on (Excel 驱动). */
export const excelDriver = (): BookDriver => {
  // Each round trip that ends a piece of work brings it anew, so that the next need not ask for it first.
  let known: SheetList | null = null;
  return {
    read: (depth, large, take) =>
      run("read", async (context): Promise<readonly SheetSnapshot[]> => {
        const kept: (readonly CellValue[])[][] = [];
        const keep: TakeRow = (sheet, cells) => void (kept[sheet] ??= []).push(cells);
        const read = await readSheets(context, depth, large, known, take ?? keep);
        known = read.list;
        return read.sheets.map((sheet, place) => ({ ...sheet, cells: kept[place] ?? [] }));
      }),
    run: async (batches, checks) => {
      const outcome = await run("write", async (context): Promise<string | null> => {
        const breathe = breath();
        context.runtime.enableEvents = false;
        context.application.suspendApiCalculationUntilNextSync();
        for (const [place, ops] of batches.entries()) {
          if (place > 0) await context.sync();
          await runOps(context, ops, breathe);
        }
        // What was written last is read back in the same round trip: some hosts lose what they said they kept.
        const read = checks.map((check) => {
          const sheet = context.workbook.worksheets.getItem(check.sheet);
          const cell = sheet.getRangeByIndexes(check.row, check.column, 1, 1);
          cell.load("values");
          return { check, cell };
        });
        context.runtime.enableEvents = true;
        const list = askSheetList(context);
        await context.sync();
        known = list();
        const lost = read.find(({ check, cell }) => cellText(cell.values[0]?.[0] as string) !== check.want);
        return lost?.check.sheet ?? null;
      });
      if (!outcome.ok) await restoreEvents();
      return outcome;
    },
    watch: async (tell) => {
      const nameOf = (id: string): string => known?.sheets.find((sheet) => sheet.id === id)?.name ?? "";
      const watched = await watchBook(tell, nameOf);
      if (!watched.ok) return watched;
      known = watched.value.list;
      return { ok: true, value: watched.value.release };
    },
  };
};

/** A write that broke off leaves events off for every add-in; should this fail too, the first failure says enough. */
const restoreEvents = (): Promise<HostResult<null>> =>
  run("write", async (context) => {
    context.runtime.enableEvents = true;
    await context.sync();
    return null;
  });
