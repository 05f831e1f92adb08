import { describe, expect, it } from "vitest";

import { outcomeText, pointsTables, rankingTables } from "../../../src/domain/notice/resultTables.ts";
import { groupResults, listOrder, type YearResults } from "../../../src/domain/notice/yearResults.ts";
import { exact } from "../../../src/domain/shared/exact.ts";
import { branchOf, leafOf } from "../../fixtures/schemes.ts";
import { smallObservations, smallReviewers, smallScheme, smallTable, smallUnits } from "../../fixtures/smallYear.ts";
import { leak, struckBy } from "../../fixtures/struckYear.ts";
import { lastOf, small } from "../../fixtures/yearNotices.ts";
import { resultsFrom } from "../../fixtures/yearResults.ts";

const groupsOf = (results: YearResults) => groupResults(results, listOrder(results.units));

describe("a rank beside last year's", () => {
  // 市财政局 is first and 市教育局 second.
  it.each([
    ["rose", 3, "上升1位"],
    ["stayed", 2, "持平"],
    ["fell", 1, "下降1位"],
  ])("%s", (_, rank, said) => {
    const [table] = rankingTables(groupsOf(small), [lastOf("jyj", "市直部门", rank)], "scores");
    expect(table?.rows.map((row) => row[4])).toEqual(["上年未参评", said]);
  });

  it("is not compared with no rank", () => {
    const unranked = { ...lastOf("jyj", "市直部门", 1), rank: null };
    expect(rankingTables(groupsOf(small), [unranked], "scores")[0]?.rows[1]?.[4]).toBe("—");
    const struck = groupsOf(struckBy(leak));
    const [table] = rankingTables(struck, [lastOf("jyj", "市直部门", 1)], "scores");
    expect(table?.rows.find(([, unit]) => unit === "市教育局")?.[4]).toBe("—");
  });
});

describe("what a stage gave", () => {
  it.each([
    [{ state: "scored", points: exact("12.50") } as const, "12.5"],
    [{ state: "notApplicable" } as const, "不适用"],
    [{ state: "none" } as const, "否决"],
    [{ state: "open", issues: [] } as const, "未定"],
    [undefined, "—"],
  ])("%j is printed as %s", (outcome, text) => expect(outcomeText(outcome)).toBe(text));
});

describe("points by criteria of the first level", () => {
  const criteria = [
    branchOf("b", "30", [leafOf("c1", "10"), leafOf("c2", "20")], { name: "公开" }),
    leafOf("c3", "70", undefined, { name: "落实" }),
  ];
  const rowsOf = (observations = smallObservations) => {
    const scheme = { ...smallScheme, tables: [{ ...smallTable, criteria }] };
    const results = resultsFrom({ scheme, units: smallUnits, reviewers: smallReviewers }, observations);
    return pointsTables(results, groupsOf(results))?.[0]?.rows.map((row) => row.slice(0, 3));
  };

  // By hand: 26/3 + 56/3 = 82/3 = 27.3333; 70 − 4 = 66. Without c1 the other unit's 56/3 of 20 alone counts.
  it("are the sum of what is beneath each", () => {
    expect(rowsOf()).toEqual([
      ["市财政局", "18.6667", "66"],
      ["市教育局", "27.3333", "66"],
    ]);
  });

  it("are 不适用 where nothing beneath one applies", () => {
    const one = smallObservations.find(({ unit, criterion }) => unit === "czj" && criterion === "c1");
    const without = smallObservations.map((row) =>
      row.unit === "czj" && row.criterion === "c2"
        ? { ...row, state: "notApplicable" as const, value: one?.value ?? "", reason: "没有这项职责" }
        : row,
    );
    expect(rowsOf(without)?.find(([unit]) => unit === "市财政局")).toEqual(["市财政局", "不适用", "66"]);
  });
});
