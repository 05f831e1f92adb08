import type { BookPort, HostFailure, HostResult } from "../../app/ports.ts";
import type { SheetLayout } from "../../workbook/sheetLayout.ts";
import type { SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { readSheets, type KnownSheet } from "./readSheets.ts";
import { writeSheet, weightOf } from "./writeSheet.ts";
import { sameAsLayout } from "./sameAsLayout.ts";

/** Excel on the web takes 5 MB a request; a batch is sent before it comes near. */
const batchBytes = 3_000_000;

/**
 * The workbook that is open in Excel (Excel 中打开的工作簿). Reading takes two round trips and writing one, plus one for
 * each 3 MB; sheets that already say what is wanted are left alone.
 */
export const excelBook = (): BookPort => {
  let known: readonly KnownSheet[] = [];
  return {
    read: () =>
      run("read", async (context): Promise<readonly SheetSnapshot[]> => {
        known = await readSheets(context);
        return known.map(({ snapshot }) => snapshot);
      }),
    write: async (layouts, front) => {
      const outcome = await run("write", async (context): Promise<null> => {
        context.runtime.enableEvents = false;
        let bytes = 0;
        const order = known.map(({ snapshot }) => snapshot.name);
        for (const layout of hiddenFirst(layouts)) {
          const sheet = known.find(({ snapshot }) => snapshot.name === layout.name);
          if (sheet && sameAsLayout(sheet.snapshot, layout)) continue;
          const weight = weightOf(layout);
          if (bytes > 0 && bytes + weight > batchBytes) {
            await context.sync();
            bytes = 0;
          }
          bytes += weight;
          if (!sheet) order.splice(placeFor(layout.name, layouts, order), 0, layout.name);
          writeSheet(context, layout, sheet, order.indexOf(layout.name));
        }
        context.workbook.worksheets.getItem(front).activate();
        context.runtime.enableEvents = true;
        await context.sync();
        return null;
      });
      if (!outcome.ok) await restoreEvents();
      return outcome;
    },
  };
};

const hiddenFirst = (layouts: readonly SheetLayout[]): readonly SheetLayout[] => [
  ...layouts.filter(({ visibility }) => visibility === "veryHidden"),
  ...layouts.filter(({ visibility }) => visibility !== "veryHidden"),
];

/** Where a new sheet goes: behind the nearest one that stands before it in the layouts' order, else to the end. */
const placeFor = (name: string, layouts: readonly SheetLayout[], order: readonly string[]): number => {
  const names = layouts.map((layout) => layout.name);
  const before = names.slice(0, names.indexOf(name)).findLast((one) => order.includes(one));
  return before === undefined ? order.length : order.indexOf(before) + 1;
};

const run = async <T>(
  action: HostFailure["action"],
  batch: (context: Excel.RequestContext) => Promise<T>,
): Promise<HostResult<T>> => {
  try {
    return { ok: true, value: await Excel.run({ delayForCellEdit: true }, batch) };
  } catch (error) {
    if (!(error instanceof OfficeExtension.Error)) throw error;
    return { ok: false, failure: { kind: "host-failure", action, code: error.code, detail: error.message } };
  }
};

/** A write that broke off leaves events off for every add-in; should this fail too, the first failure says enough. */
const restoreEvents = (): Promise<HostResult<null>> =>
  run("write", async (context) => {
    context.runtime.enableEvents = true;
    await context.sync();
    return null;
  });
