import { describe, expect, it } from "vitest";

import { gridBook, sheetNamed, type GridBook } from "../../../src/hosts/workbench/gridBook.ts";
import { mostCells, seenIn, viewOf } from "../../../src/hosts/workbench/gridView.ts";
import { workbookData } from "../../../src/hosts/workbench/workbookData.ts";
import type { CellValue, SheetSnapshot } from "../../../src/workbook/sheetSnapshot.ts";

const names = { units: ["市教育局", "市水务局"], criteria: ["公开", "主动公开", "政策·质量"] };

const sheet = (name: string, cells: readonly (readonly CellValue[])[]): SheetSnapshot => ({
  name,
  visibility: "visible",
  cells,
});

const scores = sheet("评分-张三", [
  ["评分：张三"],
  ["单位", "公开（20分）", "主动公开（10分）", "主动公开（10分）·理由", "政策·质量（5分）", "备注"],
  ["市教育局", 18, 9, "", 4, "甲"],
  ["市水务局", 17, 8, "", 3, "乙"],
  [],
  ["理由、依据与例外"],
  ["单位", "轮次", "指标", "理由"],
  ["市教育局", "年终", "公开", "材料齐"],
  ["市教育局", "年终", "主动公开", "迟报"],
  ["市水务局", "年终", "公开", "缺页"],
]);
const ranking = sheet("排名", [
  ["名次", "单位"],
  [1, "市教育局"],
  [2, "市水务局"],
]);
const others = sheet("别人的表", [["市水务局", 1]]);

const seen = (book: GridBook, name: string): readonly string[] => {
  const { row, column } = seenIn(book, sheetNamed(book, name));
  return sheetNamed(book, name).cells.flatMap((cells, at) =>
    row(at)
      ? [
          cells
            .filter((_, place) => column(place))
            .join(" ")
            .trim(),
        ]
      : [],
  );
};

const small = (): GridBook => gridBook("考核", [scores, ranking, others], new Set(["评分-张三", "排名"]), names);

describe("a workbook that is too large to be shown whole", () => {
  it("shows the rows of one unit, and what is no unit's", () => {
    const book = { ...small(), view: { by: "unit", name: "市水务局" } } as const;
    expect(seen(book, "评分-张三").map((line) => line.split(" ")[0])).toEqual([
      "评分：张三",
      "单位",
      "市水务局",
      "",
      "理由、依据与例外",
      "单位",
      "市水务局",
    ]);
    expect(seen(book, "排名")).toHaveLength(3);
    expect(seen(book, "别人的表")).toHaveLength(1);
  });

  it("shows the columns and rows of one criterion with its reasons, and does not take 公开 for 主动公开", () => {
    const book = { ...small(), view: { by: "criterion", name: "公开" } } as const;
    // The columns up to D hold the reasons for 公开 below.
    expect(seen(book, "评分-张三")).toEqual([
      "评分：张三",
      "单位 公开（20分） 主动公开（10分） 主动公开（10分）·理由 备注",
      "市教育局 18 9  甲",
      "市水务局 17 8  乙",
      "",
      "理由、依据与例外",
      "单位 轮次 指标 理由",
      "市教育局 年终 公开 材料齐",
      "市水务局 年终 公开 缺页",
    ]);
  });

  it("gives the grid the cells of that part alone, in their own places", async () => {
    const book = { ...small(), view: { by: "unit", name: "市水务局" } } as const;
    const { sheets } = await workbookData(book, () => Promise.resolve());
    const drawn = sheets["评分-张三"];
    expect(drawn?.cellData?.[3]?.[1]?.v).toBe(17);
    expect(drawn?.cellData?.[2]).toBeUndefined();
    expect(drawn?.rowData?.[2]?.hd).toBe(1);
  });

  it("is one of more than 200,000 filled cells: it begins with the first unit, and stays with the one that is chosen", () => {
    expect(viewOf(small())).toBeNull();
    const filler = sheet("别人的表", [Array.from({ length: mostCells }, () => 1)]);
    const large = gridBook("考核", [scores, ranking, filler], new Set(["评分-张三", "排名"]), names);
    expect(viewOf(large)).toEqual({ by: "unit", name: "市教育局" });
    large.view = { by: "criterion", name: "主动公开" };
    expect(viewOf(large)).toBe(large.view);
    large.names = { units: ["市教育局"], criteria: [] };
    expect(viewOf(large)).toEqual({ by: "unit", name: "市教育局" });
  });
});
