import { describe, expect, it } from "vitest";

import { batchesOf, utf8Length, type BookOp } from "../../../src/app/driven/bookOps.ts";

/** Forty rows of a text of 60 bytes and a number. */
const block: Extract<BookOp, { op: "cells" }> = {
  op: "cells",
  sheet: "得分",
  area: { row: 3, column: 1, rows: 40, columns: 2 },
  entries: Array.from({ length: 40 }, (_, row) => ["公开".repeat(10), row]),
};
const front: BookOp = { op: "front", sheet: "得分" };
const cellsIn = (batches: readonly (readonly BookOp[])[]) =>
  batches.flat().flatMap((op) => (op.op === "cells" ? [op] : []));

describe("actions on the way to a workbook", () => {
  it.each(["", "A1", 'a "quoted" word', "C:\\年度\\1.xlsx", "Ümlaut é", "云泽市", "€ …", "𠮷野家"])(
    "weigh what their text weighs as JSON in UTF-8: %s",
    (text) => {
      expect(utf8Length(text)).toBe(Buffer.byteLength(JSON.stringify(text)) - 2);
    },
  );

  it("go in one batch where they are small, in their order", () => {
    expect(batchesOf([front, block, front], 1_000_000)).toEqual([[front, block, front]]);
  });

  it("are cut by rows where a block is larger than a batch, so that each row goes once, to its place", () => {
    const batches = batchesOf([front, block, front], 2000);
    const pieces = cellsIn(batches);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.flatMap(({ entries }) => entries)).toEqual(block.entries);
    let row = block.area.row;
    for (const { area, entries } of pieces) {
      expect(area).toEqual({ ...block.area, row, rows: entries.length });
      row += entries.length;
    }
    for (const batch of batches) expect(Buffer.byteLength(JSON.stringify(batch))).toBeLessThan(2000);
    expect([batches[0]?.[0], batches.at(-1)?.at(-1)]).toEqual([front, front]);
  });

  it("are not cut within a row, be it larger than a batch by itself", () => {
    const long = { ...block, entries: [["长".repeat(2000), 1], ...block.entries.slice(1)] };
    const pieces = cellsIn(batchesOf([long], 2000));
    expect(pieces[0]?.entries).toEqual([["长".repeat(2000), 1]]);
    expect(pieces.flatMap(({ entries }) => entries)).toEqual(long.entries);
  });
});
