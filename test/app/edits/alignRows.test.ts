import { describe, expect, it } from "vitest";

import { alignHeaders, alignRows } from "../../../src/app/edits/alignRows.ts";

const pairsOf = ({ pairs }: ReturnType<typeof alignRows>) => pairs.map(({ want, found }) => [want, found]);

describe("rows that are found again", () => {
  it.each<[string, (readonly string[])[], (readonly string[] | null)[], readonly (readonly number[])[]]>([
    ["as they stand", [["甲", "1"]], [["甲", "1"]], [[0, 0]]],
    [
      "by their first text where the rest was changed",
      [
        ["甲", "1"],
        ["乙", "2"],
      ],
      [
        ["乙", "9"],
        ["甲", "8"],
      ],
      [
        [1, 0],
        [0, 1],
      ],
    ],
    [
      "where they stood, by any text that stayed",
      [
        ["甲", "1"],
        ["乙", "2"],
      ],
      [
        ["丙", "1"],
        ["乙", "2"],
      ],
      [
        [0, 0],
        [1, 1],
      ],
    ],
    ["not where nothing stayed", [["甲", "1"]], [["丙", "9"]], []],
    [
      "two of them that say the same, each once",
      [
        ["甲", "1"],
        ["甲", "1"],
        ["乙", "2"],
      ],
      [
        ["乙", "2"],
        ["甲", "1"],
        ["甲", "1"],
      ],
      [
        [2, 0],
        [1, 1],
        [0, 2],
      ],
    ],
    [
      "never by an empty first text, nor by one that several bear",
      [
        ["", "1"],
        ["甲", "2"],
        ["甲", "3"],
      ],
      [
        ["", "7"],
        ["甲", "8"],
        ["甲", "9"],
      ],
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ]
        .slice(0, 0)
        .concat([
          [1, 1],
          [2, 2],
        ]),
    ],
    ["below an empty one", [["甲", "1"]], [null, ["甲", "1"]], [[0, 1]]],
  ])("%s", (_, want, found, pairs) => {
    expect(pairsOf(alignRows(want, found))).toEqual(pairs);
  });

  it("have moved where they left the longest run that stayed in order", () => {
    const rows = ["一", "二", "三", "四", "五"].map((text) => [text]);
    const order = [1, 2, 4, 3, 0].map((place) => rows[place] ?? null);
    const { pairs, moved } = alignRows(rows, order);
    expect([...moved].map((pair) => pairs[pair]?.want).sort()).toEqual([0, 4]);
    expect(alignRows([], []).moved.size).toBe(0);
  });
});

describe("headers that are found again", () => {
  it("bear another name in the gap of the one that is missing, also behind the last known one", () => {
    expect(pairsOf(alignHeaders(["单位", "得分", "理由"], ["单位", "分数", "理由"]))).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
    expect(pairsOf(alignHeaders(["单位", "得分"], ["单位", "分数"]))).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(pairsOf(alignHeaders(["单位", "得分"], ["部门", "得分"]))).toEqual([
      [0, 0],
      [1, 1],
    ]);
    const { added, removed } = alignHeaders(["单位", "得分"], ["单位", "", "得分", "备注"]);
    expect([added, removed]).toEqual([[3], []]);
  });
});
