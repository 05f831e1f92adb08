import { describe, expect, it } from "vitest";

import { byStrokes } from "../../../src/domain/notice/byStrokes.ts";
import { strokeOrder } from "../../../src/domain/notice/strokeOrder.ts";

const sorted = (names: string): readonly string[] => names.split(" ").sort(byStrokes);

describe("names by strokes", () => {
  it("stand by the number of strokes, then by the first stroke: 横 竖 撇 点 折", () => {
    // 3: 工; 4: 王 (横), 贝 (竖), 牛 (撇), 文 (点), 尹 (折); 5: 左 and so on.
    expect(sorted("尹 文 牛 贝 王 工 丁")).toEqual(["丁", "工", "王", "贝", "牛", "文", "尹"]);
    // 5 strokes: 生 丿, 市 丶, 司 and 民 𠃌; of these two 民 begins 折横折, 司 折横竖.
    expect(sorted("民 司 市 生 右")).toEqual(["右", "生", "市", "司", "民"]);
  });

  it("of units go by the first character that tells them apart", () => {
    expect(sorted("市财政局 市教育局 市公安局 市水利局 市文化局 市卫生健康委 市工业和信息化局")).toEqual([
      "市工业和信息化局",
      "市卫生健康委",
      "市水利局",
      "市公安局",
      "市文化局",
      "市财政局",
      "市教育局",
    ]);
    expect(sorted("市财政局二分局 市财政局")).toEqual(["市财政局", "市财政局二分局"]);
  });

  it("have letters and figures before Chinese characters, and one that no list has behind them", () => {
    expect(sorted("㐀 乙 A 2")).toEqual(["2", "A", "乙", "㐀"]);
  });

  it("know the 8105 characters of 通用规范汉字表, each once, as it begins", () => {
    const characters = [...strokeOrder.matchAll(/./gu)].map(([character]) => character);
    expect(characters).toHaveLength(8105);
    expect(new Set(characters).size).toBe(8105);
    expect(strokeOrder.startsWith("一乙二十丁厂七卜")).toBe(true);
  });
});
