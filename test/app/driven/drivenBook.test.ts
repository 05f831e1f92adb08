import { describe, expect, it } from "vitest";

import { tooLarge, type BookDriver } from "../../../src/app/driven/bookDriver.ts";
import { drivenBook } from "../../../src/app/driven/drivenBook.ts";
import type { HostResult } from "../../../src/app/ports.ts";
import type { SheetLayout } from "../../../src/workbook/sheetLayout.ts";
import type { SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";
import { snapshotOfLayout } from "../../../src/workbook/snapshotOfLayout.ts";
import { markedSheet } from "../../fixtures/markedSheet.ts";

const failed = (code: string): HostResult<never> => ({
  ok: false,
  failure: { kind: "host-failure", action: "write", code, detail: "" },
});
const kept: HostResult<null> = { ok: true, value: null };

/** A program with one workbook open, which says what it is told to and remembers what it was asked. */
const program = (sheets: readonly SheetSnapshot[], run: HostResult<string | null> = kept, mostCells = Infinity) => {
  const asked: string[] = [];
  const driver: BookDriver = {
    read: (depth, large) => {
      asked.push(large ? `${depth} in pieces` : depth);
      return Promise.resolve(!large && mostCells < 10 ? failed(tooLarge) : { ok: true, value: sheets });
    },
    run: (batches) => {
      asked.push(`run ${batches.flat().length > 0 ? "something" : "nothing"}`);
      return Promise.resolve(run);
    },
    watch: () => Promise.reject(new RangeError("a watch: got one, want none")),
  };
  return { asked, book: drivenBook(driver) };
};

/** The marked sheet as it was laid out, its table of two rows, and below an empty row what others noted in A7. */
const noted: SheetSnapshot = {
  ...snapshotOfLayout(markedSheet),
  cells: [...snapshotOfLayout(markedSheet).cells, [null, null], [null, null], ["领导批注", null]],
  facts: {
    ...{ formulas: [], merged: [], rowsHidden: false, filtered: false, isProtected: false },
    tables: [{ name: "kp_t", area: { row: 1, column: 0, rows: 3, columns: 2 }, filtered: false, columnsHidden: false }],
  },
};
const withRows = (count: number): SheetLayout => ({
  ...markedSheet,
  table: markedSheet.table && {
    ...markedSheet.table,
    rows: Array.from({ length: count }, (_, row) => [`任务${row}`, 46_203]),
  },
});

describe("a workbook that a program has open", () => {
  it("is read in pieces where one answer would be too large, and in pieces from the start the next time", async () => {
    const { asked, book } = program([noted], kept, 5);
    expect(await book.read()).toEqual({ ok: true, value: [noted] });
    expect((await book.read("formulas")).ok).toBe(true);
    expect(asked).toEqual(["values", "values in pieces", "formulas in pieces"]);
  });

  it("is left alone where a cell of others stands in the way, and says which", async () => {
    const { asked, book } = program([noted]);
    await book.read();
    const outcome = await book.write([withRows(6)], "任务分解");
    expect(outcome).toMatchObject({ ok: false, failure: { code: "cell-in-the-way" } });
    expect(JSON.stringify(outcome)).toContain("任务分解!A7");
    expect(asked).toEqual(["values"]);
    // As far as the row before, there is room.
    expect(await book.write([withRows(4)], "任务分解")).toEqual(kept);
  });

  it("says so where it did not keep what was written, or refused it", async () => {
    const forgetful = program([noted], { ok: true, value: "任务分解" });
    await forgetful.book.read();
    expect(await forgetful.book.write([withRows(3)], "任务分解")).toMatchObject({
      failure: { code: "write-not-kept" },
    });
    const busy = program([noted], failed("InvalidOperation"));
    await busy.book.read();
    expect(await busy.book.write([withRows(3)], "任务分解")).toEqual(failed("InvalidOperation"));
  });

  it("takes single cells, and says so where it did not keep or refused one", async () => {
    const cells = [{ row: 2, column: 0, value: "公开决算", asText: true }];
    const entered = (run: HostResult<string | null>) => program([noted], run).book.enter("任务分解", cells);
    expect(await entered(kept)).toEqual(kept);
    expect(await entered({ ok: true, value: "任务分解" })).toMatchObject({ failure: { code: "write-not-kept" } });
    expect(await entered(failed("AccessDenied"))).toEqual(failed("AccessDenied"));
  });
});
