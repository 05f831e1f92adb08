import { describe, expect, it } from "vitest";

import { cellStory } from "../../../src/app/story/cellStory.ts";
import { after, publishedAssessment, setUpAssessment, stampAt } from "../../fixtures/smallAssessment.ts";
import { observed, smallObservations, smallScheme, smallUnits } from "../../fixtures/smallYear.ts";

const scored = after(
  setUpAssessment(),
  { kind: "observations-recorded", rows: smallObservations },
  { kind: "observations-recorded", rows: observed("jyj", "c1", ["8"], "补正后改判") },
);

describe("the story of a cell", () => {
  it("of a score tells who typed what, when, before and after, and why", () => {
    // Row 4 is the first unit's, column B the first criterion's.
    expect(cellStory(scored, { sheet: "评分-甲", address: "B4" })).toEqual({
      about: ["市教育局", "主动公开（10分）", "甲"],
      steps: [
        {
          index: 4,
          time: stampAt(4).time,
          actor: "公开办经办人",
          action: "observations-recorded",
          of: "甲",
          before: "",
          after: "10",
          reason: "年度考核",
          words: "",
          evidence: "",
        },
        {
          index: 5,
          time: stampAt(5).time,
          actor: "公开办经办人",
          action: "observations-recorded",
          of: "甲",
          before: "10",
          after: "8",
          reason: "年度考核",
          words: "补正后改判",
          evidence: "",
        },
      ],
    });
  });

  it("of a score that is 不适用 shows the word, and the reason beside it", () => {
    const story = cellStory(scored, { sheet: "评分-乙", address: "B5" });
    expect(story?.steps).toMatchObject([{ before: "", after: "不适用", words: "没有这项职责" }]);
  });

  it("follows the row's own text where people sorted the sheet", () => {
    const story = cellStory(scored, { sheet: "评分-甲", address: "B4", row: "市财政局", header: "依申请公开（20分）" });
    expect(story?.about).toEqual(["市财政局", "依申请公开（20分）", "甲"]);
    expect(story?.steps).toMatchObject([{ after: "20" }]);
  });

  it("of a row of reasons tells of the score that it speaks of", () => {
    // Two units end in row 5; an empty row, the caption and the header come before the rows of reasons.
    const story = cellStory(scored, { sheet: "评分-乙", address: "H9" });
    expect(story?.about).toEqual(["市财政局", "主动公开", "乙"]);
    expect(story?.steps).toMatchObject([{ after: "不适用" }]);
  });

  it("of a computed score tells of every voice that it is made from", () => {
    const story = cellStory(scored, { sheet: "得分", address: "C4", header: "主动公开" });
    expect(story?.about).toEqual(["市教育局", "主动公开"]);
    expect(story?.steps.map(({ of, before, after: now }) => [of, before, now])).toEqual([
      ["甲", "", "10"],
      ["乙", "", "9"],
      ["丙", "", "9"],
      ["丁", "", "8"],
      ["甲", "10", "8"],
    ]);
  });

  it("of a rank tells of all that was said of the unit, each with its criterion", () => {
    const story = cellStory(scored, { sheet: "排名", address: "A5", row: "市教育局" });
    expect(story?.steps).toHaveLength(13);
    expect(story?.steps[0]?.of).toBe("主动公开·甲");
  });

  it("of a list's cell has a step for each entry after which it says something else", () => {
    const renamed = smallUnits.map((unit) =>
      unit.id === "jyj" ? { ...unit, name: "市教育体育局", aliases: ["市教育局"] } : unit,
    );
    const changed = after(
      setUpAssessment(),
      { kind: "units-set", rows: renamed },
      { kind: "scheme-set", rows: [smallScheme] },
    );
    const story = cellStory(changed, { sheet: "单位", address: "B4" });
    expect(story?.about).toEqual(["jyj", "单位"]);
    expect(story?.steps.map(({ index, before, after: now }) => [index, before, now])).toEqual([
      [2, "", "市教育局"],
      [4, "市教育局", "市教育体育局"],
    ]);
  });

  it("of a line of the ledger is that entry", () => {
    expect(cellStory(scored, { sheet: "留痕", address: "C5" })?.steps).toMatchObject([
      { index: 1, action: "scheme-set" },
    ]);
  });

  it("of the scheme's sheets tells when the scheme was set", () => {
    expect(cellStory(publishedAssessment(), { sheet: "规则", address: "A6" })?.steps).toMatchObject([{ index: 1 }]);
  });

  it.each([
    ["a title", { sheet: "评分-甲", address: "A1" }, 0],
    ["the cover", { sheet: "封面", address: "B3" }, 0],
    ["a row below all of ours", { sheet: "单位", address: "A40" }, 0],
  ])("of %s has no step", (_, cell, steps) => {
    expect(cellStory(scored, cell)?.steps).toHaveLength(steps);
  });

  it.each([
    ["another's sheet", { sheet: "预算", address: "A1" }],
    ["no address", { sheet: "评分-甲", address: "全部" }],
  ])("of %s is not told", (_, cell) => {
    expect(cellStory(scored, cell)).toBeNull();
  });
});
