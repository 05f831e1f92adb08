import type { BookPort, HostResult } from "../ports.ts";
import type { SheetLayout } from "../../workbook/sheetLayout.ts";
import { cellText, type SheetFacts, type SheetSnapshot } from "../../workbook/sheetSnapshot.ts";
import { valueOfCell } from "../../workbook/snapshotOfLayout.ts";
import { tooLarge, type BookDriver, type ReadBack } from "./bookDriver.ts";
import { batchesOf, type BookOp } from "./bookOps.ts";
import { entryOf } from "./planCells.ts";
import { planBook, sealIn } from "./planBook.ts";
import type { Written } from "./planSheet.ts";

/** Excel on the web takes 5 MB a request; a batch is sent before it comes near. */
const batchBytes = 3_000_000;

/**
 * A workbook that a program has open (程序中打开的工作簿). In Excel reading takes two round trips and writing one, plus one for
 * each 3 MB; what already says what is wanted is left alone.
 *
 * @param driver what runs where the program is; this may be another thread
 */
export const drivenBook = (driver: BookDriver): BookPort => {
  let found: readonly SheetSnapshot[] = [];
  let written: ReadonlyMap<string, Written> = new Map();
  let formulas: ReadonlyMap<string, SheetFacts["formulas"]> = new Map();
  let large = false;
  return {
    read: async (depth = "values") => {
      let read = await driver.read(depth, large);
      if (!read.ok && !large && read.failure.code === tooLarge) {
        large = true;
        read = await driver.read(depth, large);
      }
      if (!read.ok) return read;
      found = read.value.map((sheet) => remembering(sheet, formulas));
      if (depth === "formulas") formulas = new Map(found.map(({ name, facts }) => [name, facts?.formulas ?? null]));
      return { ok: true, value: found };
    },
    write: async (layouts, front) => {
      const plan = planBook(layouts, front, found, written);
      if (plan.inTheWay !== null) return refusedBy("cell-in-the-way", plan.inTheWay);
      const outcome = await driver.run(batchesOf(plan.ops, batchBytes), layouts.flatMap(readBack));
      if (!outcome.ok) {
        written = new Map();
        return outcome;
      }
      if (outcome.value !== null) return refusedBy("write-not-kept", outcome.value);
      written = new Map([...written, ...plan.written]);
      formulas = new Map();
      return { ok: true, value: null };
    },
    enter: async (sheet, cells) => {
      const ops = cells.map(({ row, column, value, asText }): BookOp => ({
        op: "cells",
        sheet,
        area: { row, column, rows: 1, columns: 1 },
        entries: [[entryOf(value, row, asText)]],
      }));
      const checks = cells.map(({ row, column, value }) => ({ sheet, row, column, want: cellText(value) }));
      const outcome = await driver.run([ops], checks);
      if (!outcome.ok) return outcome;
      return outcome.value === null ? { ok: true, value: null } : refusedBy("write-not-kept", outcome.value);
    },
    watch: driver.watch,
  };
};

/** A sheet that could not be asked for its formulas, with those that it had when it was. */
const remembering = (sheet: SheetSnapshot, formulas: ReadonlyMap<string, SheetFacts["formulas"]>): SheetSnapshot =>
  sheet.facts && sheet.facts.formulas === null
    ? { ...sheet, facts: { ...sheet.facts, formulas: formulas.get(sheet.name) ?? null } }
    : sheet;

const readBack = (layout: SheetLayout): readonly ReadBack[] =>
  layout.seal ? [{ sheet: layout.name, ...layout.seal, want: cellText(valueOfCell(sealIn(layout))) }] : [];

const refusedBy = (code: string, detail: string): HostResult<never> => ({
  ok: false,
  failure: { kind: "host-failure", action: "write", code, detail },
});
