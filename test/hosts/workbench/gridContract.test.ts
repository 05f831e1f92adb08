import { computedOps } from "../../../src/app/driven/computedOps.ts";
import { valuesBook, type ValuesDriver } from "../../../src/app/driven/valuesBook.ts";
import { applyOps, nothingTouched } from "../../../src/hosts/workbench/applyOps.ts";
import { copyOfSheet, gridBook, sheetNamed, type GridBook } from "../../../src/hosts/workbench/gridBook.ts";
import { gridDriver } from "../../../src/hosts/workbench/gridDriver.ts";
import { readGrid } from "../../../src/hosts/workbench/readGrid.ts";
import { typeInto } from "../../../src/hosts/workbench/typeInto.ts";
import { portContract } from "../portContract.ts";
import type { TestedHost } from "../testedHost.ts";
import { breaking } from "./breaking.ts";

/** The workbook behind the grid, with no grid to show it. */
const hostOn = (book: GridBook): TestedHost => {
  const broken: { step: number | null } = { step: null };
  const driver: ValuesDriver = breaking(
    gridDriver(
      () => book,
      () => Promise.resolve(),
      new Set(),
    ),
    broken,
  );
  const acting = (act: () => void): Promise<void> => {
    act();
    return Promise.resolve();
  };
  return {
    book: () => valuesBook(driver),
    type: (sheet, row, column, value) =>
      acting(() => {
        const refusal = typeInto(book, sheetNamed(book, sheet), row, column, value);
        if (refusal) throw new RangeError(`a cell: got ${refusal.code}, want it to take ${String(value)}`);
      }),
    renamed: "found",
    rename: (sheet, name) => acting(() => applyOps(book, [{ op: "rename", sheet, name }], nothingTouched())),
    remove: (sheet) =>
      acting(() => {
        book.sheets = book.sheets.filter(({ name }) => name !== sheet);
      }),
    calculate: (layouts) => applyOps(book, computedOps(layouts, readGrid(book)), nothingTouched()),
    copy: () => hostOn({ ...book, sheets: book.sheets.map(copyOfSheet) }),
    syncs: () => null,
    // A write is done as a whole: not at all, or with the answer lost.
    steps: () => 2,
    breakAt: (step) => {
      broken.step = step;
    },
    close: () => undefined,
  };
};

portContract("the workbench, without its grid", (sheets) => hostOn(gridBook("考核.xlsx", sheets, new Set())));
