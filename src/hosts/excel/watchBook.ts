import type { BookHint, HostResult } from "../../app/ports.ts";
import { run } from "./runBatch.ts";
import { askSheetList, type SheetList } from "./sheetList.ts";

/**
 * Tells of edits, selections and sheets coming to the front (动静提示) until the release is called; our own writes are made
 * with events off.
 *
 * @param nameOf the name of a sheet by its id, as last read; "" where it is none of those
 * @returns with the list of sheets, which comes in the same round trip
 */
export const watchBook = async (
  tell: (hint: BookHint) => void,
  nameOf: (id: string) => string,
): Promise<HostResult<{ readonly release: () => Promise<void>; readonly list: SheetList }>> => {
  const told =
    (kind: BookHint["kind"]) =>
    (event: { readonly worksheetId: string; readonly address?: string }): Promise<void> => {
      tell({ kind, sheet: nameOf(event.worksheetId), address: event.address ?? "" });
      return Promise.resolve();
    };
  const started = await run("read", async (context) => {
    const { worksheets } = context.workbook;
    const handlers = [
      worksheets.onChanged.add(told("edited")),
      worksheets.onSelectionChanged.add(told("selected")),
      worksheets.onActivated.add(told("activated")),
    ];
    const list = askSheetList(context);
    await context.sync();
    return { handlers, list: list() };
  });
  if (!started.ok) return started;
  const { handlers, list } = started.value;
  const release = async (): Promise<void> => {
    const [first] = handlers;
    if (!first) return;
    await Excel.run(first.context, async (context) => {
      for (const handler of handlers) handler.remove();
      await context.sync();
    });
  };
  return { ok: true, value: { release, list } };
};
