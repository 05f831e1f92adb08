import { describe, expect, it } from "vitest";

import type { BookDriver } from "../../src/app/driven/bookDriver.ts";
import { batchesOf, type BookOp } from "../../src/app/driven/bookOps.ts";
import { fromPieces, inPieces, type FarDriver } from "../../src/main/driverInPieces.ts";
import type { SheetSnapshot } from "../../src/workbook/sheetSnapshot.ts";

const sheets: readonly SheetSnapshot[] = [
  { name: "空", visibility: "visible", cells: [] },
  {
    name: "长",
    visibility: "hidden",
    cells: Array.from({ length: 500 }, (_, row) => Array.from({ length: 90 }, (__, column) => row * column)),
  },
  { name: "宽", visibility: "visible", cells: [Array.from({ length: 20_000 }, (_, column) => String(column))] },
];

const cells = (rows: number, text: string): BookOp => ({
  op: "cells",
  sheet: "长",
  area: { row: 3, column: 0, rows, columns: 2 },
  entries: Array.from({ length: rows }, (_, row) => [row, text]),
});

describe("a driver whose cells and actions cross threads a piece a message", () => {
  it("reads every cell and does every action as without, each message small", async () => {
    const done: unknown[] = [];
    const largest = { cells: 0, bytes: 0 };
    const whole: BookDriver = {
      read: () => Promise.resolve({ ok: true, value: sheets }),
      run: (batches, checks) => {
        done.push([batches, checks]);
        return Promise.resolve({ ok: true, value: null });
      },
      watch: () => Promise.reject(new RangeError("not asked for")),
    };
    const near = inPieces(whole);
    const far: FarDriver = {
      read: near.read,
      run: near.run,
      rows: (sheet, from) => {
        const rows = near.rows(sheet, from);
        largest.cells = Math.max(largest.cells, rows.length > 1 ? rows.flat().length : 0);
        return Promise.resolve(rows);
      },
      give: (first, ops) => {
        largest.bytes = Math.max(largest.bytes, JSON.stringify(ops).length);
        return Promise.resolve(near.give(first, ops));
      },
    };
    const pieced = fromPieces(() => far);
    expect(await pieced.read("values", false)).toEqual({ ok: true, value: sheets });
    const many = Array.from({ length: 900 }, (_, row): BookOp => ({ op: "front", sheet: String(row) }));
    const batches = batchesOf([cells(20_000, "甲局更新迟了两天"), ...many, cells(2, "")], 3_000_000);
    const checks = [{ sheet: "长", row: 1, column: 1, want: "1" }];
    await pieced.run(batches, checks);
    await pieced.run([], []);
    expect(done).toEqual([
      [batches, checks],
      [[], []],
    ]);
    expect(largest.cells).toBeLessThan(13_000);
    expect(largest.bytes).toBeLessThan(250_000);
  });
});
