import { describe, expect, it } from "vitest";

import { fittedTables } from "../../../src/domain/notice/tableFit.ts";

const total = (widths: readonly number[]): number => widths.reduce((sum, one) => sum + one, 0);
const reason = "没有按规定的时限公开，栏目也没有更新；";

describe("tables that stand together", () => {
  it("fill the width, in one size of type", () => {
    const tables = fittedTables(
      [
        { header: ["名次", "单位"], rows: [["1", "市财政局"]] },
        { header: ["单位", "理由"], rows: [["市财政局", reason.repeat(3)]] },
      ],
      8844,
    );
    expect(tables.map(({ columns }) => total(columns))).toEqual([8844, 8844]);
    expect(new Set(tables.map(({ size }) => size)).size).toBe(1);
  });

  it("keep short texts on one line and give what is left to the longest", () => {
    const [table] = fittedTables(
      [{ header: ["名次", "较上年", "依据", "理由"], rows: [["10", "上升12位", reason, reason.repeat(40)]] }],
      8844,
    );
    const [rank = 0, change = 0, clause = 0, long = 0] = table?.columns ?? [];
    // At 小五, 9 pt, a character is 180 wide: "10" and "上升12位" take one and four, with 120 for the cell's margins.
    expect(rank).toBeGreaterThanOrEqual(2 * 180 + 120);
    expect(change).toBeGreaterThanOrEqual(4 * 180 + 120);
    expect(clause).toBeLessThan(long / 2);
  });

  it("part a heading that does not fit into halves", () => {
    const values = Array.from({ length: 12 }, () => "12.3456");
    const names = Array.from({ length: 12 }, () => "监督保障");
    const [table] = fittedTables([{ header: names, rows: [values] }], 8844);
    expect(table?.header[0]).toEqual(["监督", "保障"]);
  });
});
