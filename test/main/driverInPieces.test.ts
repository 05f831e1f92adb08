import { describe, expect, it } from "vitest";

import type { BookDriver } from "../../src/app/driven/bookDriver.ts";
import { batchesOf, type BookOp } from "../../src/app/driven/bookOps.ts";
import { fromPieces, inPieces, type FarDriver } from "../../src/main/driverInPieces.ts";
import { unpackedRows } from "../../src/main/rowQueue.ts";
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
    const largest = { read: 0, bytes: 0 };
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
      rows: async () => {
        const packed = await near.rows();
        largest.read = Math.max(largest.read, packed && unpackedRows(packed).length > 1 ? packed.rows.length : 0);
        return packed;
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
    expect(largest.read).toBeLessThan(250_000);
    expect(largest.bytes).toBeLessThan(250_000);
  });

  it("hands rows over while the rest is still being read, and holds none back where a reading is refused", async () => {
    let taken = (): void => undefined;
    const some = new Promise<void>((resolve) => (taken = resolve));
    const near = inPieces({
      read: async (_, __, take) => {
        for (let row = 0; row < 3000; row++) take?.(0, [row, "三级指标有不到位之处".repeat(10)]);
        await some;
        take?.(1, [null, true, "x\ud800"]);
        return {
          ok: true,
          value: ["长", "短"].map((name) => ({ name, visibility: "visible" as const, cells: [] })),
        };
      },
      run: () => Promise.reject(new RangeError("not asked for")),
      watch: () => Promise.reject(new RangeError("not asked for")),
    });
    const far: FarDriver = {
      read: near.read,
      run: near.run,
      rows: async () => {
        const packed = await near.rows();
        taken();
        return packed;
      },
      give: (first, ops) => Promise.resolve(near.give(first, ops)),
    };
    const read = await fromPieces(() => far).read("values", true);
    if (!read.ok) throw new RangeError("a reading: got none, want one");
    const [long, short] = read.value;
    expect(long?.cells).toHaveLength(3000);
    expect(long?.cells[2999]?.[0]).toBe(2999);
    expect(short?.cells).toEqual([[null, true, "x\ud800"]]);

    const failure = { kind: "host-failure", action: "read", code: "GeneralException", detail: "" } as const;
    const refused = inPieces({
      read: (_, __, take) => {
        take?.(0, [1]);
        return Promise.resolve({ ok: false, failure });
      },
      run: near.run as never,
      watch: near.watch,
    });
    const other: FarDriver = { ...far, read: refused.read, rows: refused.rows };
    expect(await fromPieces(() => other).read("values", true)).toEqual({ ok: false, failure });
  });
});
