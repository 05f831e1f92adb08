import type { Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";

import { computedOps } from "../../../src/app/driven/computedOps.ts";
import { valuesBook, type ValuesDriver } from "../../../src/app/driven/valuesBook.ts";
import { writeBook } from "../../../src/hosts/files/xlsx/writeBook.ts";
import type { SheetLayout } from "../../../src/workbook/sheetLayout.ts";
import type { SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { breaking } from "../../hosts/workbench/breaking.ts";
import { portContract } from "../../hosts/portContract.ts";
import type { TestedHost } from "../../hosts/testedHost.ts";
import { findBrowser } from "../../standin/findBrowser.ts";
import { openBytes, savedBytes, startWorkbenches, type Workbenches } from "./workbenchPage.ts";

const file = "考核.xlsx";

/** A sheet of others in a file. */
const plainSheet = ({ name, cells }: SheetSnapshot): SheetLayout => ({
  name,
  visibility: "visible",
  title: String(cells[0]?.[0] ?? ""),
  lines: [],
  landscape: false,
  table: null,
});

/** The workbook in a tab of the browser; what is asked of it while another thing is being done waits for its turn. */
const hostOn = (workbenches: () => Workbenches, start: (page: Page) => Promise<void>): TestedHost => {
  const broken: { step: number | null } = { step: null };
  const opened = (async (): Promise<Page> => {
    const { page } = await workbenches().open();
    await start(page);
    return page;
  })();
  let turn: Promise<unknown> = opened;
  const next = <T>(act: (page: Page) => Promise<T>): Promise<T> => {
    const made = turn.then(() => opened).then(act);
    turn = made.catch(() => undefined);
    return made;
  };
  const driver: ValuesDriver = {
    read: () => next((page) => page.evaluate(() => kaopingWorkbench.driver.read("values", false))),
    run: (...args) => next((page) => page.evaluate((given) => kaopingWorkbench.driver.run(...given), args)),
    watch: () => Promise.reject(new RangeError("a watch: got one, want none in this suite")),
  };
  return {
    book: () => valuesBook(breaking(driver, broken)),
    type: async (sheet, row, column, value) => {
      const isTaken = await next((page) =>
        page.evaluate((given) => kaopingWorkbench.type(...given), [sheet, row, column, value] as const),
      );
      if (!isTaken) throw new RangeError(`a cell: got a refusal, want it to take ${String(value)}`);
    },
    renamed: "found",
    rename: async (sheet, name) => {
      await driver.run([[{ op: "rename", sheet, name }]], [], []);
    },
    remove: (sheet) =>
      next((page) =>
        page.evaluate((gone) => {
          const book = kaopingWorkbench.current();
          book.sheets = book.sheets.filter(({ name }) => name !== gone);
        }, sheet),
      ),
    calculate: (layouts) => {
      void next(async (page) => {
        const read = await page.evaluate(() => kaopingWorkbench.driver.read("values", false));
        if (!read.ok) throw new RangeError("the grid: got a refusal to be read, want its sheets");
        await page.evaluate((ops) => kaopingWorkbench.driver.run([ops], [], []), computedOps(layouts, read.value));
      });
    },
    copy: () => {
      const saved = next(savedBytes);
      return hostOn(workbenches, async (page) => openBytes(page, await saved, file));
    },
    syncs: () => null,
    steps: () => 2,
    breakAt: (step) => {
      broken.step = step;
    },
    close: () => void next((page) => page.close()),
  };
};

if (await findBrowser()) {
  let workbenches: Workbenches;
  beforeAll(async () => {
    workbenches = await startWorkbenches();
  });
  afterAll(() => workbenches.close());
  portContract("the workbench, in a browser", (sheets) =>
    hostOn(
      () => workbenches,
      (page) =>
        sheets.length === 0
          ? Promise.resolve()
          : openBytes(page, writeBook(sheets.map(plainSheet), "2026-11-22T08:00:00Z"), file),
    ),
  );
}
