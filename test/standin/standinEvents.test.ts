import { describe, expect, it } from "vitest";

import { startExcelInNode, type NodeExcel } from "./node.ts";

const onFirst = (
  excel: NodeExcel,
  work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => void,
): Promise<void> =>
  excel.Excel.run(async (context) => {
    work(context.workbook.worksheets.getFirst(), context);
    await context.sync();
  });

/** Missing, whatever the types say, when more than one cell changed. */
const after = (event: Excel.WorksheetChangedEventArgs): unknown =>
  (event.details as Excel.ChangedEventDetail | undefined)?.valueAfter;

// Docs: "Work with events using the Excel JavaScript API".
describe("events", () => {
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

  async function listening(
    excel: NodeExcel,
  ): Promise<{ readonly heard: string[]; readonly stop: () => Promise<void> }> {
    const heard: string[] = [];
    const handler = await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getFirst();
      const added = sheet.onChanged.add((event) => {
        heard.push(`${event.address} ${event.triggerSource} ${String(after(event))}`);
        return Promise.resolve();
      });
      context.workbook.worksheets.onActivated.add((event) => {
        heard.push(`activated ${event.worksheetId}`);
        return Promise.resolve();
      });
      await context.sync();
      return added;
    });
    const stop = async (): Promise<void> => {
      handler.remove();
      await handler.context.sync();
    };
    return { heard, stop };
  }

  it("tell of a person's edit with before and after, and stop when told to", async () => {
    const excel = startExcelInNode();
    const { heard, stop } = await listening(excel);
    excel.standin.userEdit("Sheet1", "B3", 99);
    excel.standin.userEdit("Sheet1", "A1", [["a", "b"]]);
    await settled();
    expect(heard).toEqual(["B3 Unknown 99", "A1:B1 Unknown undefined"]);
    await stop();
    excel.standin.userEdit("Sheet1", "B3", 1);
    await settled();
    expect(heard.length).toBe(2);
  });

  it("tell of the add-in's own writes, unless events are switched off", async () => {
    const excel = startExcelInNode();
    const { heard } = await listening(excel);
    await onFirst(excel, (sheet) => (sheet.getRange("A1").values = [[1]]));
    await onFirst(excel, (sheet, context) => {
      context.runtime.enableEvents = false;
      sheet.getRange("A2").values = [[2]];
      context.runtime.enableEvents = true;
    });
    await settled();
    expect(heard).toEqual(["A1 ThisLocalAddin 1"]);
  });

  it("tell which sheet came to the front", async () => {
    const excel = startExcelInNode();
    const { heard } = await listening(excel);
    await onFirst(excel, (_sheet, context) => context.workbook.worksheets.add("评分"));
    excel.standin.userActivate("评分");
    await settled();
    expect(heard).toEqual([`activated ${excel.standin.workbook.activeSheetId}`]);
  });

  it("give the changed range", async () => {
    const excel = startExcelInNode();
    const values = new Promise((resolve) => {
      void excel.Excel.run(async (context) => {
        context.workbook.worksheets.getFirst().onChanged.add((event) =>
          excel.Excel.run(async (inner) => {
            const range = event.getRange(inner).load("values");
            await inner.sync();
            resolve(range.values);
          }),
        );
        await context.sync();
        excel.standin.userEdit("Sheet1", "C3", "改");
      });
    });
    expect(await values).toEqual([["改"]]);
  });
});
